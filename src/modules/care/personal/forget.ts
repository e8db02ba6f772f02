import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { Pair } from '#platform/personal/leading.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { lockPlan } from '../plan.ts'
import { endPairings } from '../plans/pairing.ts'
import { layPlan } from '../visits/laying.ts'
import { plansOfPerson } from './own.ts'
import { knownCareWords } from './words.ts'

/**
 * Takes somebody out of care: nobody comes any more, what they said and what was noted goes, and who looked. That there were visits
 * stays, without a name.
 */
export async function forgetElder(tx: Tx, ctx: Ctx, subject: Subject): Promise<Partial<Record<keyof Tables, number>>> {
  const plans = await plansOfPerson(tx, ctx, subject.personId)
  if (plans.length === 0) return {}
  const ids = plans.map(({ id }) => id)
  for (const { id } of plans) await endNow(tx, ctx, id)
  const visits = await tx
    .updateTable('care.visit')
    .set({ note_sealed: null, decided_words_sealed: null })
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', 'in', ids)
    .executeTakeFirstOrThrow()
  const steps = await tx
    .deleteFrom('care.step')
    .where('area_id', '=', ctx.area.id)
    .where('visit_id', 'in', (eb) =>
      eb.selectFrom('care.visit').select('id').where('area_id', '=', ctx.area.id).where('plan_id', 'in', ids),
    )
    .executeTakeFirstOrThrow()
  const looks = await tx
    .deleteFrom('care.look')
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', 'in', ids)
    .executeTakeFirstOrThrow()
  return {
    'care.plan': plans.length,
    'care.visit': Number(visits.numUpdatedRows),
    'care.step': Number(steps.numDeletedRows),
    'care.look': Number(looks.numDeletedRows),
  }
}

async function endNow(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const plan = await lockPlan(tx, ctx, id)
  if (!plan) return
  const ended = {
    state: 'ended' as const,
    ended_at: plan.ended_at ?? ctx.now,
    ended_why: knownCareWords(ctx.lang).ended,
    // A plan that never was agreed to was refused.
    ...(plan.agreed_at === null ? { refused_at: plan.refused_at ?? ctx.now } : {}),
  }
  await tx
    .updateTable('care.plan')
    .set({
      ...ended,
      person_id: null,
      reason_sealed: null,
      advice_sealed: null,
      contact_sealed: null,
      agreed_by: agreedBy(plan.agreed_by),
      agent_sealed: null,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  await endPairings(tx, ctx, { plan, by: 'desk' })
  await layPlan(tx, ctx, { ...plan, ...ended })
  if (plan.state !== 'ended') await record(tx, ctx, { name: 'care.plan.ended', subjectId: id })
}

/** Whoever spoke for them is forgotten with them: what is left is that it was agreed. */
const agreedBy = (by: 'self' | 'agent' | null): 'self' | null => (by === null ? null : 'self')

/** Two entries that both have a plan that has not ended cannot become one: one of the plans is ended first. */
export async function bothCared(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<'both-cared' | null> {
  const rows = await tx
    .selectFrom('care.plan')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('person_id', 'in', [from, into])
    .where('state', '<>', 'ended')
    .execute()
  return rows.length > 1 ? 'both-cared' : null
}
