import { addDays, weekdayOf, type Day } from '#base/days.ts'
import { lunarDay } from '#base/lunar.ts'
import { isWorkday, type WorkCalendar } from '#base/workdays.ts'

/** Whether something is on that day. */
export type DayRule = (day: Day) => boolean

export const weekly =
  (weekday: number): DayRule =>
  (day) =>
    weekdayOf(day) === weekday

/** The first, second, … weekday of a month; -1 the last. */
export const monthly =
  (weekday: number, nth: number): DayRule =>
  (day) =>
    weekdayOf(day) === weekday &&
    (nth > 0 ? Math.ceil(Number(day.slice(8)) / 7) === nth : addDays(day, 7).slice(0, 7) !== day.slice(0, 7))

/** A day of the lunar year: 8-15. */
export const lunarly = (wanted: string): DayRule => {
  const [month = 1, date = 1] = wanted.split('-').map(Number)
  return (day) => {
    const [year = 0, m = 0] = day.split('-').map(Number)
    // A lunar month begins in the month of its number at the earliest, and ends two months later at the latest.
    if ((m - month + 12) % 12 > 2) return false
    // The last days of a lunar year lie in the year after.
    return lunarDay(year, month, date) === day || lunarDay(year - 1, month, date) === day
  }
}

/** School holidays of Shanghai, near enough: from 20 January to 20 February, July and August. */
export const isSchoolHoliday = (day: Day): boolean => {
  const date = day.slice(5)
  return (date >= '01-20' && date <= '02-20') || (date >= '07-01' && date <= '08-31')
}

export const inTerm =
  (rule: DayRule): DayRule =>
  (day) =>
    !isSchoolHoliday(day) && rule(day)

/** Whether a day is off by announcement, or a weekend that hangs on such days: Saturday, 5 October 2024. */
export function isHoliday(calendar: WorkCalendar, day: Day): boolean {
  if (isWorkday(calendar, day)) return false
  return hangsOn(calendar, day, 1) || hangsOn(calendar, day, -1)
}

function hangsOn(calendar: WorkCalendar, day: Day, step: 1 | -1): boolean {
  for (let each = day; !isWorkday(calendar, each); each = addDays(each, step))
    if (calendar.days.get(each) === 'off') return true
  return false
}
