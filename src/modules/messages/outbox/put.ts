import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { choicesOf } from '../choice/choice.ts'
import { wayOf } from '../choice/choice.rules.ts'
import type { Channel } from '../channels.rules.ts'
import { givenChannels } from '../consent/standing.ts'
import { topicOf, type MessageKind } from '../kinds.rules.ts'
import type { Receiver } from '../receivers.ts'
import { dueAt } from './timing.rules.ts'

type Fresh = { id: string; kind: MessageKind; receiver: Receiver }

/** Gives a new message its way out of the house, where its receiver agreed to one and chose one. */
export async function putInOutbox(tx: Tx, ctx: Ctx, { id, kind, receiver }: Fresh): Promise<void> {
  const given = await givenChannels(tx, ctx, receiver)
  if (given.length === 0) return
  const { kind: owner, id: ownerId } = receiver
  // Somebody who is told besides their household chose the channel with their consent, and is told in the morning.
  const choices = owner === 'person' ? [] : await choicesOf(tx, ctx, { kind: owner, id: ownerId })
  const way = wayOf(
    choices.find(({ topic }) => topic === topicOf[kind]),
    given,
  )
  if (!way) return
  const sendingId = await sendingAt(tx, ctx, { receiver, channel: way.channel, due: dueAt(way.pace, ctx.now) })
  await tx
    .updateTable('messages.message')
    .set({ sending_id: sendingId })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
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
