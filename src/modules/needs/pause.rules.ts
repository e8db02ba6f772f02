import { afterWorkingMinutes, workingMinutes, type WorkCalendar } from '#base/workdays.ts'
import { isPaused, type State } from './moves.rules.ts'

/** What must be known of a need to run its clock. */
type Clock = { state: State; due_at: Date; paused_at: Date | null; paused_minutes: number }

/** The columns of the clock that a move changes. */
type Turned = Partial<Pick<Clock, 'due_at' | 'paused_at' | 'paused_minutes'>>

/**
 * What a move to a state does to a need's clock. A pause begins and ends with its state; when it ends, the due date moves by the
 * office time that was paused, so that holidays and nights cost and give nothing. From one pause into the same it runs on.
 */
export function clockAfter(calendar: WorkCalendar, need: Clock, { to, now }: { to: State; now: Date }): Turned {
  if (isPaused(to)) return need.paused_at ? {} : { paused_at: now }
  if (!need.paused_at) return {}
  const minutes = workingMinutes(calendar, need.paused_at, now)
  return {
    paused_at: null,
    paused_minutes: need.paused_minutes + minutes,
    due_at: afterWorkingMinutes(calendar, need.due_at, minutes),
  }
}
