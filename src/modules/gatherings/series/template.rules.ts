import { addDays, isDay, type Day } from '#base/days.ts'
import { checked, choiceIn, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { readPlan, type Offered, type PlanProblem } from '../planning/plan.rules.ts'
import { readClock, type Clock, type ClockProblem } from '../planning/when.rules.ts'
import type { Plan } from '../plan.rules.ts'
import { firstDays, onHolidays, type Recurrence } from './recurrence.rules.ts'
import { MOST_DATES, readPattern, rhythms, type RuleProblem } from './rule.rules.ts'

/** What each gathering of a series is, and at what hour. */
export type Template = Clock & { plan: Plan }
export type TemplateProblem = PlanProblem | ClockProblem

/** Reads what each gathering is and when in the day. */
export function readTemplate(sent: Sent, offered: Offered): Checked<Template, TemplateProblem> {
  const plan = readPlan(sent, offered)
  const clock = readClock(sent)
  if (plan.good && clock.good) return checked({ plan: plan.value, ...clock.value }, [])
  return { good: false, problems: [...problemsIn(plan), ...problemsIn(clock)] }
}

const problemsIn = <Why extends string>(read: Checked<unknown, Why>): readonly Problem<Why>[] =>
  read.good ? [] : read.problems

/** A whole series as its form says it. */
export type SeriesInput = Template & Recurrence
/** What can be wrong with when it recurs. */
export type RecurrenceProblem = RuleProblem | 'day' | 'past' | 'until' | 'far'
export type SeriesProblem = TemplateProblem | RecurrenceProblem

/** A series is planned at most so many days ahead of its first date, and lasts at most so many. */
const MOST_DAYS = 3660

/** Reads a new series: when it recurs, from what day on (`today` at the earliest), and what each gathering of it is. */
export function readSeries(
  sent: Sent,
  { today, offered }: { today: Day; offered: Offered },
): Checked<SeriesInput, SeriesProblem> {
  const template = readTemplate(sent, offered)
  const when = readRecurrence(sent, today)
  if (template.good && when.good) return checked({ ...template.value, ...when.value }, [])
  return { good: false, problems: [...problemsIn(when), ...problemsIn(template)] }
}

/** Reads when a series recurs, in one of the ways people say it. */
export function readRecurrence(sent: Sent, today: Day): Checked<Recurrence, RecurrenceProblem> {
  const startsOn = dayIn(sent, 'startsOn')
  const until = untilIn(sent)
  const late = startProblem(startsOn, today)
  const begins = late || startsOn === undefined ? today : startsOn
  const { pattern, problem } = readPattern(sent, choiceIn(sent, 'rhythm', rhythms) ?? 'weekly', begins)
  const recurrence: Recurrence = {
    rule: pattern.rule,
    lunar: pattern.lunar,
    startsOn: begins,
    untilOn: earlier(pattern.untilOn, until.day),
    onHoliday: choiceIn(sent, 'onHoliday', onHolidays) ?? 'skip',
  }
  const first = [late, problem, until.problem]
  return checked<Recurrence, RecurrenceProblem>(recurrence, first.some(Boolean) ? first : [endProblem(recurrence)])
}

function untilIn(sent: Sent): { day: Day | null; problem: Problem<RecurrenceProblem> | false } {
  if ((sent['untilOn'] ?? '').trim() === '') return { day: null, problem: false }
  const day = dayIn(sent, 'untilOn') ?? null
  return { day, problem: day === null && { field: 'untilOn', why: 'day' } }
}

const dayIn = (sent: Sent, field: string): Day | undefined => {
  const text = (sent[field] ?? '').trim()
  return isDay(text) ? text : undefined
}

const startProblem = (day: Day | undefined, today: Day): Problem<RecurrenceProblem> | false => {
  if (day === undefined) return { field: 'startsOn', why: 'day' }
  if (day < today) return { field: 'startsOn', why: 'past' }
  return day > addDays(today, MOST_DAYS) && { field: 'startsOn', why: 'far' }
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a !== null && (b === null || a < b) ? a : b)

function endProblem(recurrence: Recurrence): Problem<RecurrenceProblem> | false {
  const { startsOn, untilOn } = recurrence
  if (untilOn === null) return false
  if (untilOn < startsOn) return { field: 'untilOn', why: 'until' }
  if (untilOn > addDays(startsOn, MOST_DAYS)) return { field: 'untilOn', why: 'far' }
  const dates = firstDays(recurrence, { most: MOST_DATES + 1, to: untilOn }).length
  if (dates === 0) return { field: 'untilOn', why: 'never' }
  return dates > MOST_DATES && { field: 'untilOn', why: 'too-many' }
}
