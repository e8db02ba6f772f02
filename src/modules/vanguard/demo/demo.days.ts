import { DAY_MS } from '#base/days.ts'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { come } from './demo.came.ts'
import type { DemoMember } from './demo.members.ts'
import type { DayRows, DemoCast, DemoDay } from './demo.rows.ts'
import { ticketsOf, type DemoTicket } from './demo.tickets.ts'
import { demoStalls, type DemoStall } from './demo.usual.ts'

const HOUR_MS = 3_600_000

/** Nobody has a place more than nine days ahead: the Thursday after next is still to be asked about. */
const GIVEN_MS = 9 * DAY_MS

/** Everything one day of the demonstration leaves behind. */
export function rowsOf(cast: DemoCast, day: DemoDay): DayRows {
  const begun = day.startsAt <= cast.now
  const tickets = ticketsFor(cast, day)
  const rows: DayRows = { stall: [], shift: [], place: [], service: [], sign: [], ticket: [], counter: [], tap: [] }
  const free = new Set(cast.members.map((_, at) => at))
  for (const [at, told] of demoStalls.entries()) {
    const own = tickets.filter(({ stall }) => stall === at)
    const stall = stallRow(cast, { day, told, at, own, begun })
    const shift = shiftRow(told, stall)
    rows.stall.push(stall)
    rows.shift.push(shift)
    rows.ticket.push(...own.map((one) => ticketRow(stall.id, one)))
    if (begun && !day.held && told.draw > 0) live(cast, rows, { stallId: stall.id, own, at: day.startsAt })
    const member = isGiven(cast, day, told) ? memberFor(cast, { told, turn: day.turn, free }) : undefined
    if (member) come(cast, rows, { day, shiftId: shift.id, member, told })
  }
  return rows
}

/** The numbers of a day: of one that is over all of them, of one under way those given until now. */
function ticketsFor({ seed, now }: DemoCast, day: DemoDay): DemoTicket[] {
  const random = randomFrom(seed * 1000 + day.turn)
  const visitors = day.held ? day.attendances : UNDER_WAY
  return ticketsOf({ ...day, visitors, now: day.held ? new Date(day.endsAt.getTime() + HOUR_MS) : now, random })
}

/** So many come by on the morning that is under way. */
const UNDER_WAY = 22

/** Whether the places of a stall are given; on the coming day somebody is still missing who can teach the telephone. */
function isGiven({ now }: DemoCast, { startsAt }: DemoDay, { service }: DemoStall): boolean {
  if (startsAt <= now) return true
  return startsAt.getTime() - now.getTime() <= GIVEN_MS && service !== 'phones'
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
