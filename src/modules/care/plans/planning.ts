import { dayOf, DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { heldPersonId, homeIdsInReach, personNames, personsById } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, mayKeep, sealed, type Plan } from '../plan.ts'
import { layPlan } from '../visits/laying.ts'
import { endPairings } from './pairing.ts'
import { quietDays, type ConsentText, type PlanText } from './plan.rules.ts'

export type MakeRefusal = 'unknown-person' | 'has-plan' | 'asked-lately'

type Making = { id: string; personId: string; text: PlanText; theirWish: boolean }

/**
 * Writes down what is arranged with an elder, as a draft until they agree. Refuses somebody who is not where the reader works, has a
 * plan, or said no within 90 days, unless the wish is theirs (`theirWish`). The same id again is the same plan.
 */
export async function makePlan(ctx: Ctx, making: Making): Promise<Outcome<string, MakeRefusal>> {
  try {
    return await inArea(ctx, (tx) => made(tx, ctx, making))
  } catch (error) {
    if (brokenConstraint(error) !== 'plan_person_once') throw error
    return refused('has-plan')
  }
}

async function made(
  tx: Tx,
  ctx: Ctx,
  { id, personId, text, theirWish }: Making,
): Promise<Outcome<string, MakeRefusal>> {
  if (!(await personNames(tx, ctx, [personId])).has(personId)) return refused('unknown-person')
  const held = await heldPersonId(tx, ctx, personId)
  if (held === null) return refused('unknown-person')
  const before = await plansFor(tx, ctx, held)
  if (before.some((plan) => plan.id === id)) return done(id)
  if (before.some(({ state }) => state !== 'ended')) return refused('has-plan')
  const quietSince = ctx.now.getTime() - quietDays * DAY_MS
  if (!theirWish && before.some(({ refused_at }) => refused_at !== null && refused_at.getTime() > quietSince))
    return refused('asked-lately')
  const values = { person_id: held, building_id: await buildingOf(tx, ctx, held), state: 'draft' as const }
  await tx
    .insertInto('care.plan')
    .values({
      area_id: ctx.area.id,
      id,
      ...values,
      ...columnsOf(ctx, text),
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .execute()
  await record(tx, ctx, { name: 'care.plan.drafted', subjectId: id })
  return done(id)
}

const plansFor = (tx: Tx, ctx: Ctx, personId: string) =>
  tx
    .selectFrom('care.plan')
    .select(['id', 'state', 'refused_at'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', personId)
    .execute()

async function buildingOf(tx: Tx, ctx: Ctx, personId: string): Promise<string | null> {
  const [person] = await personsById(tx, ctx, [personId])
  if (!person?.home_id) return null
  const home = await tx
    .selectFrom('people.v_home')
    .select('building_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', person.home_id)
    .where('id', 'in', homeIdsInReach(tx, ctx))
    .executeTakeFirst()
  return home?.building_id ?? null
}

const columnsOf = (ctx: Ctx, text: PlanText) => ({
  reason_sealed: sealed(ctx, text.reason),
  advice_sealed: sealed(ctx, text.advice),
  contact_sealed: sealed(ctx, text.contact && JSON.stringify(text.contact)),
  means: text.means,
  weekdays: text.weekdays,
  every_days: text.everyDays,
  season_days: text.seasonDays,
  from_minute: text.fromMinute,
  to_minute: text.toMinute,
  holder_id: text.holderId,
  starts_on: text.startsOn,
})

/** Why an act on a plan did not happen: gone, somebody else's, changed since, or not as it stands. */
export type PlanRefusal = 'unknown' | 'stale' | 'not-now'

type PlanFact = `care.plan.${string}`

export type Versioned = { id: string; version: number }
export type Changing = { state: Plan['state'][]; version: number; fact: PlanFact }
type Changed = Partial<Omit<Plan, 'area_id' | 'id' | 'compound_id' | 'version'>>

/** Changes a plan the reader keeps, where it stands in one of these states and was not changed since; then lays out what is ahead. */
export const changing = (
  ctx: Ctx,
  { id, version, state, fact }: Changing & { id: string },
  change: (tx: Tx, plan: Plan) => Promise<Changed>,
): Promise<Outcome<null, PlanRefusal>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, id)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    if (plan.version !== version) return refused('stale')
    if (!state.includes(plan.state)) return refused('not-now')
    const values = await change(tx, plan)
    await tx
      .updateTable('care.plan')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await layPlan(tx, ctx, { ...plan, ...values })
    await record(tx, ctx, { name: fact, subjectId: id })
    if (isRetimed(plan, values)) await record(tx, ctx, { name: 'care.plan.retimed', subjectId: id })
    return done(null)
  })

/** Whether whoever goes there has to know: another way, other days or hours. */
const isRetimed = (plan: Plan, values: Changed): boolean =>
  (['means', 'weekdays', 'every_days', 'from_minute', 'to_minute'] as const).some(
    (one) => values[one] !== undefined && JSON.stringify(values[one]) !== JSON.stringify(plan[one]),
  )

/** Saves other terms; what lies ahead is laid out by them, what has begun stays. */
export const changePlan = (ctx: Ctx, at: Versioned, text: PlanText) =>
  changing(ctx, { ...at, state: ['draft', 'consented', 'paused'], fact: 'care.plan.changed' }, () =>
    Promise.resolve(columnsOf(ctx, text)),
  )

/** The elder agreed, or whoever may speak for them: from now on somebody comes. */
export const consent = (ctx: Ctx, at: Versioned, { by, how, agent }: ConsentText) =>
  changing(ctx, { ...at, state: ['draft'], fact: 'care.plan.consented' }, (_tx, plan) => {
    const today = dayOf(ctx.now)
    return Promise.resolve({
      state: 'consented' as const,
      agreed_at: ctx.now,
      agreed_by: by,
      agreed_how: how,
      agent_sealed: by === 'agent' ? sealed(ctx, agent) : null,
      starts_on: plan.starts_on < today ? today : plan.starts_on,
    })
  })

/** They would rather not: nothing was agreed to, and nobody asks again for 90 days. What was written of them goes at once. */
export const refusePlan = (ctx: Ctx, at: Versioned) =>
  changing(ctx, { ...at, state: ['draft'], fact: 'care.plan.refused' }, async (tx, plan) => {
    await endPairings(tx, ctx, { plan, by: 'desk' })
    const words = { reason_sealed: null, advice_sealed: null, contact_sealed: null }
    return { state: 'ended' as const, refused_at: ctx.now, ended_at: ctx.now, ...words }
  })

/** Somebody comes no more: the elder wants it so, or it needs no more. */
export const endPlan = (ctx: Ctx, at: Versioned, why: string) =>
  changing(ctx, { ...at, state: ['consented', 'paused', 'draft'], fact: 'care.plan.ended' }, async (tx, plan) => {
    await closePauses(tx, ctx, { planId: plan.id, whose: 'all' })
    await endPairings(tx, ctx, { plan, by: 'desk' })
    const never = plan.state === 'draft' ? { refused_at: ctx.now } : {}
    return { state: 'ended' as const, ended_at: ctx.now, ended_why: why, paused_until: null, ...never }
  })

/** `asked`: rests somebody wrote down; `moved`: those the program did, because the elder moved away. */
type Closing = { planId: string; whose: 'asked' | 'moved' | 'all' }

/** Ends rests that are open, today at the latest; one that had not begun never was. */
export async function closePauses(tx: Tx, ctx: Ctx, { planId, whose }: Closing): Promise<void> {
  const until = dayOf(ctx.now)
  const open = tx
    .updateTable('care.pause')
    .set((eb) => ({ until_on: eb.fn<string>('greatest', ['from_on', eb.val(until)]) }))
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', planId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', until)]))
  await (whose === 'all' ? open : open.where('by_id', whose === 'moved' ? 'is' : 'is not', null)).execute()
}
