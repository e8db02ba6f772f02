import { addDays, weekdayOf, type Day, type Span } from '#base/days.ts'
import { lunarDay } from '#base/lunar.ts'
import { daysOfRule } from '#base/recurring.ts'
import { isWorkday, type WorkCalendar } from '#base/workdays.ts'

/** What becomes of a date on a day off, or on a make-up workday where the rule means the weekend. */
export const onHolidays = ['skip', 'move', 'keep'] as const
export type OnHoliday = (typeof onHolidays)[number]

/** The dates of a series: a rule of RFC 5545, or a day of the lunar year (`8-15`), from one day on, perhaps until another. */
export type Recurrence = {
  rule: string | null
  lunar: string | null
  startsOn: Day
  untilOn: Day | null
  onHoliday: OnHoliday
}

/** One date: the day the rule gave, the day it takes place, null when it is left out; `disturbed` by a holiday or its make-up day. */
export type Dated = { on: Day; day: Day | null; disturbed: boolean }

const clipped = ({ startsOn, untilOn }: Recurrence, { from, to }: Span): Span => ({
  from: from > startsOn ? from : startsOn,
  to: untilOn !== null && untilOn < to ? untilOn : to,
})

/** The days a rule gives in a span, in order, whatever the holidays are. */
export function daysOf(recurrence: Recurrence, span: Span): Day[] {
  const { from, to } = clipped(recurrence, span)
  if (from > to) return []
  if (recurrence.rule !== null) return daysOfRule(recurrence.rule, recurrence.startsOn, { from, to })
  return recurrence.lunar === null ? [] : lunarDays(recurrence.lunar, { from, to })
}

function lunarDays(lunar: string, { from, to }: Span): Day[] {
  const [month = 1, day = 1] = lunar.split('-').map(Number)
  // A lunar year begins in January or February: the days of its last months fall in the year after.
  const first = Number(from.slice(0, 4)) - 1
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
  return years.flatMap((year) => lunarDay(year, month, day) ?? []).filter((each) => each >= from && each <= to)
}

/** Long rules are followed a stretch at a time, and no further than the answer needs. */
const STRETCH = 400

/** The first days of a series, at most so many, no later than a day. */
export function firstDays(recurrence: Recurrence, { most, to }: { most: number; to: Day }): Day[] {
  const days: Day[] = []
  for (let from = recurrence.startsOn; from <= to && days.length < most; from = addDays(from, STRETCH)) {
    const end = addDays(from, STRETCH - 1)
    days.push(...daysOf(recurrence, { from, to: end < to ? end : to }))
  }
  return days.slice(0, most)
}

const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day))

/** No holiday is longer: eight days, and the weekends beside it. */
const LONGEST = 12

/**
 * Whether a day belongs to an announced holiday. The calendar knows the weekdays that are off; a Saturday or Sunday belongs to
 * the holiday when no workday parts it from one of them: 5 October 2024, a Saturday, is National Day.
 */
export function isHoliday(calendar: WorkCalendar, day: Day): boolean {
  if (isWorkday(calendar, day)) return false
  return reaches(calendar, day, -1) || reaches(calendar, day, 1)
}

function reaches(calendar: WorkCalendar, day: Day, step: 1 | -1): boolean {
  for (let each = day, left = LONGEST; left > 0 && !isWorkday(calendar, each); each = addDays(each, step), left -= 1)
    if (calendar.days.get(each) === 'off') return true
  return false
}

/** A holiday, or for a date at a weekend the make-up workday that took the weekend's place. */
const isDisturbed = (calendar: WorkCalendar, day: Day): boolean =>
  isHoliday(calendar, day) || (isWeekend(day) && isWorkday(calendar, day))

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))

/** A day like it to move to, later in the same week (Monday to Sunday): a workday for a weekday, a free day for the weekend. */
function movedTo(calendar: WorkCalendar, day: Day, taken: ReadonlySet<Day>): Day | null {
  const sunday = addDays(mondayOf(day), 6)
  const suits = (each: Day) =>
    isWeekend(day) ? isWeekend(each) && !isDisturbed(calendar, each) : isWorkday(calendar, each)
  for (let each = addDays(day, 1); each <= sunday; each = addDays(each, 1))
    if (suits(each) && !taken.has(each)) return each
  return null
}

/**
 * The dates of a series in a span, each with what the holidays make of it. Dates belong to the span by the day the rule gave,
 * so that spans that follow each other give every date once; the same date is decided the same way whatever the span.
 */
export function datesOf(recurrence: Recurrence, span: Span, calendar: WorkCalendar): Dated[] {
  const weeks = { from: mondayOf(span.from), to: addDays(mondayOf(span.to), 6) }
  const days = daysOf(recurrence, weeks)
  const { onHoliday } = recurrence
  const taken = new Set(onHoliday === 'keep' ? days : days.filter((day) => !isDisturbed(calendar, day)))
  return days
    .map((on): Dated => {
      const disturbed = isDisturbed(calendar, on)
      if (!disturbed || onHoliday === 'keep') return { on, day: on, disturbed }
      const day = onHoliday === 'move' ? movedTo(calendar, on, taken) : null
      if (day !== null) taken.add(day)
      return { on, day, disturbed }
    })
    .filter(({ on }) => on >= span.from && on <= span.to)
}

/** The years of a span whose holidays are not announced yet: their dates may still change. */
export function unknownYears(calendar: WorkCalendar, { from, to }: Span): number[] {
  const first = Number(from.slice(0, 4))
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
  return years.filter((year) => !calendar.knownYears.has(year))
}
