import { DAY_MS, dayOf, startOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { sql } from 'kysely'
import type { During } from '../booking.ts'
import { freeSlots, type Slot } from './slots.rules.ts'
import { venuesOf } from './venues.ts'

type Asked = Slot & {
  /** For how many people; as many as the venue itself holds where nothing is said. */
  seats?: number | null
  /** A time of the same venue that will be taken. */
  except?: During
}

/**
 * Up to five free times instead of one that cannot be had: other venues at the same time with seats enough, the same venue at
 * another hour of the day, on the next days, on the same weekday next week; all inside open hours.
 */
export async function alternatives(tx: Tx, ctx: Ctx, { seats, except, ...asked }: Asked): Promise<Slot[]> {
  const from = startOfDay(dayOf(asked.startsAt))
  const until = new Date(asked.endsAt.getTime() + 8 * DAY_MS)
  const [venues, busy] = await Promise.all([venuesOf(tx, ctx), busyIn(tx, ctx, { startsAt: from, endsAt: until })])
  const capacity = venues.find(({ id }) => id === asked.venueId)?.capacity ?? 1
  const taken = except ? [...busy, { venueId: asked.venueId, ...except }] : busy
  return freeSlots(
    { ...asked, seats: seats ?? capacity, now: ctx.now },
    venues
      .filter(({ ended_at }) => ended_at === null)
      .map((venue) => ({ ...venue, busy: taken.filter(({ venueId }) => venueId === venue.id) })),
  )
}

async function busyIn(tx: Tx, ctx: Ctx, { startsAt, endsAt }: During): Promise<Slot[]> {
  const rows = await tx
    .selectFrom('gatherings.booking')
    .select(['venue_id', sql<Date>`lower(during)`.as('from'), sql<Date>`upper(during)`.as('until')])
    .where('area_id', '=', ctx.area.id)
    .where('standing', '=', true)
    .where('during', '&&', `[${startsAt.toISOString()},${endsAt.toISOString()})`)
    .execute()
  return rows.map((row) => ({ venueId: row.venue_id, startsAt: row.from, endsAt: row.until }))
}
