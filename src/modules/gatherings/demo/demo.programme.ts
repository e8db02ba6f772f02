import type { Day } from '#base/days.ts'
import type { ReasonKind } from '../kinds.rules.ts'
import type { Plan } from '../plan.rules.ts'
import type { DayRule } from './demo.days.ts'
import type { VenueKey } from './demo.venues.ts'

/** Something that is held again and again: what it is, when, where, how many come, and how they are counted. */
export type Programme = {
  plan: Omit<Plan, 'title' | 'leaderId' | 'venueId' | 'elsewhere' | 'compoundId' | 'buildingId'>
  /** The first is what its series is called; the others take turns. */
  titles: readonly [string, ...string[]]
  venue: VenueKey
  leader: 'staff' | 'director' | 'volunteer'
  minute: number
  lasts: number
  when: DayRule
  recurs: { rule: string } | { lunar: string } | null
  onHoliday: 'skip' | 'keep'
  come: readonly [number, number]
  count: 'list' | 'count' | 'ticket' | 'estimate'
  /** What is written down after some of them, minutes where neighbours deliberated. */
  notes?: readonly string[]
  /** The day it was begun; from the beginning without one. */
  since?: Day
  /** How it went until a day: what is not told here took place. After that day it goes as luck has it. */
  tale?: { until: Day; off: Readonly<Record<Day, { reasonKind: ReasonKind; reason: string | null }>> }
  /** Also in an area that is made up for measuring. */
  light?: true
}

/** For everybody, without sign-up. */
export const open = {
  about: null,
  signUp: 'none',
  capacity: null,
  closesHours: 2,
  replyHours: 24,
  partyMost: 1,
  forMinors: false,
  walkIns: true,
} as const

/** With places, given in order. */
export const seats = (capacity: number) => ({ ...open, signUp: 'first-come' as const, capacity })
/** The same for children. */
export const children = (capacity: number) => ({ ...seats(capacity), forMinors: true, walkIns: false, partyMost: 2 })
