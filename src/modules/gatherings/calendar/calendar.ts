import { sql, type RawBuilder } from 'kysely'
import { momentsOf, startOfDay, type Span } from '#base/days.ts'
import { idFrom } from '#base/form.rules.ts'
import { pageOf, type Page, type Paging } from '#base/keyset.ts'
import { holds, reachOf } from '#platform/access/doorkeeper.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { committee } from '../access.ts'
import { statesOf, type Asked, type Narrowing } from './calendar.rules.ts'

/** Whose eyes look: everybody's at the front door, somebody's at the desk. */
export type Eyes = 'everybody' | Actor

/** One gathering as calendars and lists show it: nothing long, nobody's name. */
export type Line = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

export type VenueChoice = { id: string; name: string }

/** Gatherings these eyes may see, with the columns every calendar shows. */
export const lines = (tx: Tx, ctx: Ctx, eyes: Eyes) =>
  tx
    .selectFrom('gatherings.gathering as g')
    .leftJoin('gatherings.venue as v', (join) =>
      join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
    )
    .select(['g.id', 'g.title', 'g.kind', 'g.purpose', 'g.audience', 'g.starts_at', 'g.ends_at', 'g.state'])
    .select(['g.reason_kind', 'g.reason', 'g.elsewhere', 'v.name as venue_name', 'g.compound_id', 'g.building_id'])
    .select(['g.sign_up', 'g.capacity', 'g.taken', 'g.closes_at', 'g.leader_id', 'g.attendances', 'g.published_at'])
    .where('g.area_id', '=', ctx.area.id)
    .where(seenBy(eyes))

/**
 * What is published is everybody's. At the desk the committee also sees what is planned at its places, and a volunteer what
 * they lead.
 */
export function seenBy(eyes: Eyes): RawBuilder<boolean> {
  if (eyes === 'everybody') return sql`g.published_at is not null`
  if (!holds(eyes, committee)) return sql`(g.published_at is not null and g.leader_id = ${eyes.id})`
  const reach = reachOf(eyes, committee)
  if (reach === 'all') return sql`true`
  return sql`(g.published_at is not null or g.building_id = any(${reach.buildingIds}::uuid[])
    or g.compound_id = any(${reach.compoundIds}::uuid[]))`
}

type Lines = ReturnType<typeof lines>

export function narrowed(all: Lines, { venueId, audience, kind, state }: Narrowing): Lines {
  let query = all
  if (venueId) query = query.where('g.venue_id', '=', venueId)
  if (audience) query = query.where('g.audience', '=', audience)
  if (kind) query = query.where('g.kind', '=', kind)
  return state ? query.where('g.state', 'in', statesOf[state]) : query
}

/** The venues there are now, to choose one from. */
const venues = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('gatherings.venue')
    .select(['id', 'name'])
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .orderBy('name')

type Wanted = { eyes: Eyes; set: Narrowing }

/** Gatherings that begin within some days, in their order, with the venues to choose from. */
export async function gatheringsIn(
  ctx: Ctx,
  span: Span,
  { eyes, set }: Wanted,
): Promise<{ rows: Line[]; venues: VenueChoice[] }> {
  const { start, end } = momentsOf(span)
  const [rows, choices] = await look(ctx, (tx) => [
    narrowed(lines(tx, ctx, eyes), set)
      .where('g.starts_at', '>=', start)
      .where('g.starts_at', '<', end)
      .orderBy('g.starts_at')
      .orderBy('g.id'),
    venues(tx, ctx),
  ])
  return { rows, venues: choices }
}

/** How many stand on a page of the list. */
export const listSize = 25

/** A page of the list: from a day on, or from where the reader turned to. The first page leads to what was before, too. */
export async function listOf(
  ctx: Ctx,
  { day, set }: Pick<Asked, 'day' | 'set'>,
  { eyes, paging }: { eyes: Eyes; paging: Paging },
): Promise<{ page: Page<Line>; venues: VenueChoice[] }> {
  const begin = { at: startOfDay(day), key: first }
  const { before } = paging
  const cursor = before ?? paging.after ?? begin
  const [found, choices] = await look(ctx, (tx) => {
    const way = before ? 'desc' : 'asc'
    return [
      narrowed(lines(tx, ctx, eyes), set)
        .where(
          sql<boolean>`(g.starts_at, g.id) ${sql.raw(before ? '<' : '>')} (${cursor.at}, ${idFrom(cursor.key) ?? first}::uuid)`,
        )
        .orderBy('g.starts_at', way)
        .orderBy('g.id', way)
        .limit(listSize + 1),
      venues(tx, ctx),
    ]
  })
  const rows = before ? found.reverse() : found
  const page = pageOf(rows, { ...paging, size: listSize }, ({ starts_at, id }) => ({ at: starts_at, key: id }))
  return { page: { ...page, previous: page.previous ?? (before || paging.after ? null : begin) }, venues: choices }
}

/** Before every id there is. */
const first = '00000000-0000-0000-0000-000000000000'
