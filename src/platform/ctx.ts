import type { Lang } from '#base/words.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import type { Database } from './db/database.ts'
import type { Secrets } from './secret/secrets.ts'

/** What an account may be here; `public` is everybody, `resident` is whoever holds a household's card. */
export const roles = [
  'public',
  'resident',
  'staff',
  'director',
  'secretary',
  'owners',
  'property',
  'volunteer',
  'privacy',
  'technical',
] as const
export type Role = (typeof roles)[number]

/** A role, perhaps for one compound or one building only. */
export type Grant = { role: Role; compoundId: string | null; buildingId: string | null }

/** Who asks: a guest, a household with its card, a signed-in account, or the program itself. */
export type Actor = {
  kind: 'guest' | 'household' | 'account' | 'auto'
  id: string | null
  name: string
  homeId: string | null
  grants: readonly Grant[]
}

/** The residents' area a request is about. */
export type Area = {
  id: number
  code: string
  name: string
  telephone: string | null
  hours: string | null
  address: string | null
  demo: boolean
  /** How hours of service are counted: most of one day, and for how many days they can be disputed and written down later. */
  serviceDayHours: number
  serviceDisputeDays: number
  serviceLaterDays: number
}

/** Who is asking, about which area, when, in which language and with which database. The first argument of every act. */
export type Ctx = {
  db: Database
  secrets: Secrets
  /** The folder files lie in, beside the database. */
  filesDir: string
  calendar: WorkCalendar
  area: Area
  actor: Actor
  now: Date
  lang: Lang
}

/** Nobody in particular: reading and reporting need no account. */
export const guest: Actor = { kind: 'guest', id: null, name: '', homeId: null, grants: [] }

/** The program itself, for work on a clock. */
export const auto: Actor = { kind: 'auto', id: null, name: 'auto', homeId: null, grants: [] }
