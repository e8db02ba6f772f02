import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Channel } from '../channels.rules.ts'
import { givenChannels } from '../consent/standing.ts'
import { isOver, withGatherings } from '../gatherings/as-of.ts'
import type { Said } from '../words.ts'
import { close, type Ending } from './close.ts'
import { devicesOf, type Device } from '../push/device.ts'
import type { Receiver } from '../receivers.ts'
import { isQuiet } from './timing.rules.ts'

/** A line that is to be sent now. */
export type TakenUp = {
  id: string
  /** Whether it goes to a household, to somebody of it, or to an account of the desk. */
  receiver: Receiver['kind']
  tries: number
  firstTriedAt: Date
  messages: Said[]
} & Target

/** Until then nobody else takes a line up; longer than any try lasts. A crash in the middle means another try after it. */
const LEASE_MS = 5 * 60_000

/**
 * Takes up the next line that is due, by a channel that is not resting. Consent is asked about here, in the transaction that takes
 * the line up: one that ended meanwhile ends the line. `over`: this line needs no sending; null: there is none, or it is quiet.
 */
export async function takeUp(ctx: Ctx, resting: readonly Channel[]): Promise<TakenUp | 'over' | null> {
  if (isQuiet(ctx.now)) return null
  return inArea(ctx, async (tx) => {
    const line = await nextDue(tx, ctx, resting)
    if (!line) return null
    const receiver = { kind: line.receiver_kind, id: line.receiver_id }
    const isGiven = (await givenChannels(tx, ctx, receiver)).includes(line.channel)
    const target = isGiven ? await targetOf(tx, ctx, line) : 'none'
    const messages = await messagesIn(tx, ctx, line.id)
    const ending = endingOf(ctx, { target, isOver: messages.length > 0 && messages.every(isOver) })
    if (ending) {
      await close(tx, ctx, { id: line.id, channel: line.channel }, ending)
      return 'over'
    }
    return typeof target === 'string'
      ? 'over'
      : leased(tx, ctx, { line, target, messages: messages.filter((one) => !isOver(one)) })
  })
}

/** Why a line needs no sending; null when it does. */
function endingOf(
  { area }: Ctx,
  { target, isOver }: { target: Target | 'none' | 'dead'; isOver: boolean },
): Ending | null {
  if (target === 'none') return { state: 'cancelled', why: 'consent' }
  if (isOver) return { state: 'cancelled', why: 'overtaken' }
  if (target === 'dead') return { state: 'unreached', why: 'dead' }
  return area.demo ? { state: 'rehearsed' } : null
}

const nextDue = (tx: Tx, ctx: Ctx, resting: readonly Channel[]) =>
  tx
    .selectFrom('messages.sending')
    .select(['id', 'receiver_kind', 'receiver_id', 'channel', 'tries', 'first_tried_at'])
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', ctx.now)
    .$if(resting.length > 0, (query) => query.where('channel', 'not in', resting))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

type Line = NonNullable<Awaited<ReturnType<typeof nextDue>>>

/** Where a line leads: an address, or the devices of a receiver. */
type Target = { channel: Exclude<Channel, 'push'>; to: string; lang: Lang } | { channel: 'push'; devices: Device[] }

/** `none`: nobody gave an address. `dead`: nothing arrives there any more. */
async function targetOf(tx: Tx, ctx: Ctx, line: Line): Promise<Target | 'none' | 'dead'> {
  const { channel } = line
  if (channel === 'push') {
    const devices = await devicesOf(tx, ctx, { kind: line.receiver_kind, id: line.receiver_id })
    return devices.length > 0 ? { channel, devices } : 'dead'
  }
  const address = await tx
    .selectFrom('messages.address')
    .select(['address_sealed', 'lang', 'dead_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', line.receiver_kind)
    .where('receiver_id', '=', line.receiver_id)
    .where('channel', '=', channel)
    .executeTakeFirst()
  if (!address) return 'none'
  if (address.dead_at) return 'dead'
  return { channel, to: ctx.secrets.open(ctx.area.id, address.address_sealed), lang: address.lang }
}

/** What a line says, with what it speaks of as it stands now. */
async function messagesIn(tx: Tx, ctx: Ctx, sendingId: string) {
  const rows = await tx
    .selectFrom('messages.message')
    .select(['kind', 'need_number', 'category', 'gathering_id', 'signup_id', 'vanguard_id', 'starts_at'])
    .where('area_id', '=', ctx.area.id)
    .where('sending_id', '=', sendingId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return withGatherings(tx, ctx, rows)
}

type Leasing = { line: Line; target: Target; messages: Said[] }

async function leased(tx: Tx, ctx: Ctx, { line, target, messages }: Leasing): Promise<TakenUp> {
  const tries = line.tries + 1
  const firstTriedAt = line.first_tried_at ?? ctx.now
  await tx
    .updateTable('messages.sending')
    .set({ tries, first_tried_at: firstTriedAt, next_try_at: new Date(ctx.now.getTime() + LEASE_MS) })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', line.id)
    .execute()
  return { id: line.id, receiver: line.receiver_kind, tries, firstTriedAt, messages, ...target }
}
