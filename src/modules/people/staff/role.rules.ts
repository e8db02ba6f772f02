import { addDays, isDay, type Day } from '#base/days.ts'

/** A role as these rules look at it. */
export type RuledRole = {
  accountId: string
  role: string
  compoundId: string | null
  buildingId: string | null
  endsOn: Day | null
  delegatedBy: string | null
}

export type GiveRefusal = 'self' | 'director_place' | 'director_only' | 'held'

type Giving = { by: { id: string | null; roles: readonly string[] }; grant: RuledRole; held: readonly RuledRole[] }

/** The same role for the same place. */
export const isSame = (a: Pick<RuledRole, 'role' | 'compoundId' | 'buildingId'>, b: typeof a): boolean =>
  a.role === b.role && a.compoundId === b.compoundId && a.buildingId === b.buildingId

/**
 * Why a role may not be given, or null. Nobody gives one to themself; a director is one for the whole area; once there is a
 * director, only a director makes another (whoever keeps the machines does not choose who reads); a role is held once.
 */
export function whyNotGive({ by, grant, held }: Giving): GiveRefusal | null {
  const director = grant.role === 'director'
  const directed = held.some(({ role }) => role === 'director')
  const reasons: [GiveRefusal, boolean][] = [
    ['self', grant.accountId === by.id],
    ['director_place', director && (grant.compoundId ?? grant.buildingId) !== null],
    ['director_only', director && directed && !by.roles.includes('director')],
    ['held', held.some((one) => one.accountId === grant.accountId && isSame(one, grant))],
  ]
  return reasons.find(([, found]) => found)?.[0] ?? null
}

/** Whether this is the last role of a director that was not lent and has no end: without it nobody could give roles any more. */
export function isLastDirector(grant: RuledRole, directors: readonly RuledRole[]): boolean {
  const lasting = directors.filter(
    ({ role, delegatedBy, endsOn }) => role === 'director' && delegatedBy === null && endsOn === null,
  )
  return lasting.includes(grant) && lasting.length === 1
}

export type LendRefusal =
  'self' | 'not_yours' | 'lent_already' | 'until_odd' | 'until_past' | 'until_far' | 'after_yours' | 'reason'

/** The longest a role is lent at a time. */
export const mostLentDays = 90

type Lending = { own: RuledRole | undefined; by: string; to: string; until: string; reason: string; today: Day }

/**
 * Why a role may not be lent, or null: one's own and not itself lent, to a colleague, until a day within 90 days and not
 * after one's own end, with a reason.
 */
export function whyNotLend({ own, by, to, until, reason, today }: Lending): LendRefusal | null {
  if (own?.accountId !== by) return 'not_yours'
  if (own.delegatedBy !== null) return 'lent_already'
  if (to === '' || to === by) return 'self'
  if (reason.trim() === '') return 'reason'
  return whyNotUntil(until, today, own.endsOn)
}

function whyNotUntil(until: string, today: Day, ownEnd: Day | null): LendRefusal | null {
  if (!isDay(until)) return 'until_odd'
  if (until < today) return 'until_past'
  if (until > addDays(today, mostLentDays)) return 'until_far'
  return ownEnd !== null && until > ownEnd ? 'after_yours' : null
}
