import { addDays, dayOf, weekdayOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, mayKeep, type Plan } from '../plan.ts'
import { layPlan } from '../visits/laying.ts'
import { setVisit, visitsOf } from '../visit.ts'

/** The Sunday of this week, on which it ends. */
const sunday = (ctx: Ctx): Day => {
  const today = dayOf(ctx.now)
  return addDays(today, (7 - weekdayOf(today)) % 7)
}

/** Whether an elder wants this week to themselves. */
export const isQuiet = (ctx: Ctx, { quiet_until: until }: Pick<Plan, 'quiet_until'>): boolean =>
  until !== null && until >= dayOf(ctx.now)

const setQuiet = (tx: Tx, ctx: Ctx, { id, until }: { id: string; until: Day | null }) =>
  tx
    .updateTable('care.plan')
    .set({ quiet_until: until })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

/**
 * 「本周不用」: what lies ahead this week is declined, which is respected and no failure, and nothing is laid out in it anew, neither in
 * heat nor by other terms. They spoke with us: a door they did not open today is not looked for either. Answers how many visits.
 */
export const notThisWeek = (ctx: Ctx, planId: string): Promise<Outcome<number, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    const until = sunday(ctx)
    await setQuiet(tx, ctx, { id: planId, until })
    const ahead = await visitsOf(tx, ctx)
      .where('plan_id', '=', planId)
      .where('due_on', '<=', until)
      .where((eb) =>
        eb.or([
          eb.and([eb('closes_at', '>', ctx.now), eb('state', 'in', ['due', 'assigned'])]),
          eb('state', '=', 'no-answer'),
        ]),
      )
      .forUpdate()
      .execute()
    for (const { id } of ahead) {
      await setVisit(tx, ctx, { id, state: 'declined', closed_at: ctx.now, closed_by: ctx.actor.id })
      await record(tx, ctx, { name: 'care.visit.closed', subjectId: id, detail: { state: 'declined' } })
    }
    if (!isQuiet(ctx, plan)) await record(tx, ctx, { name: 'care.plan.quiet', subjectId: planId, detail: { until } })
    return done(ahead.length)
  })

/** Taken back: somebody comes this week after all, to what was declined before its hours and lies ahead. */
export const thisWeekAgain = (ctx: Ctx, planId: string): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    const { quiet_until: until } = plan
    if (until === null || until < dayOf(ctx.now)) return done(null)
    await setQuiet(tx, ctx, { id: planId, until: null })
    await tx
      .updateTable('care.visit')
      .set((eb) => ({ state: 'assigned', closed_at: null, closed_by: null, version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('plan_id', '=', planId)
      .where('state', '=', 'declined')
      .where('opens_at', '>', ctx.now)
      .whereRef('closed_at', '<', 'opens_at')
      .where('due_on', '<=', until)
      .execute()
    await layPlan(tx, ctx, { ...plan, quiet_until: null })
    await record(tx, ctx, { name: 'care.plan.unquiet', subjectId: planId })
    return done(null)
  })
