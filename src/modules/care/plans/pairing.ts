import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { helpsOn, skillsOn, volunteersWithSkills, type Helper } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { lockPlan, mayKeep, planOf } from '../plan.ts'
import { layPlan } from '../visits/laying.ts'

/** Somebody who goes there, or stands in. */
export type Pairing = {
  id: string
  volunteerId: string
  name: string
  part: 'main' | 'substitute'
  acceptedAt: Date | null
  isThere: boolean
}

const standing = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('care.pairing').selectAll().where('area_id', '=', ctx.area.id).where('ended_at', 'is', null)

/** Who goes to an elder, the usual one first. */
export async function pairingsOf(tx: Tx, ctx: Ctx, planId: string): Promise<Pairing[]> {
  const rows = await standing(tx, ctx).where('plan_id', '=', planId).orderBy('part').orderBy('made_at').execute()
  const helpers = new Map((rows.length ? await volunteersWithSkills(tx, ctx) : []).map((one) => [one.id, one]))
  return rows.map(({ id, volunteer_id: volunteerId, part, accepted_at: acceptedAt }) => {
    const helper = helpers.get(volunteerId)
    const isThere = helper !== undefined && isReady(ctx, helper)
    return { id, volunteerId, part, acceptedAt, isThere, name: helper?.name ?? '—' }
  })
}

const isReady = (ctx: Ctx, helper: Helper): boolean => !helper.under18 && helpsOn(helper, dayOf(ctx.now))

/** Who could be asked to go: adults who help now, those who like keeping company first, else by name. No past load is looked at. */
async function couldGo(tx: Tx, ctx: Ctx): Promise<{ id: string; name: string; company: boolean }[]> {
  const today = dayOf(ctx.now)
  const helpers = (await volunteersWithSkills(tx, ctx)).filter((one) => isReady(ctx, one))
  return helpers
    .filter(({ mayNot }) => !mayNot.includes('company'))
    .map((one) => ({ id: one.id, name: one.name, company: skillsOn(one, today).includes('company') }))
    .sort((a, b) => Number(b.company) - Number(a.company) || a.name.localeCompare(b.name, 'zh'))
}

/** The same for a page. */
export const goersHere = (ctx: Ctx) => inArea(ctx, (tx) => couldGo(tx, ctx))

export type PairRefusal = 'unknown' | 'no-such-volunteer' | 'paired-already' | 'one-main'

type NewPair = { id: string; planId: string; volunteerId: string; part: 'main' | 'substitute' }

/** Asks a volunteer to go to somebody, usually or standing in; they go once they said yes themselves. */
export async function pair(ctx: Ctx, { id, planId, volunteerId, part }: NewPair): Promise<Outcome<null, PairRefusal>> {
  try {
    return await inArea(ctx, (tx) => paired(tx, ctx, { id, planId, volunteerId, part }))
  } catch (error) {
    if (brokenConstraint(error) !== 'pairing_pkey') throw error
    return done(null)
  }
}

async function paired(
  tx: Tx,
  ctx: Ctx,
  { id, planId, volunteerId, part }: NewPair,
): Promise<Outcome<null, PairRefusal>> {
  const plan = await lockPlan(tx, ctx, planId)
  if (!plan || !mayKeep(ctx.actor, plan) || plan.state === 'ended') return refused('unknown')
  const before = await standing(tx, ctx).where('plan_id', '=', planId).execute()
  if (before.some((one) => one.id === id)) return done(null)
  if (!(await couldGo(tx, ctx)).some((one) => one.id === volunteerId)) return refused('no-such-volunteer')
  const why = standsInTheWay(before, { volunteerId, part })
  if (why) return refused(why)
  const made = { made_by: ctx.actor.id, made_at: ctx.now }
  const values = { area_id: ctx.area.id, id, plan_id: planId, volunteer_id: volunteerId, part, ...made }
  await tx.insertInto('care.pairing').values(values).execute()
  await record(tx, ctx, { name: 'care.pairing.asked', subjectId: id })
  return done(null)
}

function standsInTheWay(
  before: readonly { volunteer_id: string; part: string }[],
  { volunteerId, part }: Pick<NewPair, 'volunteerId' | 'part'>,
): 'paired-already' | 'one-main' | null {
  if (before.some((one) => one.volunteer_id === volunteerId)) return 'paired-already'
  return part === 'main' && before.some((one) => one.part === 'main') ? 'one-main' : null
}

/** Ends a pairing; what has not begun goes to somebody else. */
export const unpair = (ctx: Ctx, { id, planId }: { id: string; planId: string }): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    return endPairing(tx, ctx, { id, planId })
  })

/** A volunteer says yes or no to a pairing of theirs; a no is no reason to ask why. The same answer again changes nothing. */
export const answerPairing = (
  ctx: Ctx,
  { id, volunteerId, yes }: { id: string; volunteerId: string; yes: boolean },
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const found = await standing(tx, ctx)
      .where('id', '=', id)
      .where('volunteer_id', '=', volunteerId)
      .executeTakeFirst()
    if (!found) return refused('unknown')
    await lockPlan(tx, ctx, found.plan_id)
    if (!yes) return endPairing(tx, ctx, { id, planId: found.plan_id })
    if (found.accepted_at !== null) return done(null)
    await tx
      .updateTable('care.pairing')
      .set({ accepted_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: 'care.pairing.accepted', subjectId: id })
    return laidAgain(tx, ctx, found.plan_id)
  })

async function endPairing(
  tx: Tx,
  ctx: Ctx,
  { id, planId }: { id: string; planId: string },
): Promise<Outcome<null, 'unknown'>> {
  const { numUpdatedRows } = await tx
    .updateTable('care.pairing')
    .set({ ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await record(tx, ctx, { name: 'care.pairing.ended', subjectId: id })
  return laidAgain(tx, ctx, planId)
}

async function laidAgain(tx: Tx, ctx: Ctx, planId: string): Promise<Outcome<null, 'unknown'>> {
  const plan = await planOf(tx, ctx, planId)
  if (plan) await layPlan(tx, ctx, plan)
  return done(null)
}
