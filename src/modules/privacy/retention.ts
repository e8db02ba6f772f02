import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long requests and consents stay: three years, as proof that they were answered and kept to (domain F15, L-PIPL 56). */
export const privacyRetention: RetentionRule[] = [
  {
    table: 'privacy.request',
    after: 'closed_at',
    days: 3 * 365,
    source: 'records of answers to data requests, three years (domain F15)',
    erase: 'rows',
  },
  {
    table: 'privacy.consent',
    after: 'ended_at',
    days: 3 * 365,
    source: 'records of consent, three years after it ended (domain F15)',
    erase: 'rows',
  },
  {
    table: 'privacy.emergency',
    after: 'asked_at',
    days: 3 * 365,
    source: 'security records, three years (domain F15)',
    erase: 'rows',
  },
]
