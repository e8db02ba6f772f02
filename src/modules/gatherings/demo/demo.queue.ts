import type { Tables } from '#platform/db/tables.generated.ts'
import type { Laid } from './demo.lay.ts'

type State = Tables['gatherings.signup']['state']

/** One sign-up in the queue of a gathering: how it stands, and how many come by it. */
export type Queued = { state: State; seats: number }

/** How many families are, over and over. */
const families = [2, 3, 2, 2, 4] as const
const sizeAt = (isFamily: boolean, at: number): number => (isFamily ? (families[at % families.length] ?? 2) : 1)

/** The sign-ups of a gathering, in the order they came; the places given are `taken` in all. */
export function queueOf({ taken, shows, programme }: Pick<Laid, 'taken' | 'shows' | 'programme'>): Queued[] {
  const isFamily = programme.plan.audience === 'family'
  if (shows === 'draw')
    return Array.from({ length: 19 }, (_, at) => ({ state: 'requested', seats: sizeAt(isFamily, at) }))
  const confirmed: Queued[] = []
  for (let left = taken; left > 0; left -= confirmed.at(-1)?.seats ?? left)
    confirmed.push({ state: 'confirmed', seats: Math.min(left, sizeAt(isFamily, confirmed.length)) })
  if (shows !== 'full') return confirmed
  // Somebody left; the first of those who wait was asked and has until tomorrow.
  const later = ['cancelled', 'confirmed', 'offered', 'waitlisted', 'waitlisted', 'waitlisted'] as const
  return [...confirmed.slice(2), ...later.map((state) => ({ state, seats: 1 }))]
}
