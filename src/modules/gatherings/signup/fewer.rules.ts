import type { Age } from './children.rules.ts'

type One = { id: string; age: Age }

/**
 * What becomes of a party when one of it does not come: fewer of them, nobody any more, or `gone`: that one was off it already. Said
 * to residents so: whoever brought children stays with them, or all of them stay at home. Children who were signed up without a
 * grown-up, to be dropped off and fetched, may become fewer as well.
 */
export function withoutOne(members: readonly One[], id: string): 'fewer' | 'nobody' | 'adult-stays' | 'gone' {
  const left = members.filter((one) => one.id !== id)
  if (left.length === members.length) return 'gone'
  if (left.length === 0) return 'nobody'
  const [before, after] = [members, left].map((some) => some.some(({ age }) => age === 'adult'))
  return before && !after ? 'adult-stays' : 'fewer'
}
