import { dayOf } from '#base/days.ts'
import { personsOfHome } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Channel } from '../channels.rules.ts'
import type { Receiver } from '../receivers.ts'
import { coversGatherings, holdsOn } from './consent.rules.ts'

/** What a receiver said last about each channel, how, and whether its address is dead. */
export type Standing = Awaited<ReturnType<typeof standingOf>>[number]

/** How things stand between a receiver and the channels they were asked about. */
export const standingOf = (tx: Tx, ctx: Ctx, receiver: Receiver) =>
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
    .select(['c.id', 'c.channel', 'c.answer', 'c.at', 'c.text_version', 'c.how', 'c.noted_by'])
    .select(['c.until_on', 'c.fourteen_on', 'c.guardian_sealed', 'c.guardian_relation', 'a.address_sealed'])
    .select((eb) => eb('a.dead_at', 'is not', null).$castTo<boolean>().as('dead'))
    .where('c.area_id', '=', ctx.area.id)
    .where('c.receiver_kind', '=', receiver.kind)
    .where('c.receiver_id', '=', receiver.id)
    .orderBy('c.channel')
    .orderBy('c.seq', 'desc')
    .execute()

/** The channels a receiver lets us use at this moment. Whoever sends asks here, in the transaction that takes a line up. */
export const givenChannels = async (tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Channel[]> =>
  (await standingOf(tx, ctx, receiver)).filter((one) => holdsOn(one, dayOf(ctx.now))).map(({ channel }) => channel)

/** Those of them whose yes speaks of gatherings too. */
export const givenForGatherings = async (tx: Tx, ctx: Ctx, receiver: Receiver): Promise<Channel[]> =>
  (await standingOf(tx, ctx, receiver))
    .filter((one) => holdsOn(one, dayOf(ctx.now)) && coversGatherings(one))
    .map(({ channel }) => channel)

/** Those of a household who agreed to be told besides it. */
export async function personsToTell(tx: Tx, ctx: Ctx, homeId: string): Promise<Receiver[]> {
  const persons = await personsOfHome(tx, ctx, homeId)
  const all: Receiver[] = []
  for (const id of persons) {
    const receiver: Receiver = { kind: 'person', id }
    if ((await givenChannels(tx, ctx, receiver)).length > 0) all.push(receiver)
  }
  return all
}
