import { placeChoices } from '#modules/people/public.ts'
import { accountsHere, heldGrants } from '#platform/auth/auth.ts'
import type { Ctx, Role } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { mayPlanAt, mayUseVenue } from '../access.ts'
import { inTheWay, type InTheWay } from '../booking.ts'
import type { Plan, When } from '../plan.rules.ts'
import { spotsOf, type SpotChoice } from '../spots.ts'
import { isOpenAt, type Hours } from '../venues/hours.rules.ts'
import { hoursFrom } from '../venues/venues.ts'

/** Who can lead: volunteers and the committee's own, by name. */
const leading: readonly Role[] = ['volunteer', 'staff', 'director', 'secretary']

/** A venue that can be chosen, with where it is and when it is open. */
export type VenueChoice = {
  id: string
  name: string
  capacity: number
  compoundId: string | null
  buildingId: string | null
  openHours: Hours
}

/** What the form of a plan offers. `everywhere`: it may be for the whole area. */
export type Choices = {
  venues: VenueChoice[]
  leaders: { id: string; name: string }[]
  spots: SpotChoice[]
  everywhere: boolean
}

/** The venues in use this actor can book, who can lead, and the places the actor works in. */
export async function choicesHere(ctx: Ctx): Promise<Choices> {
  const [places, venues, leaders] = await Promise.all([
    placeChoices(ctx),
    inArea(ctx, (tx) => venueChoices(tx, ctx)),
    inArea(ctx, (tx) => leadersHere(tx, ctx)),
  ])
  const reaches = (compound_id: string | null, building_id: string | null) =>
    mayPlanAt(ctx.actor, { compound_id, building_id })
  const spots = spotsOf(places).filter(({ compoundId, buildingId }) => reaches(compoundId, buildingId))
  return { venues, leaders, spots, everywhere: reaches(null, null) }
}

/** The venues in use this actor can book, by name: those of their places, and those of the whole area. */
export async function venueChoices(tx: Tx, ctx: Ctx): Promise<VenueChoice[]> {
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'name', 'capacity', 'compound_id', 'building_id', 'open_hours'])
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows
    .filter((venue) => mayUseVenue(ctx.actor, venue))
    .map(({ compound_id: compoundId, building_id: buildingId, open_hours, ...venue }) => ({
      ...venue,
      compoundId,
      buildingId,
      openHours: hoursFrom(open_hours),
    }))
}

async function leadersHere(tx: Tx, ctx: Ctx): Promise<Choices['leaders']> {
  const [accounts, grants] = await Promise.all([accountsHere(tx, ctx), heldGrants(tx, ctx)])
  const able = new Set(grants.filter(({ role }) => leading.includes(role)).map(({ accountId }) => accountId))
  return accounts.filter(({ id }) => able.has(id)).map(({ id, name }) => ({ id, name }))
}

/** What stands in the way of a plan at its venue, for the page that says so. */
export const clashesOf = (
  ctx: Ctx,
  { venueId, own, ...when }: When & { venueId: string | null; own: string | null },
): Promise<InTheWay[]> =>
  venueId === null ? Promise.resolve([]) : inArea(ctx, (tx) => inTheWay(tx, ctx, { venueId, own, ...when }))

/** Whether the venue of a plan keeps open then; a place elsewhere is not ours to close. */
export function isOpenThen({ venues }: Pick<Choices, 'venues'>, { venueId }: Plan, when: When): boolean {
  const venue = venues.find(({ id }) => id === venueId)
  return venue === undefined || isOpenAt(venue.openHours, when)
}
