import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what care knows stays. */
export const careRetention: RetentionRule[] = [
  {
    table: 'care.plan',
    after: 'ended_at',
    days: 180,
    source: 'care ended: half a year, then only that there was one (domain F15)',
    erase: ['agent_sealed', 'reason_sealed', 'advice_sealed', 'contact_sealed'],
  },
  {
    table: 'care.pairing',
    after: 'ended_at',
    days: 180,
    source: 'who went there: half a year after it ended (domain F15)',
    erase: 'rows',
  },
  { table: 'care.pause', kept: 'when a plan rested: figures count those days apart; only ids' },
  {
    table: 'care.visit',
    after: 'closed_at',
    days: 180,
    source: 'notes of a visit half a year; that there was one stays (domain F15)',
    erase: ['note_sealed', 'decided_words_sealed', 'not_by'],
  },
  {
    table: 'care.step',
    after: 'at',
    days: 180,
    source: 'how an unanswered door was climbed: half a year (domain F15)',
    erase: ['words_sealed'],
  },
  { table: 'care.season', kept: 'weeks of heat and cold, without names' },
  {
    table: 'care.look',
    after: 'at',
    days: 1095,
    source: 'who looked at sealed words: three years (domain F15)',
    erase: 'rows',
  },
  { table: 'care.sheet', kept: 'that a list was printed and what became of it, without names' },
]
