import chineseDays from 'chinese-days'
import { addDays, type Day } from './days.ts'

const { getYearLeapMonth, monthDays } = chineseDays

/** The first lunar year of the table (it began on this day) and the last it knows whole. */
const FIRST = { year: 1900, day: '1900-01-31' }
const LAST_YEAR = 2099

const leapDays = (year: number, month: number): number => {
  const { leapMonth, days } = getYearLeapMonth(year)
  return leapMonth === month ? days : 0
}

const lengthOfMonth = (year: number, month: number): number => monthDays(year, month) + leapDays(year, month)

const months = (upTo: number): number[] => Array.from({ length: upTo }, (_, at) => at + 1)

const newYears = new Map<number, Day>([[FIRST.year, FIRST.day]])

/** Spring Festival: the first day of a lunar year. */
function newYear(year: number): Day {
  const known = newYears.get(year)
  if (known !== undefined) return known
  const before = months(12).reduce((sum, month) => sum + lengthOfMonth(year - 1, month), 0)
  const day = addDays(newYear(year - 1), before)
  newYears.set(year, day)
  return day
}

/**
 * The day on which a day of the lunar year falls, in the lunar year that begins in `year`; undefined outside 1900–2099.
 * A month that comes twice: the first of the two. A thirtieth in a month of 29 days: its last.
 * Reckoned with the table of chinese-days only: its functions that take dates depend on the zone of the server.
 */
export function lunarDay(year: number, month: number, day: number): Day | undefined {
  if (year < FIRST.year || year > LAST_YEAR) return undefined
  const before = months(month - 1).reduce((sum, each) => sum + lengthOfMonth(year, each), 0)
  return addDays(newYear(year), before + Math.min(day, monthDays(year, month)) - 1)
}
