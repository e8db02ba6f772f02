import type { Selectable } from 'kysely'
import { holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { keepers } from './access.ts'

/** A plan as kept, with the compound its building stands in. What an elder said is sealed. */
export type Plan = Selectable<Tables['care.plan']> & { compound_id: string | null }

/** Plans of this area: every query about them starts here, and asks afterwards who may see them. */
export const plansOf = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('care.plan as p')
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'p.area_id').onRef('b.id', '=', 'p.building_id'),
    )
    .selectAll('p')
    .select('b.compound_id')
    .where('p.area_id', '=', ctx.area.id)

/** One plan by its id, whoever asks. */
export const planOf = (tx: Tx, ctx: Ctx, id: string): Promise<Plan | undefined> =>
  plansOf(tx, ctx).where('p.id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends. */
export async function lockPlan(tx: Tx, ctx: Ctx, id: string): Promise<Plan | undefined> {
  await tx
    .selectFrom('care.plan')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return planOf(tx, ctx, id)
}

/** Where the elder of a plan lives, as roles ask it. */
export const placeOf = ({ building_id, compound_id }: Pick<Plan, 'building_id' | 'compound_id'>): Place => ({
  buildingId: building_id,
  compoundId: compound_id,
})

/** Whether an actor keeps this plan: whoever holds it, as long as they work there, and the director. Nobody else reads whose it is. */
export const mayKeep = (actor: Actor, plan: Plan): boolean =>
  holdsAt(actor, ['director'], placeOf(plan)) || (plan.holder_id === actor.id && worksThere(actor, plan))

/** Whether an actor works where the elder lives: a door that stays shut is everybody's who does. */
export const worksThere = (actor: Actor, plan: Plan): boolean => holdsAt(actor, keepers, placeOf(plan))

/** Whom to ring when nobody answers. */
export type ContactPerson = { name: string; phone: string; tie: string | null }

/** The words of a plan, opened. Whoever reads them has noted the look before. */
export type PlanWords = {
  reason: string | null
  advice: string | null
  agent: string | null
  contact: ContactPerson | null
}

/** Opens the sealed words of a plan. */
export function wordsOf(ctx: Ctx, plan: Plan): PlanWords {
  const open = (sealed: Buffer | null) => sealed && ctx.secrets.open(ctx.area.id, sealed)
  const contact = open(plan.contact_sealed)
  return {
    reason: open(plan.reason_sealed),
    advice: open(plan.advice_sealed),
    agent: open(plan.agent_sealed),
    contact: contact ? (JSON.parse(contact) as ContactPerson) : null,
  }
}

/** Seals what somebody said; null stays null. */
export const sealed = (ctx: Ctx, text: string | null): Buffer | null =>
  text === null ? null : ctx.secrets.seal(ctx.area.id, text)
