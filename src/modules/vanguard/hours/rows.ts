import { sql } from 'kysely'
import { dayOf, momentsOf } from '#base/days.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { committee } from '../access.ts'
import { programmeOfDay } from '../day.ts'
import { volunteersOf } from '../volunteer.ts'
import type { Sign } from './hours.rules.ts'
import type { Times } from './line.rules.ts'

/** One line of somebody's hours, with whose it is and who leads them. */
export type Line = Awaited<ReturnType<ReturnType<typeof linesHere>['execute']>>[number]

const nobody = '—'

/** Lines of this area. `leads_them`: the reader leads a team this volunteer belongs to, for time that belongs to no day. */
export const linesHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.service as s')
    .innerJoin('vanguard.volunteer as v', (join) =>
      join.onRef('v.area_id', '=', 's.area_id').onRef('v.id', '=', 's.volunteer_id'),
    )
    .leftJoin('gatherings.v_gathering as g', (join) =>
      join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
    )
    .leftJoin('vanguard.programme as p', (join) =>
      join.onRef('p.area_id', '=', 'g.area_id').on('p.id', '=', programmeOfDay),
    )
    .leftJoin('partners.v_ally as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.id', '=', 'p.team_id'),
    )
    .selectAll('s')
    .select(['v.name_sealed', 'v.account_id', 't.lead_id'])
    .select(['g.compound_id', 'g.building_id'])
    .select((eb) => eb.ref('g.leader_id').$castTo<string | null>().as('leader_id'))
    .select(
      sql<boolean>`exists (select 1 from vanguard.membership as m join partners.v_ally as l on l.area_id = m.area_id and l.id = m.team_id
        where m.area_id = s.area_id and m.volunteer_id = s.volunteer_id and m.left_at is null
        and l.lead_id = ${ctx.actor.kind === 'account' ? (ctx.actor.id ?? nobody) : nobody}::text)`.as('leads_them'),
    )
    .select(
      sql<boolean>`exists (select 1 from vanguard.sign as n where n.area_id = s.area_id and n.place_id = s.place_id
        and n.at > coalesce(s.looked_at, s.confirmed_at))`.as('heard_later'),
    )
    .where('s.area_id', '=', ctx.area.id)

type Decided = Pick<Line, 'lead_id' | 'leader_id' | 'gathering_id' | 'leads_them' | 'compound_id' | 'building_id'>

/**
 * Whether the reader decides about a line: the committee at the place of its day, and who leads that day; where it is of no day
 * the committee of the whole area, and the lead of the volunteer's team.
 */
export function mayDecide(actor: Actor, line: Decided) {
  if (mayPlanAt(actor, line)) return true
  if (actor.kind !== 'account' || actor.id === null) return false
  return line.gathering_id === null ? line.leads_them : [line.lead_id, line.leader_id].includes(actor.id)
}

/** One line by its id; undefined for an unknown one. */
export const lineById = (tx: Tx, ctx: Ctx, id: string): Promise<Line | undefined> =>
  linesHere(tx, ctx).where('s.id', '=', id).executeTakeFirst()

/** The same for a page. */
export const lineHere = (ctx: Ctx, id: string): Promise<Line | undefined> => inArea(ctx, (tx) => lineById(tx, ctx, id))

/** Whoever writes about somebody's hours takes their row first: two acts about one person never count the same time twice. */
export const holdVolunteer = (tx: Tx, ctx: Ctx, id: string) =>
  volunteersOf(tx, ctx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

/** The lines that stand of somebody and touch these times, but for one. */
export async function touching(
  tx: Tx,
  ctx: Ctx,
  { volunteerId, times, but }: { volunteerId: string; times: Omit<Times, 'breakMinutes'>; but: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('vanguard.service')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteerId)
    .where('standing', '=', true)
    .where('id', '<>', but)
    .where('starts_at', '<', times.endsAt)
    .where('ends_at', '>', times.startsAt)
    .executeTakeFirst()
  return row !== undefined
}

/** Minutes somebody has on the Shanghai day these times begin, but for one line. */
export async function minutesThatDay(
  tx: Tx,
  ctx: Ctx,
  { volunteerId, at, but }: { volunteerId: string; at: Date; but: string },
): Promise<number> {
  const { start, end } = momentsOf({ from: dayOf(at), to: dayOf(at) })
  const { minutes } = await tx
    .selectFrom('vanguard.service')
    .select(sql<number>`coalesce(sum(minutes), 0)::int`.as('minutes'))
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', volunteerId)
    .where('standing', '=', true)
    .where('id', '<>', but)
    .where('starts_at', '>=', start)
    .where('starts_at', '<', end)
    .executeTakeFirstOrThrow()
  return minutes
}

/** What was noted at the roll about these places. */
export async function signsOf(tx: Tx, ctx: Ctx, placeIds: readonly string[]): Promise<Map<string, Sign[]>> {
  const rows = placeIds.length
    ? await tx
        .selectFrom('vanguard.sign')
        .select(['id', 'place_id', 'what', 'device_at', 'ahead_ms', 'at'])
        .where('area_id', '=', ctx.area.id)
        .where('place_id', 'in', [...placeIds])
        .execute()
    : []
  return byPlace(rows)
}

type SignRow = { id: string; place_id: string; what: Sign['what']; device_at: Date; ahead_ms: number; at: Date }

function byPlace(rows: readonly SignRow[]): Map<string, Sign[]> {
  const found = new Map<string, Sign[]>()
  for (const { id, place_id, what, device_at, ahead_ms, at } of rows)
    found.set(place_id, [...(found.get(place_id) ?? []), { id, what, deviceAt: device_at, aheadMs: ahead_ms, at }])
  return found
}

/** Volunteers whose time the reader may write down later: all for the committee, else those of the teams they lead; never oneself. */
export const writableHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.volunteer as v')
    .select(['v.id', 'v.name_sealed', 'v.account_id'])
    .where('v.area_id', '=', ctx.area.id)
    .where('v.forgotten_at', 'is', null)
    .where((eb) => eb.or([eb('v.account_id', 'is', null), eb('v.account_id', '<>', ctx.actor.id ?? nobody)]))
    .$if(!holds(ctx.actor, committee), (query) =>
      query.where(
        sql<boolean>`exists (select 1 from vanguard.membership as m join partners.v_ally as l on l.area_id = m.area_id and l.id = m.team_id
          where m.area_id = v.area_id and m.volunteer_id = v.id and m.left_at is null and l.lead_id = ${ctx.actor.id ?? nobody}::text)`,
      ),
    )
