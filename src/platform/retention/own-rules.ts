import type { RetentionRule } from './retention.ts'

/** The platform's own tables. */
export const platformRetention: RetentionRule[] = [
  { table: 'platform.counter', kept: 'numbers are never given twice' },
  {
    table: 'platform.fact',
    kept: 'the record of what happened, without personal data; at least three years (domain F15, L-PIPL 56)',
  },
  { table: 'platform.seal', kept: 'as long as the facts it seals' },
  { table: 'platform.delivery', kept: 'deleted when the listener has taken the fact' },
  { table: 'platform.role_grant', kept: 'who might do what, and when: part of the record' },
  { table: 'platform.file', kept: 'as long as the record that shows it' },
  {
    table: 'platform.job',
    after: 'changed_at',
    days: 90,
    source: 'nobody looks for an old import after a quarter',
    erase: 'rows',
  },
]
