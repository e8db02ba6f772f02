import type { MessageKind } from '../kinds.rules.ts'

/**
 * Who is told: the asker's household, the household of the other need where two are merged or parted, whoever holds the role it
 * was handed to, the committee's staff of the place, or the one colleague the director named for what is between neighbours.
 */
export type Audience = 'household' | 'other-household' | 'hands' | 'staff' | 'handler' | 'reader'

/** `knownTo`: when they did it, the receiver knows already. A need is parted by the clock only when the other's asker took that one back. */
export type News = { kind: MessageKind; to: Audience; knownTo?: 'asker' | 'clock' }

/**
 * Which facts about a need are news, for whom, and as what. One message for each event: accepting and handing over in one press
 * tells the household once. What the receiver did themselves is no news to them. Nobody's matter is moved without being told (C2).
 */
const newsOfNeeds: Record<string, News | readonly News[]> = {
  accepted: { kind: 'accepted', to: 'household' },
  asked: { kind: 'asked', to: 'household' },
  waiting: { kind: 'waiting', to: 'household' },
  extended: { kind: 'extended', to: 'household' },
  promised: { kind: 'promised', to: 'household' },
  resolved: { kind: 'resolved', to: 'household' },
  closedUnanswered: { kind: 'closed', to: 'household' },
  leftUnresolved: { kind: 'unsolved', to: 'household' },
  referred: { kind: 'referred', to: 'household' },
  assigned: { kind: 'handed', to: 'hands' },
  reassigned: { kind: 'handed', to: 'hands' },
  returned: { kind: 'given-back', to: 'staff' },
  told: { kind: 'answered', to: 'staff' },
  reopened: { kind: 'reopened', to: 'staff' },
  entrusted: { kind: 'entrusted', to: 'handler' },
  revealed: { kind: 'to-read', to: 'reader' },
  merged: [
    { kind: 'merged', to: 'household' },
    { kind: 'joined', to: 'other-household' },
  ],
  unmerged: [
    { kind: 'unmerged', to: 'household', knownTo: 'asker' },
    { kind: 'parted', to: 'other-household', knownTo: 'clock' },
  ],
}

const asSide: Record<string, News['knownTo']> = { household: 'asker', guest: 'asker', auto: 'clock' }

/** The news a fact `needs.need.<what>` is, by the kind of actor who did it; none for what nobody is told. */
export const newsOf = ({ name, actorKind }: { name: string; actorKind: string }): readonly News[] => {
  const what = name.replace(/^needs\.need\./, '')
  const news = Object.hasOwn(newsOfNeeds, what) ? (newsOfNeeds[what] ?? []) : []
  return [news].flat().filter(({ knownTo }) => knownTo === undefined || knownTo !== asSide[actorKind])
}

type Held = { accountId: string; role: string; compoundId: string | null; buildingId: string | null; startsOn: string }
type Where = { compoundId: string | null; buildingId: string | null }

/** The accounts that hold one of these roles at a place on a day, each once. A need without a place is of the whole area's holders. */
export const holdersAt = (
  grants: readonly Held[],
  { roles, place, today }: { roles: readonly string[]; place: Where; today: string },
): string[] => [
  ...new Set(
    grants
      .filter(({ role, startsOn }) => roles.includes(role) && startsOn <= today)
      .filter(({ compoundId }) => compoundId === null || compoundId === place.compoundId)
      .filter(({ buildingId }) => buildingId === null || buildingId === place.buildingId)
      .map(({ accountId }) => accountId),
  ),
]
