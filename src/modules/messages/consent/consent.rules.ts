import { addDays, dayOf, DAY_MS, type Day } from '#base/days.ts'
import { checked, choiceIn, oneLine, phoneDigits, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { addressed, channels, type Addressed, type Channel } from '../channels.rules.ts'
import { readSubscription } from '../push/subscription.rules.ts'
import { readGuardian, type Guardian, type GuardianProblem } from './guardian.rules.ts'

/** The version of the three lines that ask for consent (`words.ts`); other lines are another version. */
export const textVersion = 3
/**
 * Versions a yes to which still covers news of needs. 2 said nothing of gatherings, 1 the same without a last day. 0 were the three
 * lines of a page that opened no channel: a yes to it opens none.
 */
const coveredVersions: readonly number[] = [1, 2, textVersion]
/** What a consent is for. There is one purpose. */
export const purpose = 'news of own needs and gatherings'

/** Whether a yes covers news of gatherings: its lines spoke of them. A line on a device never says what it is about. */
export const coversGatherings = ({ channel, text_version }: { channel: Channel; text_version: number }): boolean =>
  channel === 'push' || text_version >= 3

/** After a no nobody is asked again for so long; they may still say yes by themselves. */
const restDays = 90
/** How long a yes holds at most. */
const lastsDays = 730

/** How an answer came: with the receiver's own card or account, or taken down by somebody of the committee. */
export const takenDown = ['telephone', 'door', 'paper', 'counter'] as const
export type TakenDown = (typeof takenDown)[number]
export type How = 'own-page' | TakenDown

export type Answer = {
  answer: 'given' | 'refused' | 'withdrawn'
  at: Date
  text_version: number
  until_on: Day | null
  /** For a child a guardian spoke for: the day they turn fourteen. */
  fourteen_on: Day | null
}

/** Why a yes holds no longer although nobody took it back: they turned fourteen, its time is over, or other words are asked now. */
export type Lapse = 'grown' | 'ended' | 'reworded'

/** Whether a yes is over by itself on this day. */
export function lapseOf(last: Answer | undefined, today: Day): Lapse | null {
  if (last?.answer !== 'given') return null
  if (last.fourteen_on !== null && last.fourteen_on <= today) return 'grown'
  if (last.until_on !== null && last.until_on < today) return 'ended'
  return coveredVersions.includes(last.text_version) ? null : 'reworded'
}

/** Whether the last word somebody said about a channel is a yes that holds on this day. */
export const holdsOn = (last: Answer | undefined, today: Day): boolean =>
  last?.answer === 'given' && lapseOf(last, today) === null

/** The last day of a yes given today: two years, and for a child never longer than the day before they turn fourteen. */
export function untilOf(today: Day, guardian: Pick<Guardian, 'fourteenOn'> | null): Day {
  const longest = addDays(today, lastsDays)
  const asChild = guardian ? addDays(guardian.fourteenOn, -1) : longest
  return asChild < longest ? asChild : longest
}

/** The first moment somebody may be asked about a channel, after what they said last; null: now. A consent that was taken back is a no. */
export function askAgainFrom(last: Pick<Answer, 'answer' | 'at'> | undefined, now: Date): Date | null {
  if (!last || last.answer === 'given') return null
  const from = new Date(last.at.getTime() + restDays * DAY_MS)
  return from > now ? from : null
}

export type Stage = { is: 'given' } | { is: 'asked' } | { is: 'resting'; until: Date }

/**
 * What a page does about a channel: shows the yes, rests after a no, or asks. `isSent`: its form was sent back with a yes in it;
 * `isStill`: somebody who said no opened it themselves.
 */
export function stageOf(
  last: Answer | undefined,
  { now, isSent, isStill }: { now: Date; isSent: boolean; isStill: boolean },
): Stage {
  if (isSent) return { is: 'asked' }
  if (holdsOn(last, dayOf(now))) return { is: 'given' }
  const until = isStill ? null : askAgainFrom(last, now)
  return until ? { is: 'resting', until } : { is: 'asked' }
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

/** An address as a channel takes it; null for anything else. */
export const addressFor = (channel: Channel, text: string): string | null => readers[channel](oneLine(text))

export type AddressProblem = 'no-mail' | 'no-sms' | 'no-wechat' | 'no-push'
export type ConsentProblem = AddressProblem | GuardianProblem | 'not-ticked'
export type Said = { address: string; guardian: Guardian | null }

/** Reads a yes to a channel: the address it leads to, the tick under what was asked, and who speaks for a child. */
export function readConsent(
  sent: Sent,
  { channel, today, isHome }: { channel: Channel; today: Day; isHome: boolean },
): Checked<Said, ConsentProblem> {
  const address = addressFor(channel, sent[`address-${channel}`] ?? '')
  const guardian = isHome ? readGuardian(sent, channel, today) : checked<null, GuardianProblem>(null, [])
  const problems: (Problem<ConsentProblem> | false)[] = [
    address === null && { field: `address-${channel}`, why: `no-${channel}` as const },
    ...(guardian.good ? [] : guardian.problems),
    sent[`agreed-${channel}`] !== 'yes' && { field: `agreed-${channel}`, why: 'not-ticked' },
  ]
  return checked({ address: address ?? '', guardian: guardian.good ? guardian.value : null }, problems)
}

/** The channel an address names. */
export const channelIn = (text: string | undefined): Channel | null =>
  choiceIn({ channel: text ?? '' }, 'channel', channels)

/** The same, where a device has no place. */
export const addressedIn = (text: string | undefined): Addressed | null =>
  choiceIn({ channel: text ?? '' }, 'channel', addressed)
