import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { withGatherings } from '../gatherings/as-of.ts'
import { namesOf } from '../receiver-names.ts'

/** How many lines of the outbox are shown. */
export const mostShown = 60

/** A line of the outbox; what it said only in a demonstration, where everybody is invented. */
export type SentLine = Awaited<ReturnType<typeof outboxOf>>[number]

/** The newest lines of the outbox: to which door or account, by which channel, and what became of each. */
export const outboxOf = (ctx: Ctx) =>
  inArea(ctx, async (tx) => {
    const lines = await tx
      .selectFrom('messages.sending')
      .select(['id', 'receiver_kind', 'receiver_id', 'channel', 'state', 'tries', 'last_error', 'due_at', 'over_at'])
      .where('area_id', '=', ctx.area.id)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(mostShown)
      .execute()
    const names = await namesOf(
      tx,
      ctx,
      lines.map(({ receiver_kind: kind, receiver_id: id }) => ({ kind, id })),
    )
    const said = ctx.area.demo && lines.length ? await saidIn(tx, ctx, lines) : []
    return lines.map(({ receiver_kind: kind, receiver_id: id, ...line }) => ({
      ...line,
      // Behind which door, never who: whoever looks after the machine sees no names of neighbours.
      door: names.get(`${kind} ${id}`)?.door ?? null,
      kind,
      said: said.filter((one) => one.sending_id === line.id),
    }))
  })

const saidIn = async (tx: Parameters<typeof namesOf>[0], ctx: Ctx, lines: readonly { id: string }[]) => {
  const rows = await tx
    .selectFrom('messages.message')
    .select(['sending_id', 'kind', 'need_number', 'category', 'gathering_id', 'signup_id', 'vanguard_id', 'starts_at'])
    .where('area_id', '=', ctx.area.id)
    .where(
      'sending_id',
      'in',
      lines.map(({ id }) => id),
    )
    .orderBy('made_at')
    .execute()
  return withGatherings(tx, ctx, rows)
}
