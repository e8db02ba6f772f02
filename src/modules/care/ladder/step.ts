import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { sealed } from '../plan.ts'

/** A step of the ladder as kept: never rewritten. */
export type Step = Selectable<Tables['care.step']>

type NewStep = Pick<Step, 'id' | 'what' | 'outcome'> & { visitId: string; words: string | null; deviceAt: Date | null }

/** Writes a step down with its time and who took it; the same id again is the same step. */
export async function writeStep(tx: Tx, ctx: Ctx, step: NewStep): Promise<void> {
  await tx
    .insertInto('care.step')
    .values({
      area_id: ctx.area.id,
      id: step.id,
      visit_id: step.visitId,
      what: step.what,
      outcome: step.outcome,
      words_sealed: sealed(ctx, step.words),
      device_at: step.deviceAt,
      by_id: ctx.actor.id,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .execute()
}

/** The steps of a visit in the order they were taken: by the device's time where one was kept there. */
export const stepsOf = (tx: Tx, ctx: Ctx, visitId: string): Promise<Step[]> =>
  tx
    .selectFrom('care.step')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('visit_id', '=', visitId)
    .orderBy((eb) => eb.fn.coalesce('device_at', 'at'))
    .orderBy('id')
    .execute()
