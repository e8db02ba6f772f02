import type { Lang } from '#base/words.ts'
import type { Category } from '../needs.rules.ts'

/** Whose duty it is to see to a danger of a category; without one it waits for whoever takes needs up, first of all. */
export const dutyOf: Partial<Record<Category, 'property'>> = {
  'fire-safety': 'property',
  pipes: 'property',
  lift: 'property',
  lighting: 'property',
}

/** What stands before the words of a danger that was found, for everybody to read. */
const marks: Record<Lang, string> = { zh: '【隐患】', en: '[Danger found] ' }

export const markFound = (lang: Lang, words: string): string => marks[lang] + words

/** The marks of a danger that was found, as they begin its words. */
export const foundMarks: readonly string[] = Object.values(marks)

/** Whether these words are of a danger that was found: it does not have to speak of fire or gas to be one. */
export const isMarkedFound = (words: string | null): boolean =>
  foundMarks.some((mark) => words?.startsWith(mark) === true)
