import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'

/** What was looked at, why, and by whom where that is no account. */
export type Look = {
  id?: string
  planId: string
  visitId?: string | null
  field: 'plan' | 'address' | 'contact' | 'note' | 'sheet'
  reason: string
  byName?: string | null
}

/** A page that is opened again within so long is the same look. */
const SAME_LOOK_MS = 60_000

/** Notes a look at an elder's sealed words or address; they may read who looked. The same look again is one. */
export async function noteLook(tx: Tx, ctx: Ctx, look: Look): Promise<void> {
  const { planId, visitId = null, field, reason, byName = ctx.actor.name || null } = look
  const before = await tx
    .selectFrom('care.look')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('plan_id', '=', planId)
    .where('field', '=', field)
    .where('by_id', 'is not distinct from', ctx.actor.id)
    .where('by_name', 'is not distinct from', byName)
    .where('visit_id', 'is not distinct from', visitId)
    .where('at', '>', new Date(ctx.now.getTime() - SAME_LOOK_MS))
    .limit(1)
    .executeTakeFirst()
  if (before) return
  await tx
    .insertInto('care.look')
    .values({
      area_id: ctx.area.id,
      id: look.id ?? uuidv7(ctx.now),
      plan_id: planId,
      visit_id: visitId,
      field,
      reason,
      by_id: ctx.actor.id,
      by_name: byName,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .execute()
  await record(tx, ctx, { name: 'care.plan.opened', subjectId: planId, detail: { field } })
}
