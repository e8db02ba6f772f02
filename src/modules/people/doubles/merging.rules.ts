import { checked, choiceIn, type Checked, type Sent } from '#base/form.rules.ts'
import { isUuid } from '#base/uuid.ts'

/** The entry that stays, or the other, which becomes part of it. */
export const sides = ['kept', 'gone'] as const
export type Side = (typeof sides)[number]

/** Whose name, home and state the one who stays has, and which of all telephones. */
export type Choice = { name: Side; home: Side; state: Side; phones: string[] }

export type ChoiceProblem = 'choose-side' | 'phones-many' | 'both-asked' | 'both-volunteers' | 'both-cared'

/** What is asked about two entries, in the order of the page. */
export const choiceFields = ['name', 'home', 'state'] as const

/** Reads which values stay. What both have alike is not asked, and then the form says nothing of it. */
export function readChoice(sent: Sent): Checked<Choice, ChoiceProblem> {
  const side = (field: string): Side | null => (sent[field] === undefined ? 'kept' : choiceIn(sent, field, sides))
  const read = { name: side('name'), home: side('home'), state: side('state') }
  const phones = Object.keys(sent)
    .filter((field) => field.startsWith('phone-'))
    .map((field) => field.slice('phone-'.length))
    .filter(isUuid)
  return checked<Choice, ChoiceProblem>(
    { name: read.name ?? 'kept', home: read.home ?? 'kept', state: read.state ?? 'kept', phones },
    choiceFields.map((field) => read[field] === null && { field, why: 'choose-side' as const }),
  )
}

type Written = { name: string; home_id: string | null; building_id: string | null }

const placeOf = ({ name, home_id: home, building_id: building }: Written) => `${name}|${home ?? ''}|${building ?? ''}`

/**
 * The ways somebody was written down that the values that stay do not say any more: a list that still has one of them means the
 * one who stays. A name without a place finds nobody, so it is left out.
 */
export const otherWays = (before: readonly Written[], after: Written): Written[] => {
  const seen = new Set([placeOf(after)])
  return before.filter((one) => {
    const known =
      seen.has(placeOf(one)) || (one.home_id === null && one.building_id === null && one.name === after.name)
    seen.add(placeOf(one))
    return !known
  })
}
