import { dayOf } from '#base/days.ts'
import { visitsForNews, type VisitForNews } from '#modules/care/public.ts'
import { volunteerOf } from '#modules/vanguard/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { CareKind } from '../kinds.rules.ts'
import { holdersAt } from '../news/news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

const kinds: Record<string, { kind: CareKind; whileIn: VisitForNews['state'] }> = {
  'care.visit.assigned': { kind: 'visit-today', whileIn: 'assigned' },
  'care.visit.escalated': { kind: 'unanswered-door', whileIn: 'escalated' },
  'care.visit.missed': { kind: 'visit-missed', whileIn: 'missed' },
}

/**
 * Hears what happened to a visit: whoever goes there hears of today's, staff of a door that stays shut or of what nobody wrote down. At
 * once, whatever they chose for other news. What is true no longer is told to nobody; told twice it is one message.
 */
export async function tellOfCare(ctx: Ctx, fact: HeardFact): Promise<void> {
  const news = Object.hasOwn(kinds, fact.name) ? kinds[fact.name] : undefined
  const { subjectId } = fact
  if (!news || subjectId === null) return
  const told = await inArea(ctx, async (tx) => {
    const visit = (await visitsForNews(tx, ctx, [subjectId])).get(subjectId)
    if (visit?.state !== news.whileIn) return null
    const ids = news.kind === 'visit-today' ? await goersOf(tx, ctx, visit) : await staffOf(tx, ctx, visit)
    return { visit, ids }
  })
  if (!told) return
  await keepMessages(ctx, {
    factId: fact.id,
    kind: news.kind,
    visitId: told.visit.id,
    startsAt: told.visit.opens_at,
    before: ctx.now,
    receivers: told.ids.map((id) => ({ kind: 'account', id })),
  })
}

/** The account of whoever goes; a volunteer without one reads their private page, and is rung. */
async function goersOf(tx: Tx, ctx: Ctx, { volunteer_id: volunteerId, staff_id: staffId }: VisitForNews) {
  if (volunteerId === null) return staffId === null ? [] : [staffId]
  const accountId = (await volunteerOf(tx, ctx, volunteerId))?.account_id
  return accountId ? [accountId] : []
}

/** Whoever keeps the plan, and everybody of staff where the elder lives: a door that stays shut does not wait for one person. */
async function staffOf(tx: Tx, ctx: Ctx, { holderId, compoundId, buildingId }: VisitForNews): Promise<string[]> {
  const place = { compoundId, buildingId }
  const roles = ['staff', 'director']
  return [...new Set([holderId, ...holdersAt(await heldGrants(tx, ctx), { roles, place, today: dayOf(ctx.now) })])]
}
