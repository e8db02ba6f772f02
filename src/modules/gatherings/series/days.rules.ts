import { addDays, type Day } from '#base/days.ts'
import { checked, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { readClock, type Clock, type ClockProblem } from '../planning/when.rules.ts'
import { daysOf, mondayOf, type Dated, type Recurrence } from './recurrence.rules.ts'
import type { Rhythm } from './rule.rules.ts'
import { reasonIn, type Reason, type StopProblem } from './stop.rules.ts'
import { readRecurrence, type RecurrenceProblem } from './template.rules.ts'

/** The days and hours a series goes on with, and why it changes. */
export type NewDays = Clock & { recurrence: Recurrence; reason: Reason }
export type DaysProblem = RecurrenceProblem | ClockProblem | StopProblem

type Going = { from: Day; untilOn: Day | null; rhythm: Rhythm; today: Day }

/** Reads them. The series lasts as long as it did, to the end of that week: its last gathering may move within it. */
export function readDays(sent: Sent, { from, untilOn, rhythm, today }: Going): Checked<NewDays, DaysProblem> {
  const until = untilOn === null ? '' : addDays(mondayOf(untilOn), 6)
  const when = readRecurrence({ ...sent, rhythm, startsOn: from, untilOn: until }, today)
  const clock = readClock(sent)
  const { reason, problems } = reasonIn(sent)
  const why = problems.filter((problem) => problem !== false)
  if (when.good && clock.good && why.length === 0)
    return checked({ ...clock.value, recurrence: when.value, reason }, [])
  const days = when.good ? [] : when.problems.map((problem) => beside(rhythm, problem))
  return { good: false, problems: [...days, ...(clock.good ? [] : clock.problems), ...why] }
}

const firstField: Record<Rhythm, string> = {
  weekly: 'days',
  weekday: 'nth',
  date: 'date',
  lunar: 'lunarMonth',
  own: 'rrule',
}

/** From when until when is not asked here: what is wrong with it is said where the rule is. */
const beside = <Why extends string>(rhythm: Rhythm, { field, why }: Problem<Why>): Problem<Why> => ({
  field: ['startsOn', 'untilOn'].includes(field) ? firstField[rhythm] : field,
  why,
})

type Beginning = { from: Day; after: Day | null; isAhead: (day: Day) => boolean }

/**
 * From which day a new rule goes: its first date from the day of the gathering on it was asked for. Where that week has none any
 * more, the last one before, in the same week, that is still ahead and after the gathering before.
 */
export function beginOf(recurrence: Recurrence, { from, after, isAhead }: Beginning): Day {
  const monday = mondayOf(from)
  const week = daysOf({ ...recurrence, startsOn: monday }, { from: monday, to: addDays(monday, 6) }).filter(isAhead)
  const before = week.filter((day) => day < from && (after === null || day > after)).at(-1)
  return week.find((day) => day >= from) ?? before ?? (isAhead(from) ? from : addDays(from, 1))
}

/** A gathering that is laid out, and its day. */
export type Laid = { id: string; day: Day }

/**
 * Which gathering goes to which of the new dates: one whose day stays a day of the rule stays; each other goes to a date of its
 * week that is left, in their order. `left`: those for which that week has none.
 */
export function pairOff<L extends Laid>(laid: readonly L[], dates: readonly Dated[]): { at: Map<Day, L>; left: L[] } {
  const [at, left] = [new Map<Day, L>(), new Set(laid)]
  const take = (on: Day, one: L | undefined) => {
    if (one === undefined) return
    at.set(on, one)
    left.delete(one)
  }
  for (const { on, day } of dates)
    take(
      on,
      [...left].find((one) => one.day === day),
    )
  for (const { on, day } of dates)
    if (day !== null && !at.has(on))
      take(
        on,
        [...left].find((one) => mondayOf(one.day) === mondayOf(day)),
      )
  return { at, left: [...left] }
}
