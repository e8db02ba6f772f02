import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Found } from './lines.rules.ts'
import { fold, saysAbove, saysNothing, short } from './text.rules.ts'

type NameWarning = 'name-with-words' | 'name-is-a-title' | 'name-short' | 'name-odd' | 'name-character-lost'

/** A name as it will be kept. What stood in brackets beside it (户主, 租客) is only said: relations are not recorded. */
export interface NameRead {
  name: string
  problems: Found<NameWarning>[]
}

const doubleSurname =
  /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|第五|百里|东郭|南门|西门)$/

/** What somebody's family is called: 何 of 何秀英, 欧阳 of 欧阳修. A nameless entry has none. */
export function familyName(name: string): string {
  const [first = '', second = ''] = Array.from(name.trim())
  return doubleSurname.test(first + second) ? first + second : first
}
const title =
  /^[\p{Script=Han}]{1,2}(阿姨|阿婆|阿公|叔叔|伯伯|爷爷|奶奶|大爷|大妈|大姐|大哥|师傅|先生|女士|小姐|太太|老师|医生|家|某某?)$/u
const nickname = /^[小老阿][\p{Script=Han}]$/u
const han = /^[\p{Script=Han}〇\ue000-\uf8ff]+$/u

/**
 * A name as people write it: 张 三 is 张三, （户主） beside it is set apart, rare characters stay as they are. Two names in
 * one cell, a number, or nothing at all are refused; what is only half a name (王阿姨, 小李) is kept and said.
 */
export function readName(text: string): Outcome<NameRead, 'name-missing' | 'name-unreadable' | 'two-names'> {
  if (text.length > 200) return refused('name-unreadable')
  const folded = fold(text)
    .replace(/[·•・‧∙]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
  if (folded === '' || saysNothing(folded) || saysAbove(folded)) return refused('name-missing')
  const { bare, beside } = withoutBrackets(folded)
  const name = between.test(bare) ? undefined : joined(bare)
  if (name === undefined) return refused('two-names')
  if (!couldBeName(name)) return refused('name-unreadable')
  return done({ name, problems: problemsOf(name, beside) })
}

/** What stands between two names. */
const between = /[/、,;&]|\d\.|\p{Script=Han}[和与]\p{Script=Han}{2}/u

/** Letters of any script, or the sign of one that was lost; and neither a telephone nor a whole sentence. */
const couldBeName = (name: string): boolean =>
  /\p{L}|\p{Co}|[?\ufffd□]/u.test(name) && !/\d{5}/.test(name) && Array.from(name).length <= 40

function withoutBrackets(text: string): { bare: string; beside: string } {
  const inside: string[] = []
  const bare = text.replace(/\(([^()]*)\)?|\[([^\]]*)\]/g, (_, round?: string, square?: string) => {
    inside.push((round ?? square ?? '').trim())
    return ' '
  })
  return { bare: bare.replace(/\s+/g, ' ').trim(), beside: inside.filter(Boolean).join(' ') }
}

/**
 * Spaces inside a Chinese name are only there to line columns up, unless two of the pieces could be whole names: then
 * undefined. Names in letters keep one space between words.
 */
function joined(text: string): string | undefined {
  const parts = text.split(' ')
  if (parts.length === 1 || !parts.every((part) => han.test(part))) return text
  const whole = parts.filter((part) => Array.from(part).length >= 2)
  const surnameFirst = parts.length === 2 && doubleSurname.test(parts[0] ?? '')
  return whole.length >= 2 && !surnameFirst ? undefined : parts.join('')
}

function problemsOf(name: string, beside: string): Found<NameWarning>[] {
  const problems: Found<NameWarning>[] = []
  if (beside !== '') problems.push({ why: 'name-with-words', said: short(beside) })
  if (title.test(name) || nickname.test(name)) problems.push({ why: 'name-is-a-title', said: name })
  else if (Array.from(name).length === 1) problems.push({ why: 'name-short', said: name })
  if (/[?\ufffd□]/.test(name) || /\p{Co}/u.test(name)) problems.push({ why: 'name-character-lost', said: name })
  else if (/\d/.test(name)) problems.push({ why: 'name-odd', said: short(name) })
  return problems
}

/** Under which a name is the same name again. */
export const nameKey = (name: string): string => fold(name).replace(/[\s·]/g, '').toLowerCase()
