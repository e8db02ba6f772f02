import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { lockVenue, type During } from '../booking.ts'
import { gatheringOf, type Gathering } from '../gathering.ts'
import { goesFirst, isStanding, type Purpose } from '../kinds.rules.ts'
import { makeGathering, type Making } from '../make.ts'
import { alternatives } from './alternatives.ts'
import { bringTo, lockGatherings, noteLeaving, takeOut, wantedFor, type Held } from './moving.ts'
import type { Slot } from './slots.rules.ts'
import { standsAt, type Stands } from './venues.ts'

/**
 * Who leaves, for whom and why. `by`: the gathering that goes first, by its id, or one that is still to be made.
 * `seen`: the gatherings the page showed to be in the way.
 */
export type Displacing = {
  id: string
  gatheringId: string
  by: string | Making
  reason: string
  seen: readonly string[]
}

export type DisplaceRefusal = 'unknown' | 'not-in-the-way' | 'not-first' | 'closed' | 'started' | 'more-in-the-way'

/** What it came to: who had to leave. */
export type Displaced = { gatheringIds: string[] }

type First = During & { id: string; purpose: Purpose }

/**
 * Gives a venue to a deliberation: whatever of lower rank stands in its way leaves, stays published, and is offered other times
 * and venues. Refuses what does not go first (`not-first`), a venue that is closed then, a gathering that has begun, one that is
 * not in the way, and more in the way than the page had shown. The same `id` again is the same act.
 */
export const displace = (ctx: Ctx, act: Displacing): Promise<Outcome<Displaced, DisplaceRefusal>> =>
  inArea(ctx, async (tx) => {
    const known = await knownAs(tx, ctx, act.id)
    if (known) return known === act.gatheringId ? done({ gatheringIds: [] }) : refused('unknown')
    return displaceNow(tx, ctx, act)
  })

async function displaceNow(tx: Tx, ctx: Ctx, act: Displacing): Promise<Outcome<Displaced, DisplaceRefusal>> {
  const seen = await clash(tx, ctx, act)
  if (!seen) return refused('unknown')
  const ids = [act.gatheringId, ...act.seen, ...seen.inTheWay.flatMap(({ gatheringId }) => gatheringId ?? [])]
  const held = await lockGatherings(tx, ctx, typeof act.by === 'string' ? [...ids, act.by] : ids)
  if (!(await lockVenue(tx, ctx, seen.venueId))) return refused('unknown')
  // Again, now that nobody else can move.
  const now = await clash(tx, ctx, act)
  if (now?.venueId !== seen.venueId) return refused('unknown')
  const why = wrongWith(now, act, ctx.now)
  return why ? refused(why) : clear(tx, ctx, { act, now, held })
}

/** What stands in the way of one that goes first, at the venue of the one that is to leave. */
export type Clash = { gathering: Gathering; venueId: string; first: First; inTheWay: Stands[] }

async function clash(tx: Tx, ctx: Ctx, act: Pick<Displacing, 'gatheringId' | 'by'>): Promise<Clash | undefined> {
  const gathering = await gatheringOf(tx, ctx, act.gatheringId)
  const first =
    typeof act.by === 'string' ? await firstOf(tx, ctx, act.by) : { ...act.by, purpose: act.by.plan.purpose }
  if (!gathering?.venue_id || !first) return undefined
  const all = await standsAt(tx, ctx, { venueId: gathering.venue_id, startsAt: first.startsAt, endsAt: first.endsAt })
  const inTheWay = all.filter(({ gatheringId }) => gatheringId !== first.id)
  return { gathering, venueId: gathering.venue_id, first, inTheWay }
}

async function firstOf(tx: Tx, ctx: Ctx, id: string): Promise<First | undefined> {
  const row = await gatheringOf(tx, ctx, id)
  if (!row || !isStanding(row.state)) return undefined
  return { id, purpose: row.purpose, startsAt: row.starts_at, endsAt: row.ends_at }
}

/** Why this cannot be, before anybody gave a reason; null when it can. */
export function wrongWith(
  { first, inTheWay }: Clash,
  { gatheringId, seen }: Pick<Displacing, 'gatheringId' | 'seen'>,
  now: Date,
): DisplaceRefusal | null {
  if (!inTheWay.some((one) => one.gatheringId === gatheringId)) return 'not-in-the-way'
  if (inTheWay.some((one) => one.gatheringId === null)) return 'closed'
  if (inTheWay.some(({ purpose }) => !purpose || !goesFirst(first.purpose, purpose))) return 'not-first'
  if (inTheWay.some(({ startsAt, state }) => startsAt <= now || !state || !isStanding(state))) return 'started'
  return inTheWay.every((one) => one.gatheringId && seen.includes(one.gatheringId)) ? null : 'more-in-the-way'
}

type Clearing = { act: Displacing; now: Clash; held: ReadonlyMap<string, Held> }

async function clear(
  tx: Tx,
  ctx: Ctx,
  { act, now: { first, inTheWay, venueId }, held }: Clearing,
): Promise<Outcome<Displaced, DisplaceRefusal>> {
  const leaving = inTheWay.flatMap(({ id }) => held.get(id) ?? [])
  for (const gathering of leaving) await takeOut(tx, ctx, gathering)
  if (typeof act.by === 'string') {
    const own = held.get(act.by)
    if (!own) return refused('unknown')
    await bringTo(tx, ctx, { gathering: own, slot: { ...first, venueId } })
  } else if (!(await makeGathering(tx, ctx, { ...act.by, plan: { ...act.by.plan, venueId } })).done)
    throw new Error('A venue that was cleared is not free.')
  for (const gathering of leaving) {
    const id = gathering.id === act.gatheringId ? act.id : uuidv7(ctx.now)
    await noteLeaving(tx, ctx, { gathering, id, venueId, byId: first.id, reason: act.reason })
  }
  return done({ gatheringIds: leaving.map(({ id }) => id) })
}

/** The gathering an act of this id was about; undefined for a new one. */
async function knownAs(tx: Tx, ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('gatherings.displacement')
    .select('gathering_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.gathering_id
}

/** Whether a form of this id did its work already: a second press is the same act. */
export const wasDisplaced = (ctx: Ctx, { id, gatheringId }: Pick<Displacing, 'id' | 'gatheringId'>): Promise<boolean> =>
  inArea(ctx, async (tx) => (await knownAs(tx, ctx, id)) === gatheringId)

/** What a page shows before: everything in the way, and what each would be offered instead. */
export type Preview = Clash & { by: Gathering; offers: Map<string, Slot[]> }

/** Looks at what a displacement would touch; undefined where one of the two is unknown or there is nothing to give up. */
export const previewOf = (ctx: Ctx, gatheringId: string, byId: string): Promise<Preview | undefined> =>
  inArea(ctx, async (tx) => {
    const [found, by] = await Promise.all([clash(tx, ctx, { gatheringId, by: byId }), gatheringOf(tx, ctx, byId)])
    if (!found || !by) return undefined
    const offers = new Map<string, Slot[]>()
    for (const one of found.inTheWay) {
      const { startsAt: starts_at, endsAt: ends_at, capacity, taken } = one
      const wanted = wantedFor({ starts_at, ends_at, capacity, taken }, found.venueId)
      offers.set(one.id, await alternatives(tx, ctx, { ...wanted, except: found.first }))
    }
    return { ...found, by, offers }
  })
