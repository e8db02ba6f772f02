import { checked, manyLines, plainWidth, type Checked, type Sent } from '#base/form.rules.ts'
import { nameIn } from './mark.rules.ts'

/** What was typed in from a sheet: numbers of lines with a signature, and names written below the list. */
export type Entry = { numbers: string[]; names: string[] }

type EntryProblem = 'nothing-written' | 'no-number' | 'too-many'

/** Everything that can be wrong with what is copied from paper. */
export type PaperProblem = EntryProblem | 'no-reason' | 'no-photo'

/** More people than this do not sign one sheet. */
const MOST = 300

/**
 * Reads what somebody typed from a sheet: numbers as they stand on it (「1 3 5-8 12.2」, any signs between them) and one name a
 * line. Refuses what is no number, and nothing at all.
 */
export function readEntry(sent: Sent): Checked<Entry, EntryProblem> {
  const words = plainWidth(sent['numbers'])
    .split(/[\s,;，、；。]+/)
    .filter(Boolean)
  const ranges = words.map(numbersOf)
  const numbers = [...new Set(ranges.flatMap((range) => range ?? []))]
  const names = manyLines(sent['names']).flatMap((line) => nameIn(line) ?? [])
  return checked<Entry, EntryProblem>({ numbers, names }, [
    ranges.includes(null) && { field: 'numbers', why: 'no-number' },
    numbers.length + names.length > MOST && { field: 'names', why: 'too-many' },
    words.length === 0 && names.length === 0 && { field: 'numbers', why: 'nothing-written' },
  ])
}

/** 「5-8」 is four numbers, 「12.2」 is the second person of number 12; null for what is neither. */
function numbersOf(word: string): string[] | null {
  const [, from, to] = /^(\d{1,4})[-–—~至到](\d{1,4})$/.exec(word) ?? []
  if (from !== undefined && to !== undefined) {
    const [first, last] = [Number(from), Number(to)]
    if (last < first || last - first > MOST) return null
    return Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
  }
  return /^\d{1,4}([.]\d{1,2})?$/.test(word) ? [word.replace(/^0+(?=\d)/, '')] : null
}

type Line = { id: string; no: string | null; name: string | null; walkIn: boolean }

/** Whom an entry means: lines of the list, names that stand on none of them, and numbers that no line has. */
export type Meant<L extends Line> = { lines: L[]; names: string[]; unknown: string[] }

/** Finds the lines an entry means. A number without the person's own is the whole family; a name that stands on the list once is that line. */
export function meantBy<L extends Line>({ numbers, names }: Entry, list: readonly L[]): Meant<L> {
  const byNumber = (number: string) => list.filter(({ no }) => no === number || no?.split('.')[0] === number)
  const byName = (name: string) => {
    const lines = list.filter((line) => line.name === name)
    return lines.length === 1 ? lines : []
  }
  return {
    lines: [...new Set([...numbers.flatMap(byNumber), ...names.flatMap(byName)])],
    names: names.filter((name) => byName(name).length === 0),
    unknown: numbers.filter((number) => byNumber(number).length === 0),
  }
}
