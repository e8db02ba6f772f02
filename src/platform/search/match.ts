import type { Doc } from './doc.ts'
import { isHan } from './fold.ts'
import { leastNear, type Question, type Run, type Word } from './question.ts'

/** A part of a text that answers a question. */
export type Mark = { field: number; from: number; to: number }

/** How well a document answers, from 0 to 1, and where. */
export type Match = { score: number; marks: Mark[] }

/** How a word was found: as written, as said, or said with one letter wrong. */
const worth = { written: 1, said: 0.9, near: 0.7 }
type Way = keyof typeof worth
type Hit = { way: Way; marks: Mark[] }

/** The least part of a run that must be found. */
export const enough = 0.5

/** How a document answers a question: each run of it at least by half. `near` forgives one letter of pinyin. Null when it does not. */
export function match(doc: Doc, question: Pick<Question, 'runs'>, near = false): Match | null {
  const found = question.runs.map((run) => matchRun(doc, run, near))
  if (found.length === 0 || found.some((one) => one === null)) return null
  const all = found.filter((one) => one !== null)
  return {
    score: all.reduce((sum, { score }) => sum + score, 0) / all.length,
    marks: all.flatMap(({ marks }) => marks),
  }
}

/** The same for one run: all of it in one piece is worth more than its words here and there. */
export function matchRun(doc: Doc, { whole, words }: Run, near = false): Match | null {
  const hit = findWord(doc, whole, near)
  if (hit) return { score: worth[hit.way], marks: hit.marks }
  const hits = words.map((word) => ({ word, hit: findWord(doc, word, near) }))
  const total = words.reduce((sum, { weight }) => sum + weight, 0)
  const got = hits.reduce((sum, { word, hit: one }) => sum + (one ? word.weight * worth[one.way] : 0), 0)
  const score = total === 0 ? 0 : got / total
  return score < enough * worth.near ? null : { score: score * 0.8, marks: hits.flatMap((one) => one.hit?.marks ?? []) }
}

function findWord(doc: Doc, word: Word, near: boolean): Hit | null {
  const ways: Way[] = near ? ['written', 'said', 'near'] : ['written', 'said']
  for (const way of ways) {
    const marks = marksOf(doc, (at) => reach[way](doc, at, word))
    if (marks.length) return { way, marks }
  }
  return null
}

const reach: Record<Way, (doc: Doc, at: number, word: Word) => number | null> = {
  written: (doc, at, { text }) => writtenTo(doc, at, text),
  said: (doc, at, { letters }) => (letters === null ? null : saidTo(doc, { at, begun: at, left: letters })),
  near: (doc, at, { letters }) => (letters === null || letters.length < leastNear ? null : nearTo(doc, at, letters)),
}

const mostMarks = 6

function marksOf(doc: Doc, endOf: (at: number) => number | null): Mark[] {
  const marks: Mark[] = []
  for (let at = 0; at < doc.length && marks.length < mostMarks; at++) {
    const [first, end] = [doc[at], endOf(at)]
    const last = end === null ? null : doc[end - 1]
    if (first && last) marks.push({ field: first.field, from: first.from, to: last.to })
  }
  return marks
}

/** Where a word that is written from here ends; words of other letters may be begun only, numbers not. */
function writtenTo(doc: Doc, at: number, text: string): number | null {
  let left = text
  for (let i = at; left !== ''; i++) {
    const unit = doc[i]?.text
    if (unit === undefined) return null
    if (left.startsWith(unit)) left = left.slice(unit.length)
    else if (unit.startsWith(left) && !/\d$/.test(left)) left = ''
    else return null
    if (left === '') return i + 1
  }
  return null
}

type Said = { at: number; begun: number; left: string }

/** Where pinyin or initials that are said from here end: `ludeng`, `lud`, `ld`. One syllable alone has to be whole. */
function saidTo(doc: Doc, { at, begun, left }: Said): number | null {
  const place = doc[at]
  if (!place || !isHan(place.text)) return null
  const { said } = place
  if (left === said || (at > begun && said.startsWith(left))) return at + 1
  for (const step of stepsOver(said, left)) {
    const end = saidTo(doc, { at: at + 1, begun, left: left.slice(step) })
    if (end !== null) return end
  }
  return null
}

/** How many letters of what is left may stand for this syllable: all of its own, or its first. */
const stepsOver = (said: string, left: string): number[] => [
  ...(left.startsWith(said) ? [said.length] : []),
  ...(said.length > 1 && left.length > 1 && left[0] === said[0] ? [1] : []),
]

/** Where syllables end that differ from these letters in one place. */
function nearTo(doc: Doc, at: number, letters: string): number | null {
  let said = ''
  for (let i = at; said.length <= letters.length + 1; i++) {
    const place = doc[i]
    if (!place || !isHan(place.text)) return null
    said += place.said
    if (Math.abs(said.length - letters.length) <= 1 && differsInOne(said, letters)) return i + 1
  }
  return null
}

/** Whether one letter more, less or another, or two neighbours changed about, make two words the same. */
export function differsInOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let from = 0
  while (from < short.length && short[from] === long[from]) from += 1
  if (short.length < long.length) return short.slice(from) === long.slice(from + 1)
  const isSwapped = short[from] === long[from + 1] && short[from + 1] === long[from]
  return short.slice(from + 1) === long.slice(from + 1) || (isSwapped && short.slice(from + 2) === long.slice(from + 2))
}
