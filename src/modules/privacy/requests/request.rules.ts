import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

export const kinds = ['correct', 'delete', 'complain'] as const
export type Kind = (typeof kinds)[number]
export const channels = ['card', 'counter', 'telephone', 'paper'] as const
export type Channel = (typeof channels)[number]
export const refusals = ['not-them', 'must-keep', 'not-stored', 'other'] as const
export type RefusedWhy = (typeof refusals)[number]
export const states = ['received', 'verified', 'in_progress', 'fulfilled', 'refused', 'withdrawn', 'appealed'] as const
export type State = (typeof states)[number]

/** Working days within which every request has an answer. */
export const answerDays = 15

/** What can be done to a request, from which states, and where it leads. `erase` is how a deletion is fulfilled. */
export const acts = {
  verify: { from: ['received', 'appealed'], to: 'verified' },
  begin: { from: ['verified'], to: 'in_progress' },
  fulfil: { from: ['verified', 'in_progress'], to: 'fulfilled' },
  erase: { from: ['verified', 'in_progress'], to: 'fulfilled' },
  refuse: { from: ['received', 'verified', 'in_progress', 'appealed'], to: 'refused' },
  withdraw: { from: ['received', 'verified', 'in_progress', 'appealed'], to: 'withdrawn' },
  appeal: { from: ['refused'], to: 'appealed' },
} as const satisfies Record<string, { from: readonly State[]; to: State }>
export type Act = keyof typeof acts

/** Whether an act fits a request as it stands: a deletion is fulfilled by deleting, and nothing else is. */
export function fits(act: Act, { kind, state }: { kind: Kind; state: State }): boolean {
  if (act === 'erase' && kind !== 'delete') return false
  if (act === 'fulfil' && kind === 'delete') return false
  return (acts[act].from as readonly State[]).includes(state)
}

/** What the desk can do to a request. */
export const atDesk = ['verify', 'begin', 'fulfil', 'erase', 'refuse'] as const
export type DeskAct = (typeof atDesk)[number]

/** What is left to do at the desk with a request as it stands. */
export const deskActs = (request: { kind: Kind; state: State }): DeskAct[] => atDesk.filter((act) => fits(act, request))

export type RequestProblem = TextProblem | 'choose-kind' | 'choose-channel' | 'not-sure' | 'choose-why'

export type NewRequest = { kind: Kind; channel: Channel; words: string | null }

/** Reads a request. A correction and a complaint say what about; a deletion needs no reason. At the counter somebody says they know who it is. */
export function readRequest(sent: Sent, by: 'card' | 'desk'): Checked<NewRequest, RequestProblem> {
  const kind = choiceIn(sent, 'kind', kinds)
  const channel = by === 'card' ? 'card' : choiceIn(sent, 'channel', ['counter', 'telephone', 'paper'] as const)
  const words = textIn(sent, 'words', { most: 500, optional: kind === 'delete' })
  return checked<NewRequest, RequestProblem>(
    { kind: kind ?? 'complain', channel: channel ?? 'counter', words: words.text },
    [
      kind === null && { field: 'kind', why: 'choose-kind' },
      channel === null && { field: 'channel', why: 'choose-channel' },
      words.problem,
    ],
  )
}

/** Reads the answer a request is closed with: said to the person, in a sentence. */
export function readAnswer(sent: Sent): Checked<string, RequestProblem> {
  const answer = textIn(sent, 'answer', { most: 500 })
  return checked(answer.text ?? '', [answer.problem])
}

/** Reads a refusal: one of the few reasons there are, and a sentence. */
export function readRefusal(sent: Sent): Checked<{ why: RefusedWhy; answer: string }, RequestProblem> {
  const why = choiceIn(sent, 'why', refusals)
  const answer = textIn(sent, 'told', { most: 500 })
  return checked<{ why: RefusedWhy; answer: string }, RequestProblem>(
    { why: why ?? 'other', answer: answer.text ?? '' },
    [why === null && { field: 'why', why: 'choose-why' }, answer.problem],
  )
}

/** Reads that whoever deletes has made sure who it is, and has told of what stays. */
export const readSure = (sent: Sent): Checked<null, RequestProblem> =>
  checked(null, [sent['sure'] !== 'yes' && { field: 'sure', why: 'not-sure' }])
