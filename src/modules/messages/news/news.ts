import { dayOf } from '#base/days.ts'
import { needForNews, readNumber, type NeedForNews } from '#modules/needs/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { personsToTell } from '../consent/standing.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { Receiver } from '../receivers.ts'
import { holdersAt, newsOf, type News } from './news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

/** Hears what happened to a need and leaves one message for each who should know. Told twice, it is still one. */
export async function tellOfNeed(ctx: Ctx, fact: HeardFact): Promise<void> {
  const news = newsOf(fact)
  if (news.length === 0 || fact.subjectId === null) return
  const need = await needForNews(ctx, { id: fact.subjectId })
  if (!need) return
  for (const one of news) await (one.to === 'other-household' ? tellOther : tell)(ctx, { need, fact, news: one })
}

type Telling = { need: NeedForNews; fact: HeardFact; news: News }

async function tell(ctx: Ctx, { need, fact, news }: Telling): Promise<void> {
  const receivers = await receiversOf(ctx, { need, fact, to: news.to })
  // Of what is between neighbours a message says nothing, not even what it is about.
  const category = need.dispute ? 'other' : need.category
  // A danger is told to whoever has the duty at once, whatever they chose for other news.
  const before = need.danger && news.to === 'hands' ? ctx.now : null
  await keepMessages(ctx, { factId: fact.id, kind: news.kind, number: need.number, category, receivers, before })
}

/** The household of the need it went into or came out of hears of its own number; a home that asked twice hears once. */
async function tellOther(ctx: Ctx, { need, fact, news }: Telling): Promise<void> {
  const number = readNumber(inDetail(fact, 'into'))
  const other = number && (await needForNews(ctx, { number }))
  if (other && other.homeId !== need.homeId) await tell(ctx, { need: other, fact, news: { ...news, to: 'household' } })
}

type Told = { need: NeedForNews; fact: HeardFact; to: News['to'] }

/** Whoever did it knows already. */
async function receiversOf(ctx: Ctx, told: Told): Promise<Receiver[]> {
  const { need, fact, to } = told
  if (to === 'household') return household(ctx, need)
  if (to === 'hands' && handsOf(fact).includes('team')) return leadOf(need, fact)
  const grants = await inArea(ctx, (tx) => heldGrants(tx, ctx))
  const holding = (roles: readonly string[]) => holdersAt(grants, { roles, place: need, today: dayOf(ctx.now) })
  return toldHere({ need, to, hands: handsOf(fact), holding })
    .filter((id) => id !== fact.actorId)
    .map((id) => ({ kind: 'account', id }))
}

type Here = {
  need: NeedForNews
  to: News['to']
  hands: readonly string[]
  holding: (roles: readonly string[]) => string[]
}

/** The accounts of the desk that are told. What is between neighbours is told to its director and handler, whatever the news. */
function toldHere({ need, to, hands, holding }: Here): string[] {
  const handler = holding(['staff', 'director']).filter((id) => id === need.handlerId)
  if (to === 'handler') return handler
  if (to === 'reader') return holding(['secretary']).filter((id) => id === need.readerId)
  if (to === 'hands' && hands.length === 0) return []
  if (need.dispute) return [...new Set([...holding(['director']), ...handler])]
  return holding(to === 'staff' ? ['staff'] : hands)
}

/** The home, and those behind its door who agreed to be told besides. Of a dispute nobody but the household's card hears (domain F8). */
async function household(ctx: Ctx, { homeId, dispute }: NeedForNews): Promise<Receiver[]> {
  if (homeId === null) return []
  const home: Receiver = { kind: 'home', id: homeId }
  return dispute ? [home] : [home, ...(await inArea(ctx, (tx) => personsToTell(tx, ctx, homeId)))]
}

/** A team hears by whoever leads it. */
const leadOf = ({ teamLead }: NeedForNews, fact: HeardFact): Receiver[] =>
  teamLead === null || teamLead === fact.actorId ? [] : [{ kind: 'account', id: teamLead }]

/** The role it was handed to then, as the fact says; by now it may be elsewhere. */
function handsOf(fact: HeardFact): string[] {
  const role = inDetail(fact, 'assigneeRole')
  return role === undefined ? [] : [role]
}

function inDetail({ detail }: HeardFact, name: string): string | undefined {
  const text = detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail[name] : undefined
  return typeof text === 'string' ? text : undefined
}
