import { sql } from 'kysely'
import { dayOf, minuteOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea, look } from '#platform/db/in-area.ts'
import { dayById, mayLeadDay, type Day } from '../day.ts'
import { paperSkills, type Service, type Skill } from '../services.rules.ts'
import { nameOf, ownVolunteer } from '../volunteer.ts'
import type { Hours } from './hours.rules.ts'

/** Somebody who comes to a shift: by name for whoever leads, and what they bring. */
export type Comer = { placeId: string; name: string | null; accepted: boolean; skills: Skill[] }

export type ShiftOfDay = {
  id: string
  stallId: string | null
  title: string
  need: number
  skill: Skill | null
  startsAt: Date
  endsAt: Date
  come: Comer[]
}

export type StallOfDay = {
  id: string
  service: Service
  title: string
  spot: string | null
  startsAt: Date
  endsAt: Date
  state: 'planned' | 'open' | 'closed' | 'dropped'
  reason: string | null
  served: number
  visits: number
  version: number
  /** The number of the small wish it answers. */
  need: { year: number; seq: number } | null
  shifts: ShiftOfDay[]
}

/** One day with its stalls and who comes. `leads`: this reader leads it, and reads names. */
export type OneDay = {
  day: Day
  place: string | null
  weather: string | null
  team: string | null
  takesWishes: boolean
  stalls: StallOfDay[]
  /** Shifts that belong to no stall. */
  others: ShiftOfDay[]
  leads: boolean
}

/** The hours of a day, as its stalls are measured by. */
export const hoursOf = ({ starts_at, ends_at }: Pick<Day, 'starts_at' | 'ends_at'>): Hours => ({
  minute: minuteOfDay(starts_at),
  lasts: (ends_at.getTime() - starts_at.getTime()) / 60_000,
})

const aboutDay = (tx: Tx, ctx: Ctx, day: Day) =>
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

const stallsOn = (tx: Tx, ctx: Ctx, dayId: string) =>
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

const shiftsOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('vanguard.shift')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .where('state', '=', 'open')
    .orderBy('starts_at')
    .orderBy('id')

/** Who comes, by shift: those who were given a place and did not give it back, with the skills they have on that day. */
const comersOn = (tx: Tx, ctx: Ctx, day: Day) =>
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

/** The day of an address, for whoever leads it or has a place on it; undefined for anybody else and for an unknown one. */
export async function dayFor(ctx: Ctx, id: string | null): Promise<Day | undefined> {
  if (id === null) return undefined
  return inArea(ctx, async (tx) => {
    const day = await dayById(tx, ctx, id)
    return day && (mayLeadDay(ctx.actor, day) || (await comes(tx, ctx, day))) ? day : undefined
  })
}

/** Whether the reader is a volunteer with a place on this day. */
async function comes(tx: Tx, ctx: Ctx, { id }: Day): Promise<boolean> {
  const own = await ownVolunteer(tx, ctx)
  if (!own) return false
  const place = await tx
    .selectFrom('vanguard.place as p')
    .innerJoin('vanguard.shift as h', (join) =>
      join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.shift_id'),
    )
    .select('p.id')
    .where('p.area_id', '=', ctx.area.id)
    .where('p.volunteer_id', '=', own.id)
    .where('p.state', 'in', ['given', 'accepted'])
    .where('h.gathering_id', '=', id)
    .executeTakeFirst()
  return place !== undefined
}

/** The board of one day. */
export async function oneDay(ctx: Ctx, day: Day): Promise<OneDay> {
  const [[about], stalls, shifts, comers] = await look(ctx, (tx) => [
    aboutDay(tx, ctx, day),
    stallsOn(tx, ctx, day.id),
    shiftsOn(tx, ctx, day.id),
    comersOn(tx, ctx, day),
  ])
  const leads = mayLeadDay(ctx.actor, day)
  const all = shifts.map((shift) => shiftOf(ctx, shift, { comers, leads }))
  return {
    day,
    ...said(about),
    stalls: stalls.map((stall) => stallOf(stall, all)),
    others: all.filter(({ stallId }) => stallId === null),
    leads,
  }
}

type About = Awaited<ReturnType<ReturnType<typeof aboutDay>['execute']>>[number]

type Said = Pick<OneDay, 'place' | 'weather' | 'team' | 'takesWishes'>

/** A day of no programme has no team; wishes are offered where a programme takes them. */
const said = (about: About | undefined): Said => ({
  ...nothingSaid,
  ...(about && { place: about.venue ?? about.elsewhere, weather: about.weather, team: about.team }),
  takesWishes: about?.takes_wishes ?? false,
})

const nothingSaid = { place: null, weather: null, team: null }

type ShiftRow = Awaited<ReturnType<ReturnType<typeof shiftsOn>['execute']>>[number]
type ComerRow = Awaited<ReturnType<ReturnType<typeof comersOn>['execute']>>[number]
type StallRow = Awaited<ReturnType<ReturnType<typeof stallsOn>['execute']>>[number]

const shiftOf = (
  ctx: Ctx,
  row: ShiftRow,
  { comers, leads }: { comers: readonly ComerRow[]; leads: boolean },
): ShiftOfDay => ({
  id: row.id,
  stallId: row.stall_id,
  title: row.title,
  need: row.need,
  skill: row.skill as Skill | null,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  come: comers
    .filter(({ shift_id }) => shift_id === row.id)
    .map((one) => ({
      placeId: one.id,
      name: leads ? nameOf(ctx, one) : null,
      accepted: one.state === 'accepted',
      skills: one.skills,
    })),
})

const stallOf = (row: StallRow, shifts: readonly ShiftOfDay[]): StallOfDay => ({
  id: row.id,
  service: row.service,
  title: row.title,
  spot: row.spot,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  state: row.state,
  reason: row.reason,
  served: row.served,
  visits: row.visits,
  version: row.version,
  need: row.year === null || row.seq === null ? null : { year: row.year, seq: row.seq },
  shifts: shifts.filter(({ stallId }) => stallId === row.id),
})
