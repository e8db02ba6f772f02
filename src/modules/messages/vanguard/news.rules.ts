import type { VanguardKind } from '../kinds.rules.ts'

/**
 * To the volunteer it happened to, to whoever leads the day, to them and the committee (`near`), or to everybody who has a place on
 * it. `pace` as of gatherings.
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

/** What is true only as long as the question waits, or the place stands. */
const passing: readonly VanguardKind[] = ['can-you-come', 'come-for-gap', 'shift-given', 'shift-moved', 'shift-shorter']

/** Whether a message to a volunteer is true no longer: answered, given back, called off, or begun. */
export function isVolunteeringOver(
  kind: VanguardKind,
  { open, dayState, startsAt, now }: { open: boolean; dayState: string; startsAt: Date; now: Date },
): boolean {
  return passing.includes(kind) && (!open || dayState !== 'published' || startsAt <= now)
}
