import { dayOf } from '#base/days.ts'
import { gatheringsForNews } from '#modules/gatherings/public.ts'
import {
  helpForNews,
  leaderOfDay,
  volunteeringForNews,
  volunteeringOn,
  type HelpForNews,
  type VolunteeringForNews,
} from '#modules/vanguard/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { givenForGatherings } from '../consent/standing.ts'
import { tellBefore } from '../gatherings/news.rules.ts'
import { keepMessages } from '../inbox/keep.ts'
import { holdersAt } from '../news/news.rules.ts'
import type { Receiver } from '../receivers.ts'
import { newsOfVanguard, type VanguardNews } from './news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]
type Told = { id: string; starts: Date; vanguardId: string | null; gatheringId: string; receivers: Receiver[] }

/** Hears what happened to a question, a place or a day, and leaves one message for each who should know. Told twice, it is still one. */
export async function tellOfVanguard(ctx: Ctx, fact: HeardFact): Promise<void> {
  if (fact.subjectId === null) return
  for (const news of newsOfVanguard(fact)) {
    const all = await inArea(ctx, (tx) => toldOf(tx, ctx, { fact, news, id: fact.subjectId ?? '' }))
    for (const { gatheringId, vanguardId, receivers, starts } of all) {
      const before = tellBefore(news.pace, { now: ctx.now, starts: [starts] })
      await keepMessages(ctx, { factId: fact.id, kind: news.kind, gatheringId, vanguardId, before, receivers })
    }
  }
}

type Heard = { fact: HeardFact; news: VanguardNews; id: string }

async function toldOf(tx: Tx, ctx: Ctx, { fact, news, id }: Heard): Promise<Told[]> {
  const about = await aboutOf(tx, ctx, { news, id })
  const days = await gatheringsForNews(
    tx,
    ctx,
    about.map(({ gatheringId }) => gatheringId),
  )
  const told: Told[] = []
  for (const one of about) {
    const day = days.get(one.gatheringId)
    if (!day) continue
    const receivers = await receiversOf(tx, ctx, { news, one, day })
    told.push({
      id: one.id,
      vanguardId: one.id,
      gatheringId: day.id,
      starts: ('startsAt' in one ? one.startsAt : null) ?? day.startsAt,
      receivers: receivers.filter(({ id: receiver }) => receiver !== fact.actorId),
    })
  }
  return told
}

type About = VolunteeringForNews | HelpForNews

async function aboutOf(tx: Tx, ctx: Ctx, { news, id }: Pick<Heard, 'news' | 'id'>): Promise<About[]> {
  if (news.to === 'day') return placesOn(tx, ctx, id)
  const found = news.to === 'near' ? await helpForNews(tx, ctx, [id]) : await volunteeringForNews(tx, ctx, [id])
  return [...found.values()]
}

type Telling = { news: VanguardNews; one: About; day: Led }

function receiversOf(tx: Tx, ctx: Ctx, { news, one, day }: Telling): Promise<Receiver[]> {
  if (!('volunteer' in one)) return nearOf(tx, ctx, day)
  return news.to === 'lead' ? leadOf(tx, ctx, day) : volunteerOf(tx, ctx, one)
}

const placesOn = async (tx: Tx, ctx: Ctx, dayId: string): Promise<VolunteeringForNews[]> =>
  (await volunteeringOn(tx, ctx, dayId)).filter(({ path }) => path.startsWith('/places/'))

/** Their account; else the line on the roster, where its person agreed to be told. Who wants to be rung or get a slip is not written to. */
async function volunteerOf(tx: Tx, ctx: Ctx, { volunteer }: VolunteeringForNews): Promise<Receiver[]> {
  const { accountId, personId, byMessage } = volunteer
  if (!byMessage) return []
  if (accountId !== null) return [{ kind: 'account', id: accountId }]
  if (personId === null) return []
  const person: Receiver = { kind: 'person', id: personId }
  return (await givenForGatherings(tx, ctx, person)).length > 0 ? [person] : []
}

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
