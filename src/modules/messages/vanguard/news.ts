import { dayOf } from '#base/days.ts'
import { gatheringsForNews, type GatheringForNews } from '#modules/gatherings/public.ts'
import {
  helpForNews,
  leaderOfDay,
  volunteeringForNews,
  volunteeringOff,
  type VolunteeringForNews,
} from '#modules/vanguard/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { tellBefore } from '../gatherings/news.rules.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { VanguardKind } from '../kinds.rules.ts'
import { holdersAt } from '../news/news.rules.ts'
import type { Receiver } from '../receivers.ts'
import { atHome, isOff, newsOfVanguard, whoseDay, type VanguardNews } from './news.rules.ts'
import { reachOf } from './reach.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]
type About = { one: VolunteeringForNews; day: GatheringForNews }
type Told = { id: string; startsAt: Date; day: GatheringForNews; kind: VanguardKind; receivers: Receiver[] }

/** Hears what happened to a question, a place or a day, and leaves one message for each who should know. Told twice, it is still one. */
export async function tellOfVanguard(ctx: Ctx, fact: HeardFact): Promise<void> {
  if (fact.subjectId === null) return
  for (const news of newsOfVanguard(fact)) {
    const all = await inArea(ctx, (tx) => toldOf(tx, ctx, { fact, news, id: fact.subjectId ?? '' }))
    for (const { id, startsAt, day, kind, receivers } of all) {
      const before = tellBefore(news.pace, { now: ctx.now, starts: [startsAt] })
      const about = { gatheringId: day.id, vanguardId: id, before }
      await keepMessages(ctx, { factId: fact.id, kind, ...about, receivers })
    }
  }
}

type Heard = { fact: HeardFact; news: VanguardNews; id: string }

async function toldOf(tx: Tx, ctx: Ctx, { fact, news, id }: Heard): Promise<Told[]> {
  if (news.to === 'day') return toldOfDay(tx, ctx, { fact, dayId: id, volunteerId: null })
  if (news.to === 'near') return toldNear(tx, ctx, { fact, kind: news.kind, id })
  const one = (await volunteeringForNews(tx, ctx, [id])).get(id)
  const day = one && (await dayOfNews(tx, ctx, one.gatheringId))
  if (!day) return []
  // A place that falls away with its day is told of as the day, whichever is heard first.
  if (news.kind === 'shift-off' && isOff(day.state))
    return toldOfDay(tx, ctx, { fact, dayId: day.id, volunteerId: one.volunteer.id })
  if (news.to === 'lead') return [told({ one, day }, news.kind, others(await leadOf(tx, ctx, day), fact))]
  return toVolunteer(tx, ctx, { one, day, kind: news.kind, fact })
}

const told = ({ one, day }: About, kind: VanguardKind, receivers: Receiver[]): Told => ({
  ...{ id: one.id, startsAt: one.startsAt ?? day.startsAt },
  ...{ day, kind, receivers },
})

/** Help was asked for: to whoever is near enough to come. */
async function toldNear(
  tx: Tx,
  ctx: Ctx,
  { fact, kind, id }: { fact: HeardFact; kind: VanguardKind; id: string },
): Promise<Told[]> {
  const call = (await helpForNews(tx, ctx, [id])).get(id)
  const day = call && (await dayOfNews(tx, ctx, call.gatheringId))
  return day ? [{ id, startsAt: day.startsAt, day, kind, receivers: others(await nearOf(tx, ctx, day), fact) }] : []
}

const dayOfNews = async (tx: Tx, ctx: Ctx, id: string): Promise<GatheringForNews | undefined> =>
  (await gatheringsForNews(tx, ctx, [id])).get(id)

type OfDay = { fact: HeardFact; dayId: string; volunteerId: string | null }

/** Everybody who counts on a day that is left out, or one of them. */
async function toldOfDay(tx: Tx, ctx: Ctx, { fact, dayId, volunteerId }: OfDay): Promise<Told[]> {
  const all = await volunteeringOff(tx, ctx, dayId)
  const day = all.length ? await dayOfNews(tx, ctx, dayId) : undefined
  if (!day) return []
  const theirs = all.filter(({ volunteer }) => volunteerId === null || volunteer.id === volunteerId)
  const each: Told[] = []
  for (const one of whoseDay(theirs, await messagesOn(tx, ctx, dayId)))
    each.push(...(await toVolunteer(tx, ctx, { one, day, kind: 'day-off', fact })))
  return each
}

const messagesOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('messages.message')
    .select(['kind', 'vanguard_id'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .where('vanguard_id', 'is not', null)
    .execute()

/** To themselves; where no inbox is theirs alone, a word in the household's that leads nowhere private. */
async function toVolunteer(
  tx: Tx,
  ctx: Ctx,
  { fact, kind, ...about }: About & { fact: HeardFact; kind: VanguardKind },
): Promise<Told[]> {
  const { own, home } = await reachOf(tx, ctx, about.one.volunteer)
  if (home !== null) return [told(about, atHome(kind), [home])]
  return [told(about, kind, others(own, fact))]
}

/** Whoever did it themselves is not told. */
const others = (receivers: readonly Receiver[], { actorId }: HeardFact): Receiver[] =>
  receivers.filter(({ id }) => id !== actorId)

type Led = { id: string; compoundId: string | null; buildingId: string | null }

/** Whoever leads the day; where nobody does, the staff of the place. */
async function leadOf(tx: Tx, ctx: Ctx, day: Led): Promise<Receiver[]> {
  const leader = await leaderOfDay(tx, ctx, day.id)
  const ids = leader
    ? [leader]
    : holdersAt(await heldGrants(tx, ctx), { roles: ['staff'], place: day, today: dayOf(ctx.now) })
  return ids.map((id) => ({ kind: 'account', id }))
}

/** Whoever leads the day and the staff of the place, each once: somebody is asked to come, and the first who can is right. */
async function nearOf(tx: Tx, ctx: Ctx, day: Led): Promise<Receiver[]> {
  const leader = await leaderOfDay(tx, ctx, day.id)
  const staff = holdersAt(await heldGrants(tx, ctx), {
    roles: ['staff', 'director'],
    place: day,
    today: dayOf(ctx.now),
  })
  return [...new Set([...(leader ? [leader] : []), ...staff])].map((id) => ({ kind: 'account', id }))
}
