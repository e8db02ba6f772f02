import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { eldersById, numbersOf, type Elder } from '../elder.ts'
import { noteLook } from '../look.ts'
import { planOf, wordsOf, type PlanWords } from '../plan.ts'
import { visitOf, visitsOf, type Visit } from '../visit.ts'
import { isTheirs, type Goer } from './reporting.ts'
import { showsWhere } from './window.rules.ts'
import { visitWords } from './words.ts'

/** A visit with all that whoever goes there needs: shown only while they go. */
export type VisitAtHand = {
  visit: Visit
  elder: Elder
  words: Pick<PlanWords, 'advice' | 'contact'>
  numbers: readonly string[]
  /** Nobody was met there by them before: together with staff, or at the door. */
  isFirst: boolean
  /** A need told of goes to this building. */
  buildingId: string | null
}

/**
 * One's own visit at hand; each look at it is noted for the elder to read. `over`: it is theirs and not the time for it; null: it is not
 * theirs or was never there.
 */
export const visitAtHand = (ctx: Ctx, id: string | null, goer: Goer): Promise<VisitAtHand | 'over' | null> =>
  inArea(ctx, async (tx) => {
    const visit = id === null ? undefined : await visitOf(tx, ctx, id)
    if (!visit || !isTheirs(ctx, visit, goer)) return null
    return showsWhere(visit, ctx.now) ? shown(tx, ctx, { visit, goer }) : 'over'
  })

async function shown(tx: Tx, ctx: Ctx, { visit, goer }: { visit: Visit; goer: Goer }): Promise<VisitAtHand | 'over'> {
  const plan = await planOf(tx, ctx, visit.plan_id)
  const elder = plan && (await eldersById(tx, ctx, [plan.person_id])).get(plan.person_id)
  if (!plan || !elder) return 'over'
  await noteLook(tx, ctx, {
    planId: plan.id,
    visitId: visit.id,
    field: 'address',
    reason: visitWords(ctx.lang).lookReason,
    byName: goer.name,
  })
  const { advice, contact } = wordsOf(ctx, plan)
  const numbers = visit.means === 'telephone' ? await numbersOf(tx, ctx, plan.person_id) : []
  const isFirst = await isFirstOf(tx, ctx, { visit, goer })
  return { visit, elder, words: { advice, contact }, numbers, isFirst, buildingId: plan.building_id }
}

async function isFirstOf(tx: Tx, ctx: Ctx, { visit, goer }: { visit: Visit; goer: Goer }): Promise<boolean> {
  if (goer.volunteerId === null) return false
  const met = await visitsOf(tx, ctx)
    .clearSelect()
    .select('id')
    .where('plan_id', '=', visit.plan_id)
    .where('volunteer_id', '=', goer.volunteerId)
    .where('met', '=', true)
    .limit(1)
    .executeTakeFirst()
  return met === undefined
}

/**
 * Where a need goes that whoever went there found: a building by its id, or '' where none is known. Null for what is not theirs, and
 * a day after it was written down.
 */
export const helpPlace = (ctx: Ctx, id: string | null, goer: Goer): Promise<string | null> =>
  inArea(ctx, async (tx) => {
    const visit = id === null ? undefined : await visitOf(tx, ctx, id)
    if (!visit || !asksHelp(visit, ctx.now) || !isTheirs(ctx, visit, goer)) return null
    return (await planOf(tx, ctx, visit.plan_id))?.building_id ?? ''
  })

const asksHelp = ({ state, closed_at: at }: Visit, now: Date): boolean =>
  state === 'needs-help' && at !== null && now.getTime() - at.getTime() < DAY_MS
