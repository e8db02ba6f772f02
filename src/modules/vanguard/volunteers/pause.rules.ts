import { addDays, type Day } from '#base/days.ts'
import { checked, choiceIn, type Checked, type Sent } from '#base/form.rules.ts'
import { dayIn } from './volunteer.rules.ts'

/** How long a rest is: one tap each, or until a day somebody writes. */
export const rests = ['two-weeks', 'month', 'open', 'day'] as const
export type Rest = (typeof rests)[number]

export type PauseProblem = 'choose-rest' | 'day-wrong' | 'day-past'

const days: Record<Exclude<Rest, 'open' | 'day'>, number> = { 'two-weeks': 14, month: 30 }

/** The last day of a rest that begins today; null where it has no end yet. */
export function readPause(sent: Sent, today: Day): Checked<Day | null, PauseProblem> {
  const rest = choiceIn(sent, 'rest', rests)
  if (rest === null) return checked<Day | null, PauseProblem>(null, [{ field: 'until', why: 'choose-rest' }])
  if (rest === 'open') return checked<Day | null, PauseProblem>(null, [])
  if (rest !== 'day') return checked<Day | null, PauseProblem>(addDays(today, days[rest]), [])
  const { day, problem } = dayIn(sent, 'until')
  return checked<Day | null, PauseProblem>(day, [
    problem,
    !problem && (day === null || day <= today) && { field: 'until', why: 'day-past' },
  ])
}
