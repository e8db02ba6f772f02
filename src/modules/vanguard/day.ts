import { sql, type Selectable } from 'kysely'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { committee } from './access.ts'

/** A vanguard day: a gathering of that kind, with the team of its programme and the account that leads the team. */
export type Day = Selectable<Tables['gatherings.v_gathering']> & {
  programme_id: string | null
  team_id: string | null
  lead_id: string | null
}

/**
 * The programme of a day `g`: that of its series; what takes place instead of a day that was postponed, also twice, is of the
 * programme of the first.
 */
export const programmeOfDay = sql<string>`coalesce(g.series_id, (
  with recursive back as (
    select o.id, o.series_id from gatherings.v_gathering as o where o.area_id = g.area_id and o.instead_id = g.id
    union all
    select o.id, o.series_id from back join gatherings.v_gathering as o on o.area_id = g.area_id and o.instead_id = back.id
  )
  select series_id from back where series_id is not null limit 1))`

/** Vanguard days of this area: every query of the module about days starts from here. */
export const vanguardDays = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .leftJoin('vanguard.programme as p', (join) =>
      join.onRef('p.area_id', '=', 'g.area_id').on('p.id', '=', programmeOfDay),
    )
    .leftJoin('partners.v_ally as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.id', '=', 'p.team_id'),
    )
    .selectAll('g')
    .select(['p.id as programme_id', 'p.team_id', 't.lead_id'])
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')

/** One day by its id; undefined for an unknown one and for any other gathering. */
export const dayById = (tx: Tx, ctx: Ctx, id: string): Promise<Day | undefined> =>
  vanguardDays(tx, ctx).where('g.id', '=', id).executeTakeFirst()

type Led = Record<'lead_id' | 'leader_id' | 'compound_id' | 'building_id', string | null>

/**
 * Whether an actor leads this day: the committee at its place, as gatherings asks it (a day of no compound is the whole area's),
 * the lead of its team, and whoever leads the gathering.
 */
export const mayLeadDay = (actor: Actor, day: Led): boolean =>
  mayPlanAt(actor, day) ||
  (actor.kind === 'account' && actor.id !== null && [day.lead_id, day.leader_id].includes(actor.id))

/** The board of one day at the desk, and the page of it for everybody. */
export const deskDayPath = ({ id }: { id: string }): string => `/desk/vanguard/${id}`

/** Where a day of the board's list stands for a reader: its own board; for the committee of another compound the page for everybody. */
export const listedDayPath = ({ actor }: Ctx, day: Omit<Led, 'lead_id'> & { id: string }): string =>
  holds(actor, committee) && !mayLeadDay(actor, { ...day, lead_id: null }) ? `/gatherings/${day.id}` : deskDayPath(day)
