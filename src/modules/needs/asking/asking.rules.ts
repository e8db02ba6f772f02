import { checked, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** Longest question to an asker, and longest answer, in characters. */
export const mostQuestion = 300
export const mostTold = 500

/** Reads what is asked of the asker. */
export function readQuestion(sent: Sent): Checked<{ question: string }, TextProblem> {
  const question = textIn(sent, 'question', { most: mostQuestion })
  return checked({ question: question.text ?? '' }, [question.problem])
}

/** Reads the asker's answer, from their own page or as it was heard. */
export function readTold(sent: Sent): Checked<{ words: string }, TextProblem> {
  const words = textIn(sent, 'answered', { most: mostTold })
  return checked({ words: words.text ?? '' }, [words.problem])
}

type Line = { act: string; note: string | null }

/** The question that is open: the last one asked. */
export const openQuestion = (steps: readonly Line[]): string | null =>
  steps.filter(({ act }) => act === 'ask').at(-1)?.note ?? null
