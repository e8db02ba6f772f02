import type { Lang } from '#base/words.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Addressed } from '../channels.rules.ts'
import type { Receiver } from '../receivers.ts'

/** Where a yes leads, until it ends. */
type NewAddress = { address: string; lang: Lang; channel: Addressed; receiver: Receiver; endsAt: Date }

/** Keeps where a yes leads, sealed; a new one takes the place of the old. */
export const keepAddress = (tx: Tx, ctx: Ctx, { channel, address, lang, receiver, endsAt }: NewAddress) =>
  tx
    .insertInto('messages.address')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      receiver_kind: receiver.kind,
      receiver_id: receiver.id,
      channel,
      address_sealed: ctx.secrets.seal(ctx.area.id, address),
      lang,
      made_at: ctx.now,
      ends_at: endsAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'receiver_kind', 'receiver_id', 'channel']).doUpdateSet((row) => ({
        address_sealed: row.ref('excluded.address_sealed'),
        lang: row.ref('excluded.lang'),
        dead_at: null,
        made_at: row.ref('excluded.made_at'),
        ends_at: row.ref('excluded.ends_at'),
      })),
    )
    .execute()

/** Forgets where a channel led. */
export const forgetAddress = (tx: Tx, ctx: Ctx, { receiver, channel }: { receiver: Receiver; channel: Addressed }) =>
  tx
    .deleteFrom('messages.address')
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .where('channel', '=', channel)
    .execute()
