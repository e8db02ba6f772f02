import { sql, type RawBuilder } from 'kysely'
import { isUuid } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceAsk, EvidenceRow, FigureValue, Narrowed, Point, Steps } from '#platform/figures/figure.ts'
import { figureWords } from './figures.words.ts'
import { careWords } from './kinds.words.ts'

/** A question about one visit, as a piece of SQL over `v`. */
type Test = RawBuilder<boolean>

/** What a figure counts among visits by the day they were due. One of these makes the number, its months and its rows. */
export type Counting = {
  counted: Test
  /** The part of a share; absent for a count. */
  top?: Test
  beside: readonly { text: string; is: Test }[]
}

const is = (state: string): Test => sql`v.state = ${sql.lit(state)}`
const contact: Test = sql`v.state in ('ok', 'needs-help')`

/** Visits at which somebody was met or spoken with. */
export const contacts = ({ lang }: Ctx): Counting => {
  const { beside } = figureWords(lang)
  return {
    counted: contact,
    beside: [
      { text: beside.declined, is: is('declined') },
      { text: beside.unanswered, is: sql`v.escalated_at is not null` },
      { text: beside.missed, is: is('missed') },
    ],
  }
}

/** Doors that stayed shut, and among them those decided within a day; one younger than a day and open is not judged yet. */
export const escalations = ({ lang, now }: Ctx): Counting => {
  const { beside } = figureWords(lang)
  const day = sql`interval '24 hours'`
  const young: Test = sql`(v.state = 'escalated' and v.escalated_at + ${day} > ${now}::timestamptz)`
  const inTime: Test = sql`(v.resolved_at is not null and v.resolved_at <= v.escalated_at + ${day})`
  const counted: Test = sql`(v.escalated_at is not null and not ${young})`
  return {
    counted,
    top: inTime,
    beside: [
      { text: beside.open, is: is('escalated') },
      { text: beside.late, is: sql`(${counted} and not ${inTime})` },
    ],
  }
}

const visitsIn = (tx: Tx, ctx: Ctx, { from, to }: Narrowed) =>
  tx
    .selectFrom('care.visit as v')
    .where('v.area_id', '=', ctx.area.id)
    .where('v.due_on', '>=', from)
    .where('v.due_on', '<=', to)

const countOf = (test: Test): RawBuilder<number> => sql<number>`(count(*) filter (where ${test}))::int`

/** A figure over a span: its number, both parts of a share, and what stands beside it. */
export async function visitValue(
  tx: Tx,
  ctx: Ctx,
  { counting, span }: { counting: Counting; span: Narrowed },
): Promise<FigureValue> {
  const { counted, top, beside } = counting
  const found = (await visitsIn(tx, ctx, span)
    .select([countOf(counted).as('rows'), countOf(top ? sql`${counted} and ${top}` : counted).as('top')])
    .select(beside.map((one, at) => countOf(one.is).as(`b${at}`)))
    .executeTakeFirstOrThrow()) as Record<string, number>
  const [rows, part] = [found['rows'] ?? 0, found['top'] ?? 0]
  const unit = figureWords(ctx.lang).visit
  const besides = beside.map(({ text }, at) => ({ text, unit, value: found[`b${at}`] ?? 0 }))
  if (!top) return { value: rows, evidence: rows, beside: besides }
  const value = rows === 0 ? null : (100 * part) / rows
  return { value, numerator: part, denominator: rows, counts: unit, evidence: rows, beside: besides }
}

/** The same for each month or year that has rows. */
export async function visitPoints(
  tx: Tx,
  ctx: Ctx,
  { counting, span, by }: { counting: Counting; span: Narrowed; by: Steps['by'] },
): Promise<Point[]> {
  const { counted, top } = counting
  const format = by === 'month' ? 'YYYY-MM' : 'YYYY'
  const rows = await visitsIn(tx, ctx, span)
    .select([
      sql<string>`to_char(v.due_on, ${sql.lit(format)})`.as('step'),
      countOf(counted).as('rows'),
      countOf(top ? sql`${counted} and ${top}` : counted).as('top'),
    ])
    .groupBy(sql`1`)
    .having(countOf(counted), '>', 0)
    .orderBy(sql`1`)
    .execute()
  return rows.map(({ step, rows: all, top: part }) => ({ step, rows: all, value: top ? (100 * part) / all : all }))
}

/** One page of the visits a figure counts. Day, way and how it was: nobody's name. */
export async function visitRows(
  tx: Tx,
  ctx: Ctx,
  { counted, after = null, before = null, size, span }: EvidenceAsk & { counted: Test },
): Promise<EvidenceRow[]> {
  const way = before ? 'asc' : 'desc'
  const rows = await visitsIn(tx, ctx, span)
    .select(['v.id', 'v.opens_at', 'v.means', 'v.state', 'v.escalated_at', 'v.resolved_at'])
    .where(counted)
    .where(beyond(before ?? after, before ? '>' : '<'))
    .orderBy('v.opens_at', way)
    .orderBy('v.id', way)
    .limit(size)
    .execute()
  const w = careWords(ctx.lang)
  return (before ? rows.reverse() : rows).map((row) => ({
    key: row.id,
    at: row.opens_at,
    href: `/desk/care/visits/${row.id}`,
    cells: {
      day: row.opens_at,
      means: w.means[row.means],
      state: w.visits[row.state],
      hours: hoursOf(row),
    },
  }))
}

const HOUR_MS = 3_600_000

const hoursOf = ({ escalated_at: from, resolved_at: to }: { escalated_at: Date | null; resolved_at: Date | null }) =>
  from && to ? Math.round(((to.getTime() - from.getTime()) / HOUR_MS) * 10) / 10 : null

const beyond = (cursor: EvidenceAsk['after'] | null, side: '<' | '>'): Test =>
  cursor && isUuid(cursor.key)
    ? sql`(v.opens_at, v.id) ${sql.raw(side)} (${cursor.at}, ${cursor.key}::uuid)`
    : sql`true`
