import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { lockVenue, releaseBooking, writeBooking } from '../booking.ts'
import type { GatheringFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import type { ReasonKind } from '../kinds.rules.ts'
import { alternatives } from './alternatives.ts'
import type { Slot } from './slots.rules.ts'

/** A gathering as its row says, held by `lockGathering`. */
export type Held = Selectable<Tables['gatherings.gathering']>

/** Holds several gatherings, always in the same order, so that two who do the same wait for each other. Unknown ones are left out. */
export async function lockGatherings(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, Held>> {
  const held = new Map<string, Held>()
  for (const id of [...new Set(ids)].sort()) {
    const row = await lockGathering(tx, ctx, id)
    if (row) held.set(id, row)
  }
  return held
}

/** One of a series that is changed here is changed by itself: changes of all leave it alone from now on. */
const write = (tx: Tx, ctx: Ctx, { gathering, set }: { gathering: Held; set: object }) =>
  tx
    .updateTable('gatherings.gathering')
    .set({ ...set, own: gathering.own || gathering.series_id !== null, version: gathering.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', gathering.id)
    .execute()

/** Takes a gathering out of its venue: the place is free again, and it stands without one until somebody settles it. Where it is stays. */
export async function takeOut(tx: Tx, ctx: Ctx, gathering: Held): Promise<void> {
  await releaseBooking(tx, ctx, gathering.id)
  await write(tx, ctx, { gathering, set: { venue_id: null } })
}

/** Brings a gathering to a venue and time the caller found free while holding the venue. What is told of its sign-up moves along. */
export async function bringTo(tx: Tx, ctx: Ctx, { gathering, slot }: { gathering: Held; slot: Slot }): Promise<void> {
  const { venueId, startsAt, endsAt } = slot
  const venue = await lockVenue(tx, ctx, venueId)
  const later = startsAt.getTime() - gathering.starts_at.getTime()
  const along = (at: Date | null) => at && new Date(at.getTime() + later)
  const set = {
    venue_id: venueId,
    elsewhere: null,
    compound_id: venue?.compound_id ?? null,
    building_id: venue?.building_id ?? null,
    starts_at: startsAt,
    ends_at: endsAt,
    closes_at: along(gathering.closes_at),
    ...(gathering.drawn_at === null ? { draw_at: along(gathering.draw_at) } : {}),
  }
  await write(tx, ctx, { gathering, set })
  await writeBooking(tx, ctx, { id: gathering.id, venueId, gatheringId: gathering.id, startsAt, endsAt })
  await record(tx, ctx, {
    name: 'gatherings.gathering.changed',
    subjectId: gathering.id,
    detail: {
      startsAt: startsAt.toISOString(),
      from: gathering.starts_at.toISOString(),
      to: startsAt.toISOString(),
    } satisfies GatheringFact,
  })
}

/** Calls a gathering off because of its venue. Its sign-ups stay as they are. */
export async function callOff(
  tx: Tx,
  ctx: Ctx,
  { gathering, kind, reason }: { gathering: Held; kind: Extract<ReasonKind, 'venue' | 'displaced'>; reason: string },
): Promise<void> {
  await releaseBooking(tx, ctx, gathering.id)
  await write(tx, ctx, { gathering, set: { state: 'cancelled', reason_kind: kind, reason } })
  await record(tx, ctx, {
    name: 'gatherings.gathering.cancelled',
    subjectId: gathering.id,
    detail: { startsAt: gathering.starts_at.toISOString(), reasonKind: kind } satisfies GatheringFact,
  })
}

type Leaving = { gathering: Held; id: string; venueId: string; byId: string | null; reason: string }

/** Writes down that a gathering had to leave a venue, with what is free instead; called once everything else has its place. */
export async function noteLeaving(tx: Tx, ctx: Ctx, leaving: Leaving): Promise<void> {
  const { gathering } = leaving
  const offers = await alternatives(tx, ctx, wantedFor(gathering, leaving.venueId))
  await tx
    .insertInto('gatherings.displacement')
    .values({
      area_id: ctx.area.id,
      id: leaving.id,
      gathering_id: gathering.id,
      by_gathering_id: leaving.byId,
      reason: leaving.reason,
      offers: JSON.stringify(offers),
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .execute()
  await record(tx, ctx, {
    name: 'gatherings.gathering.displaced',
    subjectId: gathering.id,
    detail: {
      startsAt: gathering.starts_at.toISOString(),
      reasonKind: leaving.byId ? 'displaced' : 'venue',
    } satisfies GatheringFact,
  })
}

/** What a gathering looks for instead of its venue: seats for all it takes, or for those who signed up. */
export const wantedFor = (
  { starts_at: startsAt, ends_at: endsAt, capacity, taken }: Pick<Held, 'starts_at' | 'ends_at' | 'capacity' | 'taken'>,
  venueId: string,
) => ({ venueId, startsAt, endsAt, seats: capacity ?? (taken > 0 ? taken : null) })
