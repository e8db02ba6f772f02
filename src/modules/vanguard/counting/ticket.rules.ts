import { inOrder, meantAt, type Timed } from '#base/noted.rules.ts'

export const tapKinds = ['given', 'called', 'served', 'gone', 'undone'] as const
export type TapKind = (typeof tapKinds)[number]

/** What was tapped about one ticket. `undoes`: the tap that was a mistake. */
export type TicketTap = Timed & {
  what: TapKind
  letter: string | null
  no: number | null
  /** The first ticket of the same person's morning. */
  visitId: string | null
  undoes: string | null
  /** Which device tapped: two of them may say different things. */
  hand: string
}

export type TicketState = 'waiting' | 'called' | 'served' | 'gone' | 'undone'

/** How a ticket stands after its taps. */
export type Ticket = {
  state: TicketState
  letter: string | null
  no: number | null
  visitId: string | null
  givenAt: Date
  at: Date
  /** One device noted that somebody was served, another that nobody came. */
  conflict: boolean
}

/**
 * How a ticket stands after everything that was tapped about it: any order and any repetition of the same taps comes to the same.
 * Whoever was served was served, whatever somebody noted who did not know; else the last word holds. A number that was given stays
 * with its ticket, also when giving it was a mistake. Null where nothing was tapped.
 */
export function ticketOf(taps: readonly TicketTap[]): Ticket | null {
  const ordered = inOrder(taps)
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (!first || !last) return null
  const mistaken = new Set(ordered.map(({ undoes }) => undoes))
  const live = ordered.filter(({ id, what }) => what !== 'undone' && !mistaken.has(id))
  const given = ordered.find(({ what }) => what === 'given')
  const takenBack = given !== undefined && mistaken.has(given.id)
  return {
    state: stateOf(live, takenBack),
    ...numberOf(given),
    visitId: firstVisit(live),
    givenAt: meantAt(given ?? first),
    at: meantAt(last),
    conflict: isDisputed(live),
  }
}

const firstVisit = (live: readonly TicketTap[]): string | null =>
  live.find(({ visitId }) => visitId !== null)?.visitId ?? null

const numberOf = (given: TicketTap | undefined): Pick<Ticket, 'letter' | 'no'> =>
  given ? { letter: given.letter, no: given.no } : { letter: null, no: null }

function stateOf(live: readonly TicketTap[], takenBack: boolean): TicketState {
  if (live.some(({ what }) => what === 'served')) return 'served'
  if (live.length === 0 || takenBack) return 'undone'
  // Whatever two clocks say, nobody is called before they have a number.
  const last = live.findLast(({ what }) => what !== 'given')
  return last?.what === 'called' || last?.what === 'gone' ? last.what : 'waiting'
}

const isDisputed = (live: readonly TicketTap[]): boolean =>
  live.some((one) => one.what === 'served' && live.some((other) => other.what === 'gone' && other.hand !== one.hand))

/** Hours after its planned end in which a stall may still count: past midnight as well. */
const LATE_MS = 12 * 3_600_000
const DAY_MS = 86_400_000

/** From when on something can be counted at what begins then: the day before, for trying it out. */
export const opensAt = (startsAt: Date): Date => new Date(startsAt.getTime() - DAY_MS)

/** Whether a moment is too late for anything of what ended then. */
export const isPast = (endsAt: Date, at: Date): boolean => at.getTime() - endsAt.getTime() > LATE_MS

/** Why nothing more is counted at a stall at a moment; null where it may be. */
export type StallRefusal = 'dropped' | 'called-off' | 'too-early' | 'closed' | 'over'

type StallTimes = { state: string; starts_at: Date; ends_at: Date; closed_at: Date | null }

/** What was meant before a stall closed is taken as it is, however late it arrives. */
export function notCounted(stall: StallTimes, meant: Date): StallRefusal | null {
  if (stall.state === 'dropped') return 'dropped'
  if (meant < opensAt(stall.starts_at)) return 'too-early'
  if (stall.state === 'closed' && stall.closed_at !== null && meant > stall.closed_at) return 'closed'
  return isPast(stall.ends_at, meant) ? 'over' : null
}

/** A number as people read it: 「A12」; empty for whoever was served without one. */
export const sayTicket = ({ letter, no }: { letter: string | null; no: number | null }): string =>
  letter === null || no === null ? '' : `${letter}${no}`
