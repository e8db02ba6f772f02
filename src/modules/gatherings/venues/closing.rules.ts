import { addDays, dayOf, isDay, startOfDay } from '#base/days.ts'
import { checked, textIn, type Checked, type Problem, type Sent, type TextProblem } from '#base/form.rules.ts'
import { most } from './venue.rules.ts'

/** When a venue is closed, and why: everybody reads it. */
export type ClosingText = { startsAt: Date; endsAt: Date; reason: string }

export type ClosingProblem = TextProblem | 'choose-time' | 'end-before-start' | 'over-already' | 'too-long-closed'

/** Longer than this it is given up rather than closed. */
const mostDays = 366

/** A moment as a field of day and time sends it, in Shanghai: 2024-10-24T09:00. Null for none. */
export function momentIn(sent: Sent, field: string): Date | null {
  const [day = '', hour, minute] = (sent[field] ?? '').split(/[T:]/)
  if (!isDay(day) || !/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(sent[field] ?? '')) return null
  return new Date(startOfDay(day).getTime() + (Number(hour) * 60 + Number(minute)) * 60_000)
}

/** Reads from when, until when and why. What has begun to be closed before now is closed from now on. */
export function readClosing(sent: Sent, now: Date): Checked<ClosingText, ClosingProblem> {
  const reason = textIn(sent, 'reason', { most: most.reason })
  const [from, until] = [momentIn(sent, 'from'), momentIn(sent, 'until')]
  const startsAt = from && from > now ? from : now
  const when = from && until ? wrongTime({ from, until }, now) : unread({ from, until })
  return checked<ClosingText, ClosingProblem>({ startsAt, endsAt: until ?? now, reason: reason.text ?? '' }, [
    ...when,
    reason.problem,
  ])
}

const unread = (times: { from: Date | null; until: Date | null }): Problem<ClosingProblem>[] =>
  (['from', 'until'] as const).filter((field) => times[field] === null).map((field) => ({ field, why: 'choose-time' }))

function wrongTime({ from, until }: { from: Date; until: Date }, now: Date): Problem<ClosingProblem>[] {
  const days = (count: number, after: Date) => startOfDay(addDays(dayOf(after), count))
  if (from > days(2 * mostDays, now)) return [{ field: 'from', why: 'choose-time' }]
  if (until <= from) return [{ field: 'until', why: 'end-before-start' }]
  if (until <= now) return [{ field: 'until', why: 'over-already' }]
  return until > days(mostDays, from > now ? from : now) ? [{ field: 'until', why: 'too-long-closed' }] : []
}

/** What becomes of a gathering a closure stands in the way of: it looks for another place, or is called off. */
export const decisions = ['leave', 'cancel'] as const
export type Decision = (typeof decisions)[number]

/** The field of the decision about one gathering. */
export const decisionField = (gatheringId: string): string => `about-${gatheringId}`
