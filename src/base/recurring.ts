import { RRuleTemporal } from 'rrule-temporal'
import type { Day, Span } from './days.ts'

/** No question goes on for longer, whatever the rule: periods looked through, and days tried in them. */
const limits = { maxIterations: 4000, maxCandidateEvaluations: 20_000 }

const compact = (day: Day): string => day.replaceAll('-', '')

/**
 * The days in a span on which a rule of RFC 5545 falls that begins on a day, in order. Days only: what hour it is there, and
 * what zone the server is in, makes no difference. Throws for what is no rule.
 */
export function daysOfRule(rule: string, startsOn: Day, { from, to }: Span): Day[] {
  if (from > to) return []
  const rruleString = `DTSTART;VALUE=DATE:${compact(startsOn)}\nRRULE:${rule}`
  const series = new RRuleTemporal({ rruleString, cache: false, ...limits })
  const days = series.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true)
  return days.map((day) => new Date(day.epochMilliseconds).toISOString().slice(0, 10))
}
