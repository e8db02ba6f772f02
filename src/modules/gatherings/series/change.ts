import type { Updateable } from 'kysely'
import { addDays, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { applyPatch, type Held } from './apply.ts'
import { writeSeries } from './make-series.ts'
import type { Kept } from './kept.ts'
import { patchOf, type Patch } from './patch.ts'
import { columnsOfPlan, inputOf, lockSeries, planHere, seriesOf, templateOf, type Series } from './series.ts'
import type { Template } from './template.rules.ts'

type Row = Tables['gatherings.series']

/** What a change came to: the series it is in now, how many it changed, which it could not. */
export type Change = { seriesId: string; changed: number; kept: Kept[] }

type OnSeries = { id: string; version: number; template: Template }

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
    const plan = await planHere(tx, ctx, on.template.plan)
    if (!plan) return refused('unknown-venue')
    return done(await carryOut(tx, ctx, { series, ...on, template: { ...on.template, plan }, from }))
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
  const patch = patchOf(templateOf(series), template)
  const kept = await changeEach(tx, ctx, { rows, patch, seriesId })
  return { seriesId, changed: rows.length - kept.length, kept }
}

type Reach = { seriesId: string; from: Day; to?: Day; own?: boolean }

/** The gatherings of a series that stand and did not begin, in their order; those that go their own way only when asked for. */
export const changeable = (tx: Tx, ctx: Ctx, { seriesId, from, to, own = false }: Reach) =>
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

/** The same, held until the transaction ends. */
export const lockChangeable = (tx: Tx, ctx: Ctx, reach: Reach): Promise<Held[]> =>
  changeable(tx, ctx, reach).forUpdate().execute()

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

/** One that was left as it was still belongs to the dates of the series that goes on; `on`: as which of them. */
export const handOver = (tx: Tx, ctx: Ctx, { id, seriesId, on }: { id: string; seriesId: string; on?: Day }) =>
  tx
    .updateTable('gatherings.gathering')
    .set({ series_id: seriesId, ...(on === undefined ? {} : { series_on: on }) })
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
    set: { ...columnsOfPlan(template.plan), minute: template.minute, lasts: template.lasts },
  })

/** Writes columns on the row of a series that the caller holds. */
export const writeOn = (tx: Tx, ctx: Ctx, { series, set }: { series: Series; set: Updateable<Row> }) =>
  tx
    .updateTable('gatherings.series')
    .set({ ...set, version: series.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', series.id)
    .execute()
