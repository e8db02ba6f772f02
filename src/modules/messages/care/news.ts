import { dayOf } from '#base/days.ts'
import { companyForNews, pairingForNews, visitsForNews, type VisitForNews } from '#modules/care/public.ts'
import { volunteerOf } from '#modules/vanguard/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { CareKind } from '../kinds.rules.ts'
import { holdersAt } from '../news/news.rules.ts'
import { companyNews, passedIn, visitNews, type PassedOn, type VisitNews } from './news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

/** One message: to which accounts, and about which visit, if about one. */
type Told = { kind: CareKind; ids: readonly string[]; visit?: VisitForNews }

/**
 * Hears what happened in care: whoever goes to an elder hears what is theirs, staff of a door that stays shut, of what nobody wrote
 * down, and where nobody can go. At once, whatever they chose for other news. What is true no longer is told to nobody; told twice it
 * is one message.
 */
export async function tellOfCare(ctx: Ctx, fact: HeardFact): Promise<void> {
  const { id: factId, name, subjectId } = fact
  if (subjectId === null) return
  const all = await inArea(ctx, (tx) => {
    if (name.startsWith('care.visit.')) return ofVisit(tx, ctx, { fact, id: subjectId })
    if (name.startsWith('care.pairing.')) return ofPairing(tx, ctx, { fact, id: subjectId })
    return ofPlan(tx, ctx, { name, id: subjectId })
  })
  for (const { kind, ids, visit } of all) {
    const about = visit ? { visitId: visit.id, startsAt: visit.opens_at } : { company: true as const }
    const receivers = [...new Set(ids)]
      .filter((id) => id !== fact.actorId)
      .map((id) => ({ kind: 'account' as const, id }))
    await keepMessages(ctx, { factId, kind, before: ctx.now, ...about, receivers })
  }
}

type Heard = { fact: HeardFact; id: string }

async function ofVisit(tx: Tx, ctx: Ctx, { fact: { name, detail }, id }: Heard): Promise<Told[]> {
  const visit = (await visitsForNews(tx, ctx, [id])).get(id)
  if (!visit) return []
  const news = Object.hasOwn(visitNews, name) ? visitNews[name] : undefined
  if (news) return ofStanding(tx, ctx, { visit, news })
  const passed = passedIn(name, detail)
  return passed && ['assigned', 'no-answer'].includes(visit.state) ? ofPassed(tx, ctx, { visit, passed }) : []
}

async function ofStanding(
  tx: Tx,
  ctx: Ctx,
  { visit, news }: { visit: VisitForNews; news: VisitNews },
): Promise<Told[]> {
  if (!news.whileIn.includes(visit.state)) return []
  return [{ kind: news.kind, visit, ids: await (news.to === 'goer' ? goersOf : staffOf)(tx, ctx, visit) }]
}

type Passing = { visit: VisitForNews; passed: PassedOn }

/** Who goes instead, whoever keeps the plan where nobody can or somebody has to be rung, and who would have gone and need not. */
async function ofPassed(tx: Tx, ctx: Ctx, { visit, passed }: Passing): Promise<Told[]> {
  const { from, to, couldGo } = passed
  const before: Told[] =
    from !== null && couldGo && visit.volunteer_id !== from
      ? [{ kind: 'visit-not-yours', visit, ids: await accountsOf(tx, ctx, [from]) }]
      : []
  if (visit.volunteer_id !== to) return before
  if (to === null) return [...before, { kind: 'visit-nobody', visit, ids: await whoSteps(tx, ctx, visit) }]
  const ids = await accountsOf(tx, ctx, [to])
  const now: Told = ids.length
    ? { kind: 'visit-yours', visit, ids }
    : { kind: 'visit-to-ring', visit, ids: await whoSteps(tx, ctx, visit) }
  return [...before, now]
}

/** Today's is everybody's of staff; of a later day whoever keeps the plan has time. */
const whoSteps = (tx: Tx, ctx: Ctx, visit: VisitForNews): Promise<string[]> =>
  dayOf(visit.opens_at) <= dayOf(ctx.now) ? staffOf(tx, ctx, visit) : Promise.resolve([visit.holderId])

async function ofPairing(tx: Tx, ctx: Ctx, { fact: { name, detail }, id }: Heard): Promise<Told[]> {
  const pairing = await pairingForNews(tx, ctx, id)
  const company = pairing && (await companyForNews(tx, ctx, pairing.planId))
  if (!company) return []
  const { by } = (detail ?? {}) as { by?: string }
  if (name === 'care.pairing.asked' && pairing.waits)
    return [{ kind: 'company-asked', ids: await accountsOf(tx, ctx, [pairing.volunteerId]) }]
  if (name !== 'care.pairing.ended') return []
  if (by === 'volunteer') return [{ kind: 'company-declined', ids: [company.holderId] }]
  return [{ kind: 'company-over', ids: await accountsOf(tx, ctx, [pairing.volunteerId]) }]
}

async function ofPlan(tx: Tx, ctx: Ctx, { name, id }: { name: string; id: string }): Promise<Told[]> {
  const news = Object.hasOwn(companyNews, name) ? companyNews[name] : undefined
  const company = news && (await companyForNews(tx, ctx, id))
  if (!company || !news.while(company)) return []
  const goers: Told = { kind: news.kind, ids: await accountsOf(tx, ctx, company.volunteerIds) }
  if (name !== 'care.plan.moved') return [goers]
  return [goers, { kind: 'elder-moved', ids: await keepersOf(tx, ctx, company) }]
}

/** The accounts of volunteers who are written to; who has none, or wants the telephone, is rung. */
async function accountsOf(tx: Tx, ctx: Ctx, volunteerIds: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const id of volunteerIds) {
    const found = await volunteerOf(tx, ctx, id)
    if (found?.account_id && found.asked_by === 'message') ids.push(found.account_id)
  }
  return ids
}

/** The account of whoever goes; a volunteer without one reads their private page, and is rung. */
async function goersOf(tx: Tx, ctx: Ctx, { volunteer_id: volunteerId, staff_id: staffId }: VisitForNews) {
  if (volunteerId === null) return staffId === null ? [] : [staffId]
  const accountId = (await volunteerOf(tx, ctx, volunteerId))?.account_id
  return accountId ? [accountId] : []
}

type Kept = { holderId: string; buildingId: string | null; compoundId: string | null }

/** Whoever keeps the plan, and everybody of staff where the elder lives: a door that stays shut does not wait for one person. */
const staffOf = (tx: Tx, ctx: Ctx, kept: Kept): Promise<string[]> =>
  heldBy(tx, ctx, { kept, roles: ['staff', 'director'] })

/** Whoever keeps the plan, and the director: nobody else reads whose it is. */
const keepersOf = (tx: Tx, ctx: Ctx, kept: Kept): Promise<string[]> => heldBy(tx, ctx, { kept, roles: ['director'] })

type HeldBy = { kept: Kept; roles: readonly string[] }

async function heldBy(tx: Tx, ctx: Ctx, { kept, roles }: HeldBy): Promise<string[]> {
  const { holderId, compoundId, buildingId } = kept
  const place = { compoundId, buildingId }
  const held = holdersAt(await heldGrants(tx, ctx), { roles, place, today: dayOf(ctx.now) })
  return [...new Set([holderId, ...held])]
}
