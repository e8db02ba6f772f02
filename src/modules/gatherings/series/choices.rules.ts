import type { Day } from '#base/days.ts'
import { idFrom, textIn, type Sent } from '#base/form.rules.ts'

/**
 * What becomes of a date that cannot simply be: left out with a reason, held at another venue, left without one for now, or held as
 * it would be anyway, beside another of that week.
 */
export type Choice =
  { kind: 'skip'; reason: string | null } | { kind: 'venue'; venueId: string } | { kind: 'nowhere' } | { kind: 'usual' }

/** What was chosen, by the day the rule gave. */
export type Choices = ReadonlyMap<Day, Choice>

export const mostReason = 300

/** The names of a date's two fields. */
export const fieldsOf = (on: Day) => ({ choice: `at-${on}`, reason: `why-${on}` })

/**
 * Reads the choice for each of these days: its own, else the one for all the rest. That one is meant for the days the person
 * had before them (`seen`): what was taken since then is asked about. Days without a choice are not in it.
 */
export function readChoices(sent: Sent, days: readonly Day[]): Choices {
  const seen = (sent['seen'] ?? '').split(',')
  return new Map(
    days.flatMap((on): [Day, Choice][] => {
      const { choice, reason } = fieldsOf(on)
      const said = textIn(sent, reason, { most: mostReason, optional: true })
      const all = textIn(sent, 'why-rest', { most: mostReason, optional: true })
      const own = choiceOf(sent[choice], said.problem ? null : said.text)
      const rest = seen.includes(on) ? choiceOf(sent['at-rest'], all.problem ? null : all.text) : null
      const chosen = own ?? rest
      return chosen ? [[on, chosen]] : []
    }),
  )
}

function choiceOf(text: string | undefined, reason: string | null): Choice | null {
  if (text === 'skip') return { kind: 'skip', reason }
  if (text === 'nowhere' || text === 'usual') return { kind: text }
  const venueId = idFrom(text?.startsWith('venue:') ? text.slice(6) : undefined)
  return venueId === null ? null : { kind: 'venue', venueId }
}
