import { sql } from 'kysely'
import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Day } from '../day.ts'
import { paperSkills, type Skill } from '../services.rules.ts'

/** Where a day is, and what its programme says of it. */
export const aboutDay = (tx: Tx, ctx: Ctx, day: Day) =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .leftJoin('gatherings.v_venue as v', (join) =>
      join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
    )
    .leftJoin('vanguard.programme as p', (join) =>
      join.onRef('p.area_id', '=', 'g.area_id').on('p.id', '=', day.programme_id),
    )
    .leftJoin('partners.v_ally as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.id', '=', 'p.team_id'),
    )
    .select(['v.name as venue', 'p.weather', 'p.takes_wishes', 't.name as team'])
    .select((eb) => eb.ref('g.elsewhere').$castTo<string | null>().as('elsewhere'))
    .where('g.area_id', '=', ctx.area.id)
    .where('g.id', '=', day.id)

/** The stalls of a day, those that were dropped too. */
export const stallsOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('vanguard.stall as s')
    .leftJoin('needs.v_need as n', (join) => join.onRef('n.area_id', '=', 's.area_id').onRef('n.id', '=', 's.need_id'))
    .leftJoin('vanguard.usual_stall as u', (join) =>
      join.onRef('u.area_id', '=', 's.area_id').onRef('u.id', '=', 's.usual_id'),
    )
    .selectAll('s')
    .select(['n.year', 'n.seq'])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', dayId)
    // The usual ones in their order, then what was added.
    .orderBy('u.no', (order) => order.asc().nullsLast())
    .orderBy('s.starts_at')
    .orderBy('s.id')

/** The shifts of a day that stand. */
export const shiftsOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('vanguard.shift')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .where('state', '=', 'open')
    .orderBy('starts_at')
    .orderBy('id')

/** Who comes, by shift: those who were given a place and did not give it back, with the skills they have on that day. */
export const comersOn = (tx: Tx, ctx: Ctx, day: Day) =>
  tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as h', (join) =>
      join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.shift_id'),
    )
    .innerJoin('vanguard.volunteer as w', (join) =>
      join.onRef('w.area_id', '=', 'p.area_id').onRef('w.id', '=', 'p.volunteer_id'),
    )
    .select(['p.id', 'p.shift_id', 'p.state', 'w.name_sealed'])
    .select(
      sql<
        Skill[]
      >`array(select k.skill from vanguard.skill k where k.area_id = p.area_id and k.volunteer_id = p.volunteer_id
        and (k.seen_at is not null or k.skill <> all (${[...paperSkills]}::text[]))
        and k.ended_at is null and (k.expires_on is null or k.expires_on >= ${dayOf(day.starts_at)}::date))`.as(
        'skills',
      ),
    )
    .where('p.area_id', '=', ctx.area.id)
    .where('h.gathering_id', '=', day.id)
    .where('p.state', 'in', ['given', 'accepted'])
    .orderBy('p.at')
    .orderBy('p.id')
