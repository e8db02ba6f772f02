import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import type { Channel } from '../channels.rules.ts'

/** How a line of the outbox ends, or ended after all. */
export type Ending =
  | { state: 'sent' | 'delivered' | 'rehearsed' }
  | { state: 'cancelled'; why: 'consent' | 'overtaken' }
  | { state: 'unreached'; why: 'dead' | 'refused' | 'day' | 'reported'; error?: string }

/** Ends a line. Who could not be reached is a fact, for the desk: somebody has to ring or knock. */
export async function close(
  tx: Tx,
  ctx: Ctx,
  ...[{ id, channel }, ending]: [{ id: string; channel: Channel }, Ending]
): Promise<void> {
  const why = 'why' in ending ? ending.why : null
  await tx
    .updateTable('messages.sending')
    .set({
      state: ending.state,
      why,
      next_try_at: null,
      over_at: ctx.now,
      ...('error' in ending ? { last_error: ending.error } : {}),
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  if (ending.state === 'unreached')
    await record(tx, ctx, { name: 'messages.sending.unreached', subjectId: id, detail: { channel, why } })
}

/** Notes that nothing arrives at the address a line was sent to. */
export async function markDead(tx: Tx, ctx: Ctx, sendingId: string): Promise<void> {
  const line = await tx
    .selectFrom('messages.sending')
    .select(['receiver_kind', 'receiver_id', 'channel', 'first_tried_at'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', sendingId)
    .executeTakeFirst()
  // A device that wants no more is forgotten where that was heard.
  if (!line || line.channel === 'push') return
  await tx
    .updateTable('messages.address')
    .set({ dead_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', line.receiver_kind)
    .where('receiver_id', '=', line.receiver_id)
    .where('channel', '=', line.channel)
    // An address given since then is another one.
    .where('made_at', '<=', line.first_tried_at ?? ctx.now)
    .execute()
}
