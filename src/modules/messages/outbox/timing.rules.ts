import { dayOf, minuteOfDay, nextDay, startOfDay } from '#base/days.ts'

/** Quiet hours in Shanghai, in minutes of the day: nobody's telephone rings from 21:00 to 8:00. */
const quietFrom = 21 * 60
const quietUntil = 8 * 60

const MINUTE = 60_000

export type Pace = 'digest' | 'at_once'

/** Whether nothing may be sent at this moment. 21:00 sharp is quiet, 8:00 sharp is not. */
export const isQuiet = (at: Date): boolean => {
  const minute = minuteOfDay(at)
  return minute >= quietFrom || minute < quietUntil
}

/** The first 8:00 after a moment. */
export function nextMorning(at: Date): Date {
  const day = minuteOfDay(at) < quietUntil ? dayOf(at) : nextDay(dayOf(at))
  return new Date(startOfDay(day).getTime() + quietUntil * MINUTE)
}

/** When a message leaves the house: with the morning's others, or at once, but never in quiet hours. */
export const dueAt = (pace: Pace, now: Date): Date => (pace === 'digest' || isQuiet(now) ? nextMorning(now) : now)

/** The same for what is of use only before a moment: where the morning would come after it, it leaves at once. */
export function dueInTime({ pace, now, before }: { pace: Pace; now: Date; before: Date | null }): Date {
  const due = dueAt(pace, now)
  return before !== null && due > before ? dueAt('at_once', now) : due
}

/** Minutes until the next try: quick at first, then every four hours. */
const waits = [1, 5, 15, 60, 120, 240]
/** Then somebody has to ring or knock. */
const longest = 24 * 60 * MINUTE

/** When to try again after so many tries, outside quiet hours; null when it has been tried for a day. */
export function nextTry({ tries, firstTriedAt, now }: { tries: number; firstTriedAt: Date; now: Date }): Date | null {
  if (now.getTime() - firstTriedAt.getTime() >= longest) return null
  const minutes = waits[Math.min(tries, waits.length) - 1] ?? 1
  const next = new Date(now.getTime() + minutes * MINUTE)
  return isQuiet(next) ? nextMorning(next) : next
}
