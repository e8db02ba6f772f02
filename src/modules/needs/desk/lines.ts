import type { Lang } from '#base/words.ts'
import { sayHand, titleOf } from '../marks.ts'
import { sayNumber } from '../number.ts'
import type { ListLine } from './need-list.ts'
import { deskWords } from './words.ts'

const longest = 24

/** What a line of the desk is called: its title, or the beginning of what was said while it has none. */
export function lineTitle(lang: Lang, line: ListLine): string {
  if (line.title !== null || line.words === null) return titleOf(lang, line)
  const letters = Array.from(line.words)
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line.words
}

/** 「2024-0312 南门地砖松动」. */
export const numberedTitle = (lang: Lang, line: ListLine): string => `${sayNumber(line)} ${lineTitle(lang, line)}`

/** In whose hands a line is. */
export const lineHand = (lang: Lang, line: ListLine): string =>
  line.assignee_role === null || line.state === 'reopened'
    ? deskWords(lang).nobody
    : sayHand(lang, line.assignee_role, line.allyName)
