import { sql, type AliasedExpression, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { momentsOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { EvidenceAsk, FigureValue, Narrowed, Point, Steps } from '#platform/figures/figure.ts'
import { isUuid } from '#base/uuid.ts'

/** A question about one record, and a number over many of them, as pieces of SQL. */
export type Test = RawBuilder<boolean>
export type Sum = RawBuilder<number | null>

/** Records of a span in the area, narrowed to what is asked for. What can be asked of them is told in SQL: each knows its own columns. */
export type Records = SelectQueryBuilder<Tables, 'vanguard.stall', object>

/**
 * What a figure counts. One of these makes the number, its months, its parts and its rows, so that they cannot disagree.
 * `at`: the moment a record goes by; `key`: what a row is called; `service`: what its parts by service are grouped by.
 */
export type Counting = {
  records: (tx: Tx, ctx: Ctx, span: Narrowed) => Records
  at: RawBuilder<Date>
  key: RawBuilder<string>
  service?: RawBuilder<string>
  counted: Test
  number: Sum
  share?: { top: Sum; bottom: Sum; counts: string }
  /** How many people it counts, where its rows are not people. */
  people?: Sum
  beside: readonly { text: string; unit: string; is: Sum }[]
}

export const countOf = (test: Test): RawBuilder<number> => sql<number>`count(*) filter (where ${test})`
export const sumOf = (what: RawBuilder<unknown>, test: Test): RawBuilder<number> =>
  sql<number>`coalesce(sum(${what}) filter (where ${test}), 0)::float8`
export const distinctOf = (what: RawBuilder<unknown>, test: Test): RawBuilder<number> =>
  sql<number>`count(distinct ${what}) filter (where ${test})`

/** Whether a record's moment lies in a span of Shanghai days. */
export const lies = (at: RawBuilder<Date>, span: Narrowed): Test => {
  const { start, end } = momentsOf(span)
  return sql`(${at} >= ${start} and ${at} < ${end})`
}

type Sums = { rows: number; number: number | null; top: number | null; bottom: number | null; people: number | null }

const none = sql<null>`null::float8`

const sums = ({ counted, key, number, share, people }: Counting) => [
  distinctOf(key, counted).as('rows'),
  number.as('number'),
  (share?.top ?? none).as('top'),
  (share?.bottom ?? none).as('bottom'),
  (people ?? none).as('people'),
]

type Asked = { counting: Counting; span: Narrowed }

/** A figure over a span: its number, both parts of a share, the count of rows, and what stands beside it. */
export async function valueIn(tx: Tx, ctx: Ctx, { counting, span }: Asked): Promise<FigureValue> {
  const { share, beside } = counting
  const besides = beside.map(({ is }, at): AliasedExpression<number | null, string> => is.as(`b${at}`))
  const found = (await counting
    .records(tx, ctx, span)
    .select([...sums(counting), ...besides])
    .executeTakeFirstOrThrow()) as Sums & Record<string, number | null>
  return {
    value: found.number,
    ...(share ? { numerator: found.top ?? 0, denominator: found.bottom ?? 0, counts: share.counts } : {}),
    ...(counting.people ? { people: found.people ?? 0 } : {}),
    evidence: found.rows,
    beside: beside.map(({ text, unit }, at) => ({ text, unit, value: found[`b${at}`] ?? null })),
  }
}

const formats = { month: 'YYYY-MM', year: 'YYYY' } as const

/** The Shanghai month or year a record lies in. */
export const stepOf = ({ at }: Counting, by: Steps['by']): RawBuilder<string> =>
  sql`to_char(${at} at time zone 'Asia/Shanghai', ${sql.lit(formats[by])})`

/** The same figure for each group that has a row. */
export async function pointsIn(
  tx: Tx,
  ctx: Ctx,
  { counting, span, by }: Asked & { by: RawBuilder<string> },
): Promise<Point[]> {
  const found = (await counting
    .records(tx, ctx, span)
    .select([by.as('step'), ...sums(counting)])
    .groupBy(sql`1`)
    .having(distinctOf(counting.key, counting.counted), '>', 0)
    .orderBy(sql`1`)
    .execute()) as (Sums & { step: string })[]
  return found.map(({ step, number, rows }) => ({ step, value: number, rows }))
}

type Page = { counting: Counting; ask: EvidenceAsk; columns: readonly AliasedExpression<unknown, string>[] }

/** One page of the rows a figure counts, newest first, each as `columns` tells it; `columns` are grouped by key and moment. */
export async function rowsOf<Row>(
  tx: Tx,
  ctx: Ctx,
  { counting, ask, columns }: Page,
): Promise<(Row & { key: string; at: Date })[]> {
  const { key, at, counted } = counting
  const { before = null, size, span } = ask
  const way = before ? sql`asc` : sql`desc`
  const found = (await counting
    .records(tx, ctx, span)
    .select([key.as('key'), at.as('at'), ...columns])
    .where(sql<boolean>`(${counted} and ${beyond(counting, ask)})`)
    .groupBy([key, at])
    .orderBy(sql`${at} ${way}`)
    .orderBy(sql`${key} ${way}`)
    .limit(size)
    .execute()) as (Row & { key: string; at: Date })[]
  return before ? found.reverse() : found
}

/** Rows on the far side of the cursor; all of them without one. */
function beyond({ key, at }: Counting, { after = null, before = null }: EvidenceAsk): Test {
  const cursor = before ?? after
  if (!cursor || !isUuid(cursor.key)) return sql`true`
  return sql`(${at}, ${key}) ${before ? sql`>` : sql`<`} (${cursor.at}, ${cursor.key}::uuid)`
}
