import { manyLines, lengthOf } from '#base/form.rules.ts'
import { most } from './volunteer.rules.ts'

/** Most names of one list: more are pasted in two goes. */
export const mostLines = 100

export type LineRefusal = 'no-name' | 'two-names' | 'too-long' | 'twice'

/** What is done with a line: an entry of the roster by its id, only the name, or nothing. */
export const whoField = (no: number): string => `who-${no}`
export const idField = (no: number): string => `id-${no}`

/** One line of a pasted list: a name, or why it is none. */
export type PastedLine = { no: number; text: string; name: string } & { why: LineRefusal | null }

/** A number or mark before a name: 「1.」 「（2）」 「·」. */
const before = /^(?:[(（]?\d{1,3}[)）.、:：\s]+|[-–—*•·▪☐□✓√]\s*)+/u
/** What people write beside a name: a telephone, something in brackets. */
const beside = /[(（[【][^()（）[\]【】]*[)）\]】]?|\+?\d[\d\s-]{5,}/gu
const between = /[、,，;；/&]|\p{Script=Han}[和与]\p{Script=Han}{2}/u
const someLetter = /\p{L}/u

/**
 * The names of a pasted list, one a line: numbers, dots, telephones and remarks in brackets beside them are left out, 「张 三」 is
 * 「张三」. A line with two names, without one, or with one that was there before says so.
 */
export function readLines(text: string | undefined): PastedLine[] {
  const seen = new Set<string>()
  return manyLines(text).map((line, at) => {
    const name = bare(line)
    const why = refusalOf(name) ?? (seen.has(name) ? 'twice' : null)
    if (why === null) seen.add(name)
    return { no: at + 1, text: line, name, why }
  })
}

const bare = (line: string): string => {
  const plain = line.replace(before, '').replace(beside, ' ').replace(/\s+/g, ' ').trim()
  // Spaces inside a Chinese name only line columns up.
  return /^[\p{Script=Han}\s]+$/u.test(plain) && !isTwo(plain) ? plain.replaceAll(' ', '') : plain
}

/** 「张三 李四」 are two names, 「张 三」 is one. */
const isTwo = (plain: string): boolean => plain.split(' ').filter((part) => lengthOf(part) >= 2).length >= 2

function refusalOf(name: string): LineRefusal | null {
  if (!someLetter.test(name)) return 'no-name'
  if (between.test(name) || (/^[\p{Script=Han}\s]+$/u.test(name) && isTwo(name))) return 'two-names'
  return lengthOf(name) > most.name ? 'too-long' : null
}
