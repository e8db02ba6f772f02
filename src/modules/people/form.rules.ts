/** The text fields of a form as they were sent, the last of each name. */
export type Sent = Readonly<Record<string, string>>

/** What is wrong with one field, as the key of its sentence. */
export type Problem<Why extends string = string> = { field: string; why: Why }

/** What reading a form came to: the input of an act, or everything that is wrong with it. */
export type Checked<T, Why extends string> =
  { good: true; value: T } | { good: false; problems: readonly Problem<Why>[] }

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu

/** Text on one line as a person means it: nothing invisible, single spaces, none at the ends. */
export const oneLine = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Several lines, each cleaned, empty ones left out. */
export const manyLines = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter(Boolean)

/** How long a person would say it is: a rare character counts as one. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Full width letters and digits made plain, for names of places: 「３号楼」 is 「3号楼」. */
export const plainWidth = (text: string): string => oneLine(text.normalize('NFKC'))

/** A whole number from 0 as it was sent, or null for anything else. */
export const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null

/** Input when nothing is wrong, else the problems. */
export const checked = <T, Why extends string>(
  value: T,
  problems: readonly (Problem<Why> | false)[],
): Checked<T, Why> => {
  const real = problems.filter((problem) => problem !== false)
  return real.length ? { good: false, problems: real } : { good: true, value }
}

/** A text of 1 to `most` characters, else a problem with this field. */
export const missingOrLong = <Why extends string>(
  field: string,
  text: string,
  { most, missing, long }: { most: number; missing?: Why; long: Why },
): Problem<Why> | false => {
  if (text === '' && missing !== undefined) return { field, why: missing }
  return lengthOf(text) > most ? { field, why: long } : false
}
