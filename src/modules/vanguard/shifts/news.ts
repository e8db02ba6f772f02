import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { nameOf, ownPath, volunteersOf, type Volunteer } from '../volunteer.ts'
import { vanguardDays } from '../day.ts'
import { asksHere } from './answering.ts'
import { placesHere, shiftsHere, type Shift } from './rows.ts'

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
  volunteer: { id: string; name: string; accountId: string | null; personId: string | null; byMessage: boolean }
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
  const shifts = await shiftsHere(tx, ctx)
    .where('s.id', 'in', [nobody, ...shiftIds])
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
  open: place.state === 'given' || place.state === 'accepted',
  title,
  startsAt,
  endsAt,
  ...reachOf(ctx, one, `/places/${place.id}`),
})

const reachOf = (ctx: Ctx, one: Volunteer, path: string): Pick<VolunteeringForNews, 'path' | 'own' | 'volunteer'> => ({
  path,
  own: ownPath(ctx, one) + path,
  volunteer: {
    id: one.id,
    name: nameOf(ctx, one),
    accountId: one.account_id,
    personId: one.person_id,
    byMessage: one.asked_by === 'message',
  },
})

/** Everybody who has to know something of a day: questions that wait, and places somebody was told of. */
export async function volunteeringOn(tx: Tx, ctx: Ctx, dayId: string): Promise<VolunteeringForNews[]> {
  const asks = await asksHere(tx, ctx)
    .where('gathering_id', '=', dayId)
    .where('answer', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const shifts = await shiftsHere(tx, ctx).where('s.gathering_id', '=', dayId).execute()
  const places = shifts.length
    ? await placesHere(tx, ctx)
        .where('state', 'in', ['given', 'accepted'])
        .where(
          'shift_id',
          'in',
          shifts.map(({ id }) => id),
        )
        .orderBy('at')
        .orderBy('id')
        .execute()
    : []
  return named(tx, ctx, { asks, places })
}

/** The account that leads a day: whoever leads the gathering, else the lead of its team; null where nobody does. */
export async function leaderOfDay(tx: Tx, ctx: Ctx, dayId: string): Promise<string | null> {
  const day = await vanguardDays(tx, ctx).where('g.id', '=', dayId).executeTakeFirst()
  return (day?.leader_id as string | null | undefined) ?? day?.lead_id ?? null
}
