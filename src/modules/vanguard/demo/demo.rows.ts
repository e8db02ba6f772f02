import type { Insertable } from 'kysely'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { DemoMember } from './demo.members.ts'

/** A day as gatherings knows it: whether it was held, and how many came. */
export type DemoDay = { id: string; startsAt: Date; endsAt: Date; held: boolean; attendances: number; turn: number }

/** Who does what on the days of a demonstration. */
export type DemoCast = {
  members: readonly DemoMember[]
  usualIds: readonly string[]
  leadId: string
  directorId: string
  seed: number
  now: Date
}

type Rows<Name extends keyof Tables> = Omit<Insertable<Tables[Name]>, 'area_id'>[]

/** The rows of days, by table, in the order in which they can be written. */
export type DayRows = {
  stall: Rows<'vanguard.stall'>
  shift: Rows<'vanguard.shift'>
  place: Rows<'vanguard.place'>
  service: Rows<'vanguard.service'>
  sign: Rows<'vanguard.sign'>
  ticket: Rows<'vanguard.ticket'>
  counter: Rows<'vanguard.counter'>
  tap: Rows<'vanguard.tap'>
}
