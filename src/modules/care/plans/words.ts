import { bilingual } from '#base/words.ts'
import { en } from './en.words.ts'
import { zh } from './zh.words.ts'

/** What is said about plans. */
export const planWords = bilingual(zh, en)
