import { dayOf, type Day } from '#base/days.ts'
import { helpsOn, volunteersWithSkills, type Helper } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import type { Plan } from '../plan.ts'
import type { Visit } from '../visit.ts'
import { whoGoes, type Pair } from './rhythm.rules.ts'

/** Who could go to an elder: those paired, and what is known of them. */
export type Around = { helpers: ReadonlyMap<string, Helper>; pairs: readonly Pair[] }

/** Who is paired with an elder now. */
export async function aroundOf(tx: Tx, ctx: Ctx, plan: Plan): Promise<Around> {
  const pairs = await tx
    .selectFrom('care.pairing')
    .select(['volunteer_id', 'part', 'accepted_at', 'made_at'])
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', plan.id)
    .where('ended_at', 'is', null)
    .execute()
  const helpers = pairs.length ? await volunteersWithSkills(tx, ctx) : []
  return {
    helpers: new Map(helpers.map((one) => [one.id, one])),
    pairs: pairs.map((one) => ({
      volunteerId: one.volunteer_id,
      part: one.part,
      accepted: one.accepted_at !== null,
      madeAt: one.made_at,
    })),
  }
}

type When = { day: Day; notBy: readonly string[] }

/** Who goes on a day: an adult who said yes, is there and can this once; null for somebody of the committee. */
export const goerOn = ({ day, notBy }: When, { pairs, helpers }: Around): string | null =>
  whoGoes(pairs, (id) => {
    const helper = helpers.get(id)
    return helper !== undefined && !helper.under18 && helpsOn(helper, day) && !notBy.includes(id)
  })

/** A visit that went from a volunteer to somebody else; `to` null: to whoever keeps the plan. `couldGo`: they would still have gone. */
export type Passed = { visit: Visit; from: string; to: string | null; couldGo: boolean }

type Given = { plan: Plan; visit: Visit; around: Around }

/**
 * Gives a visit to whoever goes now; what somebody of the committee took over by hand stays with them. Answers from which volunteer
 * it went on; null where it stayed, or nobody but the committee had it.
 */
export async function giveTo(tx: Tx, ctx: Ctx, { plan, visit, around }: Given): Promise<Passed | null> {
  if (visit.taken_at !== null) return null
  const notBy = visit.not_by ?? []
  const { volunteer_id: from } = visit
  const to = goerOn({ day: visit.due_on, notBy }, around)
  if (to === from && (to !== null || visit.staff_id === plan.holder_id)) return null
  const isGiven = await written(tx, ctx, { plan, visit, to })
  if (from === null || !isGiven) return null
  const alone = { ...around, pairs: around.pairs.filter(({ volunteerId }) => volunteerId === from) }
  return { visit, from, to, couldGo: goerOn({ day: visit.due_on, notBy }, alone) !== null }
}

type Giving = { plan: Plan; visit: Visit; to: string | null }

/** Writes down who goes; false where somebody was faster with another word about the visit. */
async function written(tx: Tx, ctx: Ctx, { plan, visit, to }: Giving): Promise<boolean> {
  // Who hears of it on the day itself is not reminded of it once more.
  const isTold = visit.volunteer_id !== null && visit.due_on === dayOf(ctx.now)
  const { numUpdatedRows } = await tx
    .updateTable('care.visit')
    .set((eb) => ({
      volunteer_id: to,
      staff_id: to === null ? plan.holder_id : null,
      told_at: isTold ? ctx.now : null,
      version: eb('version', '+', 1),
    }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', visit.id)
    .where('state', '=', visit.state)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Tells of visits that went on, once for each who goes now and whom they went on from, by the first of them. */
export async function tellPassed(tx: Tx, ctx: Ctx, passed: readonly (Passed | null)[]): Promise<void> {
  const first = new Map<string, Passed>()
  for (const one of passed) {
    if (one === null) continue
    const key = `${one.from} ${one.to ?? ''}`
    if (!first.has(key)) first.set(key, one)
  }
  for (const { visit, from, to, couldGo } of first.values())
    await record(tx, ctx, { name: 'care.visit.passed', subjectId: visit.id, detail: { from, to, couldGo } })
}
