import type { Day } from '#base/days.ts'
import { checked, choiceIn, textIn, wholeNumber, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { services, type Service } from '../services.rules.ts'
import { dayIn } from './volunteer.rules.ts'

/** Trained or briefed: what about, for which service where it is for one, when and how long. */
export type TrainingText = { title: string; service: Service | null; on: Day; minutes: number }

export type TrainingProblem = TextProblem | 'day-wrong' | 'day-later' | 'minutes-wrong'

/** Reads a training. It was: on no later day than today. */
export function readTraining(sent: Sent, today: Day): Checked<TrainingText, TrainingProblem> {
  const title = textIn(sent, 'title', { most: 60 })
  const on = dayIn(sent, 'on')
  const minutes = wholeNumber(sent['minutes']) ?? 0
  const day = on.day ?? today
  return checked<TrainingText, TrainingProblem>(
    { title: title.text ?? '', service: choiceIn(sent, 'service', services), on: day, minutes },
    [
      title.problem,
      on.problem,
      day > today && { field: 'on', why: 'day-later' },
      (minutes < 5 || minutes > 960) && { field: 'minutes', why: 'minutes-wrong' },
    ],
  )
}
