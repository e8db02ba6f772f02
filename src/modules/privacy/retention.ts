import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long requests stay: three years, as proof that they were answered (domain F15). */
export const privacyRetention: RetentionRule[] = [
  {
    table: 'privacy.request',
    after: 'closed_at',
    days: 3 * 365,
    source: 'records of answers to data requests, three years (domain F15)',
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
