import { addDays, dayOf, startOfDay } from '#base/days.ts'
import type { State } from '../moves.rules.ts'

/** Why a need wants somebody's hand today. */
export const reasons = ['late', 'due', 'again', 'contact', 'unanswered', 'new'] as const
export type Reason = (typeof reasons)[number]

type Seen = {
  state: State
  due_at: Date
  reply_by: string
  contacted_at: Date | null
  contact_due_at: Date
  taken_at: Date | null
  answer_due_at: Date | null
}

/** Why this need stands on Today, the most pressing reason first. */
export function reasonsFor(need: Seen, now: Date): Reason[] {
  const today = startOfDay(dayOf(now))
  const tomorrow = startOfDay(addDays(dayOf(now), 1))
  const answerDue = need.state === 'assigned' && need.taken_at === null ? need.answer_due_at : null
  const says: Record<Reason, boolean> = {
    late: need.due_at < today,
    due: need.due_at >= today && need.due_at < tomorrow,
    again: need.state === 'reopened',
    contact: need.reply_by !== 'none' && need.contacted_at === null,
    unanswered: answerDue !== null && answerDue < tomorrow,
    new: need.state === 'submitted',
  }
  return reasons.filter((reason) => says[reason])
}

/** The date a reason counts down to. */
export const dateOf = (need: Seen, reason: Reason): Date => {
  if (reason === 'contact' || reason === 'new') return need.contact_due_at
  return reason === 'unanswered' && need.answer_due_at ? need.answer_due_at : need.due_at
}
