import { volunteeringForNews } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { withGatherings } from '../gatherings/as-of.ts'
import { hoursKindOf } from '../kinds.rules.ts'
import { receiverOf, type Receiver } from '../receivers.ts'

/** How many an inbox shows; older ones are found with their need. */
export const mostShown = 60

/** A message as its receiver reads it. */
export type InboxMessage = Awaited<ReturnType<typeof inboxOf>>[number]

const messages = (tx: Tx, ctx: Ctx, receiver: Receiver) =>
  tx
    .selectFrom('messages.message')
    .select([
      'id',
      'kind',
      'need_number',
      'category',
      'gathering_id',
      'signup_id',
      'vanguard_id',
      'starts_at',
      'made_at',
      'read_at',
    ])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()

/** The reader's newest messages, at most sixty; none for a guest. */
export async function inboxOf(ctx: Ctx) {
  const receiver = receiverOf(ctx.actor)
  if (!receiver) return []
  return inArea(ctx, async (tx) => withGatherings(tx, ctx, await messages(tx, ctx, receiver)))
}

/** How many messages the reader has not opened. */
export async function unreadCount(ctx: Ctx): Promise<number> {
  const receiver = receiverOf(ctx.actor)
  if (!receiver) return 0
  const { count } = await inArea(ctx, (tx) =>
    tx
      .selectFrom('messages.message')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('area_id', '=', ctx.area.id)
      .where('receiver_kind', '=', receiver.kind)
      .where('receiver_id', '=', receiver.id)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return count
}

const unreadOf = (tx: Tx, ctx: Ctx, receiver: Receiver) =>
  tx
    .updateTable('messages.message')
    .set({ read_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', receiver.kind)
    .where('receiver_id', '=', receiver.id)
    .where('read_at', 'is', null)

/** What a message tells of: a need by its number, a gathering, perhaps by one’s own sign-up or as a volunteer, or a visit to an elder. */
export type ToldOf = {
  kind: string
  needNumber: string | null
  gatheringId: string | null
  signUpId: string | null
  /** Of a volunteer: where it is answered, below their own page. */
  volunteeringPath: string | null
  visitId: string | null
  /** Of hours: the line. */
  lineId: string | null
}

/** Marks one of the reader's own messages as read; returns what it tells of, null when it is not theirs. */
export async function openMessage(ctx: Ctx, id: string): Promise<ToldOf | null> {
  const receiver = receiverOf(ctx.actor)
  if (!receiver) return null
  return inArea(ctx, async (tx) => {
    await unreadOf(tx, ctx, receiver).where('id', '=', id).execute()
    const message = await tx
      .selectFrom('messages.message')
      .select(['need_number as needNumber', 'gathering_id as gatheringId', 'signup_id as signUpId'])
      .select(['kind', 'vanguard_id as vanguardId', 'visit_id as visitId'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('receiver_kind', '=', receiver.kind)
      .where('receiver_id', '=', receiver.id)
      .executeTakeFirst()
    if (!message) return null
    const { vanguardId, ...told } = message
    if (vanguardId === null || hoursKindOf(told.kind)) return { ...told, volunteeringPath: null, lineId: vanguardId }
    const about = (await volunteeringForNews(tx, ctx, [vanguardId])).get(vanguardId)
    return { ...told, volunteeringPath: about?.path ?? null, lineId: null }
  })
}

/** Marks everything as read that came up to now. */
export async function readAll(ctx: Ctx): Promise<void> {
  const receiver = receiverOf(ctx.actor)
  if (receiver) await inArea(ctx, (tx) => unreadOf(tx, ctx, receiver).where('made_at', '<=', ctx.now).execute())
}
