import { dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, plansOf } from '../plan.ts'
import { changing, closePauses, type Versioned } from './planning.ts'

/** Nobody comes until this day, or until they say so; nobody goes to a visit of today any more. */
export const pausePlan = (ctx: Ctx, at: Versioned, until: string | null) =>
  changing(ctx, { ...at, state: ['consented'], fact: 'care.plan.paused' }, async (tx, plan) => {
    await tx
      .insertInto('care.pause')
      .values({
        area_id: ctx.area.id,
        id: uuidv7(ctx.now),
        plan_id: plan.id,
        from_on: dayOf(ctx.now),
        until_on: until,
        by_id: ctx.actor.id,
        at: ctx.now,
      })
      .execute()
    return { state: 'paused' as const, paused_until: until }
  })

/** Somebody comes again from today on. */
export const resumePlan = (ctx: Ctx, at: Versioned) =>
  changing(ctx, { ...at, state: ['paused'], fact: 'care.plan.resumed' }, async (tx, plan) => {
    await closePauses(tx, ctx, { planId: plan.id, whose: 'asked' })
    return { state: 'consented' as const, paused_until: null }
  })

/** A rest that is over ends by itself. For the clock. */
export const endRests = (ctx: Ctx): Promise<number> =>
  inArea(ctx, async (tx) => {
    const over = await plansOf(tx, ctx)
      .where('p.state', '=', 'paused')
      .where('p.paused_until', '<=', dayOf(ctx.now))
      .execute()
    for (const { id } of over) {
      const plan = await lockPlan(tx, ctx, id)
      if (plan?.state !== 'paused') continue
      await tx
        .updateTable('care.plan')
        .set((eb) => ({ state: 'consented', paused_until: null, version: eb('version', '+', 1) }))
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', id)
        .execute()
      await record(tx, ctx, { name: 'care.plan.resumed', subjectId: id })
    }
    return over.length
  })
