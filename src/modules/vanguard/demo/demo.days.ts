import type { Insertable } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { DemoMember } from './demo.members.ts'
import { ticketsOf, type DemoTicket } from './demo.tickets.ts'
import { demoStalls, type DemoStall } from './demo.usual.ts'

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

const HOUR_MS = 3_600_000

/** Nobody has a place more than nine days ahead: the Thursday after next is still to be asked about. */
const GIVEN_MS = 9 * DAY_MS

/** Everything one day of the demonstration leaves behind. */
export function rowsOf(cast: DemoCast, day: DemoDay): DayRows {
  const random = randomFrom(cast.seed * 1000 + day.turn)
  const isOver = day.held
  const begun = day.startsAt <= cast.now
  const visitors = isOver ? day.attendances : begun ? 22 : 0
  const tickets = ticketsOf({
    ...day,
    visitors,
    now: isOver ? new Date(day.endsAt.getTime() + HOUR_MS) : cast.now,
    random,
  })
  const rows: DayRows = { stall: [], shift: [], place: [], service: [], sign: [], ticket: [], counter: [], tap: [] }
  const free = new Set(cast.members.map((_, at) => at))
  for (const [at, told] of demoStalls.entries()) {
    const own = tickets.filter(({ stall }) => stall === at)
    const stall = stallRow(cast, { day, told, at, own, begun })
    rows.stall.push(stall)
    rows.ticket.push(...own.map((one) => ticketRow(stall.id, one)))
    if (begun && !isOver && told.draw > 0) live(cast, rows, { stallId: stall.id, own, at: day.startsAt })
    const shift = shiftRow(told, stall)
    rows.shift.push(shift)
    if (day.startsAt.getTime() - cast.now.getTime() > GIVEN_MS) continue
    const member = memberFor(cast, { told, turn: day.turn, free })
    // On the coming day somebody is still missing who can teach the telephone.
    if (member && (begun || told.service !== 'phones')) come(cast, rows, { day, shift, member, told })
  }
  return rows
}

type OfDay = { day: DemoDay; told: DemoStall; at: number; own: readonly DemoTicket[]; begun: boolean }

function stallRow({ usualIds, leadId }: DemoCast, { day, told, at, own, begun }: OfDay) {
  const made = new Date(day.startsAt.getTime() - 14 * DAY_MS)
  const served = own.filter(({ state }) => state === 'served')
  return {
    id: uuidv7(made),
    gathering_id: day.id,
    usual_id: usualIds[at] ?? null,
    need_id: null,
    service: told.service,
    title: told.title,
    spot: told.spot,
    starts_at: day.startsAt,
    ends_at: day.endsAt,
    state: day.held ? ('closed' as const) : begun ? ('open' as const) : ('planned' as const),
    reason: null,
    served: served.length,
    visits: served.filter(({ visitId }) => visitId === null).length,
    opened_at: begun ? day.startsAt : null,
    closed_at: day.held ? day.endsAt : null,
    version: 1,
    made_by: leadId,
    made_at: made,
  }
}

const ticketRow = (stall_id: string, one: DemoTicket) => ({
  id: one.id,
  stall_id,
  letter: 'A',
  no: one.no,
  visit_id: one.visitId,
  state: one.state,
  given_at: one.givenAt,
  at: one.at,
})

/** A stall that is counted at this moment: the device that counts, and what was tapped on it. */
function live(
  { leadId }: DemoCast,
  rows: DayRows,
  stall: { stallId: string; own: readonly DemoTicket[]; at: Date },
): void {
  const { stallId: stall_id, own, at } = stall
  rows.counter.push({ id: uuidv7(at), stall_id, device: 'demo', letter: 'A', by_id: leadId, at })
  for (const one of own) {
    const tap = { stall_id, ticket_id: one.id, visit_id: one.visitId, device: 'demo', ahead_ms: 0, by_id: leadId }
    const given = { what: 'given' as const, letter: 'A', no: one.no, device_at: one.givenAt, at: one.givenAt }
    rows.tap.push({ ...tap, ...given, id: uuidv7(one.givenAt) })
    if (one.state === 'waiting') continue
    rows.tap.push({
      ...tap,
      what: one.state,
      letter: null,
      no: null,
      device_at: one.at,
      at: one.at,
      id: uuidv7(one.at),
    })
  }
}

type StallRow = ReturnType<typeof stallRow>

const shiftRow = (told: DemoStall, stall: StallRow) => ({
  id: uuidv7(stall.made_at),
  gathering_id: stall.gathering_id,
  stall_id: stall.id,
  title: told.title,
  starts_at: stall.starts_at,
  ends_at: stall.ends_at,
  break_minutes: 0,
  need: 1,
  skill: told.skill,
  needs_insurance: told.insured,
  briefing: told.briefing,
  state: 'open' as const,
  version: 1,
  made_at: stall.made_at,
})

/** Somebody who is free and can do it, in turn. */
function memberFor(
  { members }: DemoCast,
  { told, turn, free }: { told: DemoStall; turn: number; free: Set<number> },
): DemoMember | undefined {
  const able = [...free].filter((at) => told.skill === null || members[at]?.skills.includes(told.skill))
  const at = able[turn % Math.max(1, able.length)]
  if (at === undefined) return undefined
  free.delete(at)
  return members[at]
}

type Coming = { day: DemoDay; shift: ReturnType<typeof shiftRow>; member: DemoMember; told: DemoStall }

/** Somebody's place, and once the day is over the time they gave. The latest days still wait to be confirmed. */
function come(cast: DemoCast, rows: DayRows, { day, shift, member, told }: Coming): void {
  const asked = new Date(Math.min(day.startsAt.getTime() - 2 * DAY_MS, cast.now.getTime()))
  const id = uuidv7(asked)
  const [from, to] = [day.startsAt.toISOString(), day.endsAt.toISOString()]
  rows.place.push({
    id,
    shift_id: shift.id,
    volunteer_id: member.id,
    during: `[${from},${to})`,
    state: day.startsAt <= cast.now || told.service !== 'desk' ? 'accepted' : 'given',
    briefed_at: told.briefing !== null && day.startsAt <= cast.now ? day.startsAt : null,
    briefed_by: told.briefing !== null && day.startsAt <= cast.now ? cast.leadId : null,
    by_id: cast.leadId,
    told_at: asked,
    at: asked,
    version: 1,
  })
  if (day.startsAt <= cast.now && cast.now.getTime() - day.startsAt.getTime() < 60 * DAY_MS)
    sign(cast, rows, { id, day })
  if (day.held) rows.service.push(serviceRow(cast, { id, day, member, told }))
}

/** What was noted at the roll: everybody came; who is still there did not leave. */
function sign({ leadId }: DemoCast, rows: DayRows, { id: place_id, day }: { id: string; day: DemoDay }): void {
  const row = (what: 'arrived' | 'left', at: Date) => ({
    id: uuidv7(at),
    place_id,
    what,
    device: 'demo',
    device_at: at,
    ahead_ms: 0,
    at,
    by_id: leadId,
  })
  rows.sign.push(row('arrived', day.startsAt))
  if (day.held) rows.sign.push(row('left', day.endsAt))
}

const UNCONFIRMED_MS = 8 * DAY_MS

function serviceRow(cast: DemoCast, { id, day, member, told }: Omit<Coming, 'shift'> & { id: string }) {
  const { leadId, directorId, now } = cast
  const isConfirmed = now.getTime() - day.endsAt.getTime() > UNCONFIRMED_MS
  const at = new Date(day.endsAt.getTime() + HOUR_MS)
  return {
    id,
    volunteer_id: member.id,
    own_account: member.accountId,
    gathering_id: day.id,
    place_id: id,
    content: told.title,
    starts_at: day.startsAt,
    ends_at: day.endsAt,
    break_minutes: 0,
    minutes: (day.endsAt.getTime() - day.startsAt.getTime()) / 60_000,
    assumed: false,
    state: isConfirmed ? ('confirmed' as const) : ('proposed' as const),
    // Nobody confirms their own.
    confirmed_by: isConfirmed ? (member.accountId === leadId ? directorId : leadId) : null,
    confirmed_at: isConfirmed ? at : null,
    version: 1,
    at,
  }
}
