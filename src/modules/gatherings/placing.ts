import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inTheWay, lockVenue, releaseBooking, writeBooking } from './booking.ts'
import { planAt, type Plan, type When } from './plan.rules.ts'

type Placing = When & { id: string; plan: Plan }

/** A plan whose venue is free then and held until the transaction ends; null for one at no venue of ours. */
export type Placed = { plan: Plan; venue: Selectable<Tables['gatherings.venue']> | null }

export type PlaceRefusal = 'unknown-venue' | 'clash'

/**
 * Holds the venue of a plan and takes its place over. Refuses a venue that is unknown or given up, and a time at which something
 * else stands there (`clash`); whether it is open then is for the caller to ask. Books nothing: `book` does.
 */
export async function placed(tx: Tx, ctx: Ctx, { id, plan, ...when }: Placing): Promise<Outcome<Placed, PlaceRefusal>> {
  const { venueId } = plan
  if (venueId === null) return done({ plan, venue: null })
  const venue = await lockVenue(tx, ctx, venueId)
  if (!venue) return refused('unknown-venue')
  const others = await inTheWay(tx, ctx, { venueId, startsAt: when.startsAt, endsAt: when.endsAt, own: id })
  return others.length > 0 ? refused('clash') : done({ plan: planAt(plan, venue), venue })
}

/** Books the venue of a gathering that was `placed`, or gives back the one it had. */
export async function book(tx: Tx, ctx: Ctx, { id, plan: { venueId }, startsAt, endsAt }: Placing): Promise<void> {
  if (venueId === null) await releaseBooking(tx, ctx, id)
  else await writeBooking(tx, ctx, { id, venueId, gatheringId: id, startsAt, endsAt })
}
