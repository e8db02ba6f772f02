import { addDays, daysBetween, startOfDay, weekdayOf, type Day } from '#base/days.ts'

/** How often somebody comes: on these weekdays (0 Sunday), or every so many days; in declared weeks at least every `seasonDays`. */
export type Rhythm = {
  weekdays: readonly number[] | null
  everyDays: number | null
  seasonDays: number | null
  startsOn: Day
  fromMinute: number
  toMinute: number
}

/** Weeks of heat, cold or storm, both days included. */
export type Weather = { from: Day; to: Day }

/** So many days are laid out, today included. */
export const daysAhead = 7

const MINUTE_MS = 60_000

const isUsual = ({ weekdays, everyDays, startsOn }: Rhythm, day: Day): boolean =>
  weekdays ? weekdays.includes(weekdayOf(day)) : daysBetween(startsOn, day) % (everyDays ?? 1) === 0

const isRaised = ({ seasonDays, startsOn }: Rhythm, weathers: readonly Weather[], day: Day): boolean =>
  seasonDays !== null &&
  weathers.some(({ from, to }) => from <= day && day <= to) &&
  daysBetween(startsOn, day) % seasonDays === 0

/** The days from `from` on, `count` in all, on which somebody comes: the usual ones, and in hard weather more, never fewer. */
export function dueDays(rhythm: Rhythm, weathers: readonly Weather[], { from, count }: { from: Day; count: number }) {
  const days = Array.from({ length: count }, (_, at) => addDays(from, at))
  return days.filter((day) => day >= rhythm.startsOn && (isUsual(rhythm, day) || isRaised(rhythm, weathers, day)))
}

/** From when to when somebody comes on a day. */
export const hoursOn = ({ fromMinute, toMinute }: Rhythm, day: Day): { opensAt: Date; closesAt: Date } => ({
  opensAt: new Date(startOfDay(day).getTime() + fromMinute * MINUTE_MS),
  closesAt: new Date(startOfDay(day).getTime() + toMinute * MINUTE_MS),
})

/** Who could go on a day, the usual one first. */
export type Pair = { volunteerId: string; part: 'main' | 'substitute'; accepted: boolean; madeAt: Date }

/** Who goes: the usual volunteer if they said yes and are there, else a substitute; null: somebody of the committee. */
export function whoGoes(pairs: readonly Pair[], isThere: (volunteerId: string) => boolean): string | null {
  const order = pairs.toSorted(
    (a, b) => Number(b.part === 'main') - Number(a.part === 'main') || a.madeAt.getTime() - b.madeAt.getTime(),
  )
  return order.find(({ accepted, volunteerId }) => accepted && isThere(volunteerId))?.volunteerId ?? null
}
