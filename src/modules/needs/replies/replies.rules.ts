import { checked, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'

/** A sentence staff keep for answering. */
export type ReplyText = { title: string; words: string }
export type ReplyProblem = TextProblem | 'unknown-place' | 'looks-like-phone'
export type ReplyRefusal = ReplyProblem | 'choose-reply'

export const mostReplyTitle = 20
export const mostReplyWords = 300

/** What may stand in braces: the need's number, its due day, and whom outside it waits for. */
const places = ['number', 'due', 'body'] as const
export type ReplyFacts = Record<(typeof places)[number], string>

/** Reads a sentence to keep. Only known places may be left open in it, and nothing that looks like a telephone. */
export function readReply(sent: Sent): Checked<ReplyText, ReplyProblem> {
  const title = textIn(sent, 'replyTitle', { most: mostReplyTitle })
  const words = textIn(sent, 'replyWords', { most: mostReplyWords })
  const text = words.text ?? ''
  return checked<ReplyText, ReplyProblem>({ title: title.text ?? '', words: text }, [
    title.problem,
    words.problem,
    hasUnknownPlace(text) && { field: 'replyWords', why: 'unknown-place' },
    /\d{7}/.test(text.normalize('NFKC').replaceAll(/[\s-]/g, '')) && { field: 'replyWords', why: 'looks-like-phone' },
  ])
}

const hasUnknownPlace = (text: string): boolean => /[{}]/.test(fillReply(text, { number: '', due: '', body: '' }))

/** The sentence with its open places filled. */
export const fillReply = (words: string, facts: ReplyFacts): string =>
  places.reduce((text, place) => text.replaceAll(`{${place}}`, facts[place]), words)

/** What stands in a field afterwards: what was typed is kept, and the sentence follows it once. */
export const laidIn = (typed: string, sentence: string): string =>
  typed === '' || typed.includes(sentence) ? typed || sentence : `${typed} ${sentence}`
