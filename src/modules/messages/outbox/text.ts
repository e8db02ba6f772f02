import type { Lang } from '#base/words.ts'
import type { GatewayCall } from '../senders/gateway.ts'
import { sayMessage, type Said } from '../words.ts'
import { sentWords } from './words.ts'

/** What is to be said outside: the messages of one line of the outbox, and where they can be read. */
export type Outgoing = {
  lang: Lang
  area: string
  /** `own`: the address of the sign-up it is about, where the place can be given back. */
  messages: readonly (Said & { own: string | null })[]
  link: string | null
}

/** Subject and text of a mail. */
export function mailText({ lang, area, messages, link }: Outgoing): { subject: string; text: string } {
  const w = sentWords(lang)
  const lines = messages.map((message) => {
    const said = `· ${sayMessage(lang, message)}`
    return message.own === null ? said : `${said}\n  ${w.own(message.own)}`
  })
  return {
    subject: w.subject(area, messages.length),
    text: [w.greeting, '', ...lines, '', link === null ? w.lookIn : w.look(link), '', w.foot, ''].join('\n'),
  }
}

/** What fills a gateway's template: the one message, or how many there are. */
export function templateOf({
  lang,
  area,
  messages,
  link,
}: Outgoing): Pick<GatewayCall, 'lang' | 'template' | 'values'> {
  const [only] = messages
  const text = messages.length === 1 && only ? sayMessage(lang, only) : sentWords(lang).short(messages.length)
  const own = messages.length === 1 ? only?.own : null
  const values = { area, count: String(messages.length), text, link: own ?? link ?? '' }
  return { lang, template: messages.length === 1 ? 'news' : 'digest', values }
}
