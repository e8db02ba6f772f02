import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { saidWays, type SaidWay } from '../consent/said.ts'
import { deviceList } from '../push/device.ts'
import type { InboxOwner } from '../receivers.ts'
import type { Choice } from './choice.rules.ts'

/** What a receiver chose, by topic. */
export const choicesOf = (tx: Tx, ctx: Ctx, receiver: InboxOwner): Promise<Choice[]> =>
  tx
    .selectFrom('messages.choice')
    .select(['topic', 'channel', 'pace'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .execute()

/** How a receiver is told: consents, choices, devices. */
export type Ways = { standing: SaidWay[]; choices: Choice[]; devices: { id: string; made_at: Date }[] }

/** Everything the page of choices shows. */
export const waysOf = (ctx: Ctx, receiver: InboxOwner): Promise<Ways> =>
  inArea(ctx, async (tx) => {
    const [standing, choices, devices] = await Promise.all([
      saidWays(tx, ctx, receiver),
      choicesOf(tx, ctx, receiver),
      deviceList(tx, ctx, receiver),
    ])
    return { standing, choices, devices }
  })

/** Keeps what a receiver chose; it holds for messages from now on. */
export const keepChoices = (ctx: Ctx, receiver: InboxOwner, choices: readonly Choice[]): Promise<void> =>
  inArea(ctx, async (tx) => {
    await tx
      .insertInto('messages.choice')
      .values(
        choices.map((choice) => ({
          area_id: ctx.area.id,
          receiver_kind: receiver.kind,
          receiver_id: receiver.id,
          ...choice,
          changed_at: ctx.now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['area_id', 'receiver_kind', 'receiver_id', 'topic']).doUpdateSet((row) => ({
          channel: row.ref('excluded.channel'),
          pace: row.ref('excluded.pace'),
          changed_at: row.ref('excluded.changed_at'),
        })),
      )
      .execute()
  })
