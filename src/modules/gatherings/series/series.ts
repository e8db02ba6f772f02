import type { Selectable } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { committee } from '../access.ts'
import { gatheringsWithVenue, type Gathering } from '../gathering.ts'
import type { Plan, When } from '../plan.rules.ts'
import type { Recurrence } from './recurrence.rules.ts'
import type { Clock, SeriesInput } from './template.ts'

type Row = Selectable<Tables['gatherings.series']>

/** A series as it is kept. */
export type Series = Omit<Row, 'plan'> & { plan: Plan }

/** Gatherings are laid out so many days ahead. */
const HORIZON_DAYS = 90

/** The last day to which gatherings are laid out now. */
export const horizonOf = (ctx: Pick<Ctx, 'now'>): Day => addDays(dayOf(ctx.now), HORIZON_DAYS)

const seriesRows = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('gatherings.series').selectAll().where('area_id', '=', ctx.area.id)

const asSeries = (row: Row | undefined): Series | undefined => row && { ...row, plan: row.plan as Plan }

/** One series of this area; undefined for an unknown one. */
export const seriesOf = async (tx: Tx, ctx: Ctx, id: string): Promise<Series | undefined> =>
  asSeries(await seriesRows(tx, ctx).where('id', '=', id).executeTakeFirst())

/** The same, held until the transaction ends: taken before its gatherings are laid out, changed or called off. */
export const lockSeries = async (tx: Tx, ctx: Ctx, id: string): Promise<Series | undefined> =>
  asSeries(await seriesRows(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst())

/** When its dates are. */
export const recurrenceOf = (series: Series): Recurrence => ({
  rule: series.rule,
  lunar: series.lunar,
  startsOn: series.starts_on,
  untilOn: series.until_on,
  onHoliday: series.on_holiday,
})

/** What a form would have said to make it. */
export const inputOf = (series: Series): SeriesInput => ({
  ...recurrenceOf(series),
  plan: series.plan,
  minute: series.minute,
  lasts: series.lasts,
})

/** The moments of a day at which it begins and ends: that hour in Shanghai, wherever the server and the reader are. */
export function momentsOn(day: Day, { minute, lasts }: Clock): When {
  const startsAt = new Date(startOfDay(day).getTime() + minute * 60_000)
  return { startsAt, endsAt: new Date(startsAt.getTime() + lasts * 60_000) }
}

/** A venue that can be chosen, with its place. */
export type VenueChoice = {
  id: string
  name: string
  capacity: number
  compound_id: string | null
  building_id: string | null
}

/** The venues at which this actor may plan, by name. */
export async function venueChoices(tx: Tx, ctx: Ctx): Promise<VenueChoice[]> {
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'name', 'capacity', 'compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.filter((venue) => mayPlanIn(ctx, venue))
}

export const venuesHere = (ctx: Ctx): Promise<VenueChoice[]> => inArea(ctx, (tx) => venueChoices(tx, ctx))

const mayPlanIn = ({ actor }: Ctx, place: { compound_id: string | null; building_id: string | null }): boolean =>
  holdsAt(actor, committee, { compoundId: place.compound_id, buildingId: place.building_id })

/** Whether this actor may plan at a venue, or with null at no venue of ours: whoever works for some buildings stays in them. */
export async function mayPlanAt(tx: Tx, ctx: Ctx, venueId: string | null): Promise<boolean> {
  if (venueId === null) return mayPlanIn(ctx, { compound_id: null, building_id: null })
  const venue = await tx
    .selectFrom('gatherings.venue')
    .select(['compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', venueId)
    .executeTakeFirst()
  return venue !== undefined && mayPlanIn(ctx, venue)
}

/** The gatherings of a series with their venues, by the day the rule gave. */
export const gatheringsOf = (tx: Tx, ctx: Ctx, id: string): Promise<Gathering[]> =>
  gatheringsWithVenue(tx, ctx).where('g.series_id', '=', id).orderBy('g.series_on').limit(1000).execute()

/** A series with its gatherings and the venues to choose from; undefined where this actor may not plan. */
export type Opened = { series: Series; gatherings: Gathering[]; venues: VenueChoice[] }

export const openSeries = (ctx: Ctx, id: string | null): Promise<Opened | undefined> =>
  inArea(ctx, async (tx) => {
    const series = id === null ? undefined : await seriesOf(tx, ctx, id)
    if (!series || !(await mayPlanAt(tx, ctx, series.plan.venueId))) return undefined
    return { series, gatherings: await gatheringsOf(tx, ctx, series.id), venues: await venueChoices(tx, ctx) }
  })

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
    const venues = new Map((await venueChoices(tx, ctx)).map((venue) => [venue.id, venue.name]))
    const ahead = await comingBySeries(tx, ctx)
    const reachesAll = mayPlanIn(ctx, { compound_id: null, building_id: null })
    return rows
      .map((row) => ({ ...row, plan: row.plan as Plan }))
      .filter(({ plan }) => reachesAll || venues.has(plan.venueId ?? ''))
      .map((series) => ({
        series,
        venueName: venues.get(series.plan.venueId ?? '') ?? null,
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
