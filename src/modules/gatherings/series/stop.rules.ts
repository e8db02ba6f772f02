import { addDays, isDay, type Day } from '#base/days.ts'
import { checked, choiceIn, textIn, type Checked, type Problem, type Sent, type TextProblem } from '#base/form.rules.ts'
import { reasonKinds, type ReasonKind } from '../kinds.rules.ts'
import { mostReason } from './choices.rules.ts'

/** Why somebody leaves dates out or ends a series; giving a venue to deliberation has its own way. */
export const stopReasons = reasonKinds.filter((kind) => kind !== 'displaced')

/** Why something does not take place; in words too where it is another reason. */
export type Reason = { kind: ReasonKind; words: string | null }
export type StopProblem = TextProblem | 'day' | 'past' | 'until' | 'far' | 'choose' | 'reason'

type Found = Problem<StopProblem> | false

/** A span, or what follows a day, may reach so far ahead at most: the clock did not lay out all of it yet. */
const FARTHEST_DAYS = 370

/** Reads why: one of the reasons, and words where it is another. */
export function reasonIn(sent: Sent): { reason: Reason; problems: Found[] } {
  const kind = choiceIn(sent, 'reasonKind', stopReasons)
  const words = textIn(sent, 'reason', { most: mostReason, optional: true })
  return {
    reason: { kind: kind ?? 'other', words: words.text },
    problems: [
      kind === null && { field: 'reasonKind', why: 'choose' },
      words.problem,
      kind === 'other' && words.text === null && { field: 'reason', why: 'reason' },
    ],
  }
}

function dayIn(sent: Sent, field: string, today: Day): { day: Day; problem: Found } {
  const day = (sent[field] ?? '').trim()
  if (!isDay(day)) return { day: today, problem: { field, why: 'day' } }
  if (day < today) return { day, problem: { field, why: 'past' } }
  return { day, problem: day > addDays(today, FARTHEST_DAYS) && { field, why: 'far' } }
}

/** Reads which days are left out, both included, and why. */
export function readPause(sent: Sent, today: Day): Checked<{ from: Day; to: Day; reason: Reason }, StopProblem> {
  const from = dayIn(sent, 'from', today)
  const to = dayIn(sent, 'to', today)
  const { reason, problems } = reasonIn(sent)
  const order: Found = !from.problem && !to.problem && to.day < from.day && { field: 'to', why: 'until' }
  return checked({ from: from.day, to: to.day, reason }, [from.problem, to.problem, order, ...problems])
}

/** Reads from which day on there are no more, and why. */
export function readEnd(sent: Sent, today: Day): Checked<{ last: Day; reason: Reason }, StopProblem> {
  const stops = dayIn(sent, 'stopsOn', today)
  const { reason, problems } = reasonIn(sent)
  return checked({ last: addDays(stops.day, -1), reason }, [stops.problem, ...problems])
}
