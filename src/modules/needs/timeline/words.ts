import { bilingual } from '#base/words.ts'
import { en } from './en.words.ts'
import type { TimelineWords } from './says.words.ts'
import { zh } from './zh.words.ts'

/** What the timeline of a need says. */
export const timelineWords = bilingual<TimelineWords>(zh, en)
