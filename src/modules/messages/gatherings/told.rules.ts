import type { Channel } from '../channels.rules.ts'
import type { GatheringKind } from '../kinds.rules.ts'
import { newsOfGathering, type GatheringFact } from './news.rules.ts'

/** What somebody was to be told last, and since when. */
export type LastNews = { kind: GatheringKind; at: Date }

type Happened = GatheringFact & { subjectId: string | null; at: Date }

/**
 * The last thing somebody who signed up has to know, from what happened to the gathering since they signed up and to their sign-up;
 * null where there is nothing they were not there for. `facts` in the order they were written.
 */
export function lastNews(
  facts: readonly Happened[],
  { id, gatheringId, madeAt }: { id: string; gatheringId: string; madeAt: Date },
): LastNews | null {
  const mine = facts.flatMap((fact): LastNews[] => {
    const own = fact.subjectId === id
    if (!own && !(fact.subjectId === gatheringId && fact.at >= madeAt)) return []
    const news = newsOfGathering(fact)
    return news?.reach && news.to !== 'leader' ? [{ kind: news.kind, at: fact.at }] : []
  })
  return mine.at(-1) ?? null
}

/** By which way somebody was told, whether it is on its way, or not at all. */
export type ToldBy =
  | { is: 'sent'; channel: Channel }
  | { is: 'read' }
  | { is: 'rung' }
  | { is: 'waiting'; channel: Channel }
  | { is: 'nobody' }

type Heard = { read_at: Date | null; channel: Channel | null; state: string | null }

const arrived = ['sent', 'delivered', 'rehearsed']

/** `heard`: the messages made since then for whoever it is. */
export function toldBy({
  heard,
  rungAt,
  since,
}: {
  heard: readonly Heard[]
  rungAt: Date | null
  since: Date
}): ToldBy {
  const by = (states: readonly string[]) => heard.find(({ state }) => state !== null && states.includes(state))?.channel
  const sent = by(arrived)
  if (sent) return { is: 'sent', channel: sent }
  if (rungAt && rungAt >= since) return { is: 'rung' }
  if (heard.some(({ read_at }) => read_at !== null)) return { is: 'read' }
  const waiting = by(['waiting'])
  return waiting ? { is: 'waiting', channel: waiting } : { is: 'nobody' }
}
