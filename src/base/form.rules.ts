import { isUuid } from './uuid.ts'

/** The text fields of a form as they were sent, the last of each name. */
export type Sent = Readonly<Record<string, string>>

/** What is wrong with one field, as the key of its sentence. */
export type Problem<Why extends string = string> = { field: string; why: Why }

/** What reading a form came to: the input of an act, or everything that is wrong with it. */
export type Checked<T, Why extends string> =
  { good: true; value: T } | { good: false; problems: readonly Problem<Why>[] }

/** Input when nothing is wrong, else the problems. */
export const checked = <T, Why extends string>(
  value: T,
  problems: readonly (Problem<Why> | false)[],
): Checked<T, Why> => {
  const real = problems.filter((problem) => problem !== false)
  return real.length ? { good: false, problems: real } : { good: true, value }
}

// What nobody sees and pasting brings along: control and format characters, half characters, letters without a shape.
// Line ends and tabs are spaces; the joiner inside an emoji stays, or one picture would become three.
const unseen =
  /\ufeff|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|(?![\s\u200d])[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu

/**
 * Text on one line as a person means it: nothing unseen, single spaces, none at the ends. Not normalised, and private
 * characters stay, because that would turn rare characters of names into others or lose them.
 */
export const oneLine = (text: string | undefined): string =>
  (text ?? '').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** Several lines, each cleaned, empty ones left out. */
export const manyLines = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter(Boolean)

/** Full width letters and digits made plain, for names of places: 「３号楼」 is 「3号楼」. */
export const plainWidth = (text: string | undefined): string => oneLine((text ?? '').normalize('NFKC'))

/** How long a person would say it is: a rare character counts as one. */
export const lengthOf = (text: string): number => Array.from(text).length

// Control characters, half characters, lost letters and marks that turn the order of writing round: nobody types them.
const odd = /(?!\s)\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]/u
// Something a person can see.
const visible = /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u

export type TextProblem = 'missing' | 'too-long' | 'odd-characters'

type Wanted = { most: number; optional?: boolean }

/** Reads a sentence: the cleaned text, null when empty, and what is wrong with it. Refuses what nobody can have typed. */
export function textIn(
  sent: Sent,
  field: string,
  { most, optional = false }: Wanted,
): { text: string | null; problem: Problem<TextProblem> | false } {
  const text = oneLine(sent[field])
  const why = odd.test(sent[field] ?? '') ? 'odd-characters' : textProblem(text, { most, optional })
  return { text: text === '' ? null : text, problem: why !== null && { field, why } }
}

function textProblem(text: string, { most, optional }: Wanted): 'missing' | 'too-long' | null {
  if (!visible.test(text)) return optional && text === '' ? null : 'missing'
  return lengthOf(text) > most ? 'too-long' : null
}

/** A name or label, cleaned already, of 1 to `most` characters, else a problem with this field; without `missing` it may be empty. */
export const missingOrLong = <Why extends string>(
  field: string,
  text: string,
  { most, missing, long }: { most: number; missing?: Why; long: Why },
): Problem<Why> | false => {
  const why = textProblem(text, { most })
  if (why === 'too-long') return { field, why: long }
  return why === 'missing' && missing !== undefined && { field, why: missing }
}

/** The value when it is one of the choices. */
export const choiceIn = <T extends string>(sent: Sent, field: string, choices: readonly T[]): T | null =>
  choices.find((choice) => choice === sent[field]) ?? null

/** An id as it stands in a form or an address; null for anything that cannot be one, which is answered like an unknown one. */
export const idFrom = (text: string | undefined): string | null => (text !== undefined && isUuid(text) ? text : null)

/** A whole number from 0 as it was sent, or null for anything else. */
export const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null

/**
 * A telephone number as digits: a mobile, a landline with area code, or a local number of 7 or 8 digits.
 * Spaces, dashes, brackets, full width, +86 and what pasting brings along are all right. Null for anything else.
 */
export function phoneDigits(text: string): string | null {
  const plain = plainWidth(text)
    .replace(/[\s().\-\u2010-\u2015]/g, '')
    .replace(/^(\+|00)86/, '')
  return /^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/.test(plain) ? plain : null
}
