import type { Destination, UnresolvedWhy } from '../ending/ending.rules.ts'
import type { MergeReason } from '../merging/merging.rules.ts'
import type { AssigneeRole } from '../moves.rules.ts'
import type { StepAct, StepBy } from '../step.ts'

/** Every sentence of a timeline, in one language. */
export type TimelineWords = {
  title: string
  by: Record<StepBy['kind'], string>
  you: string
  act: Record<StepAct, string>
  received: Record<string, string>
  contacted: Record<string, string>
  handedTo: Record<AssigneeRole, string>
  handedToAlly: (name: string) => string
  returned: Record<string, string>
  solved: string
  notSolved: string
  opened: Record<string, string>
  theySaid: string
  until: (day: string) => string
  promised: (day: string) => string
  waitsFor: (body: string, day: string) => string
  referred: Record<Destination, string>
  left: Record<UnresolvedWhy, string>
  merged: Record<MergeReason, string>
  numbered: (what: string, number: string) => string
}

/** The same keys, each word put into a sentence. */
export const mapped = <Key extends string>(words: Record<Key, string>, say: (word: string) => string) =>
  Object.fromEntries(Object.entries<string>(words).map(([key, word]) => [key, say(word)])) as Record<Key, string>
