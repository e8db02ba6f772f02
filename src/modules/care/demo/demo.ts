import type { Insertable } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { volunteersWithSkills } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { planOf, sealed } from '../plan.ts'
import { layPlan } from '../visits/laying.ts'
import { demoPlans, type DemoPlan } from './demo.plans.ts'
import { todaysLadder, todaysVisit, visitsBefore, type Goes } from './demo.visits.ts'

/** What a demonstration of care is about: which neighbours, who holds plans, who goes. */
export type CareDemo = {
  neighbours: readonly { id: string; homeId: string; buildingId: string }[]
  holders: readonly [string, string]
  volunteerAccount: string
  phone: (random: Random) => string
  seed: number
}

const since: Day = '2024-09-01'
/** A statement holds 65 535 values. */
const CHUNK = 400

/**
 * Writes twelve invented plans with their visits since September 2024, what lies a week ahead, a visit that is due at this hour, and a
 * door that stays shut right now. Nothing for a demonstration that begins before.
 */
export async function demoCare(tx: Tx, ctx: Ctx, demo: CareDemo): Promise<void> {
  if (dayOf(ctx.now) <= since) return
  const random = randomFrom(demo.seed + 9)
  const helpers = (await volunteersWithSkills(tx, ctx)).filter(({ state, under18 }) => state === 'active' && !under18)
  const own = helpers.find(({ accountId }) => accountId === demo.volunteerAccount)
  // Whoever has an account goes to the first, so that the demonstration shows a visit at hand.
  const order = own ? [own, ...helpers.filter((one) => one !== own)] : helpers
  for (const [at, plan] of demoPlans.entries()) {
    const neighbour = demo.neighbours[40 + at * 37]
    const main = order[at % Math.max(1, order.length)]?.id ?? null
    if (neighbour && startsOn(plan) < dayOf(ctx.now))
      await writePlan(tx, ctx, { plan, main, demo, neighbour, at, random })
  }
}

async function writePlan(tx: Tx, ctx: Ctx, around: Around & { plan: DemoPlan; main: string | null }): Promise<void> {
  const { plan, main, at, random } = around
  const row = planRow(ctx, plan, around)
  await tx.insertInto('care.plan').values(row).execute()
  if (plan.state === 'paused') await tx.insertInto('care.pause').values(restOf(ctx, row.id)).execute()
  const goes: Goes = { planId: row.id, volunteerId: main, staffId: row.holder_id }
  if (main !== null)
    await tx
      .insertInto('care.pairing')
      .values(pairingRow(ctx, goes, main))
      .execute()
  if (plan.state !== 'draft') await writeVisits(tx, ctx, { plan, goes, at, random })
}

const startsOn = ({ after }: DemoPlan): Day => addDays(since, after)

type Around = { demo: CareDemo; neighbour: CareDemo['neighbours'][number]; at: number; random: Random }

function planRow(ctx: Ctx, plan: DemoPlan, { demo, neighbour, at, random }: Around) {
  const madeAt = startOfDay(startsOn(plan))
  const phone = demo.phone(random).replace('-', '')
  return {
    area_id: ctx.area.id,
    id: uuidv7(madeAt),
    person_id: neighbour.id,
    building_id: neighbour.buildingId,
    state: plan.state ?? ('consented' as const),
    ...(plan.state === 'draft' ? {} : { agreed_at: madeAt, agreed_by: 'self' as const, agreed_how: 'spoken' as const }),
    reason_sealed: sealed(ctx, plan.reason),
    advice_sealed: sealed(ctx, plan.advice),
    contact_sealed: sealed(ctx, JSON.stringify({ name: plan.tie, phone, tie: null })),
    means: plan.means,
    ...rhythmOf(plan),
    holder_id: demo.holders[at % 4 === 3 ? 1 : 0],
    starts_on: startsOn(plan),
    made_by: demo.holders[0],
    made_at: madeAt,
  } satisfies Insertable<Tables['care.plan']>
}

const rhythmOf = ({ weekdays, everyDays, seasonDays, from, to }: DemoPlan) => ({
  weekdays: weekdays ?? null,
  every_days: everyDays ?? null,
  season_days: seasonDays ?? null,
  from_minute: from,
  to_minute: to,
})

const restOf = (ctx: Ctx, planId: string): Insertable<Tables['care.pause']> => ({
  area_id: ctx.area.id,
  id: uuidv7(ctx.now),
  plan_id: planId,
  from_on: addDays(dayOf(ctx.now), -12),
  at: ctx.now,
})

const pairingRow = (ctx: Ctx, { planId }: Goes, volunteerId: string): Insertable<Tables['care.pairing']> => ({
  area_id: ctx.area.id,
  id: uuidv7(ctx.now),
  plan_id: planId,
  volunteer_id: volunteerId,
  part: 'main',
  accepted_at: startOfDay(since),
  made_at: startOfDay(since),
})

type Written = { plan: DemoPlan; goes: Goes; at: number; random: Random }

async function writeVisits(tx: Tx, ctx: Ctx, { plan, goes, at, random }: Written): Promise<void> {
  const until = plan.state === 'paused' ? addDays(dayOf(ctx.now), -12) : dayOf(ctx.now)
  const { visits, steps } = visitsBefore(ctx, { plan, goes, random, from: startsOn(plan), until })
  if (at === 0) visits.push(todaysVisit(ctx, goes, plan))
  if (at === 4) {
    const ladder = todaysLadder(ctx, goes, plan)
    visits.push(ladder.visit)
    steps.push(...ladder.steps)
  }
  for (let from = 0; from < visits.length; from += CHUNK)
    await tx
      .insertInto('care.visit')
      .values(visits.slice(from, from + CHUNK))
      .execute()
  if (steps.length > 0) await tx.insertInto('care.step').values(steps).execute()
  const row = await planOf(tx, ctx, goes.planId)
  if (row) await layPlan(tx, ctx, row)
}
