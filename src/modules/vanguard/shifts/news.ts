import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { nameOf, ownPath, volunteersOf, type Volunteer } from '../volunteer.ts'
import { vanguardDays } from '../day.ts'
import { asksHere } from './answering.ts'
import { placesHere, shiftsHere } from './rows.ts'

/**
 * A question to a volunteer, or a place of theirs, as messages may know it: what for, how it stands, and how they want to be told.
 * `open`: the question waits for an answer, or the place stands. `path`: below their own page, which `own` is the private address of.
 */
export type VolunteeringForNews = {
  id: string
  gatheringId: string
  title: string | null
  startsAt: Date | null
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
  return new Map((await named(tx, ctx, asks, places)).map((one) => [one.id, one]))
}

type Asks = Awaited<ReturnType<ReturnType<typeof asksHere>['execute']>>
type Places = Awaited<ReturnType<ReturnType<typeof placesHere>['execute']>>

async function named(tx: Tx, ctx: Ctx, asks: Asks, places: Places): Promise<VolunteeringForNews[]> {
  const people = await volunteersOf(tx, ctx)
    .where('id', 'in', ['00000000-0000-0000-0000-000000000000', ...[...asks, ...places].map((one) => one.volunteer_id)])
    .execute()
  const shifts = await shiftsHere(tx, ctx)
    .where('s.id', 'in', [
      '00000000-0000-0000-0000-000000000000',
      ...asks.flatMap(({ shift_id }) => shift_id ?? []),
      ...places.map(({ shift_id }) => shift_id),
    ])
    .execute()
  const shiftOf = (id: string | null) => shifts.find((one) => one.id === id)
  const who = (id: string) => people.find((one) => one.id === id)
  return [
    ...asks.flatMap((ask) => {
      const [one, shift] = [who(ask.volunteer_id), shiftOf(ask.shift_id)]
      const told = { title: shift?.title ?? null, startsAt: shift?.starts_at ?? null, open: ask.answer === null }
      const rest = { id: ask.id, gatheringId: ask.gathering_id, since: ask.at }
      return one ? [{ ...rest, ...told, ...reachOf(ctx, one, `/ask/${ask.id}`) }] : []
    }),
    ...places.flatMap((place) => {
      const [one, shift] = [who(place.volunteer_id), shiftOf(place.shift_id)]
      const open = place.state === 'given' || place.state === 'accepted'
      const rest = { id: place.id, gatheringId: shift?.gathering_id ?? '', since: place.told_at ?? place.at, open }
      const told = { title: shift?.title ?? null, startsAt: shift?.starts_at ?? null }
      return one ? [{ ...rest, ...told, ...reachOf(ctx, one, `/places/${place.id}`) }] : []
    }),
  ]
}

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
  return named(tx, ctx, asks, places)
}

/** The account that leads a day: whoever leads the gathering, else the lead of its team; null where nobody does. */
export async function leaderOfDay(tx: Tx, ctx: Ctx, dayId: string): Promise<string | null> {
  const day = await vanguardDays(tx, ctx).where('g.id', '=', dayId).executeTakeFirst()
  return (day?.leader_id as string | null | undefined) ?? day?.lead_id ?? null
}
