import type { Insertable } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { DemoNews } from '#modules/needs/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { newsOf } from './news/news.rules.ts'
import { dueAt } from './outbox/timing.rules.ts'

type Message = Insertable<Tables['messages.message']>
type Sending = Insertable<Tables['messages.sending']>

/** How long an inbox remembers (`retention.ts`), and how many lines of the outbox came to nothing. */
const daysKept = 365
const mostUnreached = 6

/**
 * Lays into the inboxes what invented homes would have heard in the last year, and shows an outbox over it: mornings that were
 * only rehearsed, and a few that reached nobody. Nothing of it ever left the house.
 */
export async function demoMessages(tx: Tx, ctx: Ctx, news: readonly DemoNews[]): Promise<void> {
  const since = ctx.now.getTime() - daysKept * DAY_MS
  const sendings = new Map<string, Sending>()
  const messages = news
    .filter(({ at }) => at.getTime() > since)
    .flatMap((one): Message[] => {
      const told = newsOf({ name: one.fact, actorKind: 'account' }).find(({ to }) => to === 'household')
      if (!told) return []
      return [{ ...messageOf(ctx, one), kind: told.kind, sending_id: sendingFor(ctx, one, sendings) }]
    })
  if (sendings.size > 0)
    await tx
      .insertInto('messages.sending')
      .values(ended([...sendings.values()]))
      .execute()
  if (messages.length > 0) await tx.insertInto('messages.message').values(messages).execute()
}

/** What is older than three days has been read. */
function messageOf(ctx: Ctx, { homeId, number, category, at }: DemoNews): Omit<Message, 'kind'> {
  const isRead = at.getTime() < ctx.now.getTime() - 3 * DAY_MS
  return {
    area_id: ctx.area.id,
    id: uuidv7(at),
    fact_id: uuidv7(at),
    receiver_kind: 'home',
    receiver_id: homeId,
    need_number: number,
    category,
    made_at: at,
    read_at: isRead ? at : null,
  }
}

/** The line of the morning after; none for a morning that is still to come. */
function sendingFor(ctx: Ctx, { homeId, at }: DemoNews, sendings: Map<string, Sending>): string | null {
  const due = dueAt('digest', at)
  if (due > ctx.now) return null
  const key = `${homeId} ${due.getTime()}`
  const id = sendings.get(key)?.id ?? uuidv7(due)
  const common = { area_id: ctx.area.id, id, receiver_kind: 'home', receiver_id: homeId, channel: 'sms' } as const
  sendings.set(key, { ...common, state: 'rehearsed', due_at: due, made_at: at, over_at: due })
  return id
}

/** The last line of a few homes came to nothing, so that the desk has somebody to ring. */
function ended(sendings: readonly Sending[]): Sending[] {
  const last = new Map(sendings.map((one) => [one.receiver_id, one.id]))
  const lost = new Set([...last.values()].slice(-mostUnreached))
  return sendings.map((one) => (lost.has(one.id) ? { ...one, state: 'unreached', why: 'day', tries: 10 } : one))
}
