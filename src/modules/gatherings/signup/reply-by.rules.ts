import { dayOf, minuteOfDay, nextDay, startOfDay } from '#base/days.ts'

const HOUR_MS = 3_600_000

/** Nobody has to answer between nine in the evening and eight in the morning: the same hours in which no telephone rings. */
const quietFrom = 21 * 60
const quietUntil = 8 * 60

const isQuiet = (at: Date): boolean => minuteOfDay(at) >= quietFrom || minuteOfDay(at) < quietUntil

function afterQuiet(at: Date): Date {
  if (!isQuiet(at)) return at
  const day = minuteOfDay(at) < quietUntil ? dayOf(at) : nextDay(dayOf(at))
  return new Date(startOfDay(day).getTime() + quietUntil * 60_000)
}

type Asked = { now: Date; hours: number; closesAt: Date | null; startsAt: Date }

/**
 * Until when somebody who is offered a place can say yes: so many hours from the moment they may hear of it, never in the
 * quiet hours, and no later than sign-up closes; where that leaves less than an hour, no later than the start. Null when it has begun.
 */
export function replyBy({ now, hours, closesAt, startsAt }: Asked): Date | null {
  if (startsAt <= now) return null
  const heard = afterQuiet(now)
  const wished = afterQuiet(new Date(heard.getTime() + hours * HOUR_MS))
  const last = closesAt && closesAt.getTime() >= heard.getTime() + HOUR_MS ? closesAt : startsAt
  return wished < last ? wished : last
}
