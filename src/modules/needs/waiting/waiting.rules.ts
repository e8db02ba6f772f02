import type { Day } from '#base/days.ts'
import { dayOf } from '#base/days.ts'
import { checked, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { dayAhead, dayGone, type DayProblem } from '../day.rules.ts'

export const mostBody = 60
export const mostWaitNote = 300
export const mostCameBack = 500

/** Whom outside a need waits for, since when, and when that is looked at again. */
export type Wait = { body: string; askedOn: Day; nextCheckOn: Day; words: string | null }

/** Reads the form of waiting: the day asked has come, the next look lies ahead. */
export function readWait(sent: Sent, now: Date): Checked<Wait, TextProblem | DayProblem> {
  const body = textIn(sent, 'externalBody', { most: mostBody })
  const asked = dayGone(sent, 'askedOn', now)
  const next = dayAhead(sent, 'nextCheckOn', { after: dayOf(now), now })
  const words = textIn(sent, 'waitWords', { most: mostWaitNote, optional: true })
  return checked<Wait, TextProblem | DayProblem>(
    { body: body.text ?? '', askedOn: asked.day, nextCheckOn: next.day, words: words.text },
    [body.problem, asked.problem, next.problem, words.problem],
  )
}

/** Reads what came back from outside. */
export function readCameBack(sent: Sent): Checked<{ words: string }, TextProblem> {
  const words = textIn(sent, 'cameBack', { most: mostCameBack })
  return checked({ words: words.text ?? '' }, [words.problem])
}
