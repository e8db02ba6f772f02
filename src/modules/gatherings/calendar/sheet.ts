import { clockText } from '#base/clock.rules.ts'
import { addDays, dayOf, minuteOfDay, type Day, type Span } from '#base/days.ts'
import type { SheetOut } from '#base/sheet.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { kindWords } from '../kinds.words.ts'
import { spanOf, type Asked } from './calendar.rules.ts'
import { gatheringsIn, type Line } from './calendar.ts'
import { wantedOf } from './wanted.ts'
import { calendarWords } from './words.ts'

/** Days a file of the list reaches: a year, from the day it begins with. */
const listSpan = (day: Day): Span => ({ from: day, to: addDays(day, 365) })

/** Who leads these, by account. */
export const leadersOf = (ctx: Ctx, rows: readonly Line[]): Promise<Map<string, string>> =>
  inArea(ctx, (tx) =>
    accountNames(
      tx,
      rows.flatMap(({ leader_id }) => leader_id ?? []),
    ),
  )

/** What the desk shows, as a sheet: the month, the week, a year of the list, or a planner's list, narrowed alike. */
export async function sheetOf(ctx: Ctx, asked: Asked): Promise<SheetOut> {
  const rows = await rowsOf(ctx, asked)
  const leaders = await leadersOf(ctx, rows)
  return {
    name: calendarWords(ctx.lang).sheet,
    columns: columnsOf(ctx),
    rows: rows.map((line) => rowOf(ctx, line, leaders)),
  }
}

async function rowsOf(ctx: Ctx, { view, day, set, want }: Asked): Promise<Line[]> {
  if (want) return wantedOf(ctx, want)
  const span = view === 'list' ? listSpan(day) : spanOf(view, day)
  return (await gatheringsIn(ctx, span, { eyes: ctx.actor, set })).rows
}

const columnsOf = ({ lang }: Ctx): SheetOut['columns'] => {
  const { columns: c } = calendarWords(lang)
  const text = (key: keyof typeof c, width: number) => ({ key, header: c[key], width, kind: 'text' as const })
  const number = (key: keyof typeof c) => ({ key, header: c[key], width: 10, kind: 'number' as const })
  return [
    { key: 'on', header: c.on, width: 12, kind: 'date' },
    text('from', 8),
    text('to', 8),
    text('gathering', 30),
    text('kind', 12),
    text('purpose', 10),
    text('audience', 16),
    text('where', 20),
    text('leader', 12),
    text('state', 14),
    text('why', 20),
    number('capacity'),
    number('taken'),
    number('attendances'),
  ]
}

/** 「09:00」 in Shanghai. */
const clock = (at: Date): string => clockText(minuteOfDay(at))

const rowOf = ({ lang }: Ctx, line: Line, leaders: ReadonlyMap<string, string>) => {
  const k = kindWords(lang)
  const why = line.reason_kind && (line.reason ?? k.reasons[line.reason_kind])
  return {
    on: dayOf(line.starts_at),
    from: clock(line.starts_at),
    to: clock(line.ends_at),
    gathering: line.title,
    kind: k.kinds[line.kind],
    purpose: k.purposes[line.purpose],
    audience: k.audiences[line.audience],
    where: line.venue_name ?? line.elsewhere,
    leader: line.leader_id && leaders.get(line.leader_id),
    state: k.states[line.state],
    why,
    capacity: line.capacity,
    taken: line.sign_up === 'none' ? null : line.taken,
    attendances: line.attendances,
  }
}
