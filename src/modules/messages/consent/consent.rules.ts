import { checked, choiceIn, oneLine, phoneDigits, type Checked, type Sent } from '#base/form.rules.ts'
import { DAY_MS } from '#base/days.ts'
import { channels, type Channel } from '../channels.rules.ts'
import { readSubscription } from '../push/subscription.rules.ts'

/** The version of the sentence that asks for consent (`words.ts`); another sentence is another version. */
export const textVersion = 1
/** What a consent is for. There is one purpose. */
export const purpose = 'news of own needs'

/** After a no nobody is asked again for so long; they may still say yes by themselves. */
const restDays = 90

export type Answer = { answer: 'given' | 'refused' | 'withdrawn'; at: Date }

/** The first moment somebody may be asked about a channel, after what they said last; null: now. A consent that was taken back is a no. */
export function askAgainFrom(last: Answer | undefined, now: Date): Date | null {
  if (!last || last.answer === 'given') return null
  const from = new Date(last.at.getTime() + restDays * DAY_MS)
  return from > now ? from : null
}

const longestMail = 254

const readers: Record<Channel, (text: string) => string | null> = {
  mail: (text) =>
    text.length <= longestMail && /^[^\s@<>,;:"()\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? text : null,
  sms: (text) => {
    const digits = phoneDigits(text)
    return digits !== null && /^1[3-9]/.test(digits) ? digits : null
  },
  wechat: (text) => (/^[\w-]{6,64}$/.test(text) ? text : null),
  push: (text) => {
    const subscription = readSubscription(text)
    return subscription && JSON.stringify(subscription)
  },
}

export type ConsentProblem = 'no-mail' | 'no-sms' | 'no-wechat' | 'no-push' | 'not-ticked'

/** Reads a yes to a channel: the address it leads to and the tick under what was asked. */
export function readConsent(sent: Sent, channel: Channel): Checked<{ address: string }, ConsentProblem> {
  const address = readers[channel](oneLine(sent[`address-${channel}`]))
  return checked({ address: address ?? '' }, [
    address === null && { field: `address-${channel}`, why: `no-${channel}` as const },
    sent[`agreed-${channel}`] !== 'yes' && { field: `agreed-${channel}`, why: 'not-ticked' },
  ])
}

/** The channel an address names. */
export const channelIn = (text: string | undefined): Channel | null =>
  choiceIn({ channel: text ?? '' }, 'channel', channels)
