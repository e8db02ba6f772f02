import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { MessageKind } from '../kinds.rules.ts'
import { putInOutbox } from '../outbox/put.ts'
import type { Receiver } from '../receivers.ts'

/** `before`: what is told at once, whatever its receiver chose for other news. */
type AboutNeed = { number: string; category: string; before?: Date | null }
/** `startsAt`: the start it speaks of. `before`: who gets a morning's lines hears at once where the next would come after that. */
type AboutGathering = { gatheringId: string; vanguardId?: string | null; startsAt?: Date | null; before?: Date | null }

/** `startsAt`: when the visit begins. It leaves at once, whatever its receiver chose for other news. */
type AboutVisit = { visitId: string; startsAt: Date; before: Date }
/** Of an arrangement with an elder: nothing is said of which. */
type AboutCompany = { company: true; before: Date }

/** `startsAt`: the beginning of the line of hours. */
type AboutHours = { lineId: string; startsAt: Date }

/** One event, and everybody who is to hear of it; of a gathering, by which sign-up, or as which volunteer. */
export type NewMessages = {
  factId: string
  kind: MessageKind
  receivers: readonly (Receiver & { signUpId?: string | null })[]
} & (AboutNeed | AboutGathering | AboutVisit | AboutHours | AboutCompany)

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
        news.receivers.map(({ signUpId = null, ...receiver }) => ({
          area_id: ctx.area.id,
          id: uuidv7(ctx.now),
          fact_id: news.factId,
          receiver_kind: receiver.kind,
          receiver_id: receiver.id,
          kind: news.kind,
          ...aboutOf(news, signUpId),
          made_at: ctx.now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['area_id', 'fact_id', 'receiver_kind', 'receiver_id', 'kind']).doNothing(),
      )
      .returning(['id', 'receiver_kind', 'receiver_id'])
      .execute()
    const before = 'before' in news ? (news.before ?? null) : null
    for (const { id, receiver_kind: kind, receiver_id } of fresh)
      await putInOutbox(tx, ctx, { id, kind: news.kind, receiver: { kind, id: receiver_id }, before })
  })
}

/** What a message is about, in its columns. */
function aboutOf(news: NewMessages, signUpId: string | null) {
  if ('number' in news) return { need_number: news.number, category: news.category }
  if ('lineId' in news) return { vanguard_id: news.lineId, starts_at: news.startsAt }
  if ('company' in news) return {}
  if ('visitId' in news) return { visit_id: news.visitId, starts_at: news.startsAt }
  const { gatheringId, vanguardId = null, startsAt = null } = news
  return { gathering_id: gatheringId, signup_id: signUpId, vanguard_id: vanguardId, starts_at: startsAt }
}
