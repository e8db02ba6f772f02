import { minuteIn } from '#base/clock.rules.ts'
import type { Problem, Sent } from '#base/form.rules.ts'

/** From which minute of the Shanghai day, and for how many minutes. */
export type Hours = { minute: number; lasts: number }
export type HoursProblem = 'time' | 'time-order' | 'too-long-time'

/** A day is no longer than this; a stall is there for at least a quarter of an hour. */
const MOST_MINUTES = 960
const LEAST_MINUTES = 15

/** Reads the fields `from` and `to`. */
export function readHours(sent: Sent): { said: Hours; problems: (Problem<HoursProblem> | false)[] } {
  const [from, to] = [minuteIn(sent['from']), minuteIn(sent['to'])]
  if (from === null || to === null)
    return {
      said: { minute: 0, lasts: LEAST_MINUTES },
      problems: [from === null && { field: 'from', why: 'time' }, to === null && { field: 'to', why: 'time' }],
    }
  const lasts = to - from
  const why = lasts < LEAST_MINUTES ? 'time-order' : lasts > MOST_MINUTES ? 'too-long-time' : null
  return { said: { minute: from, lasts }, problems: [why !== null && { field: 'to', why }] }
}
