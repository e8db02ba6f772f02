import { sql, type RawBuilder } from 'kysely'
import { enough } from '#platform/search/match.ts'
import { leastNear, type Run, type Word } from '#platform/search/question.ts'
import type { Asked, Meant, Reading } from './asked.ts'

type Points = RawBuilder<number>

/** Points of a need `n` with its text `d`, 0 for one that cannot be the answer. Rough: what comes out is read once more, letter by letter. */
export function pointsOf(asked: Asked, near: boolean): Points {
  const runs = asked.map(({ readings }) => greatest(readings.map((reading) => pointsFor(reading, near))))
  const [only, another] = runs
  if (only && !another) return only
  const all = sql.join(runs, sql` + `)
  const each = sql.join(
    runs.map((run) => sql`${run} > 0`),
    sql` and `,
  )
  return sql<number>`case when ${each} then ${all} else 0 end`
}

const greatest = (points: Points[]): Points => sql<number>`greatest(${sql.join(points)})`

function pointsFor({ place, run, categories }: Reading, near: boolean): Points {
  if (run === null) return sql<number>`case when ${place ? liesIn(place) : isOf(categories)} then 80 else 0 end`
  const said = saidPoints(run, near)
  return place ? sql<number>`case when ${liesIn(place)} then ${said} else 0 end` : said
}

function saidPoints({ whole, words: parts }: Run, near: boolean): Points {
  const isOne = parts.every(({ text }) => text === whole.text)
  if (isOne) return sql<number>`case when ${says(whole, near)} then 100 else 0 end`
  const words = parts.map((word) => sql`case when ${says(word, near)} then ${sql.lit(word.weight)} else 0 end`)
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const some = sql`(${sql.join(words, sql` + `)})`
  return sql<number>`case when ${says(whole, near)} then 100
    when ${some} >= ${sql.lit(total * enough * (near ? 0.7 : 1))} then 80 * ${some} / ${sql.lit(total)} else 0 end`
}

const isOf = (categories: readonly string[]) => sql`n.category = any (${[...categories]}::text[])`

const liesIn = ({ compoundIds, buildingIds }: Meant) =>
  sql`(n.compound_id = any (${[...compoundIds]}::uuid[]) or n.building_id = any (${[...buildingIds]}::uuid[]))`

/** Only letters and digits come here, so nothing in a pattern needs a guard. */
const holds = (text: string) => `%${text}%`

function says({ text, letters }: Word, near: boolean): RawBuilder<boolean> {
  const written = sql<boolean>`d.said like ${holds(text)}`
  if (letters === null) return written
  const half = Math.floor(letters.length / 2)
  const parts = near && letters.length >= leastNear ? [letters.slice(0, half), letters.slice(half)] : [letters]
  const said = parts.map((part) => sql`d.letters like ${holds(part)}`)
  return sql<boolean>`(${written} or ${sql.join(said, sql` or `)})`
}
