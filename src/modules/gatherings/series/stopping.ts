import { addDays, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { callOffHeld } from '../planning/call-off.ts'
import type { Held } from './apply.ts'
import { lockChangeable, writeOn } from './change.ts'
import { layUp } from './laying.ts'
import { lockSeries } from './series.ts'
import type { Reason } from './stop.rules.ts'

/**
 * Leaves a span of days out, both included: what stands in it is paused, and venues are given back. Days the clock did not reach
 * yet are laid out first, so that they are seen and counted as left out. Those changed by themselves are left alone.
 */
export const pauseSpan = (
  ctx: Ctx,
  { id, from, to, reason }: { id: string; from: Day; to: Day; reason: Reason },
): Promise<Outcome<{ paused: number }, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const series = await lockSeries(tx, ctx, id)
    if (!series || series.ended_at !== null) return refused('unknown')
    await layUp(tx, ctx, { series, to })
    const rows = await lockChangeable(tx, ctx, { seriesId: id, from, to })
    for (const row of rows) await stopOne(tx, ctx, { row, state: 'paused', reason })
    return done({ paused: rows.length })
  })

/**
 * Ends a series after a day: what would follow is called off with the reason, also what was changed by itself, and nothing more
 * is laid out. Refuses an `unknown` or ended one and a `stale` version.
 */
export const endSeries = (
  ctx: Ctx,
  { id, version, last, reason }: { id: string; version: number; last: Day; reason: Reason },
): Promise<Outcome<{ cancelled: number }, 'unknown' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const series = await lockSeries(tx, ctx, id)
    if (!series || series.ended_at !== null) return refused('unknown')
    if (series.version !== version) return refused('stale')
    await layUp(tx, ctx, { series, to: last })
    const rows = await lockChangeable(tx, ctx, { seriesId: id, from: addDays(last, 1), own: true })
    for (const row of rows) await stopOne(tx, ctx, { row, state: 'cancelled', reason })
    const until = last < series.starts_on ? series.starts_on : last
    const sooner = series.until_on !== null && series.until_on < until ? {} : { until_on: until }
    await writeOn(tx, ctx, { series, set: { ended_at: ctx.now, ...sooner } })
    await record(tx, ctx, { name: 'gatherings.series.ended', subjectId: id, detail: { reasonKind: reason.kind } })
    return done({ cancelled: rows.length })
  })

type Off = { row: Held; state: 'paused' | 'cancelled'; reason: Reason }

/** Sign-ups stay as they are: whoever lists them says that it does not take place. */
export const stopOne = (tx: Tx, ctx: Ctx, { row, state, reason }: Off) =>
  callOffHeld(tx, ctx, {
    now: row,
    off: { how: state, reasonKind: reason.kind, reason: reason.words, instead: null },
  })
