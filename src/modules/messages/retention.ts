import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long messages stay, and what receivers said about channels. */
export const messagesRetention: RetentionRule[] = [
  {
    table: 'messages.message',
    after: 'made_at',
    days: 365,
    source: 'what happened stands with its need; the word about it is not needed a year later (domain F15)',
    erase: 'rows',
  },
  {
    table: 'messages.sending',
    after: 'made_at',
    days: 365,
    source: 'who was sent what and when: a year is enough to answer a question about it',
    erase: 'rows',
  },
  {
    table: 'messages.consent',
    kept: 'the proof of a consent and its end, at least three years (domain F15, L-PIPL 56)',
  },
  { table: 'messages.address', kept: 'deleted when the consent is withdrawn' },
  {
    table: 'messages.device',
    kept: 'deleted when the consent is withdrawn, or its push service says that the browser wants no more',
  },
  { table: 'messages.choice', kept: 'how a receiver wants to be told, until they choose otherwise' },
]
