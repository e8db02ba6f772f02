import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import { committee } from '../access.ts'
import { dayById, mayLeadDay, type Day } from '../day.ts'
import { ownVolunteer } from '../volunteer.ts'

/** A day somebody counts at. `leads`: calls the roll as well. */
export type Counted = { day: Day; leads: boolean }

/** A day for whoever leads it or has a place there, and for the committee; undefined for everybody else and for an unknown one. */
export const dayToCount = (ctx: Ctx, id: string | null): Promise<Counted | undefined> =>
  id === null
    ? Promise.resolve(undefined)
    : inArea(ctx, async (tx) => {
        const day = await dayById(tx, ctx, id)
        if (!day || (day.state === 'planned' && !holds(ctx.actor, committee))) return undefined
        const leads = mayLeadDay(ctx.actor, day)
        return leads || (await hasPlace(tx, ctx, id)) ? { day, leads } : undefined
      })

async function hasPlace(tx: Tx, ctx: Ctx, gatheringId: string): Promise<boolean> {
  const volunteer = await ownVolunteer(tx, ctx)
  if (!volunteer) return false
  const place = await placesOf(tx, ctx, gatheringId)
    .select('p.id')
    .where('p.volunteer_id', '=', volunteer.id)
    .executeTakeFirst()
  return place !== undefined
}

/** The places of a day that were given or accepted: who is expected there. */
export const placesOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as s', (join) =>
      join.onRef('s.area_id', '=', 'p.area_id').onRef('s.id', '=', 'p.shift_id'),
    )
    .where('p.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', gatheringId)
    .where('s.state', '=', 'open')
    .where('p.state', 'in', ['given', 'accepted'])

/** Whether a day takes place: what was called off, paused or moved is not counted. */
export const takesPlace = ({ state }: Pick<Day, 'state'>): boolean =>
  state !== 'cancelled' && state !== 'paused' && state !== 'postponed'
