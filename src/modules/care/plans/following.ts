import { dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { personsById } from '#modules/people/public.ts'
import { volunteerOf } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, plansOf, type Plan } from '../plan.ts'
import { layPlan } from '../visits/laying.ts'
import { endPairings, plansWith } from './pairing.ts'
import { closePauses } from './planning.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]

const ofElders = ['people.person.left', 'people.person.returned', 'people.person.changed']
const ofVolunteers = ['vanguard.volunteer.paused', 'vanguard.volunteer.resumed', 'vanguard.volunteer.left']

/**
 * Hears that somebody moved away, came back or lives behind another door: their plan follows. Reads how it stands, so that told twice
 * it has happened once.
 */
export async function followElder(ctx: Ctx, { name, subjectId }: HeardFact): Promise<void> {
  if (subjectId === null || !ofElders.includes(name)) return
  await inArea(ctx, async (tx) => {
    const plan = await standing(tx, ctx).where('p.person_id', '=', subjectId).executeTakeFirst()
    if (plan) await follow(tx, ctx, plan.id)
  })
}

/** The same for every plan: what nobody was told of is found within the hour. For the clock; returns how many moved or came back. */
export async function followElders(ctx: Ctx): Promise<number> {
  const plans = await inArea(ctx, (tx) => standing(tx, ctx).where('p.person_id', 'is not', null).execute())
  let changed = 0
  for (const { id } of plans) changed += await inArea(ctx, (tx) => follow(tx, ctx, id))
  return changed
}

const standing = (tx: Tx, ctx: Ctx) => plansOf(tx, ctx).where('p.state', '<>', 'ended')

async function follow(tx: Tx, ctx: Ctx, id: string): Promise<number> {
  const plan = await lockPlan(tx, ctx, id)
  const person = plan && plan.state !== 'ended' ? await personOf(tx, ctx, plan) : undefined
  return plan && person ? followTo(tx, ctx, { plan, person }) : 0
}

const personOf = async (tx: Tx, ctx: Ctx, { person_id: id }: Plan): Promise<Person | undefined> =>
  id === null ? undefined : (await personsById(tx, ctx, [id]))[0]

type Person = Awaited<ReturnType<typeof personsById>>[number]

async function followTo(tx: Tx, ctx: Ctx, { plan, person }: { plan: Plan; person: Person }): Promise<number> {
  const { id } = plan
  const isGone = person.state === 'left'
  const moves = isGone !== (plan.moved_at !== null)
  const buildingId = await buildingNow(tx, ctx, person)
  if (!moves && buildingId === plan.building_id) return 0
  const now = { building_id: buildingId, moved_at: isGone ? (plan.moved_at ?? ctx.now) : null }
  await tx
    .updateTable('care.plan')
    .set((eb) => ({ ...now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  if (moves) await moved(tx, ctx, { ...plan, ...now })
  return moves ? 1 : 0
}

async function moved(tx: Tx, ctx: Ctx, plan: Plan): Promise<void> {
  const isGone = plan.moved_at !== null
  await (isGone ? restsFrom(tx, ctx, plan) : closePauses(tx, ctx, { planId: plan.id, whose: 'moved' }))
  await layPlan(tx, ctx, plan)
  await record(tx, ctx, { name: isGone ? 'care.plan.moved' : 'care.plan.returned', subjectId: plan.id })
}

/** Days on which nobody can come are counted apart, as a rest. Nobody wrote it down: that tells it from a rest somebody wanted. */
const restsFrom = (tx: Tx, ctx: Ctx, { id }: Plan) =>
  tx
    .insertInto('care.pause')
    .values({ area_id: ctx.area.id, id: uuidv7(ctx.now), plan_id: id, from_on: dayOf(ctx.now), at: ctx.now })
    .execute()

type Living = { home_id: string | null; building_id: string | null }

async function buildingNow(tx: Tx, ctx: Ctx, { home_id: homeId, building_id }: Living): Promise<string | null> {
  if (homeId === null) return building_id
  const home = await tx
    .selectFrom('people.v_home')
    .select('building_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', homeId)
    .executeTakeFirst()
  return home?.building_id ?? building_id
}

/**
 * Hears that a volunteer rests, is back or left: their visits go to whoever stands in, at once. Who left is paired with nobody any
 * more. Told twice it has happened once.
 */
export async function followVolunteer(ctx: Ctx, { name, subjectId }: HeardFact): Promise<void> {
  if (subjectId === null || !ofVolunteers.includes(name)) return
  const ids = await inArea(ctx, (tx) => plansWith(tx, ctx, subjectId))
  for (const id of ids)
    await inArea(ctx, async (tx) => {
      const plan = await lockPlan(tx, ctx, id)
      if (!plan) return
      const isGone = (await volunteerOf(tx, ctx, subjectId))?.state === 'left'
      if (isGone) await endPairings(tx, ctx, { plan, volunteerId: subjectId, by: 'volunteer' })
      await layPlan(tx, ctx, plan)
    })
}
