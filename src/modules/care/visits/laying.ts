import { addDays, dayOf, type Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { helpsOn, volunteersWithSkills, type Helper } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { lockPlan, plansOf, type Plan } from '../plan.ts'
import { visitsOf, type Visit } from '../visit.ts'
import { daysAhead, dueDays, hoursOn, whoGoes, type Pair, type Rhythm, type Weather } from './rhythm.rules.ts'

/** What the laying of one plan looks at. */
type Around = { weathers: readonly Weather[]; helpers: ReadonlyMap<string, Helper>; pairs: readonly Pair[] }

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

/** The same for one plan that is held: what changed about it changes what lies ahead, and nothing that has begun. */
export async function layPlan(tx: Tx, ctx: Ctx, plan: Plan): Promise<number> {
  const around = await aroundOf(tx, ctx, plan)
  const days = restsNow(plan) ? [] : daysOf(ctx, plan, around.weathers)
  await dropOthers(tx, ctx, { plan, days })
  const known = await aheadOf(tx, ctx, plan)
  for (const visit of known.filter(({ state }) => state === 'assigned' || state === 'due'))
    await giveTo(tx, ctx, { plan, visit, around })
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

/** Nothing is laid out for a draft, an ended plan, or one that rests until it is said otherwise. */
const restsNow = ({ state, paused_until: until }: Plan): boolean =>
  state === 'draft' || state === 'ended' || (state === 'paused' && until === null)

const rhythmOf = (plan: Plan): Rhythm => ({
  weekdays: plan.weekdays,
  everyDays: plan.every_days,
  seasonDays: plan.season_days,
  startsOn: plan.starts_on,
  fromMinute: plan.from_minute,
  toMinute: plan.to_minute,
})

function daysOf(ctx: Ctx, plan: Plan, weathers: readonly Weather[]): Day[] {
  const rhythm = rhythmOf(plan)
  return dueDays(rhythm, weathers, { from: dayOf(ctx.now), count: daysAhead })
    .filter((day) => hoursOn(rhythm, day).opensAt > ctx.now)
    .filter((day) => plan.state !== 'paused' || day >= (plan.paused_until ?? day))
}

async function aroundOf(tx: Tx, ctx: Ctx, plan: Plan): Promise<Around> {
  const seasons = await tx
    .selectFrom('care.season')
    .select(['from_on as from', 'to_on as to'])
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .where('to_on', '>=', dayOf(ctx.now))
    .execute()
  const pairs = await tx
    .selectFrom('care.pairing')
    .select(['volunteer_id', 'part', 'accepted_at', 'made_at'])
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', plan.id)
    .where('ended_at', 'is', null)
    .execute()
  const helpers = pairs.length ? await volunteersWithSkills(tx, ctx) : []
  return {
    weathers: seasons,
    helpers: new Map(helpers.map((one) => [one.id, one])),
    pairs: pairs.map((one) => ({
      volunteerId: one.volunteer_id,
      part: one.part,
      accepted: one.accepted_at !== null,
      madeAt: one.made_at,
    })),
  }
}

/** Who goes on a day: an adult who said yes and is there; null for somebody of the committee. */
const goerOn = (day: Day, { pairs, helpers }: Around): string | null =>
  whoGoes(pairs, (id) => {
    const helper = helpers.get(id)
    return helper !== undefined && !helper.under18 && helpsOn(helper, day)
  })

const aheadOf = (tx: Tx, ctx: Ctx, plan: Plan): Promise<Visit[]> =>
  visitsOf(tx, ctx).where('plan_id', '=', plan.id).where('due_on', '>=', dayOf(ctx.now)).orderBy('due_on').execute()

/** Days that are due no more and have not begun are taken away: nobody goes there, and nobody missed them. */
async function dropOthers(tx: Tx, ctx: Ctx, { plan, days }: { plan: Plan; days: readonly Day[] }): Promise<void> {
  const rhythm = rhythmOf(plan)
  const ahead = (await aheadOf(tx, ctx, plan)).filter(
    ({ state, opens_at }) => (state === 'assigned' || state === 'due') && opens_at > ctx.now,
  )
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

type Given = { plan: Plan; visit: Visit; around: Around }

/** What has not begun goes to whoever is there; where somebody of the committee took it over by hand, it stays with them. */
async function giveTo(tx: Tx, ctx: Ctx, { plan, visit, around }: Given): Promise<void> {
  const byHand = visit.staff_id !== null && visit.staff_id !== plan.holder_id
  if (visit.opens_at <= ctx.now || byHand) return
  const volunteerId = goerOn(visit.due_on, around)
  if (volunteerId === visit.volunteer_id && (volunteerId !== null || visit.staff_id === plan.holder_id)) return
  await tx
    .updateTable('care.visit')
    .set((eb) => ({
      volunteer_id: volunteerId,
      staff_id: volunteerId === null ? plan.holder_id : null,
      told_at: null,
      version: eb('version', '+', 1),
    }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', visit.id)
    .where('state', 'in', ['due', 'assigned'])
    .execute()
}

async function layOne(tx: Tx, ctx: Ctx, { plan, day, around }: { plan: Plan; day: Day; around: Around }) {
  const { opensAt, closesAt } = hoursOn(rhythmOf(plan), day)
  const volunteerId = goerOn(day, around)
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
