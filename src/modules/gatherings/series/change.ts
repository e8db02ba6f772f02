import { addDays, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { applyPatch, templateOfRow, type Held } from './apply.ts'
import { writeSeries } from './make-series.ts'
import type { Kept } from './kept.ts'
import { patchOf, type KeptReason, type Patch } from './patch.ts'
import { inputOf, lockSeries, mayPlanAt, seriesOf, type Series } from './series.ts'
import type { Template } from './template.ts'

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
    if (!(await mayMove(tx, ctx, { before: row.venue_id, after: template.plan.venueId })))
      return refused('unknown-venue')
    const why = await applyPatch(tx, ctx, { row, patch: patchOf(templateOfRow(row), template), also: { own: true } })
    return why === null ? done({ seriesId: id, changed: 1, kept: [] }) : refused(why)
  })

/**
 * Changes all gatherings of a series that did not begin, or those from one day of its rule on: then the series ends the day
 * before, and another, under the id of the form, goes on from there. Left as they are: what was held, called off, changed by
 * itself; and what cannot be changed, which is listed. Refuses an `unknown` or ended series, a `stale` version, a venue at
 * which this actor may not plan.
 */
export const changeFrom = (ctx: Ctx, on: OnSeries & Part): Promise<Outcome<Change, Refused>> =>
  inArea(ctx, async (tx) => {
    const series = await lockSeries(tx, ctx, on.id)
    if (series?.ended_at !== null) return refused('unknown')
    const from = partsAt(series, on.from)
    if (from !== null && (await seriesOf(tx, ctx, on.newId))) return done({ seriesId: on.newId, changed: 0, kept: [] })
    if (series.version !== on.version) return refused('stale')
    const move = { before: series.plan.venueId, after: on.template.plan.venueId }
    if (!(await mayMove(tx, ctx, move))) return refused('unknown-venue')
    return done(await carryOut(tx, ctx, { series, ...on, from }))
  })

/** The day on which a change parts the series; from its first date on it is a change of all. */
const partsAt = ({ starts_on }: Series, from: Day | null): Day | null =>
  from !== null && from > starts_on ? from : null

type Refused = 'unknown' | 'stale' | 'unknown-venue'
type Part = { from: Day | null; newId: string }

async function carryOut(tx: Tx, ctx: Ctx, on: Part & { series: Series; template: Template }): Promise<Change> {
  const { series, template, from, newId } = on
  const rows = await lockChangeable(tx, ctx, { seriesId: series.id, from: from ?? series.starts_on })
  const seriesId = from === null ? series.id : newId
  if (from === null) await rewrite(tx, ctx, { series, template })
  else await split(tx, ctx, { series, template, from, newId })
  await record(tx, ctx, { name: 'gatherings.series.changed', subjectId: series.id, detail: { seriesId } })
  const patch = patchOf({ plan: series.plan, minute: series.minute, lasts: series.lasts }, template)
  const kept = await changeEach(tx, ctx, { rows, patch, seriesId })
  return { seriesId, changed: rows.length - kept.length, kept }
}

/** Whether this actor may plan where it moves to. */
const mayMove = async (tx: Tx, ctx: Ctx, { before, after }: { before: string | null; after: string | null }) =>
  before === after || mayPlanAt(tx, ctx, after)

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

type Each = { rows: readonly Held[]; patch: Patch; seriesId: string }

async function changeEach(tx: Tx, ctx: Ctx, { rows, patch, seriesId }: Each): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const row of rows) {
    const why = await applyPatch(tx, ctx, { row, patch, also: { series_id: seriesId } })
    if (why === null) continue
    kept.push({ id: row.id, why })
    if (seriesId !== row.series_id) await handOver(tx, ctx, { id: row.id, seriesId })
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
