import type { VanguardKind } from '../kinds.rules.ts'

/**
 * To the volunteer it happened to, to whoever leads the day, to them and the committee (`near`), or to everybody who counts on a day
 * that does not take place. `pace` as of gatherings.
 */
export type VanguardNews = {
  kind: VanguardKind
  to: 'own' | 'lead' | 'near' | 'day'
  pace: 'any' | 'before-it' | 'urgent'
}

const own = (kind: VanguardKind, pace: VanguardNews['pace'] = 'before-it'): VanguardNews[] => [
  { kind, to: 'own', pace },
]
const lead = (kind: VanguardKind, pace: VanguardNews['pace']): VanguardNews[] => [{ kind, to: 'lead', pace }]
const day = (kind: VanguardKind): VanguardNews[] => [{ kind, to: 'day', pace: 'before-it' }]

const newsOfFacts: Record<string, VanguardNews[]> = {
  'vanguard.place.given': own('shift-given'),
  'vanguard.place.moved': own('shift-moved'),
  'vanguard.place.shortened': own('shift-shorter'),
  'vanguard.place.cancelled': own('shift-off'),
  'vanguard.place.clashed': [...own('shift-clashed'), ...lead('shift-back', 'urgent')],
  'vanguard.place.declined': lead('shift-back', 'urgent'),
  'vanguard.place.taken': lead('gap-filled', 'any'),
  'vanguard.swap.offered': lead('swap-open', 'any'),
  'vanguard.swap.taken': [...own('shift-passed-on'), ...lead('swap-done', 'any')],
  'vanguard.swap.expired': own('swap-over', 'urgent'),
  'vanguard.help.asked': [{ kind: 'help-asked', to: 'near', pace: 'urgent' }],
  'gatherings.gathering.cancelled': day('day-off'),
  'gatherings.gathering.postponed': day('day-off'),
  'gatherings.gathering.paused': day('day-off'),
}

type Detail = { kind?: string; instead?: string } | null

/** What a fact says to volunteers and to whoever leads them; nothing for what nobody has to be told. */
export function newsOfVanguard({ name, detail }: { name: string; detail: unknown }): readonly VanguardNews[] {
  const said = detail as Detail
  if (name === 'vanguard.ask.made') return said?.kind === 'gap' ? own('come-for-gap', 'urgent') : own('can-you-come')
  return isMadeUpFor(name, said) || !Object.hasOwn(newsOfFacts, name) ? [] : (newsOfFacts[name] ?? [])
}

/** Where another day takes place instead, everybody hears of their place on that one. */
const isMadeUpFor = (name: string, said: Detail): boolean =>
  name === 'gatherings.gathering.postponed' && said?.instead !== undefined

/** Days that do not take place. */
export const isOff = (dayState: string): boolean => ['cancelled', 'postponed', 'paused'].includes(dayState)

/** What told a volunteer already that they need not come: to one place, or on the whole day. */
const lostAPlace: readonly VanguardKind[] = ['shift-off', 'shift-clashed']
const lostTheDay: readonly VanguardKind[] = ['day-off', 'helper-off']

/** What was told already, and about which question or place. */
export type ToldAlready = { kind: string; vanguard_id: string | null }

/**
 * Who hears that a day is left out: each volunteer once, by the first of what they counted on it by and did not hear to have lost.
 * The day is called off and its places are given back, in either order, and each says so.
 */
export function whoseDay<V extends { id: string; volunteer: { id: string } }>(
  all: readonly V[],
  told: readonly ToldAlready[],
): V[] {
  const idsIn = (kinds: readonly string[]) =>
    new Set(told.filter(({ kind }) => kinds.includes(kind)).map((one) => one.vanguard_id))
  const [places, days] = [idsIn(lostAPlace), idsIn(lostTheDay)]
  const heard = new Set(all.filter(({ id }) => days.has(id)).map(({ volunteer }) => volunteer.id))
  return oneEach(all.filter(({ id, volunteer }) => !places.has(id) && !heard.has(volunteer.id)))
}

/** The first of each volunteer. */
export const oneEach = <V extends { volunteer: { id: string } }>(all: readonly V[]): V[] =>
  all.filter((one, at) => all.findIndex(({ volunteer }) => volunteer.id === one.volunteer.id) === at)

/** Whether a message says that somebody need not come. */
export const isToldOff = (kind: string): boolean => [...lostAPlace, ...lostTheDay].some((one) => one === kind)

/** What goes to the volunteer, who answers on their own page. */
const toVolunteers: readonly VanguardKind[] = [
  'can-you-come',
  'come-for-gap',
  'shift-given',
  'shift-moved',
  'shift-shorter',
  'shift-off',
  'shift-clashed',
  'shift-passed-on',
  'swap-over',
  'day-off',
]

export const isToVolunteer = (kind: VanguardKind): boolean => toVolunteers.includes(kind)

/** What a household's inbox says instead, where whoever is meant reads no other: that there is something, and that the day is off. */
const toHouseholds: readonly VanguardKind[] = ['helper-news', 'helper-off']

export const isToHousehold = (kind: string): boolean => toHouseholds.some((one) => one === kind)

/** What a household reads in place of a message to one of it. */
export const atHome = (kind: VanguardKind): VanguardKind => (kind === 'day-off' ? 'helper-off' : 'helper-news')

/** What is true only as long as the question waits, or the place stands. */
const passing: readonly VanguardKind[] = ['can-you-come', 'come-for-gap', 'shift-given', 'shift-moved', 'shift-shorter']

/** Whether a message to a volunteer is true no longer: answered, given back, called off, or begun. */
export function isVolunteeringOver(
  kind: VanguardKind,
  { open, dayState, startsAt, now }: { open: boolean; dayState: string; startsAt: Date; now: Date },
): boolean {
  return passing.includes(kind) && (!open || dayState !== 'published' || startsAt <= now)
}
