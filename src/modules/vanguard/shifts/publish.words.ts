import { bilingual } from '#base/words.ts'

type Words = {
  publish: (count: number) => string
  publishNote: string
  publishDone: (count: number) => string
  nothingProposed: string
  publishDay: (count: number) => string
  dayPublished: string
}

const zh: Words = {
  publish: (count) => `发布，告诉这 ${count} 位`,
  publishNote: '说过能来的，算答应了；别的人再问一声来不来。',
  publishDone: (count) => `发布了，${count} 位会收到消息。没有消息能送到的，在「通知到了谁」里，打个电话。`,
  nothingProposed: '没有等着发布的。',
  publishDay: (count) => `只发布这一天，告诉这 ${count} 位`,
  dayPublished: '这一天发布过了。',
}

const en: Words = {
  publish: (count) => `Publish, and tell these ${count}`,
  publishNote: 'Whoever said yes has accepted; the others are asked whether they come.',
  publishDone: (count) =>
    `Published; ${count} get a message. Whoever no message reaches is listed under “Who was told”: please ring.`,
  nothingProposed: 'Nothing waits to be published.',
  publishDay: (count) => `Publish this day only, and tell these ${count}`,
  dayPublished: 'This day is published.',
}

/** Publishing who comes: all days that are looked at, or one of them. */
export const publishWords = bilingual(zh, en)
