import type { RetentionRule } from '#platform/retention/retention.ts'

/** How long what was asked stays, and who asked it. */
export const needsRetention: RetentionRule[] = [
  {
    table: 'needs.need',
    after: 'closed_at',
    days: 365,
    source: 'who asked is forgotten a year after it was closed (domain F15); the matter itself stays',
    // The hotline knows who called under its order number.
    erase: ['asker_sealed', 'asker_phone_hash', 'hotline_ref'],
  },
  {
    table: 'needs.search_text',
    kept: 'as long as the need says it: written anew with each change, mended when words were erased',
  },
  { table: 'needs.step', kept: 'what became of a need, without who asked; part of the record' },
  { table: 'needs.reply', kept: 'sentences of the desk without a person in them, retired ones too' },
  { table: 'needs.picture', kept: 'as long as the need it shows' },
]
