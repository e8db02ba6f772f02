import type { MessageKind } from '../kinds.rules.ts'

/** Who is told: the asker's household, whoever holds the role it was handed to, or the committee's staff of the place. */
export type Audience = 'household' | 'hands' | 'staff'

type News = { kind: MessageKind; to: Audience }

/**
 * Which facts about a need are news, for whom, and as what. One message for each event: accepting and handing over in one press
 * tells the household once. What the receiver did themselves is no news to them.
 */
const newsOfNeeds: Record<string, News> = {
  accepted: { kind: 'accepted', to: 'household' },
  asked: { kind: 'asked', to: 'household' },
  waiting: { kind: 'waiting', to: 'household' },
  extended: { kind: 'extended', to: 'household' },
  resolved: { kind: 'resolved', to: 'household' },
  closedUnanswered: { kind: 'closed', to: 'household' },
  leftUnresolved: { kind: 'unsolved', to: 'household' },
  referred: { kind: 'referred', to: 'household' },
  assigned: { kind: 'handed', to: 'hands' },
  reassigned: { kind: 'handed', to: 'hands' },
  returned: { kind: 'given-back', to: 'staff' },
  told: { kind: 'answered', to: 'staff' },
  reopened: { kind: 'reopened', to: 'staff' },
}

/** The news a fact `needs.need.<what>` is; null for what nobody is told. */
export const newsOf = (fact: string): News | null => {
  const what = fact.replace(/^needs\.need\./, '')
  return Object.hasOwn(newsOfNeeds, what) ? (newsOfNeeds[what] ?? null) : null
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
