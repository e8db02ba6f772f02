/** The states of a need, in the order most needs pass them. */
export const states = [
  'submitted',
  'accepted',
  'needs_info',
  'assigned',
  'in_progress',
  'waiting_external',
  'resolved',
  'reopened',
  'confirmed',
  'closed_no_reply',
  'closed_unresolved',
  'referred',
  'merged',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export const isState = (text: string): text is State => (states as readonly string[]).includes(text)

/** Being worked on: neither resolved nor closed. */
export const openStates: readonly State[] = [
  'submitted',
  'accepted',
  'needs_info',
  'assigned',
  'in_progress',
  'waiting_external',
  'reopened',
]
export const closedStates: readonly State[] = [
  'confirmed',
  'closed_no_reply',
  'closed_unresolved',
  'referred',
  'merged',
  'withdrawn',
]

/** Somebody has it in hand, or is to take it. */
export const handedStates: readonly State[] = ['assigned', 'in_progress', 'waiting_external']

/** The next word is the asker's, or somebody's outside: the clock stands still here and nowhere else. */
export const pausedStates: readonly State[] = ['needs_info', 'waiting_external']
export const isPaused = (state: State): boolean => pausedStates.includes(state)

/** Who may be handed a need. */
export const assigneeRoles = ['staff', 'property', 'owners', 'partner', 'team'] as const
export type AssigneeRole = (typeof assigneeRoles)[number]

/** Those of whom there are several: which one, the need says by its id in the directory of partners and teams. */
export type AllyRole = Extract<AssigneeRole, 'partner' | 'team'>
export const isAlly = (role: AssigneeRole | null): role is AllyRole => role === 'partner' || role === 'team'

/**
 * The sides of a need. `committee`: staff, director or secretary of its place. `assignee`: whoever it was handed to there.
 * `director`: the director of its place, who is of the committee too. `asker`: who holds its code or the household's card.
 * `finder`: who found a danger while they were there for the committee. `auto`: the clock.
 */
export type Party = 'asker' | 'committee' | 'director' | 'assignee' | 'finder' | 'auto'

export type Act =
  | 'accept'
  | 'contact'
  | 'assign'
  | 'reassign'
  | 'take'
  | 'promise'
  | 'return'
  | 'start'
  | 'resolve'
  | 'confirm'
  | 'reopen'
  | 'withdraw'
  | 'close'
  | 'show'
  | 'ask'
  | 'tell'
  | 'wait'
  | 'resume'
  | 'extend'
  | 'refer'
  | 'leave'
  | 'hotline'
  | 'merge'
  | 'unmerge'
  | 'entrust'
  | 'reveal'

type Move = {
  from: readonly State[]
  /** `same`: something happened, the state did not change. */
  to: State | 'same'
  who: readonly Party[]
  /** Whether everybody may see on the board that it happened. */
  isPublic: boolean
}

const anyOpen = openStates
/** Open, and the clock runs. */
const running: readonly State[] = ['accepted', 'assigned', 'in_progress', 'reopened']

/**
 * The state machine of a need (domain.md C2). Every move writes who, when and why, and is undone only by another move.
 * `reassign` and a late `reopen` are ours: a need must not be stuck with somebody who does not answer, nor a neighbour who was ill be too late.
 */
export const moves: Record<Act, Move> = {
  // A danger that was found does not wait for a desk to open: `finder` takes it up and hands it over in one breath, nothing else.
  accept: { from: ['submitted'], to: 'accepted', who: ['committee', 'finder'], isPublic: true },
  contact: { from: anyOpen, to: 'same', who: ['committee'], isPublic: true },
  assign: { from: ['accepted', 'reopened'], to: 'assigned', who: ['committee', 'finder'], isPublic: true },
  reassign: { from: ['assigned', 'in_progress'], to: 'assigned', who: ['committee'], isPublic: true },
  take: { from: ['assigned'], to: 'same', who: ['assignee'], isPublic: true },
  // Ours: E6 sets a date. It is a word on the way, not another due date.
  promise: { from: ['assigned', 'in_progress'], to: 'same', who: ['assignee'], isPublic: true },
  return: { from: ['assigned'], to: 'accepted', who: ['assignee'], isPublic: true },
  start: { from: ['assigned'], to: 'in_progress', who: ['assignee'], isPublic: true },
  resolve: { from: ['in_progress'], to: 'resolved', who: ['assignee'], isPublic: true },
  confirm: { from: ['resolved'], to: 'confirmed', who: ['asker', 'committee'], isPublic: true },
  reopen: { from: ['resolved', 'closed_no_reply'], to: 'reopened', who: ['asker', 'committee'], isPublic: true },
  withdraw: { from: anyOpen, to: 'withdrawn', who: ['asker', 'committee'], isPublic: true },
  close: { from: ['resolved'], to: 'closed_no_reply', who: ['auto'], isPublic: true },
  show: { from: states, to: 'same', who: ['committee'], isPublic: false },
  ask: { from: ['accepted'], to: 'needs_info', who: ['committee'], isPublic: true },
  tell: { from: ['needs_info'], to: 'accepted', who: ['asker', 'committee'], isPublic: true },
  wait: {
    from: ['in_progress', 'waiting_external'],
    to: 'waiting_external',
    who: ['assignee', 'committee'],
    isPublic: true,
  },
  resume: { from: ['waiting_external'], to: 'in_progress', who: ['assignee', 'committee'], isPublic: true },
  extend: { from: running, to: 'same', who: ['committee'], isPublic: true },
  refer: { from: ['submitted'], to: 'referred', who: ['committee'], isPublic: true },
  leave: { from: anyOpen, to: 'closed_unresolved', who: ['director'], isPublic: true },
  hotline: { from: states, to: 'same', who: ['committee'], isPublic: false },
  merge: { from: anyOpen, to: 'merged', who: ['committee'], isPublic: true },
  entrust: { from: states, to: 'same', who: ['director'], isPublic: false },
  reveal: { from: states, to: 'same', who: ['director'], isPublic: false },
  // The clock takes it out again where its asker took the other one back.
  unmerge: { from: ['merged'], to: 'accepted', who: ['asker', 'committee', 'auto'], isPublic: true },
}

/** Whether this act is open in this state to somebody who stands on these sides. */
export const mayMove = (act: Act, state: State, sides: readonly Party[]): 'yes' | 'not-yours' | 'not-now' => {
  const move = moves[act]
  if (!move.who.some((party) => sides.includes(party))) return 'not-yours'
  return move.from.includes(state) ? 'yes' : 'not-now'
}

/** The acts open to somebody who stands on these sides, in the order of the table. */
export const actsFor = (state: State, sides: readonly Party[]): Act[] =>
  (Object.keys(moves) as Act[]).filter((act) => mayMove(act, state, sides) === 'yes')
