import { sql, type AliasedExpression, type RawBuilder } from 'kysely'
import { momentsOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FigureValue, Narrowed, Only, Point, Steps } from '#platform/figures/figure.ts'

/** A question about one gathering, as a piece of SQL over `g`. */
export type Test = RawBuilder<boolean>
/** A number over many of them. */
export type Sum = RawBuilder<number | null>

/**
 * What a figure counts. One of these makes the number, its months, its parts and its rows, so that they cannot disagree: a
 * gathering lies in the span by the day it begins, and is a row of the figure when `counted`.
 */
export type Counting = {
  counted: Test
  number: Sum
  /** Both parts, where the number is a share in per cent. */
  share?: { top: Sum; bottom: Sum; counts: string }
  beside: readonly { text: string; unit: string; is: Sum }[]
}

/** It took place. */
export const wasHeld: Test = sql`g.state in ('held', 'evidenced')`

export const countOf = (test: Test): RawBuilder<number> => sql<number>`count(*) filter (where ${test})`
export const sumOf = (what: RawBuilder<unknown>, test: Test): RawBuilder<number> =>
  sql<number>`coalesce(sum(${what}) filter (where ${test}), 0)::float8`
export const percentOf = (top: Sum, bottom: Sum): Sum => sql`100.0::float8 * ${top} / nullif(${bottom}, 0)`

/** What a figure can be narrowed to, and what its parts are grouped by. */
export const cutKeys = ['kind', 'audience', 'venue', 'purpose'] as const
export type CutKey = (typeof cutKeys)[number]

/** Gatherings at no venue of ours. */
export const elsewhere = 'elsewhere'

const columns: Record<CutKey, RawBuilder<string>> = {
  kind: sql`g.kind`,
  audience: sql`g.audience`,
  venue: sql`coalesce(g.venue_id::text, ${sql.lit(elsewhere)})`,
  purpose: sql`g.purpose`,
}

const isOnly = (only: Only): Test =>
  sql`${sql.join([sql`true`, ...cutKeys.flatMap((key) => (only[key] === undefined ? [] : [sql`${columns[key]} = ${only[key]}`]))], sql` and `)}`

/** The gatherings that begin in the span, narrowed to what is asked for. */
export const gatheringsIn = (tx: Tx, ctx: Ctx, { only = {}, ...span }: Narrowed) => {
  const { start, end } = momentsOf(span)
  return tx
    .selectFrom('gatherings.gathering as g')
    .where('g.area_id', '=', ctx.area.id)
    .where('g.starts_at', '>=', start)
    .where('g.starts_at', '<', end)
    .where(isOnly(only))
}

type Sums = { rows: number; number: number | null; top: number | null; bottom: number | null }

const none = sql<null>`null::float8`

const sums = ({ counted, number, share }: Counting) => [
  countOf(counted).as('rows'),
  number.as('number'),
  (share?.top ?? none).as('top'),
  (share?.bottom ?? none).as('bottom'),
]

/** A figure over a span: its number, both parts of a share, the count of rows, and what stands beside it. */
export async function valueIn(
  tx: Tx,
  ctx: Ctx,
  { counting, span }: { counting: Counting; span: Narrowed },
): Promise<FigureValue> {
  const { share, beside } = counting
  const besides = beside.map(({ is }, at): AliasedExpression<number | null, string> => is.as(`b${at}`))
  const found = (await gatheringsIn(tx, ctx, span)
    .select([...sums(counting), ...besides])
    .executeTakeFirstOrThrow()) as Sums & Record<string, number | null>
  return {
    value: found.number,
    ...(share ? { numerator: found.top ?? 0, denominator: found.bottom ?? 0, counts: share.counts } : {}),
    evidence: found.rows,
    beside: beside.map(({ text, unit }, at) => ({ text, unit, value: found[`b${at}`] ?? null })),
  }
}

const formats = { month: 'YYYY-MM', year: 'YYYY' } as const

/** The Shanghai month or year a gathering begins in. */
export const stepOf = (by: Steps['by']): RawBuilder<string> =>
  sql`to_char(g.starts_at at time zone 'Asia/Shanghai', ${sql.lit(formats[by])})`

/** What the parts of a cut are grouped by; null for a cut that is none of ours. */
export const partOf = (cut: string): RawBuilder<string> | null => {
  const key = cutKeys.find((one) => one === cut)
  return key ? columns[key] : null
}

/** The same figure for each group that has a row. */
export async function pointsIn(
  tx: Tx,
  ctx: Ctx,
  { counting, span, by }: { counting: Counting; span: Narrowed; by: RawBuilder<string> },
): Promise<Point[]> {
  const found = await gatheringsIn(tx, ctx, span)
    .select([by.as('step'), ...sums(counting)])
    .groupBy(sql`1`)
    .having(countOf(counting.counted), '>', 0)
    .orderBy(sql`1`)
    .execute()
  return found.map(({ step, number, rows }) => ({ step, value: number, rows }))
}
