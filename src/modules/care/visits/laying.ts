import { addDays, dayOf, type Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { lockPlan, plansOf, type Plan } from '../plan.ts'
import { visitsOf, type Visit } from '../visit.ts'
import { aroundOf, giveTo, goerOn, tellPassed, type Around } from './giving.ts'
import { daysAhead, dueDays, hoursOn, type Rhythm, type Weather } from './rhythm.rules.ts'

/**
 * Lays out the visits of every plan for the coming week, each once a day, and gives those that have not begun to somebody who is
 * there. For the clock; twice, or by two at once, is once.
 */
export async function layVisits(ctx: Ctx): Promise<number> {
  const ids = await inArea(ctx, (tx) =>
    plansOf(tx, ctx).clearSelect().select('p.id').where('p.state', 'in', ['consented', 'paused']).execute(),
  )
  let laid = 0
  for (const { id } of ids)
    laid += await inArea(ctx, async (tx) => {
      const plan = await lockPlan(tx, ctx, id)
      return plan ? layPlan(tx, ctx, plan) : 0
    })
  return laid
}

/**
 * The same for one plan that is held: what changed about it changes what lies ahead, and nothing that has begun; but where nobody is
 * to come any more, nobody goes to a visit of today either.
 */
export async function layPlan(tx: Tx, ctx: Ctx, plan: Plan): Promise<number> {
  const around = await aroundOf(tx, ctx, plan)
  const days = restsNow(plan) ? [] : daysOf(ctx, plan, await weathersOf(tx, ctx))
  if (restsToday(ctx, plan)) await skipBegun(tx, ctx, plan)
  await dropOthers(tx, ctx, { plan, days })
  const known = await aheadOf(tx, ctx, plan)
  const passed = []
  for (const visit of known.filter((one) => isAhead(one, ctx.now)))
    passed.push(await giveTo(tx, ctx, { plan, visit, around }))
  await tellPassed(tx, ctx, passed)
  const fresh = days.filter((day) => !known.some(({ due_on }) => due_on === day))
  for (const day of fresh) await layOne(tx, ctx, { plan, day, around })
  await tx
    .updateTable('care.plan')
    .set({ laid_until: addDays(dayOf(ctx.now), daysAhead - 1) })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', plan.id)
    .execute()
  return fresh.length
}

/** Nothing is laid out for a draft, an ended plan, one that rests until it is said otherwise, or an elder who moved away. */
const restsNow = ({ state, paused_until: until, moved_at }: Plan): boolean =>
  state === 'draft' || state === 'ended' || (state === 'paused' && until === null) || moved_at !== null

const restsToday = (ctx: Ctx, plan: Plan): boolean =>
  restsNow(plan) || (plan.state === 'paused' && (plan.paused_until ?? '') > dayOf(ctx.now))

const isAhead = ({ state, opens_at }: Visit, now: Date): boolean =>
  (state === 'assigned' || state === 'due') && opens_at > now

const rhythmOf = (plan: Plan): Rhythm => ({
  weekdays: plan.weekdays,
  everyDays: plan.every_days,
  seasonDays: plan.season_days,
  startsOn: plan.starts_on,
  fromMinute: plan.from_minute,
  toMinute: plan.to_minute,
})

/** Days on which somebody comes: not in a rest, and not before the end of a week the elder wanted to themselves. */
function daysOf(ctx: Ctx, plan: Plan, weathers: readonly Weather[]): Day[] {
  const rhythm = rhythmOf(plan)
  return dueDays(rhythm, weathers, { from: dayOf(ctx.now), count: daysAhead })
    .filter((day) => hoursOn(rhythm, day).opensAt > ctx.now)
    .filter((day) => plan.state !== 'paused' || day >= (plan.paused_until ?? day))
    .filter((day) => plan.quiet_until === null || day > plan.quiet_until)
}

const weathersOf = (tx: Tx, ctx: Ctx): Promise<Weather[]> =>
  tx
    .selectFrom('care.season')
    .select(['from_on as from', 'to_on as to'])
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .where('to_on', '>=', dayOf(ctx.now))
    .execute()

const aheadOf = (tx: Tx, ctx: Ctx, plan: Plan): Promise<Visit[]> =>
  visitsOf(tx, ctx).where('plan_id', '=', plan.id).where('due_on', '>=', dayOf(ctx.now)).orderBy('due_on').execute()

/** Nobody goes to somebody who wants nobody, or is not there: name and door close at once. A door that stayed shut stays a ladder. */
const skipBegun = (tx: Tx, ctx: Ctx, { id }: Plan) =>
  tx
    .updateTable('care.visit')
    .set((eb) => ({ state: 'skipped', closed_at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', id)
    .where('state', 'in', ['due', 'assigned'])
    .where('opens_at', '<=', ctx.now)
    .execute()

/** Days that are due no more and have not begun are taken away: nobody goes there, and nobody missed them. */
async function dropOthers(tx: Tx, ctx: Ctx, { plan, days }: { plan: Plan; days: readonly Day[] }): Promise<void> {
  const rhythm = rhythmOf(plan)
  const ahead = (await aheadOf(tx, ctx, plan)).filter((visit) => isAhead(visit, ctx.now))
  const stands = ({ due_on: day, opens_at, closes_at, means }: Visit) => {
    const { opensAt, closesAt } = hoursOn(rhythm, day)
    return days.includes(day) && +opensAt === +opens_at && +closesAt === +closes_at && means === plan.means
  }
  const gone = ahead.filter((visit) => !stands(visit)).map(({ id }) => id)
  if (gone.length === 0) return
  await tx
    .deleteFrom('care.visit')
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', gone)
    .where('state', 'in', ['due', 'assigned'])
    .execute()
}

async function layOne(tx: Tx, ctx: Ctx, { plan, day, around }: { plan: Plan; day: Day; around: Around }) {
  const { opensAt, closesAt } = hoursOn(rhythmOf(plan), day)
  const volunteerId = goerOn({ day, notBy: [] }, around)
  await tx
    .insertInto('care.visit')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      plan_id: plan.id,
      due_on: day,
      opens_at: opensAt,
      closes_at: closesAt,
      means: plan.means,
      volunteer_id: volunteerId,
      staff_id: volunteerId === null ? plan.holder_id : null,
      accepted_at: ctx.now,
      state: 'assigned',
      made_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'plan_id', 'due_on']).doNothing())
    .execute()
}
