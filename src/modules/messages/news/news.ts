import { dayOf } from '#base/days.ts'
import { needForNews, type NeedForNews } from '#modules/needs/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { personsToTell } from '../consent/standing.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { Receiver } from '../receivers.ts'
import { holdersAt, newsOf, type Audience } from './news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

/** Hears what happened to a need and leaves one message for each who should know. Told twice, it is still one. */
export async function tellOfNeed(ctx: Ctx, fact: HeardFact): Promise<void> {
  const news = newsOf(fact.name)
  if (!news || fact.subjectId === null) return
  const need = await needForNews(ctx, fact.subjectId)
  if (!need) return
  const receivers = await receiversOf(ctx, { need, fact, to: news.to })
  await keepMessages(ctx, { factId: fact.id, kind: news.kind, number: need.number, category: need.category, receivers })
}

type Told = { need: NeedForNews; fact: HeardFact; to: Audience }

/** Whoever did it knows already. */
async function receiversOf(ctx: Ctx, told: Told): Promise<Receiver[]> {
  const { need, fact, to } = told
  if (to === 'household') return household(ctx, need)
  const roles = to === 'staff' ? ['staff'] : handsOf(fact)
  if (roles.length === 0) return []
  const grants = await inArea(ctx, (tx) => heldGrants(tx, ctx))
  const at = { place: need, today: dayOf(ctx.now) }
  const holders = need.dispute
    ? [...new Set([...holdersAt(grants, { roles: ['director'], ...at }), ...(need.handlerId ? [need.handlerId] : [])])]
    : holdersAt(grants, { roles, ...at })
  return holders.filter((id) => id !== fact.actorId).map((id) => ({ kind: 'account', id }))
}

/** The home, and those behind its door who agreed to be told besides. Of a dispute nobody but the household's card hears (domain F8). */
async function household(ctx: Ctx, { homeId, dispute }: NeedForNews): Promise<Receiver[]> {
  if (homeId === null) return []
  const home: Receiver = { kind: 'home', id: homeId }
  return dispute ? [home] : [home, ...(await inArea(ctx, (tx) => personsToTell(tx, ctx, homeId)))]
}

/** The role it was handed to then, as the fact says; by now it may be elsewhere. */
function handsOf({ detail }: HeardFact): string[] {
  const role = detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail['assigneeRole'] : null
  return typeof role === 'string' ? [role] : []
}
