import { waitsForReport, type VisitState } from '../kinds.rules.ts'

const MINUTE_MS = 60_000

/** An address is shown half an hour before the hours of a visit, and an hour after them (domain F9). */
const early = 30 * MINUTE_MS
const late = 60 * MINUTE_MS
/** A second try is asked for two hours after the first, on the same day. */
export const secondAfterMs = 120 * MINUTE_MS
/** Nobody noted a second try by then: staff are told as if there had been one. */
export const secondUntilMs = 180 * MINUTE_MS

/** When a visit is and how it stands. */
export type Timed = { opens_at: Date; closes_at: Date; state: VisitState; first_try_at: Date | null }

/**
 * From when to when whoever goes there may see where. After a first try nobody answered it stays until the time of the second is over:
 * they have to find the door again.
 */
export function windowOf({ opens_at, closes_at, first_try_at }: Timed): { from: Date; to: Date } {
  const usual = closes_at.getTime() + late
  const again = first_try_at === null ? usual : first_try_at.getTime() + secondUntilMs
  return { from: new Date(opens_at.getTime() - early), to: new Date(Math.max(usual, again)) }
}

const isWithin = (visit: Timed, at: Date): boolean => {
  const { from, to } = windowOf(visit)
  return from <= at && at <= to
}

/** Whether whoever goes there may see name, address and advice now: in the window, and as long as it waits for their word. */
export const showsWhere = (visit: Timed, now: Date): boolean => waitsForReport(visit.state) && isWithin(visit, now)

/** What somebody goes there to say, at a moment of theirs, was in time. */
export const isInTime = isWithin

/** Whether the second try may be noted: two hours after the first. */
export const secondIsDue = ({ first_try_at: first }: Pick<Timed, 'first_try_at'>, at: Date): boolean =>
  first !== null && at.getTime() >= first.getTime() + secondAfterMs

/** Nobody noted a second try in time. */
export const secondIsOverdue = ({ first_try_at: first }: Pick<Timed, 'first_try_at'>, now: Date): boolean =>
  first !== null && now.getTime() > first.getTime() + secondUntilMs
