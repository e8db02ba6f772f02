import { addDays, dayOf, isDay, type Day } from '#base/days.ts'
import type { Problem, Sent } from '#base/form.rules.ts'

export type DayProblem = 'choose-day' | 'day-too-early' | 'day-too-late'

/** Nobody promises or remembers a day further away than this many days. */
const farthest = 180

/** Reads a day that lies ahead: later than `after`, and no more than half a year from now. */
export function dayAhead(
  sent: Sent,
  field: string,
  { after, now }: { after: Day; now: Date },
): { day: Day; problem: Problem<DayProblem> | false } {
  const day = sent[field] ?? ''
  const today = dayOf(now)
  if (!isDay(day)) return { day: today, problem: { field, why: 'choose-day' } }
  if (day <= after || day <= today) return { day, problem: { field, why: 'day-too-early' } }
  return { day, problem: day > addDays(today, farthest) && { field, why: 'day-too-late' } }
}

/** Reads a day that has come: today, or up to half a year ago. */
export function dayGone(sent: Sent, field: string, now: Date): { day: Day; problem: Problem<DayProblem> | false } {
  const day = sent[field] ?? ''
  const today = dayOf(now)
  if (!isDay(day)) return { day: today, problem: { field, why: 'choose-day' } }
  if (day > today) return { day, problem: { field, why: 'day-too-late' } }
  return { day, problem: day < addDays(today, -farthest) && { field, why: 'day-too-early' } }
}
