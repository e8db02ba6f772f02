import { sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Call } from './calls.ts'
import { helpWords } from './help.words.ts'

/** How a call for help stands to its reader: their own that nobody came to yet, somebody else's, or somebody came. */
export type CallState = 'mine' | 'open' | 'done'

export const callState = ({ mine, there }: Call): CallState => (there ? 'done' : mine ? 'mine' : 'open')

/** 「上午9点40分「理发」求助。上午9点43分带队的人老李到了。」 Without a name where the reader is not told one. */
export function sayCall(lang: Lang, one: Call): string {
  const w = helpWords(lang)
  const { there } = one
  const end = lang === 'zh' ? '。' : '. '
  const head = w.asked(sayTime(lang, one.at), one.stall) + end
  if (!there) return head + (one.mine ? w.mine : w.open)
  const at = sayTime(lang, there.at)
  const who = [w.who[there.as], there.name].filter(Boolean).join(lang === 'zh' ? '' : ', ')
  return head + (there.as === 'own' ? w.allRight(at) : w.came(who, at))
}

/** What a device keeps of calls for help: nobody's name. */
export const callsSeen = (lang: Lang, calls: readonly Call[]) =>
  calls.map((one) => ({
    id: one.id,
    state: callState(one),
    said: sayCall(lang, { ...one, there: one.there && { ...one.there, name: null } }),
  }))
