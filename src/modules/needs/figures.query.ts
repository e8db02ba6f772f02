import { sql, type AliasedExpression, type RawBuilder } from 'kysely'
import { momentsOf, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Beside, FigureValue, Point, Steps } from '#platform/figures/figure.ts'

/** A question about one need, as a piece of SQL over `n`. */
export type Test = RawBuilder<boolean>

/**
 * What a figure counts. One cut makes the number, its months and its rows, so that they cannot disagree:
 * a need is in the span by `date`, it is a row of the figure when `counted`, and in the numerator when also `hit`.
 */
export type Cut = {
  date: 'submitted_at' | 'due_at'
  counted: Test
  hit?: Test
  /** The number itself where it is neither a count nor a share: an aggregate over the needs that are `counted`. */
  number?: RawBuilder<number | null>
  /** Needs of the span (or an aggregate over them) that are told beside the number. */
  beside: readonly { text: string; unit: string; is: Test | { number: RawBuilder<number | null> } }[]
}

const count = (test: Test): RawBuilder<number> => sql<number>`count(*) filter (where ${test})`

/** The needs of the area, as figures may know them: no words of the asker, nobody's name. */
export const needsOf = (tx: Tx, ctx: Ctx) => tx.selectFrom('needs.v_need as n').where('n.area_id', '=', ctx.area.id)

/** The needs of the span, before anything is counted. */
export const inSpan = (tx: Tx, ctx: Ctx, { cut, span }: { cut: Cut; span: Span }) => {
  const { start, end } = momentsOf(span)
  return needsOf(tx, ctx).where(`n.${cut.date}`, '>=', start).where(`n.${cut.date}`, '<', end)
}

const sums = (cut: Cut) => [
  count(cut.counted).as('rows'),
  (cut.hit ? count(sql`(${cut.counted}) and (${cut.hit})`) : count(cut.counted)).as('hits'),
  (cut.number ?? sql<number | null>`null::float8`).as('number'),
]

type Sums = { rows: number; hits: number; number: number | null }

const valueOf = (cut: Cut, { rows, hits, number }: Sums): number | null => {
  if (cut.number) return number
  if (cut.hit) return rows === 0 ? null : (100 * hits) / rows
  return rows
}

/** The figure over a span: its number, both parts of a share, the count of rows, and what stands beside it. */
export async function valueIn(tx: Tx, ctx: Ctx, asked: { cut: Cut; span: Span }): Promise<FigureValue> {
  const { cut } = asked
  const found = (await inSpan(tx, ctx, asked)
    .select([...sums(cut), ...besides(cut)])
    .executeTakeFirstOrThrow()) as Sums & Record<string, number | null>
  const beside: Beside[] = cut.beside.map(({ text, unit }, at) => ({ text, unit, value: found[`b${at}`] ?? null }))
  const share = cut.hit ? { numerator: found.hits, denominator: found.rows } : {}
  return { value: valueOf(cut, found), ...share, evidence: found.rows, beside }
}

const besides = (cut: Cut): AliasedExpression<number | null, string>[] =>
  cut.beside.map(({ is }, at) => ('number' in is ? is.number : count(is)).as(`b${at}`))

const formats = { month: 'YYYY-MM', year: 'YYYY' } as const

/** The same figure month by month (or year by year); steps without a row are left out. */
export async function seriesIn(tx: Tx, ctx: Ctx, asked: { cut: Cut } & Steps): Promise<Point[]> {
  const { cut, by } = asked
  const step = sql<string>`to_char(${sql.ref(`n.${cut.date}`)} at time zone 'Asia/Shanghai', ${sql.lit(formats[by])})`
  const found = (await inSpan(tx, ctx, asked)
    .select([step.as('step'), ...sums(cut)])
    .groupBy(sql`1`)
    .having(count(cut.counted), '>', 0)
    .orderBy(sql`1`)
    .execute()) as (Sums & { step: string })[]
  return found.map((sum) => ({ step: sum.step, value: valueOf(cut, sum), rows: sum.rows }))
}
