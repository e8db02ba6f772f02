import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { ownPath, reachedBy, volunteersOf, type Reached, type Volunteer } from '../volunteer.ts'
import { vanguardDays } from '../day.ts'
import { asksHere } from './answering.ts'
import { placesHere } from './rows.ts'

/**
 * A question to a volunteer, or a place of theirs, as messages may know it: what for, how it stands, and how they want to be told.
 * `open`: the question waits for an answer, or the place stands. `path`: below their own page, which `own` is the private address of.
 */
export type VolunteeringForNews = {
  id: string
  gatheringId: string
  title: string | null
  startsAt: Date | null
  endsAt: Date | null
  open: boolean
  since: Date
  path: string
  own: string
  volunteer: Reached
}

/** Questions and places by their ids; what is gone is not among them. */
export async function volunteeringForNews(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, VolunteeringForNews>> {
  if (ids.length === 0) return new Map()
  const asks = await asksHere(tx, ctx)
    .where('id', 'in', [...ids])
    .execute()
  const places = await placesHere(tx, ctx)
    .where('id', 'in', [...ids])
    .execute()
  return new Map((await named(tx, ctx, { asks, places })).map((one) => [one.id, one]))
}

type Asks = Awaited<ReturnType<ReturnType<typeof asksHere>['execute']>>
type Places = Awaited<ReturnType<ReturnType<typeof placesHere>['execute']>>
type Shift = Awaited<ReturnType<ReturnType<typeof shiftsEver>['execute']>>[number]

/** Shifts, also those that fell away: who had a place in one hears of it. */
const shiftsEver = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.shift')
    .select(['id', 'gathering_id', 'title', 'starts_at', 'ends_at'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('starts_at')
    .orderBy('id')

const nobody = '00000000-0000-0000-0000-000000000000'

async function named(
  tx: Tx,
  ctx: Ctx,
  { asks, places }: { asks: Asks; places: Places },
): Promise<VolunteeringForNews[]> {
  const ids = [...asks, ...places].map((one) => one.volunteer_id)
  const people = await volunteersOf(tx, ctx)
    .where('id', 'in', [nobody, ...ids])
    .execute()
  const shiftIds = [...asks, ...places].flatMap(({ shift_id }) => shift_id ?? [])
  const shifts = await shiftsEver(tx, ctx)
    .where('id', 'in', [nobody, ...shiftIds])
    .execute()
  const told = (row: Asks[number] | Places[number]): Shared | null => {
    const one = people.find(({ id }) => id === row.volunteer_id)
    const shift = shifts.find(({ id }) => id === row.shift_id)
    return one
      ? { one, shift, title: shift?.title ?? null, startsAt: shift?.starts_at ?? null, endsAt: shift?.ends_at ?? null }
      : null
  }
  return [
    ...asks.flatMap((ask) => {
      const about = told(ask)
      return about ? [askFor(ctx, ask, about)] : []
    }),
    ...places.flatMap((place) => {
      const about = told(place)
      return about ? [placeFor(ctx, place, about)] : []
    }),
  ]
}

type Shared = {
  one: Volunteer
  shift: Shift | undefined
  title: string | null
  startsAt: Date | null
  endsAt: Date | null
}

const askFor = (ctx: Ctx, ask: Asks[number], { one, title, startsAt, endsAt }: Shared): VolunteeringForNews => ({
  id: ask.id,
  gatheringId: ask.gathering_id,
  since: ask.at,
  open: ask.answer === null,
  title,
  startsAt,
  endsAt,
  ...reachOf(ctx, one, `/ask/${ask.id}`),
})

const placeFor = (
  ctx: Ctx,
  place: Places[number],
  { one, shift, title, startsAt, endsAt }: Shared,
): VolunteeringForNews => ({
  id: place.id,
  gatheringId: shift?.gathering_id ?? '',
  since: place.told_at ?? place.at,
  open: isStanding(place),
  title,
  startsAt,
  endsAt,
  ...reachOf(ctx, one, `/places/${place.id}`),
})

const reachOf = (ctx: Ctx, one: Volunteer, path: string): Pick<VolunteeringForNews, 'path' | 'own' | 'volunteer'> => ({
  path,
  own: ownPath(ctx, one) + path,
  volunteer: reachedBy(ctx, one),
})

/**
 * Everybody who has to know something of a day: questions that wait, places somebody was told of, and those that were taken back
 * from them since.
 */
export async function volunteeringOn(tx: Tx, ctx: Ctx, dayId: string): Promise<VolunteeringForNews[]> {
  const asks = await asksOn(tx, ctx, dayId).where('answer', 'is', null).execute()
  const { counted } = await placesOn(tx, ctx, dayId)
  return named(tx, ctx, { asks, places: counted })
}

/**
 * Everybody who has to hear that a day does not take place: by each place they were told of, whether it was given back for it
 * already or not; and whoever said that they can come and has heard of no place yet.
 */
export async function volunteeringOff(tx: Tx, ctx: Ctx, dayId: string): Promise<VolunteeringForNews[]> {
  const asks = await asksOn(tx, ctx, dayId).where('answer', '=', 'yes').execute()
  const { known, counted } = await placesOn(tx, ctx, dayId)
  const free = asks.filter((ask) => !known.some((place) => place.volunteer_id === ask.volunteer_id))
  return named(tx, ctx, { asks: free, places: counted })
}

/** `known`: places somebody was told of. `counted`: those they come for, or would if they heard nothing more. */
async function placesOn(tx: Tx, ctx: Ctx, dayId: string): Promise<{ known: Places; counted: Places }> {
  const shifts = await shiftsEver(tx, ctx).where('gathering_id', '=', dayId).execute()
  const all = await placesHere(tx, ctx)
    .where('state', '<>', 'proposed')
    .where('shift_id', 'in', [nobody, ...shifts.map(({ id }) => id)])
    .orderBy('at')
    .orderBy('id')
    .execute()
  const known = all.filter((place) => place.told_at !== null || isStanding(place))
  const exchanged = await exchangedOf(tx, ctx, known)
  const isLost = ({ id, state }: Places[number]) => state === 'cancelled' && !exchanged.has(id)
  return { known, counted: known.filter((place) => isStanding(place) || isLost(place)) }
}

const isStanding = ({ state }: Places[number]): boolean => state === 'given' || state === 'accepted'

/** Places in whose stead there is another one, which their owner was told of. */
async function exchangedOf(tx: Tx, ctx: Ctx, places: Places): Promise<Set<string | null>> {
  const rows = await tx
    .selectFrom('vanguard.place')
    .select('from_place_id')
    .where('area_id', '=', ctx.area.id)
    .where('from_place_id', 'in', [nobody, ...places.map(({ id }) => id)])
    .execute()
  return new Set(rows.map((row) => row.from_place_id))
}

const asksOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  asksHere(tx, ctx).where('gathering_id', '=', dayId).orderBy('at').orderBy('id')

/** The account that leads a day: whoever leads the gathering, else the lead of its team; null where nobody does. */
export async function leaderOfDay(tx: Tx, ctx: Ctx, dayId: string): Promise<string | null> {
  const day = await vanguardDays(tx, ctx).where('g.id', '=', dayId).executeTakeFirst()
  return (day?.leader_id as string | null | undefined) ?? day?.lead_id ?? null
}
