import { sql } from 'kysely'
import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asks, Busy } from './fit.rules.ts'
import type { Service, Skill } from '../services.rules.ts'

/** A shift with the service of its stall. */
export type Shift = Awaited<ReturnType<ReturnType<typeof shiftsHere>['execute']>>[number]

/** Shifts of this area that stand, with what their stall is. */
export const shiftsHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.shift as s')
    .leftJoin('vanguard.stall as a', (join) =>
      join.onRef('a.area_id', '=', 's.area_id').onRef('a.id', '=', 's.stall_id'),
    )
    .select([
      's.id',
      's.gathering_id',
      's.title',
      's.starts_at',
      's.ends_at',
      's.need',
      's.needs_insurance',
      's.briefing',
    ])
    .select((eb) => [
      eb.ref('a.spot').$castTo<string | null>().as('spot'),
      eb.ref('s.skill').$castTo<Skill | null>().as('skill'),
      eb.fn
        .coalesce('a.service', sql<Service>`'desk'`)
        .$castTo<Service>()
        .as('service'),
    ])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.state', '=', 'open')
    .orderBy('s.starts_at')
    .orderBy('s.id')

/** What a shift asks of whoever does it. */
export const asksOf = ({ starts_at, service, needs_insurance }: Shift): Asks => ({
  day: dayOf(starts_at),
  service,
  needsInsurance: needs_insurance,
})

/** Takes shifts until the transaction ends, always in the same order; every act that gives or takes a place begins here. */
export async function holdShifts(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Shift[]> {
  if (ids.length === 0) return []
  await tx
    .selectFrom('vanguard.shift')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  return shiftsHere(tx, ctx)
    .where('s.id', 'in', [...ids])
    .execute()
}

/** A place as it stands, or stood. */
export type Place = Awaited<ReturnType<ReturnType<typeof placesHere>['execute']>>[number]

export const placesHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.place')
    .select(['id', 'shift_id', 'volunteer_id', 'state', 'by_id', 'briefed_at', 'told_at', 'version', 'at'])
    .where('area_id', '=', ctx.area.id)

export const placeById = (tx: Tx, ctx: Ctx, id: string): Promise<Place | undefined> =>
  placesHere(tx, ctx).where('id', '=', id).executeTakeFirst()

/** Who stands in these shifts, first given first. */
export async function standingIn(tx: Tx, ctx: Ctx, shiftIds: readonly string[]): Promise<Place[]> {
  if (shiftIds.length === 0) return []
  return placesHere(tx, ctx)
    .where('standing', '=', true)
    .where('shift_id', 'in', [...shiftIds])
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** When a shift is, as the database keeps it. */
export const duringOf = ({ starts_at, ends_at }: Pick<Shift, 'starts_at' | 'ends_at'>) =>
  sql<string>`tstzrange(${starts_at}::timestamptz, ${ends_at}::timestamptz)`

type Time = { starts_at: Date; ends_at: Date }

/** When these have places that stand, from 100 days before to 40 days after some shifts: enough for a month and for fairness. */
export async function timesOf(
  tx: Tx,
  ctx: Ctx,
  { ids, around }: { ids: readonly string[]; around: readonly Time[] },
): Promise<Map<string, { shiftId: string; starts: Date; ends: Date }[]>> {
  const found = new Map<string, { shiftId: string; starts: Date; ends: Date }[]>()
  if (ids.length === 0 || around.length === 0) return found
  const [from, to] = windowOf(around)
  const rows = await tx
    .selectFrom('vanguard.place')
    .select(['volunteer_id', 'shift_id'])
    .select([sql<Date>`lower(during)`.as('starts'), sql<Date>`upper(during)`.as('ends')])
    .where('area_id', '=', ctx.area.id)
    .where('standing', '=', true)
    .where('volunteer_id', 'in', [...ids])
    .where(sql<boolean>`during && tstzrange(${from}::timestamptz, ${to}::timestamptz)`)
    .execute()
  for (const { volunteer_id: id, shift_id: shiftId, starts, ends } of rows)
    found.set(id, [...(found.get(id) ?? []), { shiftId, starts, ends }])
  return found
}

const DAY_MS = 86_400_000

const windowOf = (around: readonly Time[]): [Date, Date] => [
  new Date(Math.min(...around.map(({ starts_at }) => starts_at.getTime())) - 100 * DAY_MS),
  new Date(Math.max(...around.map(({ ends_at }) => ends_at.getTime())) + 40 * DAY_MS),
]

/** The days of places, without that in one shift. */
export const busyWithout = (
  times: readonly { shiftId: string; starts: Date }[] | undefined,
  shiftId: string | null,
): Busy => (times ?? []).filter((one) => one.shiftId !== shiftId).map(({ starts }) => dayOf(starts))
