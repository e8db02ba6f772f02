import { dayOf, type Day } from '#base/days.ts'
import { checked, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { dayAhead, type DayProblem } from '../day.rules.ts'

export const mostExtensionWhy = 300

/** Staff may take more time once; from then on only the director may. */
export const needsDirector = (extensions: number): boolean => extensions > 0

/** Reads a later due day and the reason the asker is told. */
export function readExtension(
  sent: Sent,
  { dueAt, now }: { dueAt: Date; now: Date },
): Checked<{ day: Day; why: string }, TextProblem | DayProblem> {
  const day = dayAhead(sent, 'newDue', { after: dayOf(dueAt), now })
  const why = textIn(sent, 'extendWhy', { most: mostExtensionWhy })
  return checked<{ day: Day; why: string }, TextProblem | DayProblem>({ day: day.day, why: why.text ?? '' }, [
    day.problem,
    why.problem,
  ])
}
