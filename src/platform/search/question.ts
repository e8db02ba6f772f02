import { fold, isHan, type Unit } from './fold.ts'
import { spell } from './spell.ts'
import { ignored, writtenOut } from './typed.rules.ts'

/** A word of a question: how it is written, how its pinyin is typed (null where pinyin says too little), what it counts. */
export type Word = { text: string; letters: string | null; weight: number }

/** What stands between two spaces: all of it as one word, and the words it is made of. */
export type Run = { text: string; whole: Word; words: Word[] }

/** A question as it was typed, and as it is understood. */
export type Question = { typed: string; runs: readonly Run[] }

/** Signs a question has at most, runs that count, and words of each; what is typed beyond is left out. */
export const longest = 60
const [mostRuns, mostWords, mostLetters] = [4, 8, 20]

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Reads what somebody typed. Without anything to look for there are no runs. */
export function readQuestion(text: string): Question {
  const typed = Array.from(text.trim())
    .slice(0, longest)
    .join('')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const pieces = writtenOut(typed).split(/[^\p{L}\p{N}]+/u)
  return { typed, runs: pieces.filter(Boolean).slice(0, mostRuns).map(readRun) }
}

/** One run, such as what is left of it behind an address. */
export function readRun(text: string): Run {
  const whole = wordOf(fold(text))
  const parts = [...segmenter.segment(whole.text)].map(({ segment }) => segment)
  const telling = parts.filter((part) => !ignored.has(part))
  const words = (telling.length ? telling : parts).slice(0, mostWords).map((part) => wordOf(fold(part)))
  return { text: whole.text, whole, words }
}

/** From how many letters of pinyin one may be wrong: of fewer, one is too much. */
export const leastNear = 5

/** Whether a letter could be wrong anywhere: a question of numbers and single signs is right or it is not. */
export const mayBeNear = ({ runs }: Question): boolean =>
  runs.some(({ whole, words }) => [whole, ...words].some(({ letters }) => (letters?.length ?? 0) >= leastNear))

function wordOf(units: readonly Unit[]): Word {
  const text = units.map((unit) => unit.text).join('')
  return { text, letters: lettersOf(units, text), weight: Array.from(text).length }
}

/** Two letters of pinyin or two syllables are the least: one fits nearly everything. */
function lettersOf(units: readonly Unit[], text: string): string | null {
  if (/^[a-z]{2,}$/.test(text)) return text.slice(0, mostLetters)
  const isSpoken = units.length >= 2 && units.every((unit) => isHan(unit.text))
  const said = isSpoken ? spell(units).join('') : ''
  return /^[a-z]{2,}$/.test(said) ? said.slice(0, mostLetters) : null
}
