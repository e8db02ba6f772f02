import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { dangersIn } from '../intake/urgent.rules.ts'
import { isMarkedFound } from '../recording/found.rules.ts'
import { isPaused, type State } from '../moves.rules.ts'

/** Why a need wants somebody's hand today. */
export const reasons = ['danger', 'late', 'due', 'blocked', 'again', 'contact', 'unanswered', 'new'] as const
export type Reason = (typeof reasons)[number]

type Seen = {
  state: State
  category: string
  words: string | null
  due_at: Date
  reply_by: string
  contacted_at: Date | null
  contact_due_at: Date
  taken_at: Date | null
  answer_due_at: Date | null
  paused_at: Date | null
  next_check_on: Day | null
}

/** Why this need stands on Today, the most pressing reason first. */
export function reasonsFor(need: Seen, now: Date): Reason[] {
  const today = startOfDay(dayOf(now))
  const tomorrow = startOfDay(addDays(dayOf(now), 1))
  const answerDue = need.state === 'assigned' && need.taken_at === null ? need.answer_due_at : null
  const says: Record<Reason, boolean> = {
    danger: isUntakenDanger(need),
    late: !isPaused(need.state) && need.due_at < today,
    due: !isPaused(need.state) && need.due_at >= today && need.due_at < tomorrow,
    blocked: lookDue(need) < tomorrow,
    again: need.state === 'reopened',
    contact: need.reply_by !== 'none' && need.contacted_at === null,
    unanswered: answerDue !== null && answerDue < tomorrow,
    new: need.state === 'submitted',
  }
  return reasons.filter((reason) => says[reason])
}

/**
 * Its words speak of danger, or somebody went and found one, and nobody has taken it up yet. What was found and handed over by
 * itself stays urgent here until whoever has the duty says that they have it.
 */
function isUntakenDanger(need: Seen): boolean {
  const found = isMarkedFound(need.words)
  if (need.state === 'assigned') return found && need.taken_at === null
  return need.state === 'submitted' && (found || dangersIn(need).length > 0)
}

/** Days a question may lie before somebody should call. */
const questionDays = 3

/** When a paused need wants to be looked at: on the day set for it, or when a question has lain too long. */
export function lookDue({ state, paused_at: since, next_check_on: on }: Seen): Date {
  if (state === 'waiting_external' && on) return startOfDay(on)
  if (state === 'needs_info' && since) return startOfDay(addDays(dayOf(since), questionDays))
  return never
}
const never = new Date(8.64e15)

/** The latest day a question was asked that has lain too long by now. */
export const questionsBefore = (now: Date): Date => startOfDay(addDays(dayOf(now), 1 - questionDays))

/** The date a reason counts down to. */
export const dateOf = (need: Seen, reason: Reason): Date => {
  if (reason === 'blocked') return lookDue(need)
  const answerDue = need.answer_due_at ?? need.due_at
  if (reason === 'unanswered') return answerDue
  if (reason === 'danger') return need.state === 'assigned' ? answerDue : need.contact_due_at
  return reason === 'contact' || reason === 'new' ? need.contact_due_at : need.due_at
}
