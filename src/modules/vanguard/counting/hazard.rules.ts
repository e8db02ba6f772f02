import { checked, choiceIn, idFrom, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { isPast } from './ticket.rules.ts'

const HOUR_MS = 3_600_000

export const hazardKinds = ['gas', 'wiring', 'water', 'fire', 'other'] as const
export type HazardKind = (typeof hazardKinds)[number]

/** A danger that was found: what kind, where, and the door as far as it is a home. Nobody is asked what is wrong with it. */
export type Hazard = { stallId: string; kind: HazardKind; placeId: string | null; door: string | null }
export type HazardProblem = 'choose-stall' | 'choose-kind' | 'place-for-door' | TextProblem

/** Why a danger was not written down. */
export type HazardRefusal = 'unknown-stall' | 'no-such-place' | 'too-old'

/** So many dangers a volunteer finds in a day go to whoever has the duty by themselves; the next ones the committee looks at first. */
export const mostByThemselves = 5

type Time = { starts_at: Date; ends_at: Date }

/** Whether somebody with a place on a day is there now: from two hours before it until as long after it as its stalls count. */
export const isThere = ({ starts_at, ends_at }: Time, now: Date): boolean =>
  starts_at.getTime() - now.getTime() <= 2 * HOUR_MS && !isPast(ends_at, now)

/** Longest name of a door, in characters. */
export const mostDoor = 20

/** Reads the form of a danger. A door needs its building. */
export function readHazard(sent: Sent): Checked<Hazard, HazardProblem> {
  const kind = choiceIn(sent, 'kind', hazardKinds)
  const stallId = idFrom(sent['stall'])
  const placeId = idFrom(sent['place'])
  const door = textIn(sent, 'door', { most: mostDoor, optional: true })
  return checked<Hazard, HazardProblem>({ stallId: stallId ?? '', kind: kind ?? 'other', placeId, door: door.text }, [
    kind === null && { field: 'kind', why: 'choose-kind' },
    stallId === null && { field: 'stall', why: 'choose-stall' },
    door.problem,
    door.text !== null && placeId === null && { field: 'place', why: 'place-for-door' },
  ])
}

/** Under what a danger is kept among needs. */
export const categoryOf = (kind: HazardKind): 'fire-safety' | 'pipes' | 'other' =>
  kind === 'water' ? 'pipes' : kind === 'other' ? 'other' : 'fire-safety'
