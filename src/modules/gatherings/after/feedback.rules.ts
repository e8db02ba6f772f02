import { checked, choiceIn, textIn, wholeNumber, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** Three faces: good, middling, not good. They are about the gathering, never about whoever led it (domain.md F1). */
export const faces = ['good', 'fair', 'poor'] as const
export type Face = (typeof faces)[number]

/** One answer. */
export type Said = { face: Face; words: string | null }
export type SaidProblem = TextProblem | 'choose-face'

export const mostWords = 500

/** Reads one answer. */
export function readSaid(sent: Sent): Checked<Said, SaidProblem> {
  const face = choiceIn(sent, 'face', faces)
  const words = textIn(sent, 'words', { most: mostWords, optional: true })
  return checked<Said, SaidProblem>({ face: face ?? 'good', words: words.text }, [
    face === null && { field: 'face', why: 'choose-face' },
    words.problem,
  ])
}

/** How many of each face. */
export type Counts = Record<Face, number>
export type BoxProblem = 'number-wrong' | 'box-empty'

/** A paper box holds at most so many of one face. */
export const mostInBox = 2000

/** Reads what was counted out of a paper box; a field left empty is none. */
export function readBox(sent: Sent): Checked<Counts, BoxProblem> {
  const read = faces.map((face) => ({ face, count: numberIn(sent[face]) }))
  const of = (wanted: Face) => read.find(({ face }) => face === wanted)?.count ?? 0
  const counts = { good: of('good'), fair: of('fair'), poor: of('poor') }
  const wrong = read
    .filter(({ count }) => count === null)
    .map(({ face }) => ({ field: face, why: 'number-wrong' as const }))
  return checked<Counts, BoxProblem>(counts, [
    ...wrong,
    wrong.length === 0 && totalOf(counts) === 0 && { field: 'good', why: 'box-empty' },
  ])
}

function numberIn(text: string | undefined): number | null {
  if ((text ?? '').trim() === '') return 0
  const count = wholeNumber(text)
  return count === null || count > mostInBox ? null : count
}

/** How many said something. */
export const totalOf = ({ good, fair, poor }: Counts): number => good + fair + poor
