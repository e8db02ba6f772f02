import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { MessageKind } from '../kinds.rules.ts'
import { putInOutbox } from '../outbox/put.ts'
import type { Receiver } from '../receivers.ts'

/** One event, and everybody who is to hear of it. */
export type NewMessages = {
  factId: string
  kind: MessageKind
  number: string
  category: string
  receivers: readonly Receiver[]
}

/**
 * Lays one message for each receiver into their inbox, and into the outbox where they agreed to a channel.
 * The same fact again changes nothing.
 */
export async function keepMessages(ctx: Ctx, news: NewMessages): Promise<void> {
  if (news.receivers.length === 0) return
  await inArea(ctx, async (tx) => {
    const fresh = await tx
      .insertInto('messages.message')
      .values(
        news.receivers.map((receiver) => ({
          area_id: ctx.area.id,
          id: uuidv7(ctx.now),
          fact_id: news.factId,
          receiver_kind: receiver.kind,
          receiver_id: receiver.id,
          kind: news.kind,
          need_number: news.number,
          category: news.category,
          made_at: ctx.now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['area_id', 'fact_id', 'receiver_kind', 'receiver_id', 'kind']).doNothing(),
      )
      .returning(['id', 'receiver_kind', 'receiver_id'])
      .execute()
    for (const { id, receiver_kind: kind, receiver_id } of fresh)
      await putInOutbox(tx, ctx, { id, kind: news.kind, receiver: { kind, id: receiver_id } })
  })
}
