import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockVenue, releaseBooking, writeBooking, type During } from '../booking.ts'
import { isStanding } from '../kinds.rules.ts'
import type { ClosingText, Decision } from './closing.rules.ts'
import { callOff, lockGatherings, noteLeaving, takeOut, type Held } from './moving.ts'
import { standsAt, type Stands } from './venues.ts'

/** A closure, and what was decided about each gathering in its way. */
export type Closing = ClosingText & { id: string; venueId: string; decided: ReadonlyMap<string, Decision> }

export type ClosingRefusal = 'unknown' | 'closed-then' | 'nothing-left' | 'undecided'

/** What a closure meets: what stays because it has begun or was held, what must be decided, and from when it can be closed. */
export type Met = { during: During; stays: Stands[]; open: Stands[]; closures: Stands[] }

/** What a closure of this time would meet, for the page that asks. */
export const meets = (ctx: Ctx, venueId: string, during: During): Promise<Met> =>
  inArea(ctx, (tx) => metBy(tx, ctx, { venueId, ...during }))

async function metBy(tx: Tx, ctx: Ctx, at: During & { venueId: string }): Promise<Met> {
  const all = await standsAt(tx, ctx, at)
  const stays = all.filter(({ startsAt, state }) => state !== null && (startsAt <= ctx.now || !isStanding(state)))
  const startsAt = stays.reduce((from, { endsAt }) => (endsAt > from ? endsAt : from), at.startsAt)
  const rest = all.filter((one) => one.endsAt > startsAt && !stays.includes(one))
  return {
    during: { startsAt, endsAt: at.endsAt },
    stays,
    open: rest.filter(({ gatheringId }) => gatheringId !== null),
    closures: rest.filter(({ gatheringId }) => gatheringId === null),
  }
}

/**
 * Closes a venue for a time. What has begun or was held stays, and the closure begins after it; about everything else in the way
 * somebody must have decided (`undecided`). Refuses a time in which it is closed already, and one of which nothing is left.
 */
export const closeVenue = (ctx: Ctx, act: Closing): Promise<Outcome<null, ClosingRefusal>> =>
  inArea(ctx, async (tx) => {
    const known = await closureOf(tx, ctx, act.id)
    if (known) return known.venue_id === act.venueId && known.gathering_id === null ? done(null) : refused('unknown')
    const seen = await metBy(tx, ctx, act)
    const held = await lockGatherings(tx, ctx, [act.id, ...seen.open.map(({ id }) => id)])
    // An id of a gathering would one day be its booking too.
    if (held.has(act.id) || !(await lockVenue(tx, ctx, act.venueId))) return refused('unknown')
    const met = await metBy(tx, ctx, act)
    const why = wrongWith(met, act, held)
    if (why) return refused(why)
    await clear(tx, ctx, { act, met, held })
    return done(null)
  })

function wrongWith(
  { during, open, closures }: Met,
  act: Closing,
  held: ReadonlyMap<string, Held>,
): ClosingRefusal | null {
  if (closures.length > 0) return 'closed-then'
  if (during.startsAt >= during.endsAt) return 'nothing-left'
  return open.every(({ id }) => act.decided.has(id) && held.has(id)) ? null : 'undecided'
}

async function clear(
  tx: Tx,
  ctx: Ctx,
  { act, met, held }: { act: Closing; met: Met; held: ReadonlyMap<string, Held> },
): Promise<void> {
  const { venueId, reason } = act
  const gatherings = met.open.flatMap(({ id }) => held.get(id) ?? [])
  const leaving = gatherings.filter(({ id }) => act.decided.get(id) === 'leave')
  for (const gathering of gatherings)
    if (leaving.includes(gathering)) await takeOut(tx, ctx, gathering)
    else await callOff(tx, ctx, { gathering, kind: 'venue', reason })
  await writeBooking(tx, ctx, { id: act.id, venueId, gatheringId: null, reason, ...met.during })
  for (const gathering of leaving)
    await noteLeaving(tx, ctx, { gathering, id: uuidv7(ctx.now), venueId, byId: null, reason })
  await record(tx, ctx, {
    name: 'gatherings.venue.closed',
    subjectId: venueId,
    detail: { startsAt: met.during.startsAt.toISOString(), endsAt: met.during.endsAt.toISOString() },
  })
}

/** Takes a closure back: the venue can be booked again. What had to leave stays where it went. Refuses an `unknown` one. */
export const openAgain = (
  ctx: Ctx,
  { id, venueId }: { id: string; venueId: string },
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    await lockVenue(tx, ctx, venueId)
    const closure = await closureOf(tx, ctx, id)
    if (closure?.gathering_id !== null || closure.venue_id !== venueId) return refused('unknown')
    if (!closure.standing) return done(null)
    await releaseBooking(tx, ctx, id)
    await record(tx, ctx, { name: 'gatherings.venue.opened', subjectId: venueId })
    return done(null)
  })

const closureOf = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('gatherings.booking')
    .select(['venue_id', 'gathering_id', 'standing'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
