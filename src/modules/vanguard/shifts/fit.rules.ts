import { addDays, weekdayOf, type Day } from '#base/days.ts'
import { helpsOn, insuredOn, type Helper } from '../helping.rules.ts'
import type { Service } from '../services.rules.ts'

/** What a shift asks of whoever does it. */
export type Asks = { day: Day; service: Service; needsInsurance: boolean }

/** The days somebody has a place on already, each once for each place. */
export type Busy = readonly Day[]

/** Why somebody cannot be given a shift, as the key of its sentence. */
export type NotFit = 'away' | 'may-not' | 'under-18' | 'insurance' | 'week-full' | 'month-full'

/** Current, gas, ladders: nothing for somebody under 18, whoever agreed to it (domain B11: tasks fit to age; L-SHV 13). */
const notUnder18: readonly Service[] = ['repair', 'utilities']

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

/** Why somebody is not asked about a day. */
export type NotAsked = 'away' | 'asked-already' | 'asked-enough'

/** Why somebody is not asked; null when they are. `recent`: questions of the last seven days. */
export function whyNotAsked(
  helper: Helper,
  { day, recent, askedAlready }: { day: Day; recent: number; askedAlready: boolean },
): NotAsked | null {
  if (askedAlready) return 'asked-already'
  if (!helpsOn(helper, day)) return 'away'
  return recent >= questionsAWeek ? 'asked-enough' : null
}
