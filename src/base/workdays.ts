import { dayOf, minuteOfDay, nextDay, startOfDay, weekdayOf, type Day } from './days.ts'

/** The official calendar as far as it is known, and the hours an area's office keeps. */
export type WorkCalendar = {
  /** Days announced as off or as make-up workdays. */
  days: ReadonlyMap<Day, 'off' | 'work'>
  /** Years whose announcement is loaded. Other years count Monday to Friday, and the reader is told. */
  knownYears: ReadonlySet<number>
  /** Office hours in minutes of the day, morning and afternoon, e.g. [[510, 690], [810, 1020]]. */
  hours: readonly (readonly [number, number])[]
}

/** Whether this day is worked: the announced kind, else Monday to Friday. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  const announced = calendar.days.get(day)
  if (announced !== undefined) return announced === 'work'
  const weekday = weekdayOf(day)
  return weekday >= 1 && weekday <= 5
}

/** Whether all years between two moments are announced; where not, a due date is only likely. */
export function isKnown(calendar: WorkCalendar, from: Date, to: Date): boolean {
  const last = Number(dayOf(to).slice(0, 4))
  for (let year = Number(dayOf(from).slice(0, 4)); year <= last; year++)
    if (!calendar.knownYears.has(year)) return false
  return true
}

/**
 * The end of office hours on the n-th workday after the day of `from` (Asia/Shanghai); n ≥ 1.
 * A wish on Friday with one workday is due at the end of Monday.
 */
export function dueAfterWorkdays(calendar: WorkCalendar, from: Date, n: number): Date {
  let day = dayOf(from)
  for (let left = n; left > 0;) {
    day = nextDay(day)
    if (isWorkday(calendar, day)) left -= 1
  }
  const closing = calendar.hours.at(-1)?.[1] ?? 24 * 60
  return new Date(startOfDay(day).getTime() + closing * 60_000)
}

/** Whole minutes of office time between two moments; 0 when `to` is not after `from`. */
export function workingMinutes(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to <= from) return 0
  const lastDay = dayOf(to)
  let minutes = 0
  for (let day = dayOf(from); day <= lastDay; day = nextDay(day)) {
    if (!isWorkday(calendar, day)) continue
    const start = day === dayOf(from) ? minuteOfDay(from) : 0
    const end = day === lastDay ? minuteOfDay(to) : 24 * 60
    for (const [open, close] of calendar.hours) minutes += Math.max(0, Math.min(close, end) - Math.max(open, start))
  }
  return minutes
}

/** The earliest moment by which so many minutes of office time have passed since `from`; `from` itself for none. */
export function afterWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  let left = minutes
  for (let day = dayOf(from); left > 0; day = nextDay(day)) {
    if (!isWorkday(calendar, day)) continue
    const start = day === dayOf(from) ? minuteOfDay(from) : 0
    for (const [open, close] of calendar.hours) {
      const begin = Math.max(open, start)
      const here = Math.max(0, close - begin)
      if (left > 0 && left <= here) return new Date(startOfDay(day).getTime() + (begin + left) * 60_000)
      left -= here
    }
  }
  return from
}
