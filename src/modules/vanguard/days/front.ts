import { sql } from 'kysely'
import { pageOf, type Page, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { vanguardDays } from '../day.ts'
import { joined, lines, stood, type DayLine } from './board.ts'

/** The next day as everybody may know it: its stalls, without anybody's name. */
export type NextDay = {
  day: DayLine
  place: string | null
  weather: string | null
  stalls: { title: string; spot: string | null; starts_at: Date; ends_at: Date }[]
}

/** So many days that were stand on a page. */
const SIZE = 5

/** The next day that goes ahead; null where none is known. */
export async function nextDay(ctx: Ctx): Promise<NextDay | null> {
  const [[day]] = await look(ctx, (tx) => [
    lines(tx, ctx)
      .where('g.state', '=', 'published')
      .where('g.ends_at', '>', ctx.now)
      .orderBy('g.starts_at')
      .orderBy('g.id')
      .limit(1),
  ])
  return day ? withStalls(ctx, { ...day, served: 0, stalls: 0 }) : null
}

/** A page of the days that were, the latest first, each with what came of it. */
export async function pastDays(ctx: Ctx, paging: Paging): Promise<Page<DayLine>> {
  const [found] = await look(ctx, (tx) => [pastLines(tx, ctx, paging)])
  const page = pageOf(paging.before ? found.toReversed() : found, { ...paging, size: SIZE }, cursorOf)
  const [newest, oldest] = [page.rows[0], page.rows.at(-1)]
  if (!newest || !oldest) return { ...page, rows: [] }
  const end = new Date(newest.starts_at.getTime() + 1)
  const [sums] = await look(ctx, (tx) => [stood(tx, ctx, { start: oldest.starts_at, end })])
  return { ...page, rows: joined(page.rows, sums) }
}

const cursorOf = (day: Pick<DayLine, 'id' | 'starts_at'>) => ({ at: day.starts_at, key: day.id })

function pastLines(tx: Tx, ctx: Ctx, { after, before }: Paging) {
  const cursor = before ?? after
  const way = before ? 'asc' : 'desc'
  return lines(tx, ctx)
    .where('g.ends_at', '<=', ctx.now)
    .$if(Boolean(cursor), (query) =>
      query.where(
        sql<boolean>`(g.starts_at, g.id::text) ${sql.raw(before ? '>' : '<')} (${cursor?.at}::timestamptz, ${cursor?.key})`,
      ),
    )
    .orderBy('g.starts_at', way)
    .orderBy(sql`g.id::text`, way)
    .limit(SIZE + 1)
}

async function withStalls(ctx: Ctx, day: DayLine): Promise<NextDay> {
  const [[about], stalls] = await look(ctx, (tx) => [
    vanguardDays(tx, ctx)
      .leftJoin('gatherings.v_venue as v', (join) =>
        join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
      )
      .select(['v.name as venue', 'p.weather'])
      .where('g.id', '=', day.id),
    tx
      .selectFrom('vanguard.stall as s')
      .leftJoin('vanguard.usual_stall as u', (join) =>
        join.onRef('u.area_id', '=', 's.area_id').onRef('u.id', '=', 's.usual_id'),
      )
      .select(['s.title', 's.spot', 's.starts_at', 's.ends_at'])
      .where('s.area_id', '=', ctx.area.id)
      .where('s.gathering_id', '=', day.id)
      .where('s.state', '<>', 'dropped')
      // A small wish is done at somebody's home: the notice is not about them.
      .where('s.service', '<>', 'wish')
      .orderBy('u.no', (order) => order.asc().nullsLast())
      .orderBy('s.starts_at')
      .orderBy('s.id'),
  ])
  return {
    day,
    place: about?.venue ?? (about?.elsewhere as string | null | undefined) ?? null,
    weather: about?.weather ?? null,
    stalls,
  }
}
