import { sql } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { reachOf } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { committee } from '../access.ts'
import { openStates } from '../moves.rules.ts'
import { nextWorkday } from '../needs.rules.ts'
import { withPlaceNames } from '../with-places.ts'
import { needLines, type ListLine } from './need-list.ts'
import { questionsBefore, reasonsFor, type Reason } from './today.rules.ts'

export type TodayLine = ListLine & { reasons: Reason[] }

/** What wants a hand today, and what falls due on the next working day. `more` when the list was cut. */
export type TodayNeeds = { lines: TodayLine[]; more: boolean; next: { day: Day; lines: ListLine[] } }

const most = 40

/** The needs of the reader's places that cannot wait: late, due today, waiting for others and to be looked at, asked again, not contacted, not answered, new. */
export async function todayOf(ctx: Ctx): Promise<TodayNeeds> {
  const day = nextWorkday(ctx.calendar, ctx.now)
  const found = await keptToday(ctx, day)
  const [pressing, next] = await Promise.all([withPlaceNames(ctx, found[0]), withPlaceNames(ctx, found[1])])
  const lines = pressing.map((line) => ({ ...line, reasons: reasonsFor(line, ctx.now) }))
  return { lines: lines.slice(0, most), more: pressing.length > most, next: { day, lines: next } }
}

/** The same for all who work in the same places, and kept for a moment: everybody opens Today in the morning. */
const keptToday = (ctx: Ctx, next: Day) =>
  memoOf(ctx.db).keep(
    {
      areaId: ctx.area.id,
      key: `today ${JSON.stringify([dayOf(ctx.now), next, reachOf(ctx.actor, committee)])}`,
      of: 'needs',
    },
    () => look(ctx, (tx) => [pressingLines(tx, ctx), dueOn(tx, ctx, next)]),
  )

const openLines = (tx: Tx, ctx: Ctx) =>
  needLines(tx, ctx)
    .where('n.state', 'in', openStates)
    .where('n.resolved_at', 'is', null)
    .where('n.closed_at', 'is', null)

const pressingLines = (tx: Tx, ctx: Ctx) => {
  const tomorrow = startOfDay(addDays(dayOf(ctx.now), 1))
  return openLines(tx, ctx)
    .where(
      sql<boolean>`((n.paused_at is null and n.due_at < ${tomorrow})
        or (n.state = 'waiting_external' and n.next_check_on <= ${dayOf(ctx.now)})
        or (n.state = 'needs_info' and n.paused_at < ${questionsBefore(ctx.now)}) or n.state in ('submitted', 'reopened')
        or (n.contacted_at is null and n.reply_by <> 'none')
        or (n.state = 'assigned' and n.taken_at is null and n.answer_due_at < ${tomorrow}))`,
    )
    .orderBy('n.due_at')
    .orderBy('n.year')
    .orderBy('n.seq')
    .limit(most + 1)
}

const dueOn = (tx: Tx, ctx: Ctx, day: Day) =>
  openLines(tx, ctx)
    .where('n.paused_at', 'is', null)
    .where('n.due_at', '>=', startOfDay(day))
    .where('n.due_at', '<', startOfDay(addDays(day, 1)))
    .orderBy('n.due_at')
    .orderBy('n.year')
    .orderBy('n.seq')
    .limit(most)
