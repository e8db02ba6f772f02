import { dayOf } from '#base/days.ts'
import {
  gatheringsForNews,
  signUpsForNews,
  type GatheringForNews,
  type SignUpForNews,
} from '#modules/gatherings/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { keepMessages } from '../inbox/keep.ts'
import { holdersAt } from '../news/news.rules.ts'
import { wayFor } from '../outbox/put.ts'
import type { Receiver } from '../receivers.ts'
import { momentIn, newsOfGathering, tellBefore, type GatheringNews } from './news.rules.ts'
import { isOvertaken } from './overtaken.rules.ts'
import { partyOf } from './party.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]
type Told = Receiver & { signUpId: string | null }
type Telling = { fact: HeardFact; news: GatheringNews; about: GatheringForNews; signUps: SignUpForNews[] }

/** So many inboxes in one transaction. */
const AT_ONCE = 50

/** Hears what happened to a gathering or a sign-up and leaves one message for each who should know. Told twice, it is still one. */
export async function tellOfGathering(ctx: Ctx, fact: HeardFact): Promise<void> {
  const news = newsOfGathering(fact)
  if (!news || fact.subjectId === null) return
  const told = await inArea(ctx, async (tx) => {
    const telling = await tellingOf(tx, ctx, { fact, news, id: fact.subjectId ?? '' })
    return telling && { ...telling, receivers: await receiversOf(tx, ctx, telling) }
  })
  if (!told) return
  const { about, receivers } = told
  const startsAt = news.kind === 'reminder' ? momentIn(fact.detail, 'startsAt') : null
  const starts = [about.startsAt, momentIn(fact.detail, 'from') ?? about.startsAt]
  const before = tellBefore(news.pace, { now: ctx.now, starts })
  const message = { factId: fact.id, kind: news.kind, gatheringId: about.id, startsAt, before }
  for (let at = 0; at < receivers.length; at += AT_ONCE)
    await keepMessages(ctx, { ...message, receivers: receivers.slice(at, at + AT_ONCE) })
}

type Heard = { fact: HeardFact; news: GatheringNews; id: string }

/** What is told of, and by which sign-ups; null where it is gone, or true no longer. */
async function tellingOf(tx: Tx, ctx: Ctx, { fact, news, id }: Heard): Promise<Telling | null> {
  const one = news.to === 'party'
  const signUps = await signUpsForNews(tx, ctx, one ? { ids: [id] } : { gatheringId: id })
  const [signUp = null] = one ? signUps : []
  const gatheringId = signUp?.gatheringId ?? id
  const about = (await gatheringsForNews(tx, ctx, [gatheringId])).get(gatheringId)
  if (!about) return null
  const as = { gathering: about, signUp, startsAt: momentIn(fact.detail, 'startsAt'), now: ctx.now }
  return isOvertaken(news.kind, as) ? null : { fact, news, about, signUps }
}

async function receiversOf(tx: Tx, ctx: Ctx, { fact, news, about, signUps }: Telling): Promise<Told[]> {
  const leaders = news.to === 'party' ? [] : await leadersOf(tx, ctx, { news, about })
  const accounts = leaders
    .filter((id) => id !== fact.actorId)
    .map((id): Told => ({ kind: 'account', id, signUpId: null }))
  if (news.to !== 'leader') return onceEach([...(await partiesOf(tx, ctx, signUps)), ...accounts])
  if (news.kind !== 'to-ring' || (await someUnreached(tx, ctx, signUps))) return accounts
  return []
}

/** Whoever leads it; of what somebody has to look after, the staff of the place where nobody leads it. */
async function leadersOf(
  tx: Tx,
  ctx: Ctx,
  { news, about }: { news: GatheringNews; about: GatheringForNews },
): Promise<string[]> {
  if (about.leaderId !== null) return [about.leaderId]
  if (news.to !== 'leader') return []
  return holdersAt(await heldGrants(tx, ctx), { roles: ['staff'], place: about, today: dayOf(ctx.now) })
}

async function partiesOf(tx: Tx, ctx: Ctx, signUps: readonly SignUpForNews[]): Promise<Told[]> {
  const all: Told[] = []
  for (const signUp of signUps)
    for (const receiver of await partyOf(tx, ctx, signUp)) all.push({ ...receiver, signUpId: signUp.id })
  return all
}

/** A home with two sign-ups hears once. */
const onceEach = (all: readonly Told[]): Told[] => [
  ...new Map([...all].reverse().map((one) => [`${one.kind} ${one.id}`, one])).values(),
]

async function someUnreached(tx: Tx, ctx: Ctx, signUps: readonly SignUpForNews[]): Promise<boolean> {
  for (const signUp of signUps.filter(({ state }) => state === 'confirmed')) {
    const receivers = await partyOf(tx, ctx, signUp)
    const ways = await Promise.all(receivers.map((receiver) => wayFor(tx, ctx, { kind: 'reminder', receiver })))
    if (ways.every((way) => way === null)) return true
  }
  return false
}
