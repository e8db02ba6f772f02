import { minuteIn } from '#base/clock.rules.ts'
import { addDays, dayOf, isDay, startOfDay, type Day } from '#base/days.ts'
import {
  checked,
  choiceIn,
  idFrom,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'

/** From when to when, less a break. */
export type Times = { startsAt: Date; endsAt: Date; breakMinutes: number }
export type TimesProblem = 'time' | 'time-order' | 'too-long-time' | 'break'

/** Nobody works longer in one go. */
const MOST_MINUTES = 960

type Read = { from: number | null; to: number | null; pause: number | null; lasts: number }

/** Reads the fields `from`, `to` (an end before the beginning is on the next day) and `break` of a line on this day. */
function readTimes(sent: Sent, on: Day): { times: Times; problems: (Problem<TimesProblem> | false)[] } {
  const [from, to] = [minuteIn(sent['from']), minuteIn(sent['to'])]
  const pause = (sent['break'] ?? '').trim() === '' ? 0 : wholeNumber(sent['break'])
  const lasts = from === null || to === null ? 0 : (to - from + 1440) % 1440
  const at = startOfDay(on).getTime() + (from ?? 0) * 60_000
  const times = { startsAt: new Date(at), endsAt: new Date(at + lasts * 60_000), breakMinutes: pause ?? 0 }
  return { times, problems: timesProblems({ from, to, pause, lasts }) }
}

function timesProblems({ from, to, pause, lasts }: Read): (Problem<TimesProblem> | false)[] {
  if (from === null) return [{ field: 'from', why: 'time' }]
  if (to === null) return [{ field: 'to', why: 'time' }]
  if (lasts === 0) return [{ field: 'to', why: 'time-order' }]
  return [
    lasts > MOST_MINUTES && { field: 'to', why: 'too-long-time' },
    (pause === null || pause >= lasts) && { field: 'break', why: 'break' },
  ]
}

/** What somebody decides about a line: its times, or that it does not count; always with words. */
export type Decision =
  { how: 'times'; times: Times; words: string } | { how: 'void'; words: string } | { how: 'stays'; words: string }
export type DecisionProblem = TimesProblem | TextProblem | 'choose'

export const mostWords = 300

/** Reads a decision about a line of this day. `stays` is a choice only where something is disputed or differs. */
export function readDecision(sent: Sent, on: Day): Checked<Decision, DecisionProblem> {
  const how = choiceIn(sent, 'how', ['times', 'void', 'stays'])
  const words = textIn(sent, 'words', { most: mostWords })
  const said = { words: words.text ?? '' }
  const { times, problems } = readTimes(sent, on)
  return checked<Decision, DecisionProblem>(
    how === 'times' ? { how, times, ...said } : how === 'void' ? { how, ...said } : { how: 'stays', ...said },
    [how === null && { field: 'how', why: 'choose' }, ...(how === 'times' ? problems : []), words.problem],
  )
}

/** Time that is written down later: whose, when, what was done, and why it was not noted. */
export type Later = { volunteerId: string; times: Times; content: string; reason: string }
export type LaterProblem = TimesProblem | TextProblem | 'choose' | 'day' | 'ahead' | 'too-old'

export const mostContent = 60

const dayIn = (text = ''): Day | null => (isDay(text) ? text : null)

/** Reads time that is written down later; refuses what has not ended yet and what is more than so many days ago. */
export function readLater(
  sent: Sent,
  { now, laterDays }: { now: Date; laterDays: number },
): Checked<Later, LaterProblem> {
  const volunteerId = idFrom(sent['volunteer'])
  const on = dayIn(sent['on'])
  const { times, problems } = readTimes(sent, on ?? dayOf(now))
  const content = textIn(sent, 'content', { most: mostContent })
  const reason = textIn(sent, 'reason', { most: mostWords })
  const later = { volunteerId: volunteerId ?? '', times, content: content.text ?? '', reason: reason.text ?? '' }
  return checked<Later, LaterProblem>(later, [
    volunteerId === null && { field: 'volunteer', why: 'choose' },
    ...problems,
    ...dayProblems({ on, endsAt: times.endsAt, first: addDays(dayOf(now), -laterDays) }, now),
    content.problem,
    reason.problem,
  ])
}

type OnDay = { on: Day | null; endsAt: Date; first: Day }

function dayProblems({ on, endsAt, first }: OnDay, now: Date): (Problem<LaterProblem> | false)[] {
  if (on === null) return [{ field: 'on', why: 'day' }]
  return [on < first && { field: 'on', why: 'too-old' }, endsAt > now && { field: 'to', why: 'ahead' }]
}

/** A first and a last day, the first not after the last, neither ahead. */
export type SpanProblem = 'day' | 'day-order' | 'ahead'

/** Reads the fields `fromOn` and `toOn`. */
export function readSpan(sent: Sent, today: Day): Checked<{ from: Day; to: Day }, SpanProblem> {
  const { fromOn: from = '', toOn: to = '' } = sent
  const wrong = [isDay(from) ? null : 'fromOn', isDay(to) ? null : 'toOn'].flatMap((field) => field ?? [])
  if (wrong.length > 0) return { good: false, problems: wrong.map((field) => ({ field, why: 'day' as const })) }
  return checked<{ from: Day; to: Day }, SpanProblem>({ from, to }, [
    from > to && { field: 'toOn', why: 'day-order' },
    to > today && { field: 'toOn', why: 'ahead' },
  ])
}
