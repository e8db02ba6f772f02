import { bilingual } from '#base/words.ts'
import type { MergeReason } from './merging.rules.ts'

/** Why two needs are one matter. */
export const mergeReasons = bilingual<Record<MergeReason, string>>(
  { 'same-matter': '是同一件事', 'same-cause': '是同一个毛病引起的', 'told-twice': '同一个人又说了一次' },
  {
    'same-matter': 'it is the same matter',
    'same-cause': 'one fault is behind both',
    'told-twice': 'told twice by the same person',
  },
)
