import { addDays, dayOf, weekdayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, mayKeep, plansOf } from '../plan.ts'
import { visitsOf } from '../visit.ts'
import { changing, closePauses, type Versioned } from './planning.ts'

/** Nobody comes until this day, or until they say so. Visits that have begun stay. */
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
    await closePauses(tx, ctx, plan.id)
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

/** The Sunday of this week, on which it ends. */
const sunday = (ctx: Ctx): string => {
  const today = dayOf(ctx.now)
  return addDays(today, (7 - weekdayOf(today)) % 7)
}

/** 「本周不用」: what lies ahead this week is declined, which is respected and no failure. Answers how many visits. */
export const notThisWeek = (ctx: Ctx, planId: string): Promise<Outcome<number, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    const ahead = await visitsOf(tx, ctx)
      .where('plan_id', '=', planId)
      .where('due_on', '<=', sunday(ctx))
      .where('closes_at', '>', ctx.now)
      .where('state', 'in', ['due', 'assigned'])
      .forUpdate()
      .execute()
    for (const { id } of ahead) {
      await tx
        .updateTable('care.visit')
        .set((eb) => ({
          state: 'declined',
          closed_at: ctx.now,
          closed_by: ctx.actor.id,
          version: eb('version', '+', 1),
        }))
        .where('area_id', '=', ctx.area.id)
        .where('id', '=', id)
        .execute()
      await record(tx, ctx, { name: 'care.visit.closed', subjectId: id, detail: { state: 'declined' } })
    }
    return done(ahead.length)
  })
