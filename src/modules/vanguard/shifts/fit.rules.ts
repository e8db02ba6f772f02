import { addDays, dayOf, minuteOfDay, weekdayOf, type Day } from '#base/days.ts'
import { helpsOn, insuredOn, type Helper } from '../helping.rules.ts'
import type { Service } from '../services.rules.ts'

/** What a shift asks of whoever does it. */
export type Asks = { day: Day; service: Service; needsInsurance: boolean }

/** The days somebody has a place on already, each once for each place. */
export type Busy = readonly Day[]

/** Why somebody cannot be given a shift, as the key of its sentence. */
export type NotFit = 'away' | 'may-not' | 'under-18' | 'insurance' | 'week-full' | 'month-full'

/**
 * Current, gas, ladders, and a wish at somebody's home: nothing for somebody under 18, whoever agreed to it (domain B11: tasks fit
 * to age; L-SHV 13).
 */
const notUnder18: readonly Service[] = ['repair', 'utilities', 'wish']

/** The Monday of the week a day is in. */
export const weekOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7))
export const monthOf = (day: Day): string => day.slice(0, 7)

/** Why this volunteer cannot be given this shift; null when they can. `busy`: without the place that is looked at. */
export function whyNotFit(helper: Helper, { day, service, needsInsurance }: Asks, busy: Busy): NotFit | null {
  if (!helpsOn(helper, day)) return 'away'
  if (helper.mayNot.includes(service)) return 'may-not'
  if (helper.under18 && notUnder18.includes(service)) return 'under-18'
  if (needsInsurance && !insuredOn(helper, day)) return 'insurance'
  return fullOn(helper, day, busy)
}

function fullOn({ mostAWeek, mostAMonth }: Helper, day: Day, busy: Busy): NotFit | null {
  if (busy.filter((one) => weekOf(one) === weekOf(day)).length >= mostAWeek) return 'week-full'
  return busy.filter((one) => monthOf(one) === monthOf(day)).length >= mostAMonth ? 'month-full' : null
}

/** Nobody is asked more often than this in seven days (domain E3). */
export const questionsAWeek = 2

/** When something is, from and to. */
export type Times = { starts: Date; ends: Date }

/**
 * Whether somebody usually has time for at least half of this. Whoever never said when they could may be asked for any time; what
 * a person of the committee agrees with them is not looked at here.
 */
export function usuallyFree({ freeTimes }: Pick<Helper, 'freeTimes'>, { starts, ends }: Times): boolean {
  if (freeTimes.length === 0) return true
  const [weekday, from] = [weekdayOf(dayOf(starts)), minuteOfDay(starts)]
  const lasts = (ends.getTime() - starts.getTime()) / 60_000
  const free = freeTimes
    .filter((time) => time.weekday === weekday)
    .reduce(
      (sum, time) => sum + Math.max(0, Math.min(time.toMinute, from + lasts) - Math.max(time.fromMinute, from)),
      0,
    )
  return free * 2 >= lasts
}

/** Why somebody is not asked about a day. `busy`: they said that they usually have no time then. */
export type NotAsked = 'away' | 'asked-already' | 'busy' | 'asked-enough'

/** Why somebody is not asked; null when they are. `recent`: questions of the last seven days. `named`: somebody asks them by name. */
export function whyNotAsked(
  helper: Helper,
  { times, recent, askedAlready, named }: { times: Times; recent: number; askedAlready: boolean; named: boolean },
): NotAsked | null {
  if (askedAlready) return 'asked-already'
  if (!helpsOn(helper, dayOf(times.starts))) return 'away'
  if (!named && !usuallyFree(helper, times)) return 'busy'
  return recent >= questionsAWeek ? 'asked-enough' : null
}
