/** The states a gathering has; a vanguard day is one. */
export type DayState = 'planned' | 'published' | 'held' | 'evidenced' | 'cancelled' | 'postponed' | 'paused'

/** What became of a day: held; off, with its reason; nobody wrote down whether it was held; or it is still to come. */
export type Fate = 'held' | 'off' | 'unwritten' | 'ahead'

type Dated = { state: DayState; ends_at: Date }

/** What became of a day, as of now. */
export function fateOf({ state, ends_at }: Dated, now: Date): Fate {
  if (state === 'held' || state === 'evidenced') return 'held'
  if (state === 'cancelled' || state === 'postponed' || state === 'paused') return 'off'
  return ends_at <= now ? 'unwritten' : 'ahead'
}

/** What a month's line of the board can be opened to. */
export const wants = ['planned', 'held', 'off', 'unwritten', 'ahead'] as const
export type Want = (typeof wants)[number]

/** The days a number of the board counts: `planned` is all of them, whatever became of them. */
export const wanted = <Line extends Dated>(days: readonly Line[], want: Want, now: Date): Line[] =>
  days.filter((day) => want === 'planned' || fateOf(day, now) === want)

type Counted<Reason> = Dated & { reason_kind: Reason | null; served: number; attendances: number }

/** A month, or a year, of vanguard days side by side: planned, held, and why the others were not. */
export type Sum<Reason> = {
  planned: number
  held: number
  off: number
  unwritten: number
  ahead: number
  /** Why those that were off were, the most frequent first. */
  reasons: { reason: Reason; days: number }[]
  served: number
  attendances: number
}

/** Adds days up. */
export function sumOf<Reason extends string>(days: readonly Counted<Reason>[], now: Date): Sum<Reason> {
  const count = (fate: Fate) => days.filter((day) => fateOf(day, now) === fate).length
  const off = days.filter((day) => fateOf(day, now) === 'off')
  const reasons = new Map<Reason, number>()
  for (const { reason_kind: reason } of off) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const total = (number: (day: Counted<Reason>) => number) => days.reduce((sum, day) => sum + number(day), 0)
  return {
    planned: days.length,
    held: count('held'),
    off: off.length,
    unwritten: count('unwritten'),
    ahead: count('ahead'),
    reasons: [...reasons].map(([reason, n]) => ({ reason, days: n })).sort((a, b) => b.days - a.days),
    served: total(({ served }) => served),
    attendances: total(({ attendances }) => attendances),
  }
}
