import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { choicesOf } from '../choice/choice.ts'
import { wayOf } from '../choice/choice.rules.ts'
import type { Channel } from '../channels.rules.ts'
import { givenChannels, givenForGatherings } from '../consent/standing.ts'
import { topicOf, type MessageKind } from '../kinds.rules.ts'
import type { Receiver } from '../receivers.ts'
import { dueInTime, type Pace } from './timing.rules.ts'

/** `before`: a morning's lines would come too late after that. */
type Fresh = { id: string; kind: MessageKind; receiver: Receiver; before: Date | null }

/** Gives a new message its way out of the house, where its receiver agreed to one and chose one. */
export async function putInOutbox(tx: Tx, ctx: Ctx, { id, kind, receiver, before }: Fresh): Promise<void> {
  const way = await wayFor(tx, ctx, { kind, receiver })
  if (!way) return
  const due = dueInTime({ pace: way.pace, now: ctx.now, before })
  const sendingId = await sendingAt(tx, ctx, { receiver, channel: way.channel, due })
  await tx
    .updateTable('messages.message')
    .set({ sending_id: sendingId })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
}

/** The way a message of this kind would take to a receiver outside the house; null where they agreed to none or chose none. */
export async function wayFor(
  tx: Tx,
  ctx: Ctx,
  { kind, receiver }: Pick<Fresh, 'kind' | 'receiver'>,
): Promise<{ channel: Channel; pace: Pace } | null> {
  // A vanguard day is a gathering, and volunteers agreed to news of it by the same lines.
  const isGathering = topicOf[kind] === 'gathering' || topicOf[kind] === 'vanguard'
  const given = await (isGathering ? givenForGatherings : givenChannels)(tx, ctx, receiver)
  if (given.length === 0) return null
  const { kind: owner, id: ownerId } = receiver
  // Somebody who is told besides their household chose the channel with their consent, and is told in the morning.
  const choices = owner === 'person' ? [] : await choicesOf(tx, ctx, { kind: owner, id: ownerId })
  return wayOf(
    choices.find(({ topic }) => topic === topicOf[kind]),
    given,
  )
}

type Leaving = { receiver: Receiver; channel: Channel; due: Date }

/** The line of the outbox that leaves then, made where there is none; locked, so that nobody takes it up meanwhile. */
async function sendingAt(tx: Tx, ctx: Ctx, { receiver, channel, due }: Leaving): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into messages.sending
      (area_id, id, receiver_kind, receiver_id, channel, state, due_at, next_try_at, made_at)
    values (${ctx.area.id}, ${uuidv7(ctx.now)}, ${receiver.kind}, ${receiver.id}, ${channel}, 'waiting', ${due}, ${due}, ${ctx.now})
    on conflict (area_id, receiver_kind, receiver_id, channel, due_at) where state = 'waiting' and tries = 0
    do update set made_at = messages.sending.made_at
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The outbox took no line.')
  return id
}
