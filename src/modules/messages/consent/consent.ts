import type { Lang } from '#base/words.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Channel } from '../channels.rules.ts'
import { deviceList, dropDevices, keepDevice } from '../push/device.ts'
import type { Receiver } from '../receivers.ts'
import { purpose, textVersion, type Answer } from './consent.rules.ts'

/** What a receiver said last about each channel, and whether its address is dead. */
export type Standing = Answer & { channel: Channel; dead: boolean }

/** How things stand between a receiver and the channels they were asked about. */
export const standingOf = (tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Standing[]> =>
  tx
    .selectFrom('messages.consent as c')
    .leftJoin('messages.address as a', (join) =>
      join
        .onRef('a.area_id', '=', 'c.area_id')
        .onRef('a.receiver_kind', '=', 'c.receiver_kind')
        .onRef('a.receiver_id', '=', 'c.receiver_id')
        .onRef('a.channel', '=', 'c.channel'),
    )
    .distinctOn('c.channel')
    .select((eb) => ['c.channel', 'c.answer', 'c.at', eb('a.dead_at', 'is not', null).$castTo<boolean>().as('dead')])
    .where('c.area_id', '=', ctx.area.id)
    .where('c.receiver_kind', '=', receiver.kind)
    .where('c.receiver_id', '=', receiver.id)
    .orderBy('c.channel')
    .orderBy('c.seq', 'desc')
    .execute()

/** The channels a receiver lets us use at this moment. */
export const givenChannels = async (tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Channel[]> =>
  (await standingOf(tx, ctx, receiver)).filter(({ answer }) => answer === 'given').map(({ channel }) => channel)

type Yes = { id: string; channel: Channel; address: string; lang: Lang }

/** A yes to one channel: what was agreed to, and where it leads, sealed. The same form again is the same yes. */
export const giveConsent = (ctx: Ctx, receiver: Receiver, yes: Yes): Promise<void> =>
  inArea(ctx, async (tx) => {
    if (!(await writeAnswer(tx, ctx, { ...yes, receiver, answer: 'given' }))) return
    const { id, channel, address, lang } = yes
    if (channel === 'push') return keepDevice(tx, ctx, { id, receiver, subscription: address, lang })
    await tx
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
      })
      .onConflict((conflict) =>
        conflict.columns(['area_id', 'receiver_kind', 'receiver_id', 'channel']).doUpdateSet((row) => ({
          address_sealed: row.ref('excluded.address_sealed'),
          lang: row.ref('excluded.lang'),
          dead_at: null,
          made_at: row.ref('excluded.made_at'),
        })),
      )
      .execute()
  })

/** `device`: only this one of several; the others go on. */
type No = { id: string; channel: Channel; answer: 'refused' | 'withdrawn'; device?: string | null }

/** A no, or the end of a yes: the address is gone, and what still waited to leave by this channel does not. */
export const endConsent = (ctx: Ctx, receiver: Receiver, no: No): Promise<void> =>
  inArea(ctx, async (tx) => {
    const others = no.channel === 'push' && (await forgetDevices(tx, ctx, { receiver, only: no.device ?? null }))
    if (others) return
    const { id, channel, answer } = no
    if (!(await writeAnswer(tx, ctx, { id, channel, answer, receiver }))) return
    if (channel !== 'push') await forgetAddress(tx, ctx, { receiver, channel })
    await tx
      .updateTable('messages.sending')
      .set({ state: 'cancelled', why: 'consent', next_try_at: null, over_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('receiver_kind', '=', receiver.kind)
      .where('receiver_id', '=', receiver.id)
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .execute()
  })

type Led = { receiver: Receiver; channel: Exclude<Channel, 'push'> }

async function forgetAddress(tx: Tx, ctx: Ctx, { receiver, channel }: Led): Promise<void> {
  await tx
    .deleteFrom('messages.address')
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .where('channel', '=', channel)
    .execute()
}

/** Forgets one device of a receiver, or all; says whether any is left. */
async function forgetDevices(
  tx: Tx,
  ctx: Ctx,
  { receiver, only }: { receiver: Receiver; only: string | null },
): Promise<boolean> {
  const known = (await deviceList(tx, ctx, receiver)).map(({ id }) => id)
  const gone = known.filter((id) => only === null || id === only)
  await dropDevices(tx, ctx, gone)
  return gone.length < known.length
}

type Written = { id: string; channel: Channel; receiver: Receiver; answer: Answer['answer'] }

/** False when this form was answered before. */
async function writeAnswer(tx: Tx, ctx: Ctx, { id, channel, receiver, answer }: Written): Promise<boolean> {
  const written = await tx
    .insertInto('messages.consent')
    .values({
      area_id: ctx.area.id,
      id,
      receiver_kind: receiver.kind,
      receiver_id: receiver.id,
      channel,
      answer,
      purpose,
      text_version: textVersion,
      how: 'own-page',
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written)
    await record(tx, ctx, { name: `messages.consent.${answer}`, subjectId: id, detail: { channel, textVersion } })
  return written !== undefined
}
