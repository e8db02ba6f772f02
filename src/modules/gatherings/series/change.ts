import { addDays, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { applyPatch, templateOfRow, type Also, type Held } from './apply.ts'
import { writeSeries } from './make-series.ts'
import { patchOf, type KeptReason, type Patch } from './patch.rules.ts'
import { inputOf, lockSeries, mayPlanAt, seriesOf, type Series } from './series.ts'
import type { Template } from './template.rules.ts'

/** A gathering a change left as it was, and why. */
export type Kept = { id: string; why: KeptReason }
/** What a change came to: the series it is in now, how many it changed, which it could not. */
export type Change = { seriesId: string; changed: number; kept: Kept[] }

type OnSeries = { id: string; version: number; template: Template }

/**
 * Changes one gathering of a series; from then on it goes its own way. Refuses an `unknown` one, a `stale` version of the
 * gathering, one that does not stand any more (`over`), and what `applyPatch` refuses, with nothing changed.
 */
export const changeOne = (
  ctx: Ctx,
  { id, gatheringId, version, template }: OnSeries & { gatheringId: string },
): Promise<Outcome<Change, 'unknown' | 'stale' | 'over' | KeptReason>> =>
  inArea(ctx, async (tx) => {
    const row = await lockGathering(tx, ctx, gatheringId)
    if (!row || row.series_id !== id) return refused('unknown')
    if (row.version !== version) return refused('stale')
    if (!isStanding(row.state)) return refused('over')
    const { venueId } = template.plan
    if (venueId !== row.venue_id && !(await mayPlanAt(tx, ctx, venueId))) return refused('unknown-venue')
    const why = await applyPatch(tx, ctx, { row, patch: patchOf(templateOfRow(row), template), also: { own: true } })
    return why === null ? done({ seriesId: id, changed: 1, kept: [] }) : refused(why)
  })

/**
 * Changes all gatherings of a series that did not begin, or those from one day of its rule on: then the series ends the day
 * before, and another, under the id of the form, goes on from there. Left as they are: what was held, called off, changed by
 * itself; and what cannot be changed, which is listed. Refuses an `unknown` or ended series, a `stale` version, a venue at
 * which this actor may not plan.
 */
export const changeFrom = (
  ctx: Ctx,
  { id, version, template, from, newId }: OnSeries & { from: Day | null; newId: string },
): Promise<Outcome<Change, 'unknown' | 'stale' | 'unknown-venue'>> =>
  inArea(ctx, async (tx) => {
    const series = await lockSeries(tx, ctx, id)
    if (!series || series.ended_at !== null) return refused('unknown')
    const splits = from !== null && from > series.starts_on
    if (splits && (await seriesOf(tx, ctx, newId))) return done({ seriesId: newId, changed: 0, kept: [] })
    if (series.version !== version) return refused('stale')
    const { venueId } = template.plan
    if (venueId !== series.plan.venueId && !(await mayPlanAt(tx, ctx, venueId))) return refused('unknown-venue')
    const rows = await lockChangeable(tx, ctx, { seriesId: id, from: from ?? series.starts_on })
    const seriesId = splits ? newId : id
    if (splits) await split(tx, ctx, { series, template, from, newId })
    else await rewrite(tx, ctx, { series, template })
    await record(tx, ctx, { name: 'gatherings.series.changed', subjectId: id, detail: { seriesId } })
    const patch = patchOf({ plan: series.plan, minute: series.minute, lasts: series.lasts }, template)
    const kept = await changeEach(tx, ctx, { rows, patch, also: splits ? { series_id: newId } : {} })
    return done({ seriesId, changed: rows.length - kept.length, kept })
  })

type Reach = { seriesId: string; from: Day; to?: Day; own?: boolean }

/** Holds the gatherings of a series that stand and did not begin, in their order; those that go their own way only when asked for. */
export const lockChangeable = (tx: Tx, ctx: Ctx, { seriesId, from, to, own = false }: Reach): Promise<Held[]> =>
  tx
    .selectFrom('gatherings.gathering')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('series_id', '=', seriesId)
    .where('series_on', '>=', from)
    .where((eb) => (to === undefined ? eb.lit(true) : eb('series_on', '<=', to)))
    .where((eb) => (own ? eb.lit(true) : eb('own', '=', false)))
    .where('state', 'in', ['planned', 'published'])
    .where('starts_at', '>', ctx.now)
    .orderBy('series_on')
    .forUpdate()
    .execute()

async function changeEach(
  tx: Tx,
  ctx: Ctx,
  { rows, patch, also }: { rows: readonly Held[]; patch: Patch; also: Also },
): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const row of rows) {
    const why = await applyPatch(tx, ctx, { row, patch, also })
    if (why === null) continue
    kept.push({ id: row.id, why })
    if (also.series_id !== undefined) await handOver(tx, ctx, { id: row.id, seriesId: also.series_id })
  }
  return kept
}

/** One that was left as it was still belongs to the dates of the series that goes on. */
const handOver = (tx: Tx, ctx: Ctx, { id, seriesId }: { id: string; seriesId: string }) =>
  tx
    .updateTable('gatherings.gathering')
    .set({ series_id: seriesId })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

type Split = { series: Series; template: Template; from: Day; newId: string }

async function split(tx: Tx, ctx: Ctx, { series, template, from, newId }: Split): Promise<void> {
  const input = { ...inputOf(series), ...template, startsOn: from }
  await writeSeries(tx, ctx, { id: newId, input, laidUntil: series.laid_until })
  await writeOn(tx, ctx, { series, set: { until_on: addDays(from, -1) } })
  await record(tx, ctx, { name: 'gatherings.series.made', subjectId: newId, detail: { after: series.id } })
}

const rewrite = (tx: Tx, ctx: Ctx, { series, template }: { series: Series; template: Template }) =>
  writeOn(tx, ctx, {
    series,
    set: {
      title: template.plan.title,
      plan: JSON.stringify(template.plan),
      minute: template.minute,
      lasts: template.lasts,
    },
  })

type SeriesColumns = { title?: string; plan?: string; minute?: number; lasts?: number; until_on?: Day; ended_at?: Date }

/** Writes on the row of a series that the caller holds. */
export const writeOn = (tx: Tx, ctx: Ctx, { series, set }: { series: Series; set: SeriesColumns }) =>
  tx
    .updateTable('gatherings.series')
    .set({ ...set, version: series.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', series.id)
    .execute()
