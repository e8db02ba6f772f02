import type { Insertable } from 'kysely'
import { dayOf, type Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { PastFact } from '#platform/facts/past.ts'
import { rangeOf } from '../booking.ts'
import { wasHeld } from '../kinds.rules.ts'
import { columnsOf, planAt, type Plan } from '../plan.rules.ts'
import { columnsOfPlan } from '../series/series.ts'
import type { Laid } from './demo.lay.ts'
import { queueOf } from './demo.queue.ts'
import type { Programme } from './demo.programme.ts'
import type { VenueKey } from './demo.venues.ts'

/** Who leads and writes down, and where: what the rows of a demonstration refer to. */
export type DemoCast = {
  leaders: Record<Programme['leader'], string>
  venues: ReadonlyMap<VenueKey, DemoVenue>
  seriesIds: ReadonlyMap<Programme, string>
}

type DemoVenue = { id: string; compound_id: string | null; building_id: string | null }

/** A gathering with its id and when it was announced. */
export type Kept = Laid & { id: string; madeAt: Date }

type GatheringRow = Insertable<Tables['gatherings.gathering']>

const WEEK_MS = 7 * 86_400_000

/** Announced four weeks before; those of the coming days some time ago. */
export const kept = (one: Laid, from: Date): Kept => {
  const before = new Date(one.startsAt.getTime() - 5 * WEEK_MS)
  const madeAt = before > from ? before : from
  return { ...one, id: uuidv7(madeAt), madeAt }
}

export const titleOf = ({ programme, turn }: Laid): string =>
  programme.titles[turn % programme.titles.length] ?? programme.titles[0]

export const planOf = (
  cast: DemoCast,
  { programme, venue }: Pick<Laid, 'programme' | 'venue'>,
  title: string,
): Plan => {
  const [leaderId, at] = [cast.leaders[programme.leader], cast.venues.get(venue)]
  const plan = {
    ...programme.plan,
    title,
    leaderId,
    venueId: null,
    elsewhere: null,
    compoundId: null,
    buildingId: null,
  }
  return at ? planAt(plan, at) : plan
}

/** The row of a gathering as its life leaves it. `byOld`: of those postponed, the one that takes place instead. */
export function gatheringRow(ctx: Ctx, cast: DemoCast, one: Kept & { instead: Kept | null }): GatheringRow {
  const { programme, state } = one
  const plan = planOf(cast, one, titleOf(one))
  const series = { id: one.insteadOf ? undefined : cast.seriesIds.get(programme), on: one.day }
  const isHeld = wasHeld(state)
  return {
    area_id: ctx.area.id,
    id: one.id,
    ...columnsOf(plan, one),
    ...(series.id ? { series_id: series.id, series_on: series.on } : { series_id: null, series_on: null }),
    state,
    reason_kind: one.reasonKind,
    reason: one.reason,
    instead_id: one.instead?.id ?? null,
    taken: one.taken,
    queued: queueOf(one).length,
    draw_seed: seedOf(ctx, plan, one),
    present: one.present,
    counted: one.counted,
    count_method: one.method,
    held_at: isHeld ? one.endsAt : null,
    assumed: one.shows === 'assumed',
    made_by: cast.leaders.staff,
    made_at: one.madeAt,
    published_at: state === 'planned' ? null : one.madeAt,
  }
}

/** Anybody could have thrown these dice; a real draw takes its seed from elsewhere. */
const seedOf = (ctx: Ctx, { signUp }: Plan, { id }: Kept): string | null =>
  signUp === 'draw' ? ctx.secrets.hash(ctx.area.id, 'gatherings demo', id).toString('hex').slice(0, 32) : null

/** Who had the venue; given back by what did not take place. */
export const bookingRow = (ctx: Ctx, cast: DemoCast, one: Kept): Insertable<Tables['gatherings.booking']> => ({
  area_id: ctx.area.id,
  id: one.id,
  venue_id: cast.venues.get(one.venue)?.id ?? '',
  gathering_id: one.id,
  during: rangeOf(one),
  standing: !['cancelled', 'postponed', 'paused'].includes(one.state),
  reason: null,
  made_by: cast.leaders.staff,
  made_at: one.madeAt,
})

const startOf = ({ since }: Programme, from: Date): Day =>
  since !== undefined && since > dayOf(from) ? since : dayOf(from)

/** The rule a programme goes by; laid out as far as its last gathering. */
export const seriesRow = (
  ctx: Ctx,
  cast: DemoCast,
  { programme, id, from, until }: { programme: Programme; id: string; from: Date; until: Day },
): Insertable<Tables['gatherings.series']> => {
  const { recurs, titles } = programme
  const plan = planOf(cast, { programme, venue: programme.venue }, titles[0])
  return {
    area_id: ctx.area.id,
    id,
    ...columnsOfPlan(plan),
    rule: recurs && 'rule' in recurs ? recurs.rule : null,
    lunar: recurs && 'lunar' in recurs ? recurs.lunar : null,
    starts_on: startOf(programme, from),
    minute: programme.minute,
    lasts: programme.lasts,
    on_holiday: programme.onHoliday,
    laid_until: until,
    made_by: cast.leaders.staff,
    made_at: from,
  }
}

const ended: Partial<Record<Laid['state'], string>> = {
  held: 'held',
  evidenced: 'held',
  cancelled: 'cancelled',
  postponed: 'postponed',
  paused: 'paused',
}

/** What was recorded of a gathering: that it was announced, and what became of it. */
export function factsOf(ctx: Ctx, cast: DemoCast, one: Kept): PastFact[] {
  const fact = (what: string, at: Date, detail: object = {}): PastFact => ({
    area_id: ctx.area.id,
    id: uuidv7(at),
    name: `gatherings.gathering.${what}`,
    subject_id: one.id,
    actor_id: cast.leaders.staff,
    actor_kind: 'account',
    at,
    detail: JSON.stringify({ startsAt: one.startsAt.toISOString(), ...detail }),
    delivered_at: at,
  })
  const told = ended[one.state]
  const then = wasHeld(one.state)
    ? one.endsAt
    : new Date(Math.min(one.startsAt.getTime() - 3_600_000, ctx.now.getTime()))
  return [
    fact(one.state === 'planned' ? 'planned' : 'published', one.madeAt),
    ...(told ? [fact(told, then, one.reasonKind ? { reasonKind: one.reasonKind } : {})] : []),
    ...(one.state === 'evidenced' ? [fact('evidenced', one.endsAt)] : []),
  ]
}
