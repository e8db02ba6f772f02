import { sql, type RawBuilder } from 'kysely'
import { addDays, dayOf, daysBetween, monthsOf, startOfDay, type Day, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FigureValue, Point, Steps } from '#platform/figures/figure.ts'
import { needsOf } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'

/** The last day the span can speak of: what lies ahead is not known. */
export const lastKnownDay = (ctx: Ctx, span: Span): Day => (span.to < dayOf(ctx.now) ? span.to : dayOf(ctx.now))

/** Days from the day of sending in until that day. */
export const daysWaited = (submittedAt: Date, until: Day): number => daysBetween(dayOf(submittedAt), until)

/** Neither ended nor otherwise closed by the end of that day, as far as is known today. */
export function openAtEndOf(ctx: Ctx, day: Day): RawBuilder<boolean> {
  const end = startOfDay(addDays(day, 1))
  // Of today nothing is known beyond now, and the index of open needs answers.
  if (day >= dayOf(ctx.now)) return sql<boolean>`n.resolved_at is null and n.closed_at is null`
  return sql<boolean>`n.submitted_at < ${end} and (case
    when n.resolved_at is not null then n.resolved_at >= ${end}
    when n.closed_at is not null then n.closed_at >= ${end}
    else true end)`
}

/** The days waited by the oldest need open at the end of the span; no value when none was, or when the span lies ahead. */
export async function oldestIn(tx: Tx, ctx: Ctx, span: Span): Promise<FigureValue> {
  const day = lastKnownDay(ctx, span)
  if (span.from > day) return { value: null, evidence: 0 }
  const w = rowWords(ctx.lang)
  const { first, open } = await needsOf(tx, ctx)
    .where(openAtEndOf(ctx, day))
    .select([sql<Date | null>`min(n.submitted_at)`.as('first'), sql<number>`count(*)`.as('open')])
    .executeTakeFirstOrThrow()
  return {
    value: first && daysWaited(first, day),
    evidence: first ? 1 : 0,
    beside: [{ text: w.beside.openInAll, unit: w.piece, value: open }],
  }
}

/** The same at the end of each month or year, as far as it has come. */
export async function oldestSeries(tx: Tx, ctx: Ctx, { span, by }: Steps): Promise<Point[]> {
  const known = { from: span.from, to: lastKnownDay(ctx, span) }
  if (known.from > known.to) return []
  const points = await Promise.all(
    [...endsOf(known, by)].map(async ([step, day]): Promise<Point> => {
      const { value, evidence } = await oldestIn(tx, ctx, { from: day, to: day })
      return { step, value, rows: evidence }
    }),
  )
  return points.filter(({ value }) => value !== null)
}

function endsOf(span: Span, by: Steps['by']): Map<string, Day> {
  const ends = new Map<string, Day>()
  for (const month of monthsOf(span)) {
    const end = addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
    ends.set(by === 'month' ? month : month.slice(0, 4), end < span.to ? end : span.to)
  }
  return ends
}
