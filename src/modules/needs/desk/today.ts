import { sql } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { openStates } from '../moves.rules.ts'
import { nextWorkday } from '../needs.rules.ts'
import { withPlaceNames } from '../with-places.ts'
import { foundMarks } from '../recording/found.rules.ts'
import { needLines, type ListLine } from './need-list.ts'
import { questionsBefore, reasonsFor, type Reason } from './today.rules.ts'

export type TodayLine = ListLine & { reasons: Reason[] }

/** What wants a hand today, and what falls due on the next working day. `more` when the list was cut. */
export type TodayNeeds = { lines: TodayLine[]; more: boolean; next: { day: Day; lines: ListLine[] } }

const most = 40

/** The needs of the reader's places that cannot wait: what speaks of danger and nobody has taken up yet, newest first; late, due today, waiting for others and to be looked at, asked again, not contacted, not answered, new. */
export async function todayOf(ctx: Ctx): Promise<TodayNeeds> {
  const day = nextWorkday(ctx.calendar, ctx.now)
  const found = await look(ctx, (tx) => [newest(tx, ctx), pressingLines(tx, ctx), dueOn(tx, ctx, day)])
  const [fresh, pressing, next] = await Promise.all(found.map((lines) => withPlaceNames(ctx, lines)))
  const reasoned = (lines: readonly ListLine[] = []) =>
    lines.map((line) => ({ ...line, reasons: reasonsFor(line, ctx.now) }))
  const dangers = reasoned(fresh).filter(({ reasons }) => reasons[0] === 'danger')
  const lines = [...dangers, ...reasoned(pressing).filter(({ reasons }) => reasons[0] !== 'danger')]
  return { lines: lines.slice(0, most), more: lines.length > most, next: { day, lines: next ?? [] } }
}

const openLines = (tx: Tx, ctx: Ctx) =>
  needLines(tx, ctx)
    .where('n.state', 'in', openStates)
    .where('n.resolved_at', 'is', null)
    .where('n.closed_at', 'is', null)

/** What came in last and nobody has taken up; with dangers that were found and handed over, as long as nobody there has taken them. */
const newest = (tx: Tx, ctx: Ctx) =>
  openLines(tx, ctx)
    .where(
      sql<boolean>`(n.state = 'submitted' or (n.state = 'assigned' and n.taken_at is null and n.words ^@ any (${foundMarks}::text[])))`,
    )
    .orderBy('n.submitted_at', 'desc')
    .orderBy('n.year', 'desc')
    .orderBy('n.seq', 'desc')
    .limit(most)

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
