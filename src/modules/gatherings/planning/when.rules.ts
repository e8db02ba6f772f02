import { minuteIn } from '#base/clock.rules.ts'
import { addDays, dayOf, isDay, startOfDay } from '#base/days.ts'
import { checked, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import type { When } from '../plan.rules.ts'

export type ClockProblem = 'choose-time' | 'ends-before' | 'too-long-time'
export type WhenProblem = ClockProblem | 'choose-day' | 'day-too-far'

/** At which minute of the day in Shanghai it begins, and how many minutes it lasts. */
export type Clock = { minute: number; lasts: number }

/** Shortest and longest one continuous time (C: one place, one continuous time, one purpose), minutes; a series holds the same. */
const shortest = 5
const longest = 16 * 60
/** How far back something can be written down afterwards, and how far ahead planned. */
const back = 400
const ahead = 400

/** Reads from and to, as clocks in Shanghai show it. Past midnight is another gathering. */
export function readClock(sent: Sent): Checked<Clock, ClockProblem> {
  const [from, to] = [minuteIn(sent['from']), minuteIn(sent['to'])]
  return checked<Clock, ClockProblem>({ minute: from ?? 0, lasts: (to ?? 0) - (from ?? 0) }, [
    from === null && { field: 'from', why: 'choose-time' },
    to === null ? { field: 'to', why: 'choose-time' } : lastsProblem(from, to),
  ])
}

function lastsProblem(from: number | null, to: number): Problem<ClockProblem> | false {
  if (from === null) return false
  if (to - from < shortest) return { field: 'to', why: 'ends-before' }
  return to - from > longest && { field: 'to', why: 'too-long-time' }
}

/** The moments of a day at which it begins and ends: that hour in Shanghai, wherever the server and the reader are. */
export function momentsOn(day: string, { minute, lasts }: Clock): When {
  const startsAt = new Date(startOfDay(day).getTime() + minute * 60_000)
  return { startsAt, endsAt: new Date(startsAt.getTime() + lasts * 60_000) }
}

/** Reads when one takes place: a day, from and to. */
export function readWhen(sent: Sent, now: Date): Checked<When, WhenProblem> {
  const day = isDay(sent['day'] ?? '') ? (sent['day'] ?? '') : null
  const clock = readClock(sent)
  const when = momentsOn(day ?? dayOf(now), clock.good ? clock.value : { minute: 0, lasts: 60 })
  return checked<When, WhenProblem>(when, [dayProblem(day, now), ...(clock.good ? [] : clock.problems)])
}

function dayProblem(day: string | null, now: Date): Problem<WhenProblem> | false {
  if (day === null) return { field: 'day', why: 'choose-day' }
  return isTooFar(day, now) && { field: 'day', why: 'day-too-far' }
}

const isTooFar = (day: string, now: Date): boolean =>
  day < addDays(dayOf(now), -back) || day > addDays(dayOf(now), ahead)
