import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { helpsOn, skillsOn, volunteersWithSkills, type Helper } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { volunteerIdsOf } from '../personal/own.ts'
import { lockPlan, mayKeep, type Plan } from '../plan.ts'
import { passBegun } from '../visits/cannot.ts'
import { layPlan } from '../visits/laying.ts'

/** Somebody who goes there, or stands in. */
export type Pairing = {
  id: string
  volunteerId: string
  name: string
  part: 'main' | 'substitute'
  acceptedAt: Date | null
  isThere: boolean
  /** Nothing can be written to them: they are rung. */
  byTelephone: boolean
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
    const byTelephone = helper !== undefined && (helper.accountId === null || helper.askedBy !== 'message')
    return { id, volunteerId, part, acceptedAt, isThere, byTelephone, name: helper?.name ?? '—' }
  })
}

const isReady = (ctx: Ctx, helper: Helper): boolean => !helper.under18 && helpsOn(helper, dayOf(ctx.now))

/** Who could be asked to go: adults who help now, those who like keeping company first, else by name. No past load is looked at. */
async function couldGo(tx: Tx, ctx: Ctx, plan: Plan): Promise<{ id: string; name: string; company: boolean }[]> {
  const today = dayOf(ctx.now)
  const helpers = (await volunteersWithSkills(tx, ctx)).filter((one) => isReady(ctx, one))
  const themselves = plan.person_id === null ? [] : await volunteerIdsOf(tx, ctx, plan.person_id)
  return helpers
    .filter(({ id }) => !themselves.includes(id))
    .filter(({ mayNot }) => !mayNot.includes('company'))
    .map((one) => ({ id: one.id, name: one.name, company: skillsOn(one, today).includes('company') }))
    .sort((a, b) => Number(b.company) - Number(a.company) || a.name.localeCompare(b.name, 'zh'))
}

/** The same for the page of a plan: nobody goes to themselves. */
export const goersTo = (ctx: Ctx, plan: Plan) => inArea(ctx, (tx) => couldGo(tx, ctx, plan))

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
  if (!(await couldGo(tx, ctx, plan)).some((one) => one.id === volunteerId)) return refused('no-such-volunteer')
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

/** Ends a pairing; what lies ahead and what has begun goes to somebody else. */
export const unpair = (ctx: Ctx, { id, planId }: { id: string; planId: string }): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId)
    if (!plan || !mayKeep(ctx.actor, plan)) return refused('unknown')
    await endPairings(tx, ctx, { plan, id, by: 'desk' })
    await layPlan(tx, ctx, plan)
    return done(null)
  })

/** A volunteer says yes or no to a pairing of theirs, or goes there no more; a no is no reason to ask why. The same answer again changes nothing. */
export const answerPairing = (
  ctx: Ctx,
  { id, volunteerId, yes }: { id: string; volunteerId: string; yes: boolean },
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const found = await standing(tx, ctx)
      .where('id', '=', id)
      .where('volunteer_id', '=', volunteerId)
      .executeTakeFirst()
    const plan = found && (await lockPlan(tx, ctx, found.plan_id))
    if (!plan) return refused('unknown')
    if (!yes) await endPairings(tx, ctx, { plan, id, by: 'volunteer' })
    else if (found.accepted_at === null) await accept(tx, ctx, id)
    await layPlan(tx, ctx, plan)
    return done(null)
  })

async function accept(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await tx
    .updateTable('care.pairing')
    .set({ accepted_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  await record(tx, ctx, { name: 'care.pairing.accepted', subjectId: id })
}

/** `id`: one of them; `volunteerId`: those of one volunteer; neither: all of the plan. */
type Ending = { plan: Plan; id?: string; volunteerId?: string; by: 'desk' | 'volunteer' }

/** Ends pairings of a plan that is held; whoever calls lays out what lies ahead. A visit that has begun goes on to the next at once. */
export async function endPairings(tx: Tx, ctx: Ctx, { plan, id, volunteerId, by }: Ending): Promise<void> {
  const ended = await tx
    .updateTable('care.pairing')
    .set({ ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', plan.id)
    .where('ended_at', 'is', null)
    .$if(id !== undefined, (rows) => rows.where('id', '=', id ?? ''))
    .$if(volunteerId !== undefined, (rows) => rows.where('volunteer_id', '=', volunteerId ?? ''))
    .returning(['id', 'volunteer_id'])
    .execute()
  for (const one of ended) {
    await record(tx, ctx, { name: 'care.pairing.ended', subjectId: one.id, detail: { by } })
    await passBegun(tx, ctx, { plan, volunteerId: one.volunteer_id })
  }
}

/** The plans a volunteer is paired in, whether they answered or not. */
export async function plansWith(tx: Tx, ctx: Ctx, volunteerId: string): Promise<string[]> {
  const rows = await standing(tx, ctx).where('volunteer_id', '=', volunteerId).execute()
  return rows.map(({ plan_id }) => plan_id)
}
