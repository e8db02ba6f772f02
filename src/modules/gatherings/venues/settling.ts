import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inTheWay, lockVenue } from '../booking.ts'
import { seenBy } from '../calendar/calendar.ts'
import { lockGathering, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { alternatives } from './alternatives.ts'
import { isOpenAt } from './hours.rules.ts'
import { bringTo, callOff, wantedFor, type Held } from './moving.ts'
import type { Slot } from './slots.rules.ts'
import { hoursFrom, venuesOf } from './venues.ts'

type DisplacementRow = Selectable<Tables['gatherings.displacement']>

/** One of the times offered, with the name of its venue. */
export type Offer = Slot & { key: string; venueName: string }

/** What a gathering that lost its venue waits for: why, and what it may choose. */
export type Unsettled = { id: string; reason: string; byId: string | null; offers: Offer[] }

const keyOf = ({ venueId, startsAt }: Slot): string => `${venueId}/${startsAt.toISOString()}`

const slotsFrom = (stored: unknown): Slot[] =>
  (stored as { venueId: string; startsAt: string; endsAt: string }[]).map(({ venueId, startsAt, endsAt }) => ({
    venueId,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }))

type Placed = Pick<Gathering, 'id' | 'state' | 'venue_id' | 'elsewhere'>

/** Still to be held, and nowhere. */
const isHomeless = ({ state, venue_id, elsewhere }: Placed): boolean =>
  isStanding(state) && venue_id === null && elsewhere === null

/** What a gathering waits for that had to leave its venue; null for any other, and where somebody found a place already. */
export async function unsettledOf(ctx: Ctx, gathering: Placed): Promise<Unsettled | null> {
  if (!isHomeless(gathering)) return null
  return inArea(ctx, async (tx) => {
    const row = await openRow(tx, ctx, gathering.id)
    if (!row) return null
    const names = new Map((await venuesOf(tx, ctx)).map(({ id, name }) => [id, name]))
    const offers = slotsFrom(row.offers).filter(({ startsAt }) => startsAt > ctx.now)
    const named = offers.map((slot) => ({ ...slot, key: keyOf(slot), venueName: names.get(slot.venueId) ?? '' }))
    return { id: row.id, reason: row.reason, byId: row.by_gathering_id, offers: named }
  })
}

const openRow = (tx: Tx, ctx: Ctx, gatheringId: string): Promise<DisplacementRow | undefined> =>
  tx
    .selectFrom('gatherings.displacement')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('choice', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A gathering that lost its venue and has no other yet. */
export type Homeless = { id: string; title: string; startsAt: Date; endsAt: Date; taken: number }

/** Those this reader may know of that still wait for a place, soonest first. */
export const homelessOnes = (ctx: Ctx): Promise<Homeless[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('gatherings.displacement as d')
      .innerJoin('gatherings.gathering as g', (join) =>
        join.onRef('g.area_id', '=', 'd.area_id').onRef('g.id', '=', 'd.gathering_id'),
      )
      .select(['g.id', 'g.title', 'g.starts_at as startsAt', 'g.ends_at as endsAt', 'g.taken'])
      .where('d.area_id', '=', ctx.area.id)
      .where('d.choice', 'is', null)
      .where('g.state', 'in', ['planned', 'published'])
      .where('g.venue_id', 'is', null)
      .where('g.elsewhere', 'is', null)
      .where('g.ends_at', '>', ctx.now)
      .where(seenBy(ctx.actor))
      .orderBy('g.starts_at')
      .limit(50)
      .execute()
    return rows.filter(({ id }, at) => rows.findIndex((other) => other.id === id) === at)
  })

export type SettleRefusal = 'unknown' | 'settled' | 'gone'

type Waiting = { held: Held; row: DisplacementRow }

/** Runs an act on a gathering that waits for a place, holding it. Refuses an `unknown` one and one that is `settled`. */
const onWaiting = <T, Why extends string>(
  ctx: Ctx,
  gatheringId: string,
  act: (tx: Tx, waiting: Waiting) => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why | 'unknown' | 'settled'>> =>
  inArea(ctx, async (tx) => {
    const held = await lockGathering(tx, ctx, gatheringId)
    if (!held) return refused('unknown')
    const row = isHomeless(held) ? await openRow(tx, ctx, gatheringId) : undefined
    return row ? act(tx, { held, row }) : refused('settled')
  })

/**
 * Takes one of the times offered. It is looked at once more while the venue is held: refuses one that is `gone` meanwhile, and
 * lays new offers ready then.
 */
export const takeOffer = (
  ctx: Ctx,
  gatheringId: string,
  key: string | undefined,
): Promise<Outcome<null, SettleRefusal>> =>
  onWaiting(ctx, gatheringId, async (tx, { held, row }) => {
    const slot = slotsFrom(row.offers).find((one) => keyOf(one) === key)
    if (!slot || !(await isStillFree(tx, ctx, { held, slot }))) {
      await offerAnew(tx, ctx, { held, row })
      return refused('gone')
    }
    await bringTo(tx, ctx, { gathering: held, slot })
    await settle(tx, ctx, { id: row.id, choice: 'moved' })
    return done(null)
  })

async function isStillFree(tx: Tx, ctx: Ctx, { held, slot }: { held: Held; slot: Slot }): Promise<boolean> {
  if (slot.startsAt <= ctx.now) return false
  const venue = await lockVenue(tx, ctx, slot.venueId)
  if (!venue || venue.capacity < held.taken) return false
  if (!isOpenAt(hoursFrom(venue.open_hours), slot)) return false
  return (await inTheWay(tx, ctx, { ...slot, own: held.id })).length === 0
}

/** Calls it off instead: because the venue was given to deliberation, or because it closed. */
export const callOffInstead = (ctx: Ctx, gatheringId: string): Promise<Outcome<null, SettleRefusal>> =>
  onWaiting(ctx, gatheringId, async (tx, { held, row }) => {
    await callOff(tx, ctx, {
      gathering: held,
      kind: row.by_gathering_id ? 'displaced' : 'venue',
      reason: row.reason,
    })
    await settle(tx, ctx, { id: row.id, choice: 'cancelled' })
    return done(null)
  })

/** Looks for free times once more, for instance after a closure was taken back. */
export const lookAgain = (ctx: Ctx, gatheringId: string): Promise<Outcome<null, SettleRefusal>> =>
  onWaiting(ctx, gatheringId, async (tx, waiting) => {
    await offerAnew(tx, ctx, waiting)
    return done(null)
  })

async function offerAnew(tx: Tx, ctx: Ctx, { held, row }: Waiting): Promise<void> {
  const left = await tx
    .selectFrom('gatherings.booking')
    .select('venue_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', held.id)
    .executeTakeFirst()
  const offers = left ? await alternatives(tx, ctx, wantedFor(held, left.venue_id)) : []
  await tx
    .updateTable('gatherings.displacement')
    .set({ offers: JSON.stringify(offers) })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', row.id)
    .execute()
}

const settle = (tx: Tx, ctx: Ctx, { id, choice }: { id: string; choice: 'moved' | 'cancelled' }) =>
  tx
    .updateTable('gatherings.displacement')
    .set({ choice, settled_by: ctx.actor.id, settled_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
