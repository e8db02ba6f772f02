/** What stands between a signed-in person and the desk: nothing, or the one thing to do first. */
export type Gate = 'open' | 'locked' | 'change-password' | 'set-up-second-factor'

/** A session as far as the gate looks at it. */
export type AtGate = {
  now: Date
  lastSeenAt: Date | null
  lockedAt: Date | null
  /** Minutes without a request after which it is locked; null never. */
  idleMinutes: number | null
  /** The password is still the printed one. */
  oneTime: boolean
  hasSecondFactor: boolean
  needsSecondFactor: boolean
}

/** The lock comes first, then the printed password, then the second factor. */
export function gateOf(session: AtGate): Gate {
  if (session.lockedAt !== null || isIdle(session)) return 'locked'
  if (session.oneTime) return 'change-password'
  if (session.needsSecondFactor && !session.hasSecondFactor) return 'set-up-second-factor'
  return 'open'
}

/** A session never seen counts as idle; time that runs backwards (a clock set right) does not. */
const isIdle = ({ now, lastSeenAt, idleMinutes }: AtGate): boolean =>
  idleMinutes !== null && (lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= idleMinutes * 60_000)

/** How long a session lives and rests. `keepSeconds`: how long the browser keeps its cookie; null until it is closed. */
export type Terms = { idleMinutes: number | null; lifeMinutes: number; keepSeconds: number | null }

const HOUR = 60
const DAY = 24 * HOUR

/**
 * Accounts: on a shared computer locked after 15 minutes and over after 12 hours; on a device of one's own locked after
 * 12 hours and over after 7 days. Households: 180 days on their own telephone, 30 minutes on another's, never locked.
 * One-click accounts of the demonstration have no password to unlock with, so they are never locked.
 */
export function termsOf(kind: 'account' | 'household' | 'demo', shared: boolean): Terms {
  if (kind === 'household') return shared ? short(null, HOUR / 2) : long(null, 180 * DAY)
  if (kind === 'demo') return short(null, 12 * HOUR)
  return shared ? short(15, 12 * HOUR) : long(12 * HOUR, 7 * DAY)
}

const short = (idleMinutes: number | null, lifeMinutes: number): Terms => ({
  idleMinutes,
  lifeMinutes,
  keepSeconds: null,
})

const long = (idleMinutes: number | null, lifeMinutes: number): Terms => ({
  idleMinutes,
  lifeMinutes,
  keepSeconds: lifeMinutes * 60,
})
