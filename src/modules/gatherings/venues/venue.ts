import { randomBytes, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockVenue } from '../booking.ts'
import { isStanding } from '../kinds.rules.ts'
import type { Spot } from '../spot.rules.ts'
import { isOpenAt } from './hours.rules.ts'
import type { VenueText } from './venue.rules.ts'
import { farAhead, hoursFrom, standsAt, type Stands } from './venues.ts'

/** Writes a venue down; the same form again is the same one. Refuses a name another bears. */
export const addVenue = (ctx: Ctx, id: string, text: VenueText): Promise<Outcome<null, 'name-taken'>> =>
  inArea(ctx, async (tx) => {
    if (await isThere(tx, ctx, id)) return done(null)
    if (await isTaken(tx, ctx, { id, name: text.name })) return refused('name-taken')
    if (!(await write(tx, ctx, { id, text }))) return refused('name-taken')
    await record(tx, ctx, { name: 'gatherings.venue.added', subjectId: id })
    return done(null)
  })

const codeTries = 5

/** A code that is taken is tried again; after that another of this name came at the same moment. */
async function write(tx: Tx, ctx: Ctx, { id, text }: { id: string; text: VenueText }): Promise<boolean> {
  const key = randomBytes(32).toString('base64url')
  for (let attempt = 0; attempt < codeTries; attempt += 1) {
    const made = await tx
      .insertInto('gatherings.venue')
      .values({
        area_id: ctx.area.id,
        id,
        ...columns(text),
        code: newCode(),
        check_in_key: ctx.secrets.seal(ctx.area.id, key),
        made_at: ctx.now,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (made.length > 0 || (await isThere(tx, ctx, id))) return true
  }
  return false
}

/** Signs nobody takes for another when a notice is read over the telephone. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newCode = (): string => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')

type OnVenue = { id: string; version: number }

/** What coming gatherings lose by a change: their seats no longer fit, or the door is closed then. */
export type Touched = Stands & { how: 'seats' | 'hours' }

/**
 * Changes what is written of a venue; what is at it is where it is. Refuses an `unknown` or ended one, a `stale` version, a name that is taken; and, unless
 * `sure`, a change that leaves people of a coming gathering without a seat or before a closed door (`touches`).
 */
export const changeVenue = (
  ctx: Ctx,
  on: OnVenue & { sure: boolean },
  text: VenueText,
): Promise<Outcome<null, 'unknown' | 'stale' | 'name-taken' | 'touches'>> =>
  inArea(ctx, async (tx) => {
    const now = await lockVenue(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.version !== on.version) return refused('stale')
    if (await isTaken(tx, ctx, { id: on.id, name: text.name })) return refused('name-taken')
    if (!on.sure && (await touched(tx, ctx, { ...now, text })).length > 0) return refused('touches')
    await update(tx, ctx, { ...on, set: columns(text) })
    await bringAlong(tx, ctx, { now, spot: text.spot })
    await record(tx, ctx, { name: 'gatherings.venue.changed', subjectId: on.id })
    return done(null)
  })

type At = { id: string; compound_id: string | null; building_id: string | null }

/** A venue does not walk: where it is was written wrongly, and so was the place of everything that is or was there. */
async function bringAlong(tx: Tx, ctx: Ctx, { now, spot }: { now: At; spot: Spot | null }): Promise<void> {
  const place = { compound_id: spot?.compoundId ?? null, building_id: spot?.buildingId ?? null }
  if (place.compound_id === now.compound_id && place.building_id === now.building_id) return
  await tx
    .updateTable('gatherings.gathering')
    .set(place)
    .where('area_id', '=', ctx.area.id)
    .where('venue_id', '=', now.id)
    .execute()
  await tx
    .updateTable('gatherings.series')
    .set(place)
    .where('area_id', '=', ctx.area.id)
    .where(sql<boolean>`plan ->> 'venueId' = ${now.id}`)
    .execute()
}

type Before = { id: string; capacity: number; open_hours: unknown }

async function touched(tx: Tx, ctx: Ctx, { id, text, ...now }: Before & { text: VenueText }): Promise<Touched[]> {
  const coming = await standsAt(tx, ctx, { venueId: id, startsAt: ctx.now, endsAt: farAhead(ctx.now) })
  return coming
    .filter(({ state }) => state !== null && isStanding(state))
    .flatMap((one): Touched[] => {
      if (one.taken > text.capacity && text.capacity < now.capacity) return [{ ...one, how: 'seats' }]
      const wasOpen = isOpenAt(hoursFrom(now.open_hours), one)
      return wasOpen && !isOpenAt(text.hours, one) ? [{ ...one, how: 'hours' }] : []
    })
}

/** What a change would take from coming gatherings, for the page that says so. */
export const touchedBy = (ctx: Ctx, id: string, text: VenueText): Promise<Touched[]> =>
  inArea(ctx, async (tx) => {
    const now = await lockVenue(tx, ctx, id)
    return now ? touched(tx, ctx, { ...now, text }) : []
  })

/** Gives a venue up for good. What happened there stays; refused while a gathering is still to come there. */
export const endVenue = (ctx: Ctx, on: OnVenue): Promise<Outcome<null, 'unknown' | 'stale' | 'still-booked'>> =>
  inArea(ctx, async (tx) => {
    const now = await lockVenue(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.version !== on.version) return refused('stale')
    const coming = await standsAt(tx, ctx, { venueId: on.id, startsAt: ctx.now, endsAt: farAhead(ctx.now) })
    if (coming.some(({ state }) => state !== null && isStanding(state))) return refused('still-booked')
    await update(tx, ctx, { ...on, set: { ended_at: ctx.now } })
    await record(tx, ctx, { name: 'gatherings.venue.ended', subjectId: on.id })
    return done(null)
  })

const columns = ({ spot, capacity, ...text }: VenueText) => ({
  name: text.name,
  kind: text.kind,
  compound_id: spot?.compoundId ?? null,
  building_id: spot?.buildingId ?? null,
  whereabouts: text.whereabouts,
  capacity,
  step_free: text.stepFree,
  rain: text.rain,
  open_hours: JSON.stringify(text.hours),
  equipment: text.equipment,
  about: text.about,
})

async function isThere(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('gatherings.venue')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

async function isTaken(tx: Tx, ctx: Ctx, { id, name }: { id: string; name: string }): Promise<boolean> {
  const other = await tx
    .selectFrom('gatherings.venue')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('name', '=', name)
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

const update = (tx: Tx, ctx: Ctx, { id, version, set }: OnVenue & { set: object }) =>
  tx
    .updateTable('gatherings.venue')
    .set({ ...set, version: version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
