import { dayOf } from '#base/days.ts'
import { needForNews, type NeedForNews } from '#modules/needs/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
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
  if (to === 'household') return need.homeId === null ? [] : [{ kind: 'home', id: need.homeId }]
  const roles = to === 'staff' ? ['staff'] : handsOf(fact)
  if (roles.length === 0) return []
  if (roles.includes('team')) return leadOf(need, fact)
  const grants = await inArea(ctx, (tx) => heldGrants(tx, ctx))
  const at = { place: need, today: dayOf(ctx.now) }
  const holders = need.dispute
    ? [...new Set([...holdersAt(grants, { roles: ['director'], ...at }), ...(need.handlerId ? [need.handlerId] : [])])]
    : holdersAt(grants, { roles, ...at })
  return holders.filter((id) => id !== fact.actorId).map((id) => ({ kind: 'account', id }))
}

/** A team hears by whoever leads it. */
const leadOf = ({ teamLead }: NeedForNews, fact: HeardFact): Receiver[] =>
  teamLead === null || teamLead === fact.actorId ? [] : [{ kind: 'account', id: teamLead }]

/** The role it was handed to then, as the fact says; by now it may be elsewhere. */
function handsOf({ detail }: HeardFact): string[] {
  const role = detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail['assigneeRole'] : null
  return typeof role === 'string' ? [role] : []
}
