import { checked, choiceIn, idFrom, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { decisions, type Decision } from '../kinds.rules.ts'

/** The rungs a person climbs after a second try: whom to ask, in this order, and by when after staff were told. */
export const rungs = [
  { what: 'rang-contact', minutes: 15 },
  { what: 'asked-property', minutes: 30 },
  { what: 'asked-neighbour', minutes: 30 },
  { what: 'went-there', minutes: 60 },
] as const
export type Rung = (typeof rungs)[number]['what']

/** Somebody has decided by then. */
const decisionMinutes = 120
const MINUTE_MS = 60_000

/** A step that was taken. */
export type Taken = { what: string; outcome: 'reached' | 'not-reached' | null; at: Date }

/** How a rung stands: taken, to be taken by a time, or late. */
export type RungState = { what: Rung; dueAt: Date; state: 'done' | 'now' | 'todo' | 'late'; last: Taken | null }

/** How every rung stands at a moment: the first that nobody took is next, each is late after its time. */
export function rungsAt(escalatedAt: Date, taken: readonly Taken[], now: Date): RungState[] {
  const next = rungs.find(({ what }) => !taken.some((step) => step.what === what))
  return rungs.map(({ what, minutes }) => {
    const dueAt = new Date(escalatedAt.getTime() + minutes * MINUTE_MS)
    const last = taken.filter((step) => step.what === what).at(-1) ?? null
    return { what, dueAt, last, state: last ? 'done' : now > dueAt ? 'late' : what === next?.what ? 'now' : 'todo' }
  })
}

/** By when somebody has to decide. */
export const decideBy = (escalatedAt: Date): Date => new Date(escalatedAt.getTime() + decisionMinutes * MINUTE_MS)

/** Whether something of a ladder is late: a rung that nobody took in its time, or the decision. */
export const isLate = (escalatedAt: Date, taken: readonly Taken[], now: Date): boolean =>
  now > decideBy(escalatedAt) || rungsAt(escalatedAt, taken, now).some(({ state }) => state === 'late')

/** Longest words of a step or a decision, in characters. */
export const mostWords = 200

/** A step somebody took. */
export type StepText = { id: string; what: Rung; outcome: 'reached' | 'not-reached'; words: string | null }
export type StepProblem = TextProblem | 'choose-step' | 'choose-outcome'

/** Reads a step: which, whether somebody was reached, and what they said. */
export function readStep(sent: Sent, id: string): Checked<StepText, StepProblem> {
  const what = choiceIn(
    sent,
    'what',
    rungs.map((rung) => rung.what),
  )
  const outcome = choiceIn(sent, 'outcome', ['reached', 'not-reached'] as const)
  const words = textIn(sent, 'words', { most: mostWords, optional: true })
  const step = { id: idFrom(sent['id']) ?? id, words: words.text }
  return checked<StepText, StepProblem>({ ...step, what: what ?? 'rang-contact', outcome: outcome ?? 'not-reached' }, [
    what === null && { field: 'what', why: 'choose-step' },
    outcome === null && { field: 'outcome', why: 'choose-outcome' },
    words.problem,
  ])
}

/** What somebody decided, and how they know. */
export type DecisionText = { decision: Decision; words: string }
export type DecisionProblem = TextProblem | 'choose-decision'

/** Reads a decision: which of the choices, and how it is known. Without words it is refused: another person must understand it. */
export function readDecision(sent: Sent): Checked<DecisionText, DecisionProblem> {
  const decision = choiceIn(sent, 'decision', decisions)
  const words = textIn(sent, 'why', { most: mostWords })
  return checked<DecisionText, DecisionProblem>({ decision: decision ?? 'safe', words: words.text ?? '' }, [
    decision === null && { field: 'decision', why: 'choose-decision' },
    words.problem,
  ])
}
