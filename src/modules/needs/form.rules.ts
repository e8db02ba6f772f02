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

// Space nobody sees: taken away, since it comes along when people paste.
const unseen = /[\u00ad\u115f\u1160\u200b\u2060\u2800\u3164\ufeff\uffa0]/gu
// Control characters, half characters and marks that turn the order of writing round: refused, since nobody types them.
const odd = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]/u
// Something a person can see.
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Text on one line as a person means it: single spaces, none at the ends. Not normalised, because that would turn
 * some rare characters of names into others.
 */
export const oneLine = (text: string | undefined): string =>
  (text ?? '').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** How long a person would say it is: a rare character counts as one. */
export const lengthOf = (text: string): number => Array.from(text).length

export type TextProblem = 'missing' | 'too-long' | 'odd-characters'

/** What is wrong with a text of at most `most` characters. Empty is right only when it is optional. */
export function textProblem(text: string, most: number, optional = false): TextProblem | null {
  if (odd.test(text)) return 'odd-characters'
  if (!visible.test(text)) return optional && text === '' ? null : 'missing'
  return lengthOf(text) > most ? 'too-long' : null
}

/** Reads a text field: the cleaned text, null when empty, and what is wrong with it. */
export function textIn(
  sent: Sent,
  field: string,
  { most, optional = false }: { most: number; optional?: boolean },
): { text: string | null; problem: Problem<TextProblem> | false } {
  const text = oneLine(sent[field])
  const why = textProblem(text, most, optional)
  return { text: text === '' ? null : text, problem: why ? { field, why } : false }
}

/** The value when it is one of the choices. */
export const choiceIn = <T extends string>(sent: Sent, field: string, choices: readonly T[]): T | null =>
  choices.find((choice) => choice === sent[field]) ?? null

/** A whole number from 0 as it was sent, or null for anything else. */
export const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null

/**
 * A telephone number as digits: a mobile, a landline with area code, or a local number of 7 or 8 digits.
 * Spaces, dashes, brackets, full width and +86 are all right. Null for anything else.
 */
export function phoneDigits(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\-\u2010-\u2015]/g, '')
    .replace(/^(\+|00)86/, '')
  return /^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/.test(plain) ? plain : null
}
