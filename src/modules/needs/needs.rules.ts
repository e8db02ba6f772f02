import { addDays, DAY_MS, dayOf, daysBetween, nextDay, startOfDay, type Day } from '#base/days.ts'
import { dueAfterWorkdays, isKnown, isWorkday, type WorkCalendar } from '#base/workdays.ts'

/** What a need can be about, in the order the tiles stand. */
export const categories = [
  'stairwell',
  'lift',
  'garbage',
  'parking',
  'pipes',
  'ground',
  'lighting',
  'greening',
  'noise',
  'fire-safety',
  'other',
] as const
export type Category = (typeof categories)[number]

/** A stored category; one this version does not know (an older or newer program wrote it) is shown as other. */
export const categoryOf = (text: string): Category => categories.find((category) => category === text) ?? 'other'

/** How long a matter may take, in working days: 1, 5 and 15 as Shanghai streets promise for hotline orders (domain.md B8, S-HOT). */
export const terms = ['question', 'ordinary', 'complex'] as const
export type Term = (typeof terms)[number]
export const workdaysOf: Record<Term, number> = { question: 1, ordinary: 5, complex: 15 }

/** The term a category starts with; staff may change it at acceptance. A fire hazard does not wait five days. */
export const usualTerm: Record<Category, Term> = {
  stairwell: 'ordinary',
  lift: 'ordinary',
  garbage: 'ordinary',
  parking: 'complex',
  pipes: 'ordinary',
  ground: 'complex',
  lighting: 'ordinary',
  greening: 'ordinary',
  noise: 'ordinary',
  'fire-safety': 'question',
  other: 'ordinary',
}

/** Only a director or secretary may grant the long term where the category does not bring it ("complex, on approval", S-HOT). */
export const needsApproval = (category: Category, term: Term): boolean =>
  term === 'complex' && usualTerm[category] !== 'complex'

/** Noise is mostly about the people next door: it stays off the board until staff have read it. */
export const onBoardAtFirst = (category: Category): boolean => category !== 'noise'

/** First contact is promised within one working day (domain.md C2), and so is an assignee's yes or no. */
export const contactDue = (calendar: WorkCalendar, from: Date): Date => dueAfterWorkdays(calendar, from, 1)
export const answerDue = (calendar: WorkCalendar, from: Date): Date => contactDue(calendar, from)
export const due = (calendar: WorkCalendar, from: Date, term: Term): Date =>
  dueAfterWorkdays(calendar, from, workdaysOf[term])

/** The end of office hours of a day, or of the next working day where it is none. */
export const dueOnDay = (calendar: WorkCalendar, day: Day): Date =>
  dueAfterWorkdays(calendar, startOfDay(addDays(day, -1)), 1)

/** Days an asker has to say whether it is solved; after that the need closes without an answer and never as satisfied. */
const SILENT_MS = 7 * DAY_MS
export const silentSince = (now: Date): Date => new Date(now.getTime() - SILENT_MS)
export const silentUntil = (resolved: Date): Date => new Date(resolved.getTime() + SILENT_MS)

/** The first reopening is free; from then on the asker says what is new. */
export const asksForNewFacts = (reopenings: number): boolean => reopenings > 0

export type DueMark = { kind: 'ahead' | 'today' | 'late'; days: number; likely: boolean }

/** How far a due date is, in days of the calendar; `likely` where a year's holidays are not announced yet. */
export function dueMark(calendar: WorkCalendar, due: { from: Date; at: Date }, now: Date): DueMark {
  const days = daysBetween(dayOf(now), dayOf(due.at))
  const kind = due.at < now ? (days < 0 ? 'late' : 'today') : days === 0 ? 'today' : 'ahead'
  return { kind, days: Math.abs(days), likely: !isKnown(calendar, due.from, due.at) }
}

/** The working day after the day of `now`. */
export function nextWorkday(calendar: WorkCalendar, now: Date): Day {
  let day = nextDay(dayOf(now))
  while (!isWorkday(calendar, day)) day = nextDay(day)
  return day
}
