import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what is known about partners and teams stays. */
export const partnersRetention: RetentionRule[] = [
  {
    table: 'partners.ally',
    after: 'ended_at',
    days: 365,
    source: 'whom to call is forgotten a year after the partner was retired; the name stays with what they did',
    erase: ['contact_sealed'],
  },
]
