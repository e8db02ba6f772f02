import { happened } from '../facts.ts'
import { sayNumber } from '../number.ts'
import type { NeedsDemo, Told } from './demo.fold.ts'
import { homeOf } from './demo.rows.ts'

/** Something that happened to the need of a home, as its household would hear of it. */
export type DemoNews = { homeId: string; number: string; category: string; fact: string; at: Date }

/** What the home of an invented need would hear of it. */
export function newsOf(demo: NeedsDemo, one: Told): DemoNews[] {
  const homeId = homeOf(demo, one)
  if (homeId === null) return []
  const need = { homeId, number: sayNumber(one), category: one.tale.category }
  return one.events.flatMap(({ act, at }) =>
    act === 'submit' ? [] : [{ ...need, fact: `needs.need.${happened[act]}`, at }],
  )
}
