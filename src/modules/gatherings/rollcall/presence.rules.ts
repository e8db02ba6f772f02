import { inOrder, meantAt, type Timed } from '#base/noted.rules.ts'

export { inOrder, meantAt } from '#base/noted.rules.ts'

/** What somebody noted about a person at a gathering. */
export type PersonMark = Timed & {
  what: 'arrived' | 'left' | 'absent' | 'cleared'
  method: string
  /** Which device noted it: two of them may say different things. */
  hand: string
  /** Somebody looked at what stood there and says with a reason how it was. */
  settles: boolean
}

/** How somebody stands after the marks about them. */
export type Standing = {
  state: 'present' | 'left' | 'absent' | 'cleared'
  method: string
  arrivedAt: Date | null
  leftAt: Date | null
  conflict: boolean
  markId: string
  at: Date
}

/** Two devices that say different things about one person within this time did not know of each other. */
const TOGETHER_MS = 2 * 60_000

/**
 * How one person stands after everything that was noted about them: the last word holds. Any order and any repetition of the
 * same marks comes to the same. Null where nothing was noted.
 */
export function standingOf(marks: readonly PersonMark[]): Standing | null {
  const ordered = inOrder(marks)
  const last = ordered.at(-1)
  if (!last) return null
  const times = ordered.reduce(afterMark, { arrivedAt: null, leftAt: null })
  return {
    ...times,
    state: last.what === 'arrived' ? 'present' : last.what,
    method: last.method,
    conflict: isDisputed(ordered),
    markId: last.id,
    at: meantAt(last),
  }
}

type Times = { arrivedAt: Date | null; leftAt: Date | null }

const afterMark = ({ arrivedAt }: Times, mark: PersonMark): Times => {
  if (mark.what === 'arrived') return { arrivedAt: arrivedAt ?? meantAt(mark), leftAt: null }
  return mark.what === 'left' ? { arrivedAt, leftAt: meantAt(mark) } : { arrivedAt: null, leftAt: null }
}

/** Whether two devices differ since somebody last settled it. */
function isDisputed(ordered: readonly PersonMark[]): boolean {
  const open = ordered.slice(ordered.findLastIndex(({ settles }) => settles) + 1)
  return open.some((one, i) => open.slice(i + 1).some((other) => differ(one, other)))
}

const differ = (one: PersonMark, other: PersonMark): boolean =>
  one.hand !== other.hand && one.what !== other.what && meantAt(other).getTime() - meantAt(one).getTime() <= TOGETHER_MS

/** Whoever came was there, also after leaving; who was noted as missing, or by mistake, was not. */
export const wasThere = (state: Standing['state']): boolean => state === 'present' || state === 'left'

/** The number that was noted last, and how it is known; null where nobody noted one. */
export function lastNumber<M extends Timed & { number: number | null }>(marks: readonly M[]): M | null {
  return inOrder(marks.filter(({ number }) => number !== null)).at(-1) ?? null
}
