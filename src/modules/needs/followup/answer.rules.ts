import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** What an asker may say of how it was done; nothing counts as praise but the first two. */
export const satisfactions = ['very', 'satisfied', 'neutral', 'unsatisfied'] as const
export type Satisfaction = (typeof satisfactions)[number]

/** The asker's answer to "it is done": solved, please do it again, or leave it though it is not solved. */
export const answers = ['solved', 'again', 'leave'] as const
export type AnswerKind = (typeof answers)[number]

export type Answer = { kind: AnswerKind; satisfaction: Satisfaction | null; words: string | null }
export type AnswerProblem = TextProblem | 'choose-answer' | 'say-what-is-new'

export const mostAnswer = 500

/** Reads an answer; asking a second time or later takes a word on what is new. */
export function readAnswer(
  sent: Sent,
  { newFactsWanted }: { newFactsWanted: boolean },
): Checked<Answer, AnswerProblem> {
  const kind = choiceIn(sent, 'answer', answers)
  const words = textIn(sent, 'said', { most: mostAnswer, optional: true })
  const answer: Answer = {
    kind: kind ?? 'solved',
    satisfaction: choiceIn(sent, 'satisfaction', satisfactions),
    words: words.text,
  }
  return checked<Answer, AnswerProblem>(answer, [
    kind === null && { field: 'answer', why: 'choose-answer' },
    words.problem,
    kind === 'again' && newFactsWanted && words.text === null && { field: 'said', why: 'say-what-is-new' },
  ])
}
