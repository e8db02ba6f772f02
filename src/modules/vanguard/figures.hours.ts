import { sql, type AliasedExpression } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceColumn, EvidenceRow, Narrowed } from '#platform/figures/figure.ts'
import { hrefFor } from './figures.href.ts'
import { countOf, distinctOf, lies, rowsOf, sumOf, type Counting, type Records, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'

const at = sql<Date>`v.starts_at`
const service = sql<string>`coalesce(s.service, 'other')`

const onlyOf = ({ only = {} }: Narrowed): Test =>
  only['service'] === undefined ? sql`true` : sql`${service} = ${only['service']}`

/** Time given in a span, with the stall it was given at, if any. */
const servicesIn = (tx: Tx, ctx: Ctx, span: Narrowed): Records =>
  tx
    .selectFrom('vanguard.service as v')
    .leftJoin('vanguard.place as p', (join) =>
      join.onRef('p.area_id', '=', 'v.area_id').onRef('p.id', '=', 'v.place_id'),
    )
    .leftJoin('vanguard.shift as h', (join) =>
      join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.shift_id'),
    )
    .leftJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'h.area_id').onRef('s.id', '=', 'h.stall_id'),
    )
    .where('v.area_id', '=', ctx.area.id)
    .where(lies(at, span))
    .where(onlyOf(span)) as unknown as Records

const confirmed: Test = sql`v.state = 'confirmed'`
const proposed: Test = sql`v.state = 'proposed'`
const disputed: Test = sql`v.state = 'disputed'`
const hours = sql`v.minutes / 60.0`

const ground = { records: servicesIn, at, key: sql<string>`v.id`, service, counted: confirmed }
const people = distinctOf(sql`v.volunteer_id`, confirmed)

/** Hours that were confirmed by another person; exact, not rounded. */
export const serviceHours = ({ lang }: Ctx): Counting => {
  const { beside, hour, person, service: unit } = rowWords(lang)
  return {
    ...ground,
    number: sumOf(hours, confirmed),
    people,
    beside: [
      { text: beside.proposed, unit: hour, is: sumOf(hours, proposed) },
      { text: beside.disputed, unit: hour, is: sumOf(hours, disputed) },
      { text: beside.assumed, unit, is: countOf(sql`(${confirmed} and v.assumed)`) },
      { text: beside.later, unit, is: countOf(sql`(${confirmed} and v.place_id is null)`) },
      { text: beside.byPeople, unit: person, is: people },
    ],
  }
}

/** Different volunteers with at least one confirmed service; several services of one count once. */
export const activeVolunteers = ({ lang }: Ctx): Counting => {
  const { beside, service: unit } = rowWords(lang)
  return {
    ...ground,
    number: people,
    people,
    beside: [{ text: beside.times, unit, is: countOf(confirmed) }],
  }
}

/** What a row of time given shows: when and what, never who. */
export const hourColumns = ({ lang }: Ctx): EvidenceColumn[] => {
  const { columns } = rowWords(lang)
  return [
    { key: 'content', head: columns.content, kind: 'text', names: true },
    { key: 'day', head: columns.day, kind: 'date' },
    { key: 'minutes', head: columns.minutes, kind: 'number' },
  ]
}

type Row = { content: string; minutes: number; gathering_id: string | null }

const told = ['content', 'minutes', 'gathering_id'].map((name): AliasedExpression<unknown, string> =>
  sql`(array_agg(${sql.ref(`v.${name}`)}))[1]`.as(name),
)

/** The services it counts. */
export async function hourRows(
  tx: Tx,
  ctx: Ctx,
  { counting, ask }: { counting: Counting; ask: EvidenceAsk },
): Promise<EvidenceRow[]> {
  const rows = await rowsOf<Row>(tx, ctx, { counting, ask, columns: told })
  return rows.map((row) => ({
    key: row.key,
    at: row.at,
    href: row.gathering_id && hrefFor(ctx, row.gathering_id),
    cells: { content: row.content, day: row.at, minutes: row.minutes },
  }))
}
