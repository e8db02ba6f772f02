import { addDays, DAY_MS, dayOf, minuteOfDay, startOfDay } from '#base/days.ts'

const HOUR_MS = 3_600_000

/** People are reminded between nine in the morning and eight in the evening. */
const from = 9 * 60
const until = 20 * 60

/** Of which starts people are reminded at this moment: those of tomorrow; null outside the hours. */
export function remindedNow(now: Date): { from: Date; to: Date } | null {
  const minute = minuteOfDay(now)
  if (minute < from || minute >= until) return null
  const today = dayOf(now)
  return { from: startOfDay(addDays(today, 1)), to: startOfDay(addDays(today, 2)) }
}

type Dates = { closesAt: Date | null; startsAt: Date; publishedAt: Date }

/**
 * When whoever leads it is told that nobody signed up: a day before it starts, or two hours before sign-up ends where that is
 * earlier. One that was published later than that is looked at two hours before sign-up ends, or before it starts.
 */
export function alertAt({ closesAt, startsAt, publishedAt }: Dates): Date {
  const last = new Date((closesAt ?? startsAt).getTime() - 2 * HOUR_MS)
  const dayBefore = new Date(startsAt.getTime() - DAY_MS)
  return dayBefore < last && publishedAt <= dayBefore ? dayBefore : last
}
