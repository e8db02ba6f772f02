import { addDays, dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { volunteerNames } from '#modules/vanguard/public.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { eldersById } from '../elder.ts'
import { noteLook } from '../look.ts'
import { mayKeep, planOf, plansOf, worksThere, type Plan } from '../plan.ts'
import { lockVisit, setVisit, visitOf, visitsOf, type Visit } from '../visit.ts'
import { visitWords } from './words.ts'

/** A visit as the desk lists it: whose only for whoever keeps the plan. */
export type DeskVisit = { visit: Visit; plan: Plan; elder: string | null; goer: string | null }

/** What is open now and what lies a week ahead, where the reader works. */
export const deskVisitsOf = (ctx: Ctx): Promise<DeskVisit[]> =>
  inArea(ctx, async (tx) => {
    const plans = (await plansOf(tx, ctx).where('p.state', '<>', 'draft').execute()).filter((plan) =>
      worksThere(ctx.actor, plan),
    )
    if (plans.length === 0) return []
    const today = dayOf(ctx.now)
    const visits = await visitsOf(tx, ctx)
      .where(
        'plan_id',
        'in',
        plans.map(({ id }) => id),
      )
      .where('due_on', '<=', addDays(today, 7))
      .where((eb) =>
        eb.or([eb('due_on', '>=', today), eb('state', 'in', ['missed', 'escalated', 'no-answer', 'assigned'])]),
      )
      .orderBy('opens_at')
      .execute()
    const kept = plans.filter((plan) => mayKeep(ctx.actor, plan))
    const elders = await eldersById(
      tx,
      ctx,
      kept.map(({ person_id }) => person_id),
    )
    const goers = await volunteerNames(
      tx,
      ctx,
      visits.flatMap(({ volunteer_id }) => volunteer_id ?? []),
    )
    const by = new Map(plans.map((plan) => [plan.id, plan]))
    return visits.flatMap((visit): DeskVisit[] => {
      const plan = by.get(visit.plan_id)
      if (!plan) return []
      const isKept = mayKeep(ctx.actor, plan)
      const elder = isKept ? (elders.get(plan.person_id)?.name ?? null) : null
      return [{ visit, plan, elder, goer: isKept ? (goers.get(visit.volunteer_id ?? '') ?? null) : null }]
    })
  })

/** One visit at the desk for whoever works there; its elder and goer only for whoever keeps the plan. */
export type VisitSheet = DeskVisit & { keeps: boolean; staff: string | null }

/** Null for an unknown visit, and where the reader does not work. */
export const visitSheet = (ctx: Ctx, id: string | null): Promise<VisitSheet | null> =>
  inArea(ctx, async (tx) => {
    const visit = id === null ? undefined : await visitOf(tx, ctx, id)
    const plan = visit && (await planOf(tx, ctx, visit.plan_id))
    if (!visit || !plan || !worksThere(ctx.actor, plan)) return null
    return sheetOf(tx, ctx, { visit, plan })
  })

async function sheetOf(tx: Tx, ctx: Ctx, { visit, plan }: { visit: Visit; plan: Plan }): Promise<VisitSheet> {
  const names = await accountNames(tx, visit.staff_id === null ? [] : [visit.staff_id])
  const keeps = mayKeep(ctx.actor, plan)
  const whose = keeps ? await whoseOf(tx, ctx, { visit, plan }) : { elder: null, goer: null }
  return { visit, plan, keeps, staff: names.get(visit.staff_id ?? '') ?? null, ...whose }
}

async function whoseOf(tx: Tx, ctx: Ctx, { visit, plan }: { visit: Visit; plan: Plan }) {
  const elder = (await eldersById(tx, ctx, [plan.person_id])).get(plan.person_id)
  const goers = await volunteerNames(tx, ctx, visit.volunteer_id === null ? [] : [visit.volunteer_id])
  return { elder: elder?.name ?? null, goer: goers.get(visit.volunteer_id ?? '') ?? null }
}

/** The note of a visit, opened by whoever keeps the plan; the look is kept. Null where there is none, or it is not theirs to read. */
export const openNote = (ctx: Ctx, id: string): Promise<string | null> =>
  inArea(ctx, async (tx) => {
    const visit = await visitOf(tx, ctx, id)
    const plan = visit && (await planOf(tx, ctx, visit.plan_id))
    if (!visit?.note_sealed || !plan || !mayKeep(ctx.actor, plan)) return null
    await noteLook(tx, ctx, {
      planId: plan.id,
      visitId: visit.id,
      field: 'note',
      reason: visitWords(ctx.lang).noteReason,
    })
    return ctx.secrets.open(ctx.area.id, visit.note_sealed)
  })

/** A member of staff goes themselves this once; the clock gives it to nobody else. Refuses what is over or being looked for, and where they do not work. */
export const takeVisit = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const visit = await lockVisit(tx, ctx, id)
    const plan = visit && (await planOf(tx, ctx, visit.plan_id))
    if (!visit || !plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    if (visit.staff_id === ctx.actor.id && visit.taken_at !== null) return done(null)
    if (!['due', 'assigned', 'no-answer'].includes(visit.state)) return refused('unknown')
    const own = { volunteer_id: null, staff_id: ctx.actor.id, taken_at: ctx.now, told_at: ctx.now }
    await setVisit(tx, ctx, { id, ...own })
    await record(tx, ctx, { name: 'care.visit.taken', subjectId: id, detail: { from: visit.volunteer_id } })
    return done(null)
  })
