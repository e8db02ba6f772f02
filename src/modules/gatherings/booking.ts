import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'

/** From when to when; the end is not part of it. */
export type During = { startsAt: Date; endsAt: Date }

/** As PostgreSQL writes a range of time. */
export const rangeOf = ({ startsAt, endsAt }: During): string => `[${startsAt.toISOString()},${endsAt.toISOString()})`

/** What stands in the way at a venue: a gathering, or a closure with its reason. */
export type InTheWay = {
  id: string
  gathering_id: string | null
  reason: string | null
  title: string | null
  purpose: string | null
  compound_id: string | null
  building_id: string | null
  starts_at: Date | null
  ends_at: Date | null
}

/** Everything that stands at a venue in a time, but one's own. Whoever asks before writing holds the venue first (`lockVenue`). */
export const inTheWay = (
  tx: Tx,
  ctx: Ctx,
  { venueId, own = null, ...during }: During & { venueId: string; own?: string | null },
): Promise<InTheWay[]> =>
  tx
    .selectFrom('gatherings.booking as b')
    .leftJoin('gatherings.gathering as g', (join) =>
      join.onRef('g.area_id', '=', 'b.area_id').onRef('g.id', '=', 'b.gathering_id'),
    )
    .select(['b.id', 'b.gathering_id', 'b.reason', 'g.title', 'g.purpose', 'g.starts_at', 'g.ends_at'])
    .select(['g.compound_id', 'g.building_id'])
    .where('b.area_id', '=', ctx.area.id)
    .where('b.venue_id', '=', venueId)
    .where('b.standing', '=', true)
    .where('b.during', '&&', rangeOf(during))
    .where((eb) => (own === null ? eb.lit(true) : eb('b.id', '<>', own)))
    .orderBy('b.during')
    .execute()

/** Holds a venue until the transaction ends: bookings of one venue are made one after the other. Undefined for an unknown or ended one. */
export const lockVenue = (tx: Tx, ctx: Ctx, venueId: string) =>
  tx
    .selectFrom('gatherings.venue')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', venueId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

type Booking = During & { id: string; venueId: string; gatheringId: string | null; reason?: string | null }

/**
 * Books a venue, or moves the booking of this id there. `lockVenue` and `inTheWay` come first; the exclusion constraint is the
 * last guard (23P01).
 */
export async function writeBooking(
  tx: Tx,
  ctx: Ctx,
  { id, venueId, gatheringId, reason = null, ...during }: Booking,
): Promise<void> {
  await tx
    .insertInto('gatherings.booking')
    .values({
      area_id: ctx.area.id,
      id,
      venue_id: venueId,
      gathering_id: gatheringId,
      during: rangeOf(during),
      standing: true,
      reason,
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .onConflict((on) =>
      on.columns(['area_id', 'id']).doUpdateSet((eb) => ({
        venue_id: eb.ref('excluded.venue_id'),
        during: eb.ref('excluded.during'),
        standing: eb.ref('excluded.standing'),
      })),
    )
    .execute()
}

/** Gives the venue back; the row stays, as what was once arranged. */
export const releaseBooking = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .updateTable('gatherings.booking')
    .set({ standing: false })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
