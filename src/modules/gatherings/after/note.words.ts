import type { TextProblem } from '#base/form.rules.ts'
import { bilingual } from '#base/words.ts'
import type { NoteKind } from './note.rules.ts'

type NoteWords = {
  kinds: Record<NoteKind, string>
  kind: string
  words: string
  wordsHint: string
  isPublic: string
  publicHint: string
  forUs: string
  forAll: string
  write: string
  save: string
  correct: string
  correctTitle: string
  written: string
  corrected: string
  wasCorrected: (day: string) => string
  before: string
  beforeLine: (version: number, day: string, who: string) => string
  keepMine: string
  notNow: string
  refused: Record<TextProblem, string>
}

const zh: NoteWords = {
  kinds: { note: '活动记录', minutes: '会议纪要' },
  kind: '写的是',
  words: '做了什么，说了什么',
  wordsHint: '写事情，不写谁的私事。分行写，一行一件。',
  isPublic: '给大家看',
  publicHint: '不打勾，只有居委会和带这场活动的人看得到。',
  forUs: '内部',
  forAll: '公开',
  write: '写记录',
  save: '存下',
  correct: '更正',
  correctTitle: '更正记录',
  written: '记下了。',
  corrected: '改好了。原来的话也留着。',
  wasCorrected: (day) => `${day} 更正过`,
  before: '改动以前',
  beforeLine: (version, day, who) => `第 ${version} 版，${day} 更正${who && `，原来由${who}写`}`,
  keepMine: '用我写的',
  notNow: '活动还没开始，或者取消了，眼下不能写记录。您写的还在下面。',
  refused: {
    missing: '请写一写做了什么。',
    'too-long': '写得太长了，请控制在八千字以内。',
    'odd-characters': '里面有看不见的怪字符，请重新打一遍。',
  },
}

const en: NoteWords = {
  kinds: { note: 'Note', minutes: 'Minutes' },
  kind: 'This is',
  words: 'What was done, what was said',
  wordsHint: 'About matters, not about anybody’s private life. One matter a line.',
  isPublic: 'Everybody may read it',
  publicHint: 'Unticked, only the committee and whoever led it read it.',
  forUs: 'Internal',
  forAll: 'Public',
  write: 'Write a note',
  save: 'Keep',
  correct: 'Correct',
  correctTitle: 'Correct the note',
  written: 'Noted.',
  corrected: 'Corrected. What it said before is kept as well.',
  wasCorrected: (day) => `corrected on ${day}`,
  before: 'Before it was corrected',
  beforeLine: (version, day, who) => `Version ${version}, corrected on ${day}${who && `, first written by ${who}`}`,
  keepMine: 'Use my words',
  notNow: 'It has not begun, or was called off: no note can be written now. Your words are still below.',
  refused: {
    missing: 'Please write what was done.',
    'too-long': 'That is too long: eight thousand characters at most.',
    'odd-characters': 'There are odd invisible characters in it. Please type it again.',
  },
}

/** Notes and minutes. */
export const noteWords = bilingual(zh, en)
