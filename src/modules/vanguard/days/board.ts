import { sql } from 'kysely'
import { DAY_MS, momentsOf, type Span } from '#base/days.ts'
import type { ReasonKind } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import type { DayState } from './board.rules.ts'

/** One vanguard day as the board lists it: what became of it, and its numbers. */
export type DayLine = {
  id: string
  title: string
  starts_at: Date
  ends_at: Date
  state: DayState
  reason_kind: ReasonKind | null
  reason: string | null
  /** 到场人次, as the roll-call of the gathering says. */
  attendances: number
  /** 服务人次 at its stalls, and how many stalls there were. */
  served: number
  stalls: number
  /** Where it is, and who leads it: whether its board is open to a reader. */
  compound_id: string | null
  building_id: string | null
  leader_id: string | null
}

type Stood = { gathering_id: string; served: number; stalls: number }

/** Published vanguard days: what everybody may know of them. */
export const lines = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .select(['g.id', 'g.title', 'g.starts_at', 'g.ends_at', 'g.attendances', 'g.compound_id', 'g.building_id'])
    .select((eb) => [
      eb.ref('g.state').$castTo<DayState>().as('state'),
      eb.ref('g.reason_kind').$castTo<ReasonKind | null>().as('reason_kind'),
      eb.ref('g.reason').$castTo<string | null>().as('reason'),
      eb.ref('g.leader_id').$castTo<string | null>().as('leader_id'),
    ])
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')
    .where('g.published_at', 'is not', null)

/** What the stalls of days in a time came to, one row a day. */
export const stood = (tx: Tx, ctx: Ctx, { start, end }: { start: Date; end: Date }) =>
  tx
    .selectFrom('gatherings.v_gathering as g')
    .innerJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'g.area_id').onRef('s.gathering_id', '=', 'g.id'),
    )
    .select('s.gathering_id')
    .select([sql<number>`sum(s.served)::int`.as('served'), sql<number>`count(*)::int`.as('stalls')])
    .where('g.area_id', '=', ctx.area.id)
    .where('g.kind', '=', 'vanguard')
    .where('g.starts_at', '>=', start)
    .where('g.starts_at', '<', end)
    .where('s.state', '<>', 'dropped')
    .groupBy('s.gathering_id')

/** Days with what their stalls came to. */
export const joined = (days: readonly Omit<DayLine, 'served' | 'stalls'>[], sums: readonly Stood[]): DayLine[] => {
  const byDay = new Map(sums.map((one) => [one.gathering_id, one]))
  return days.map((day) => ({
    ...day,
    served: byDay.get(day.id)?.served ?? 0,
    stalls: byDay.get(day.id)?.stalls ?? 0,
  }))
}

/** How many volunteers a coming day still lacks. */
export type Coming = DayLine & { missing: number }

export type Board = { days: DayLine[]; coming: Coming[]; first: Date | null }

/** The vanguard days of a span, those of the coming two weeks with what they lack, and when the first there is began. */
export async function boardOf(ctx: Ctx, span: Span): Promise<Board> {
  const during = momentsOf(span)
  const soon = { start: ctx.now, end: new Date(ctx.now.getTime() + 14 * DAY_MS) }
  const [days, sums, coming, comingSums, lacking, [begin]] = await look(ctx, (tx) => [
    within(tx, ctx, during).orderBy('g.starts_at').orderBy('g.id'),
    stood(tx, ctx, during),
    lines(tx, ctx)
      .where('g.ends_at', '>', soon.start)
      .where('g.starts_at', '<', soon.end)
      .orderBy('g.starts_at')
      .orderBy('g.id'),
    stood(tx, ctx, { start: new Date(soon.start.getTime() - DAY_MS), end: soon.end }),
    missingIn(tx, ctx, soon),
    lines(tx, ctx)
      .clearSelect()
      .select((eb) => eb.fn.min('g.starts_at').$castTo<Date | null>().as('first')),
  ])
  const missing = new Map(lacking.map((one) => [one.gathering_id, one.missing]))
  return {
    days: joined(days, sums),
    coming: joined(coming, comingSums).map((day) => ({ ...day, missing: missing.get(day.id) ?? 0 })),
    first: begin?.first ?? null,
  }
}

const within = (tx: Tx, ctx: Ctx, { start, end }: { start: Date; end: Date }) =>
  lines(tx, ctx).where('g.starts_at', '>=', start).where('g.starts_at', '<', end)

/** Volunteers that are missing on days that begin in a time: for each shift as many as nobody took. */
export const missingIn = (tx: Tx, ctx: Ctx, { start, end }: { start: Date; end: Date }) =>
  tx
    .selectFrom('vanguard.shift as h')
    .select('h.gathering_id')
    .select(
      sql<number>`sum(greatest(h.need - (select count(*) from vanguard.place p
        where p.area_id = h.area_id and p.shift_id = h.id and p.state in ('given', 'accepted')), 0))::int`.as(
        'missing',
      ),
    )
    .where('h.area_id', '=', ctx.area.id)
    .where('h.state', '=', 'open')
    .where('h.ends_at', '>', start)
    .where('h.starts_at', '<', end)
    .groupBy('h.gathering_id')
