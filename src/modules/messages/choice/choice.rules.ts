import { checked, choiceIn, type Checked, type Sent } from '#base/form.rules.ts'
import type { Channel } from '../channels.rules.ts'
import type { Topic } from '../kinds.rules.ts'
import type { Pace } from '../outbox/timing.rules.ts'

/** What a household chooses about, and what an account does. */
export const topicsFor = {
  home: ['question', 'progress', 'ending', 'gathering'],
  account: ['work', 'gathering', 'vanguard'],
} as const satisfies Record<'home' | 'account', readonly Topic[]>

/** How a topic comes besides the inbox: by which channel, if any, and whether it waits for the morning. */
export type Choice = { topic: Topic; channel: Channel | null; pace: Pace }

/**
 * The way a message takes out of the house; null: it stays in the inbox. Who chose nothing gets the morning's digest by the first
 * channel they agreed to. A channel without consent is never a way.
 */
export function wayOf(choice: Choice | undefined, given: readonly Channel[]): { channel: Channel; pace: Pace } | null {
  const channel = choice ? choice.channel : given[0]
  if (!channel || !given.includes(channel)) return null
  return { channel, pace: choice?.pace ?? 'digest' }
}

/** Reads the choices of a page: for each topic a channel that was agreed to, or none, and a pace. */
export function readChoices(
  sent: Sent,
  { topics, given }: { topics: readonly Topic[]; given: readonly Channel[] },
): Checked<Choice[], 'not-offered'> {
  const read = topics.map((topic) => ({
    topic,
    channel: choiceIn(sent, `channel-${topic}`, [...given, 'none'] as const),
    pace: choiceIn(sent, `pace-${topic}`, ['digest', 'at_once'] as const),
  }))
  const problems = read.flatMap(({ topic, channel, pace }) => [
    channel === null && ({ field: `channel-${topic}`, why: 'not-offered' } as const),
    pace === null && ({ field: `pace-${topic}`, why: 'not-offered' } as const),
  ])
  const choices = read.map(({ topic, channel, pace }) => ({
    topic,
    channel: channel === 'none' ? null : channel,
    pace: pace ?? 'digest',
  }))
  return checked(choices, problems)
}
