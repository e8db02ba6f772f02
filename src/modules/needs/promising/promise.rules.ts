import { addDays, dayOf, isDay, type Day } from '#base/days.ts'
import { checked, type Checked, type Sent } from '#base/form.rules.ts'

/** Whoever is late already has this many days at most to name another. */
const graceDays = 14

export type PromiseProblem = 'choose-day' | 'day-too-early' | 'day-too-late' | 'day-after-due'

type When = { dueAt: Date; now: Date }

/** The last day that may be promised: the due day, which only an extension moves (its reason is told, C2); two weeks ahead where it has passed. */
export const lastDay = ({ dueAt, now }: When): Day => (dueAt < now ? addDays(dayOf(now), graceDays) : dayOf(dueAt))

/** The days offered on a button each: today, the two after it, and the last that may be promised. */
export function daysOffered(when: When): Day[] {
  const [today, last] = [dayOf(when.now), lastDay(when)]
  const days = [today, addDays(today, 1), addDays(today, 2), last]
  return [...new Set(days)].filter((day) => day <= last)
}

/** Reads the day by which somebody says it will be done: today at the soonest, the last day that may be promised at the latest. */
export function readPromise(sent: Sent, when: When): Checked<{ day: Day }, PromiseProblem> {
  const day = sent['promisedOn'] ?? ''
  if (!isDay(day)) return checked({ day: dayOf(when.now) }, [{ field: 'promisedOn', why: 'choose-day' }])
  const tooLate = when.dueAt < when.now ? 'day-too-late' : 'day-after-due'
  return checked<{ day: Day }, PromiseProblem>({ day }, [
    day < dayOf(when.now) && { field: 'promisedOn', why: 'day-too-early' },
    day > lastDay(when) && { field: 'promisedOn', why: tooLate },
  ])
}

type Line = { act: string; untilOn: Day | null }

/** The day that was promised last by whoever has it in hand now; null when nobody has, or it waits for somebody outside. */
export const promisedDay = (steps: readonly Line[]): Day | null =>
  steps.reduce<Day | null>(
    (day, { act, untilOn }) => (act === 'promise' ? untilOn : ends.includes(act) ? null : day),
    null,
  )

/** After these the day is nobody's word any more. */
const ends = ['assign', 'reassign', 'return', 'wait', 'resolve', 'reopen', 'merge', 'unmerge', 'withdraw', 'leave']
