import type { Selectable } from 'kysely'
import { addDays, dayOf, type Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { mayPlanAt } from '../access.ts'
import { gatheringsWithVenue, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { planAt, type Plan } from '../plan.rules.ts'
import type { Recurrence } from './recurrence.rules.ts'
import type { SeriesInput, Template } from './template.rules.ts'

type Row = Selectable<Tables['gatherings.series']>

/** A series as it is kept. */
export type Series = Omit<Row, 'plan'> & { plan: Plan }

/** Gatherings are laid out so many days ahead. */
const HORIZON_DAYS = 90

/** The last day to which gatherings are laid out now. */
export const horizonOf = (ctx: Pick<Ctx, 'now'>): Day => addDays(dayOf(ctx.now), HORIZON_DAYS)

const seriesRows = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('gatherings.series').selectAll().where('area_id', '=', ctx.area.id)

/** What its form said lies in one column, and where it is in two that have keys. */
const asSeries = (row: Row): Series => ({
  ...row,
  plan: { ...(row.plan as Omit<Plan, keyof Place>), compoundId: row.compound_id, buildingId: row.building_id },
})

type Place = Pick<Plan, 'compoundId' | 'buildingId'>

/** The columns of a series in which its plan is kept. */
export const columnsOfPlan = ({ compoundId, buildingId, ...plan }: Plan) => ({
  title: plan.title,
  plan: JSON.stringify(plan),
  compound_id: compoundId,
  building_id: buildingId,
})

/** One series of this area; undefined for an unknown one. */
export async function seriesOf(tx: Tx, ctx: Ctx, id: string): Promise<Series | undefined> {
  const row = await seriesRows(tx, ctx).where('id', '=', id).executeTakeFirst()
  return row && asSeries(row)
}

/** The same, held until the transaction ends: taken before its gatherings are laid out, changed or called off. */
export async function lockSeries(tx: Tx, ctx: Ctx, id: string): Promise<Series | undefined> {
  const row = await seriesRows(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && asSeries(row)
}

/** When its dates are. */
export const recurrenceOf = (series: Series): Recurrence => ({
  rule: series.rule,
  lunar: series.lunar,
  startsOn: series.starts_on,
  untilOn: series.until_on,
  onHoliday: series.on_holiday,
})

/** What each of its gatherings is, and at what hour. */
export const templateOf = ({ plan, minute, lasts }: Series): Template => ({ plan, minute, lasts })

/** What a form would have said to make it. */
export const inputOf = (series: Series): SeriesInput => ({ ...recurrenceOf(series), ...templateOf(series) })

/**
 * The plan with the place of its venue, or as it says at one of the whole area or at none; null where this actor may not plan
 * there, or the venue is unknown or given up: whoever works for some buildings stays in them.
 */
export async function planHere(tx: Tx, ctx: Ctx, plan: Plan): Promise<Plan | null> {
  const here = plan.venueId === null ? plan : await atVenue(tx, ctx, { plan, id: plan.venueId })
  if (!here) return null
  return mayPlanAt(ctx.actor, { compound_id: here.compoundId, building_id: here.buildingId }) ? here : null
}

async function atVenue(tx: Tx, ctx: Ctx, { plan, id }: { plan: Plan; id: string }): Promise<Plan | null> {
  const venue = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return venue ? planAt(plan, venue) : null
}

/** The gatherings of a series with their venues, by the day the rule gave. */
export const gatheringsOf = (tx: Tx, ctx: Ctx, id: string): Promise<Gathering[]> =>
  gatheringsWithVenue(tx, ctx).where('g.series_id', '=', id).orderBy('g.series_on').limit(1000).execute()

/** A series with its gatherings and the name of its venue. */
export type Opened = { series: Series; gatherings: Gathering[]; venueName: string | null }

/** One series by its id; undefined for an unknown one, and where this actor may not plan. */
export const openSeries = (ctx: Ctx, id: string | null): Promise<Opened | undefined> =>
  inArea(ctx, async (tx) => {
    const series = id === null ? undefined : await seriesOf(tx, ctx, id)
    if (!series || !mayPlanAt(ctx.actor, series)) return undefined
    const names = await venueNames(tx, ctx)
    const venueName = names.get(series.plan.venueId ?? '') ?? null
    return { series, gatherings: await gatheringsOf(tx, ctx, series.id), venueName }
  })

/** The next of a series that follows it: neither begun, nor called off, nor changed by itself. */
export const nextOf = (gatherings: readonly Gathering[], now: Date): Gathering | undefined =>
  gatherings.find(({ state, own, starts_at }) => isStanding(state) && !own && starts_at > now)

/** Every venue there is or was, by its id. */
async function venueNames(tx: Tx, ctx: Ctx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'name'])
    .where('area_id', '=', ctx.area.id)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A line of the list: the series, where, its next gathering, how many wait for a venue. */
export type Listed = { series: Series; venueName: string | null; next: Date | null; homeless: number }

/** The series of the area this actor may plan in: those that go on by title, then those that ended. */
export const listSeries = (ctx: Ctx): Promise<Listed[]> =>
  inArea(ctx, async (tx) => {
    const rows = await seriesRows(tx, ctx)
      .orderBy('ended_at', (order) => order.desc().nullsFirst())
      .orderBy('title')
      .orderBy('id')
      .limit(300)
      .execute()
    const [names, ahead] = [await venueNames(tx, ctx), await comingBySeries(tx, ctx)]
    return rows
      .filter((row) => mayPlanAt(ctx.actor, row))
      .map(asSeries)
      .map((series) => ({
        series,
        venueName: names.get(series.plan.venueId ?? '') ?? null,
        ...(ahead.get(series.id) ?? { next: null, homeless: 0 }),
      }))
  })

type Coming = { next: Date; homeless: number }

async function comingBySeries(tx: Tx, ctx: Ctx): Promise<Map<string, Coming>> {
  const rows = await tx
    .selectFrom('gatherings.gathering')
    .select((eb) => [
      'series_id',
      eb.fn.min('starts_at').as('next'),
      eb.fn
        .countAll<number>()
        .filterWhere((where) => where.and([where('venue_id', 'is', null), where('elsewhere', 'is', null)]))
        .as('homeless'),
    ])
    .where('area_id', '=', ctx.area.id)
    .where('series_id', 'is not', null)
    .where('starts_at', '>', ctx.now)
    .where('state', 'in', ['planned', 'published'])
    .groupBy('series_id')
    .execute()
  return new Map(rows.flatMap(({ series_id, next, homeless }) => (series_id ? [[series_id, { next, homeless }]] : [])))
}
