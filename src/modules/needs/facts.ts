import type { Act, State } from './moves.rules.ts'

/** What each act is called once it has happened: the last part of the name of its fact, `needs.need.…`. */
export const happened: Record<Act, string> = {
  accept: 'accepted',
  contact: 'contacted',
  assign: 'assigned',
  reassign: 'reassigned',
  take: 'taken',
  promise: 'promised',
  return: 'returned',
  start: 'started',
  resolve: 'resolved',
  confirm: 'confirmed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
  close: 'closedUnanswered',
  show: 'shown',
  ask: 'asked',
  tell: 'told',
  wait: 'waiting',
  resume: 'resumed',
  extend: 'extended',
  refer: 'referred',
  leave: 'leftUnresolved',
  hotline: 'hotlineNoted',
  merge: 'merged',
  unmerge: 'unmerged',
  entrust: 'entrusted',
  reveal: 'revealed',
}

/** `needs.need.<happened>`: the state before and after; the subject is the need. Never words or names. `into`: the number it went into, or came out of. */
export type NeedMoved = { number: string; from: State; to: State; assigneeRole: string | null; into?: string }

/** `needs.need.submitted`: how it came and what it is about. */
export type NeedSubmitted = { number: string; category: string; channel: string }

/** `needs.contact.opened`: who opened the asker's name and telephone stands in the fact, why in `reason`. */
export type ContactOpened = { number: string; reason: string }
