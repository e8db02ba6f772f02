import { accountsHere, heldGrants } from '#platform/auth/auth.ts'
import type { Ctx, Role } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { isOpenAt, type Hours } from '../venues/hours.rules.ts'
import { hoursFrom } from '../venues/venues.ts'
import { inTheWay, type InTheWay } from '../booking.ts'
import type { Plan, When } from '../plan.rules.ts'

/** Who can lead: volunteers and the committee's own, by name. */
const leading: readonly Role[] = ['volunteer', 'staff', 'director', 'secretary']

export type Choices = {
  venues: { id: string; name: string; capacity: number; openHours: Hours }[]
  leaders: { id: string; name: string }[]
}

/** What the form of a gathering offers: venues in use, and who can lead. */
export const choicesHere = (ctx: Ctx): Promise<Choices> =>
  inArea(ctx, async (tx) => {
    const [venues, accounts, grants] = await Promise.all([
      tx
        .selectFrom('gatherings.venue')
        .select(['id', 'name', 'capacity', 'open_hours as openHours'])
        .where('area_id', '=', ctx.area.id)
        .where('ended_at', 'is', null)
        .orderBy('name')
        .execute(),
      accountsHere(tx, ctx),
      heldGrants(tx, ctx),
    ])
    const able = new Set(grants.filter(({ role }) => leading.includes(role)).map(({ accountId }) => accountId))
    return {
      venues: venues.map((venue) => ({ ...venue, openHours: hoursFrom(venue.openHours) })),
      leaders: accounts.filter(({ id }) => able.has(id)).map(({ id, name }) => ({ id, name })),
    }
  })

/** What stands in the way of a plan at its venue, for the page that says so. */
export const clashesOf = (
  ctx: Ctx,
  { venueId, own, ...when }: When & { venueId: string | null; own: string | null },
): Promise<InTheWay[]> =>
  venueId === null ? Promise.resolve([]) : inArea(ctx, (tx) => inTheWay(tx, ctx, { venueId, own, ...when }))

/** Whether the venue of a plan keeps open then; a place elsewhere is not ours to close. */
export function isOpenThen({ venues }: Choices, { venueId }: Plan, when: When): boolean {
  const venue = venues.find(({ id }) => id === venueId)
  return venue === undefined || isOpenAt(venue.openHours, when)
}
