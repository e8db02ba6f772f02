import { docFrom, type Doc } from '#platform/search/doc.ts'
import { matchRun, type Mark, type Match } from '#platform/search/match.ts'
import type { Question } from '#platform/search/question.ts'
import { sayNumber } from '../number.ts'
import type { PlaceNames } from '../with-places.ts'
import type { Asked, Meant, Reading } from './asked.ts'
import { textsOf } from './search-text.ts'
import type { Row } from './seen.ts'

/** A need that answers, with where its texts do, as far as this reader may see them. */
export type NeedFound = Row & PlaceNames & { points: number; texts: (string | null | undefined)[]; marks: Mark[] }

type Candidate = Row & PlaceNames & { points: number }

/** Reads the candidates letter by letter: the best first, the newest among equals, none twice. Rows that say what the need no longer says find nothing. */
export function judged(
  rows: readonly Candidate[],
  asking: { question: Question; asked: Asked; near: boolean },
): NeedFound[] {
  const found = new Map<string, NeedFound & { score: number }>()
  for (const row of rows) {
    const number = sayNumber(row)
    const answer = found.has(number) ? null : answerOf(row, asking)
    if (answer) found.set(number, answer)
  }
  return [...found.values()].sort((a, b) => b.score - a.score || b.submitted_at.getTime() - a.submitted_at.getTime())
}

function answerOf(
  row: Candidate,
  { asked, near }: { asked: Asked; near: boolean },
): (NeedFound & { score: number }) | null {
  const texts = textsOf[row.side](row)
  if (row.points === 1000) return { ...row, texts, marks: [], score: 2 }
  const doc = docFrom(texts, row)
  if (!doc) return null
  const best = asked.map(({ readings }) => bestOf(readings.map((one) => matchReading(row, doc, { ...one, near }))))
  if (best.length === 0 || best.some((one) => one === null)) return null
  const all = best.filter((one) => one !== null)
  const score = all.reduce((sum, one) => sum + one.score, 0) / all.length
  return { ...row, texts, marks: all.flatMap(({ marks }) => marks), score: Math.round(score * 10) / 10 }
}

const bestOf = (matches: (Match | null)[]): Match | null =>
  matches.reduce((best, one) => (one && (!best || one.score > best.score) ? one : best), null)

type Read = Reading & { near: boolean }

function matchReading(row: Candidate, doc: Doc, { place, run, categories, near }: Read): Match | null {
  if (place !== null && !liesIn(row, place)) return null
  if (run) return matchRun(doc, run, near)
  const isMeant = place !== null || categories.some((one) => one === row.category)
  return isMeant ? { score: 0.8, marks: [] } : null
}

const liesIn = ({ compound_id: compound, building_id: building }: Candidate, { compoundIds, buildingIds }: Meant) =>
  compoundIds.includes(compound ?? '') || buildingIds.includes(building ?? '')
