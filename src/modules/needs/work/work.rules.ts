import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** Why an assignee gives a need back, as the buttons say it; `other` needs words. */
export const returnReasons = ['not-ours', 'wrong-place', 'needs-owners', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]

export type Return = { reason: ReturnReason; words: string | null }
export type ReturnProblem = TextProblem | 'choose-reason' | 'say-why'

/** Reads the form of giving back. */
export function readReturn(sent: Sent): Checked<Return, ReturnProblem> {
  const reason = choiceIn(sent, 'reason', returnReasons)
  const words = textIn(sent, 'returnWords', { most: 300, optional: true })
  return checked<Return, ReturnProblem>({ reason: reason ?? 'other', words: words.text }, [
    reason === null && { field: 'reason', why: 'choose-reason' },
    words.problem,
    reason === 'other' && words.text === null && { field: 'returnWords', why: 'say-why' },
  ])
}

/** Longest account of what was done, in characters. */
export const mostResult = 500

/** Reads what was done. The words are the evidence everybody can give; a photo is welcome and never a must. */
export function readResult(sent: Sent): Checked<{ result: string }, TextProblem> {
  const result = textIn(sent, 'result', { most: mostResult })
  return checked({ result: result.text ?? '' }, [result.problem])
}
