import type { GatheringKind } from '../kinds.rules.ts'

/** What a message speaks of, as it stands now. */
type Now = {
  gathering: { state: string; startsAt: Date }
  signUp: { state: string; offeredUntil: Date | null } | null
  /** The start the message speaks of. */
  startsAt: Date | null
  now: Date
}

const calledOff = ['cancelled', 'postponed', 'paused']

/** What stays true when a gathering is called off, or a place given back. */
const lasting: readonly GatheringKind[] = [
  'called-off',
  'put-off',
  'left-out',
  'displaced',
  'seat-back',
  'seat-gone',
  'to-ring',
]

/**
 * Whether what a message says is true no longer: the gathering was called off, the place given back, another start than that of the
 * reminder, a question that was answered or whose time is over. Such a message is not sent, and an inbox says so.
 */
export function isOvertaken(kind: GatheringKind, now: Now): boolean {
  if (lasting.includes(kind)) return false
  if (calledOff.includes(now.gathering.state)) return true
  if (now.signUp && ['cancelled', 'expired'].includes(now.signUp.state)) return true
  if (kind === 'reminder') return !isReminderOf(now)
  return kind === 'seat-offered' && !isAsked(now)
}

const isReminderOf = ({ gathering, signUp, startsAt }: Now): boolean =>
  signUp?.state === 'confirmed' && startsAt?.getTime() === gathering.startsAt.getTime()

const isAsked = ({ signUp, now }: Now): boolean =>
  signUp?.state === 'offered' && signUp.offeredUntil !== null && signUp.offeredUntil > now
