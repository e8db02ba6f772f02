import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { DayRows, DemoCast, DemoDay } from './demo.rows.ts'
import type { DemoMember } from './demo.members.ts'
import type { DemoStall } from './demo.usual.ts'

const HOUR_MS = 3_600_000

type Coming = { day: DemoDay; shiftId: string; member: DemoMember; told: DemoStall }

/** Somebody's place, and once the day is over the time they gave. The latest days still wait to be confirmed. */
export function come(cast: DemoCast, rows: DayRows, coming: Coming): void {
  const { day } = coming
  const place = placeRow(cast, coming)
  rows.place.push(place)
  const isLate = day.startsAt <= cast.now && cast.now.getTime() - day.startsAt.getTime() < SIGNED_MS
  if (isLate) sign(cast, rows, { id: place.id, day })
  if (day.held) rows.service.push(serviceRow(cast, { ...coming, id: place.id }))
}

/** What was noted at the roll is told of the last two months only. */
const SIGNED_MS = 60 * DAY_MS

function placeRow({ leadId, now }: DemoCast, { day, shiftId, member, told }: Coming) {
  const asked = new Date(Math.min(day.startsAt.getTime() - 2 * DAY_MS, now.getTime()))
  const begun = day.startsAt <= now
  const briefed = begun && told.briefing !== null
  return {
    id: uuidv7(asked),
    shift_id: shiftId,
    volunteer_id: member.id,
    during: `[${day.startsAt.toISOString()},${day.endsAt.toISOString()})`,
    // Whoever has the desk on the coming day did not answer yet.
    state: begun || told.service !== 'desk' ? ('accepted' as const) : ('given' as const),
    briefed_at: briefed ? day.startsAt : null,
    briefed_by: briefed ? leadId : null,
    by_id: leadId,
    told_at: asked,
    at: asked,
    version: 1,
  }
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

function serviceRow(cast: DemoCast, { id, day, member, told }: Omit<Coming, 'shiftId'> & { id: string }) {
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
