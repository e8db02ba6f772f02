import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Receiver } from '../receivers.ts'
import type { Subscription } from './subscription.rules.ts'

/** A browser that shows a line when there is a message. */
export type Device = { id: string; lang: Lang; subscription: Subscription }

/** A household has telephones and perhaps a tablet; the oldest beyond these is forgotten. */
const mostDevices = 10

const ofReceiver = (tx: Tx, ctx: Ctx, receiver: Receiver) =>
  tx
    .selectFrom('messages.device')
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')

/** Which devices remind a receiver, and since when; newest first. */
export const deviceList = (tx: Tx, ctx: Ctx, receiver: Receiver): Promise<{ id: string; made_at: Date }[]> =>
  ofReceiver(tx, ctx, receiver).select(['id', 'made_at']).execute()

/** Where a line goes to that leaves by push. */
export async function devicesOf(tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Device[]> {
  const rows = await ofReceiver(tx, ctx, receiver).select(['id', 'lang', 'subscription_sealed']).execute()
  return rows.map(({ id, lang, subscription_sealed: sealed }) => ({
    id,
    lang,
    subscription: JSON.parse(ctx.secrets.open(ctx.area.id, sealed)) as Subscription,
  }))
}

type Fresh = { id: string; receiver: Receiver; subscription: string; lang: Lang }

/** Keeps a device; the same browser again takes the place of what was known of it. */
export async function keepDevice(tx: Tx, ctx: Ctx, { id, receiver, subscription, lang }: Fresh): Promise<void> {
  const { endpoint } = JSON.parse(subscription) as Subscription
  const endpoint_hash = ctx.secrets.hash(ctx.area.id, 'push endpoint', endpoint)
  const known = { receiver_kind: receiver.kind, receiver_id: receiver.id, endpoint_hash }
  const sealed = ctx.secrets.seal(ctx.area.id, subscription)
  await tx
    .insertInto('messages.device')
    .values({ area_id: ctx.area.id, id, ...known, subscription_sealed: sealed, lang, made_at: ctx.now })
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'receiver_kind', 'receiver_id', 'endpoint_hash']).doUpdateSet((row) => ({
        id: row.ref('excluded.id'),
        subscription_sealed: row.ref('excluded.subscription_sealed'),
        lang: row.ref('excluded.lang'),
        made_at: row.ref('excluded.made_at'),
      })),
    )
    .execute()
  const tooMany = (await deviceList(tx, ctx, receiver)).slice(mostDevices).map((device) => device.id)
  await dropDevices(tx, ctx, tooMany)
}

/** Forgets devices. */
export async function dropDevices(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('messages.device').where('area_id', '=', ctx.area.id).where('id', 'in', ids).execute()
}

/** Forgets devices whose push service says that they are no more. */
export const endDevices = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  inArea(ctx, (tx) => dropDevices(tx, ctx, ids))
