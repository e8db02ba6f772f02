import { addDays, dayOf, isDay, weekdayOf, type Day, type Span } from '#base/days.ts'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { audiences, kinds, type Audience, type GatheringState, type Kind } from '../kinds.rules.ts'

export const views = ['month', 'week', 'list'] as const
export type CalendarView = (typeof views)[number]

/** Groups of states people think in. What was called off is on every calendar; this is for looking at one group alone. */
export const stateChoices = ['planned', 'ahead', 'held', 'off'] as const
export type StateChoice = (typeof stateChoices)[number]

export const statesOf: Record<StateChoice, readonly GatheringState[]> = {
  planned: ['planned'],
  ahead: ['published'],
  held: ['held', 'evidenced'],
  off: ['cancelled', 'postponed', 'paused'],
}

/** What a planner has to look after: ended and nobody wrote down whether it took place; without a place; nobody signed up. */
export const wants = ['unwritten', 'placeless', 'nobody'] as const
export type Want = (typeof wants)[number]

/** Which gatherings of the days in sight are shown. */
export type Narrowing = {
  venueId: string | null
  audience: Audience | null
  kind: Kind | null
  state: StateChoice | null
}

/** Everything that stands in the address of a calendar. `day`: the month or week it lies in, or where the list begins. */
export type Asked = { view: CalendarView; day: Day; set: Narrowing; want: Want | null }

type Usual = { now: Date; view: CalendarView }

/** Reads an address; what makes no sense is no filter, and the days are those of now. */
export function readAsked(query: Record<string, string>, usual: Usual): Asked {
  return {
    view: choiceIn(query, 'view', views) ?? usual.view,
    day: dayAsked(query, dayOf(usual.now)),
    set: {
      venueId: idFrom(query['venue']),
      audience: choiceIn(query, 'audience', audiences),
      kind: choiceIn(query, 'kind', kinds),
      state: choiceIn(query, 'state', stateChoices),
    },
    want: choiceIn(query, 'want', wants),
  }
}

/** Calendars reach from 2000 to the end of 2199; whoever asks for another year sees today. */
const inReach = (day: Day): boolean => isDay(day) && day >= '2000-01-01' && day <= '2199-12-31'

function dayAsked({ week = '', month = '' }: Record<string, string>, today: Day): Day {
  if (inReach(week)) return week
  const first = `${month}-01`
  if (!inReach(first)) return today
  return monthOf(today) === month ? today : first
}

/** 「2026-11」. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** The Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** The month n months later, also over the end of a year. */
export function monthAfter(month: string, n: number): string {
  const [year = 0, m = 0] = month.split('-').map(Number)
  const at = year * 12 + m - 1 + n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The days of a month or a week, both ends included. */
export function spanOf(view: 'month' | 'week', day: Day): Span {
  if (view === 'week') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  const from = `${monthOf(day)}-01`
  return { from, to: addDays(`${monthAfter(monthOf(day), 1)}-01`, -1) }
}

/** A month as weeks from Monday to Sunday; null beside its first and last days. */
export function gridOf({ from, to }: Span): (Day | null)[][] {
  const weeks: (Day | null)[][] = []
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => within(addDays(monday, n), { from, to })))
  return weeks
}

const within = (day: Day, { from, to }: Span): Day | null => (day >= from && day <= to ? day : null)

/** What was asked, as it stands in an address. */
export const askedQuery = ({ view, day, set, want }: Asked): Record<string, string | undefined> => ({
  view,
  ...(view === 'week' ? { week: mondayOf(day) } : { month: monthOf(day) }),
  venue: set.venueId ?? undefined,
  audience: set.audience ?? undefined,
  kind: set.kind ?? undefined,
  state: set.state ?? undefined,
  want: want ?? undefined,
})
