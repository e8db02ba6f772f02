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
    kept: 'the proof of a consent and its end, at least three years (domain F15, L-PIPL 56); a person’s goes with the person',
  },
  {
    table: 'messages.address',
    after: 'ends_at',
    days: 0,
    source: 'deleted when the consent is withdrawn, and by this when it is over by itself (L-PIPL 19)',
    erase: 'rows',
  },
  {
    table: 'messages.device',
    after: 'made_at',
    days: 731,
    source:
      'deleted when the consent is withdrawn or its push service knows it no more, and by this when the two years of the consent are over',
    erase: 'rows',
  },
  { table: 'messages.choice', kept: 'how a receiver wants to be told, until they choose otherwise' },
]
