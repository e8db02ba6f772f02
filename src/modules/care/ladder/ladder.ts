import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { planOf, sealed, worksThere, type Plan } from '../plan.ts'
import { lockVisit, setVisit, visitOf, visitsOf, type Visit } from '../visit.ts'
import type { DecisionText, StepText } from './ladder.rules.ts'
import { stepsOf, writeStep, type Step } from './step.ts'

/** A door that stays shut, with its plan and what was done about it. */
export type Ladder = { visit: Visit; plan: Plan; steps: Step[] }

/** One ladder; null for a visit that never was one and for whoever does not work there. */
export const ladderOf = (ctx: Ctx, id: string | null): Promise<Ladder | null> =>
  inArea(ctx, async (tx) => {
    const visit = id === null ? undefined : await visitOf(tx, ctx, id)
    return visit ? ladderAt(tx, ctx, visit) : null
  })

async function ladderAt(tx: Tx, ctx: Ctx, visit: Visit): Promise<Ladder | null> {
  const plan = visit.escalated_at === null ? undefined : await planOf(tx, ctx, visit.plan_id)
  if (!plan || !worksThere(ctx.actor, plan)) return null
  return { visit, plan, steps: await stepsOf(tx, ctx, visit.id) }
}

/** The ladders that are climbed now, the longest first, as far as the reader works there. */
export const openLadders = (ctx: Ctx): Promise<Ladder[]> =>
  inArea(ctx, async (tx) => {
    const visits = await visitsOf(tx, ctx).where('state', '=', 'escalated').orderBy('escalated_at').execute()
    const all = await Promise.all(visits.map((visit) => ladderAt(tx, ctx, visit)))
    return all.filter((one) => one !== null)
  })

export type LadderRefusal = 'unknown' | 'decided'

/** Writes down a rung somebody took. The same press again is one step; after the decision nothing is added. */
export const takeStep = (ctx: Ctx, visitId: string, step: StepText): Promise<Outcome<null, LadderRefusal>> =>
  inArea(ctx, async (tx) => {
    const visit = await lockVisit(tx, ctx, visitId)
    const ladder = visit && (await ladderAt(tx, ctx, visit))
    if (!ladder) return refused('unknown')
    if (ladder.steps.some(({ id }) => id === step.id)) return done(null)
    if (ladder.visit.state !== 'escalated') return refused('decided')
    await writeStep(tx, ctx, { ...step, visitId, deviceAt: null })
    await record(tx, ctx, {
      name: 'care.visit.climbed',
      subjectId: visitId,
      detail: { what: step.what, outcome: step.outcome },
    })
    return done(null)
  })

/**
 * Ends a ladder by somebody's decision; never the program's (domain F10). The same decision of the same person again is one; another
 * person's later one is refused (`decided`), so that two who decide at once read each other.
 */
export const decide = (ctx: Ctx, visitId: string, text: DecisionText): Promise<Outcome<null, LadderRefusal>> =>
  inArea(ctx, async (tx) => {
    const visit = await lockVisit(tx, ctx, visitId)
    const ladder = visit && (await ladderAt(tx, ctx, visit))
    if (!ladder || ctx.actor.id === null) return refused('unknown')
    const { state, decision, decided_by: by } = ladder.visit
    if (state === 'resolved' && decision === text.decision && by === ctx.actor.id) return done(null)
    if (state !== 'escalated') return refused('decided')
    await setVisit(tx, ctx, {
      id: visitId,
      state: 'resolved',
      resolved_at: ctx.now,
      closed_at: ctx.now,
      closed_by: ctx.actor.id,
      decision: text.decision,
      decided_by: ctx.actor.id,
      decided_words_sealed: sealed(ctx, text.words),
    })
    await writeStep(tx, ctx, {
      id: uuidv7(ctx.now),
      visitId,
      what: 'decided',
      outcome: null,
      words: text.words,
      deviceAt: null,
    })
    await record(tx, ctx, { name: 'care.visit.resolved', subjectId: visitId, detail: { decision: text.decision } })
    return done(null)
  })
