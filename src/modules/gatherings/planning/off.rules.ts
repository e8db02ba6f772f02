import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { reasonKinds, type ReasonKind } from '../kinds.rules.ts'
import type { When } from '../plan.rules.ts'
import { readWhen, type WhenProblem } from './when.rules.ts'

export type OffProblem = TextProblem | WhenProblem | 'choose'

/** How one does not take place: for good, this once of a series, or at another time. */
export const hows = ['cancelled', 'paused', 'postponed'] as const

/** What was decided, why, and for another time when that is. */
export type Off = {
  how: (typeof hows)[number]
  reasonKind: ReasonKind
  reason: string | null
  when: When | null
}

/** Reads it. A reason is always chosen; `other` needs a word, any may have one, and everybody reads it. */
export function readOff(sent: Sent, now: Date): Checked<Off, OffProblem> {
  const how = choiceIn(sent, 'how', hows)
  const kind = choiceIn(sent, 'reasonKind', reasonKinds)
  const reason = textIn(sent, 'reason', { most: 300, optional: kind !== 'other' })
  const moved = how === 'postponed' ? whenIn(sent, now) : { when: null, problems: [] }
  const off = { how: how ?? 'cancelled', reasonKind: kind ?? 'other', reason: reason.text, when: moved.when }
  return checked<Off, OffProblem>(off, [
    how === null && { field: 'how', why: 'choose' },
    kind === null && { field: 'reasonKind', why: 'choose' },
    reason.problem,
    ...moved.problems,
  ])
}

const whenIn = (sent: Sent, now: Date) => {
  const read = readWhen(sent, now)
  return read.good ? { when: read.value, problems: [] } : { when: null, problems: read.problems }
}
