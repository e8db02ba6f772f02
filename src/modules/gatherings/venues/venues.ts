import { sql, type Selectable } from 'kysely'
import { addDays, startOfDay, type Day } from '#base/days.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { During } from '../booking.ts'
import type { GatheringState, Purpose } from '../kinds.rules.ts'
import type { Hours } from './hours.rules.ts'

type VenueRow = Selectable<Tables['gatherings.venue']>

/** A venue as it is kept, without the key of its codes. */
export type Venue = Omit<VenueRow, 'open_hours' | 'check_in_key' | 'area_id'> & { hours: Hours }

const columns = [
  'id',
  'compound_id',
  'building_id',
  'kind',
  'name',
  'whereabouts',
  'capacity',
  'step_free',
  'rain',
  'open_hours',
  'equipment',
  'about',
  'code',
  'version',
  'made_at',
  'ended_at',
] as const

/** The hours as they lie in the row. */
export const hoursFrom = (stored: unknown): Hours => stored as Hours

const venueFrom = ({ open_hours, ...row }: Pick<VenueRow, (typeof columns)[number]>): Venue => ({
  ...row,
  hours: hoursFrom(open_hours),
})

/** The venues of the area by name, those given up last. */
export const venueList = (ctx: Ctx): Promise<Venue[]> => inArea(ctx, (tx) => venuesOf(tx, ctx))

/** The same inside a transaction. */
export async function venuesOf(tx: Tx, ctx: Ctx): Promise<Venue[]> {
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(columns)
    .where('area_id', '=', ctx.area.id)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .limit(300)
    .execute()
  return rows.map(venueFrom)
}

/** One venue of this area, also one that was given up; undefined for an unknown one. */
export async function venueOf(ctx: Ctx, by: { id: string } | { code: string }): Promise<Venue | undefined> {
  const row = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.venue')
      .select(columns)
      .where('area_id', '=', ctx.area.id)
      .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('code', '=', by.code)))
      .executeTakeFirst(),
  )
  return row && venueFrom(row)
}

/** What stands at a venue: a gathering, or nobody because it is closed, with the reason. */
export type Stands = During & {
  id: string
  gatheringId: string | null
  reason: string | null
  title: string | null
  purpose: Purpose | null
  state: GatheringState | null
  leaderId: string | null
  /** Seats given, and seats there are, where people sign up. */
  taken: number
  capacity: number | null
  published: boolean
}

/** Everything that stands at a venue in a time, in order. */
export async function standsAt(tx: Tx, ctx: Ctx, at: During & { venueId: string }): Promise<Stands[]> {
  const rows = await tx
    .selectFrom('gatherings.booking as b')
    .leftJoin('gatherings.gathering as g', (join) =>
      join.onRef('g.area_id', '=', 'b.area_id').onRef('g.id', '=', 'b.gathering_id'),
    )
    .select(['b.id', 'b.gathering_id', 'b.reason', 'g.title', 'g.purpose', 'g.state', 'g.leader_id', 'g.taken'])
    .select([
      'g.capacity',
      'g.published_at',
      sql<Date>`lower(b.during)`.as('from'),
      sql<Date>`upper(b.during)`.as('until'),
    ])
    .where('b.area_id', '=', ctx.area.id)
    .where('b.venue_id', '=', at.venueId)
    .where('b.standing', '=', true)
    .where('b.during', '&&', `[${at.startsAt.toISOString()},${at.endsAt.toISOString()})`)
    .orderBy('b.during')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    gatheringId: row.gathering_id,
    reason: row.reason,
    title: row.title,
    purpose: row.purpose,
    state: row.state,
    leaderId: row.leader_id,
    taken: row.taken ?? 0,
    capacity: row.capacity,
    published: row.published_at !== null,
    startsAt: row.from,
    endsAt: row.until,
  }))
}

/** As far ahead as anything is planned. */
export const farAhead = (now: Date): Date => new Date(now.getTime() + 3 * 366 * 86_400_000)

/** What stands at a venue from now on. */
export const comingAt = (ctx: Ctx, venueId: string): Promise<Stands[]> =>
  inArea(ctx, (tx) => standsAt(tx, ctx, { venueId, startsAt: ctx.now, endsAt: farAhead(ctx.now) }))

/** A week of a venue from a Monday on, with the names of those who lead. */
export const weekAt = (
  ctx: Ctx,
  venueId: string,
  monday: Day,
): Promise<{ stands: Stands[]; names: Map<string, string> }> =>
  inArea(ctx, async (tx) => {
    const during = { startsAt: startOfDay(monday), endsAt: startOfDay(addDays(monday, 7)) }
    const stands = await standsAt(tx, ctx, { venueId, ...during })
    const names = await accountNames(
      tx,
      stands.flatMap(({ leaderId }) => leaderId ?? []),
    )
    return { stands, names }
  })
