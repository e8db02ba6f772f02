import { addDays, daysBetween, isDay, type Day } from '#base/days.ts'
import { checked, choiceIn, type Checked, type Sent } from '#base/form.rules.ts'
import { seasonKinds, type SeasonKind } from '../kinds.rules.ts'

/** Weeks of hard weather, both days included. */
export type SeasonText = { kind: SeasonKind; from: Day; to: Day }
export type SeasonProblem = 'choose-kind' | 'choose-day' | 'day-past' | 'turned' | 'too-long'

/** Longest a declaration holds; after that it is declared anew. */
const mostDays = 60

/** Reads a declaration: it ends today at the earliest, and holds sixty days at most. */
export function readSeason(sent: Sent, today: Day): Checked<SeasonText, SeasonProblem> {
  const kind = choiceIn(sent, 'kind', seasonKinds)
  const [from, to] = [sent['from'] ?? '', sent['to'] ?? '']
  return checked<SeasonText, SeasonProblem>({ kind: kind ?? 'heat', from, to }, [
    kind === null && { field: 'kind', why: 'choose-kind' },
    ...unread({ from, to }),
    isDay(from) && isDay(to) && wrongSpan({ from, to }, today),
  ])
}

const unread = (days: { from: Day; to: Day }) =>
  (['from', 'to'] as const)
    .filter((field) => !isDay(days[field]))
    .map((field) => ({ field, why: 'choose-day' as const }))

function wrongSpan({ from, to }: { from: Day; to: Day }, today: Day): { field: 'to'; why: SeasonProblem } | false {
  if (to < from) return { field: 'to', why: 'turned' }
  if (to < today) return { field: 'to', why: 'day-past' }
  return daysBetween(from, to) > mostDays && { field: 'to', why: 'too-long' }
}

/** What the form offers: from today, a week. */
export const usualSeason = (today: Day): { from: Day; to: Day } => ({ from: today, to: addDays(today, 6) })
