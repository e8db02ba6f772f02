import type { Ctx } from '#platform/ctx.ts'
import { look } from '#platform/db/in-area.ts'
import { frontDays, type DayLine } from './board.ts'

/** The next day as everybody may know it: its stalls, without anybody's name. */
export type NextDay = {
  day: DayLine
  place: string | null
  weather: string | null
  stalls: { title: string; spot: string | null; starts_at: Date; ends_at: Date }[]
}

/** What the front page tells: the next day that goes ahead, and so many of those that were. */
export async function frontOf(ctx: Ctx, most: number): Promise<{ next: NextDay | null; past: DayLine[] }> {
  const { next, past } = await frontDays(ctx, most)
  return { next: next && (await withStalls(ctx, next)), past }
}

async function withStalls(ctx: Ctx, day: DayLine): Promise<NextDay> {
  const [[about], stalls] = await look(ctx, (tx) => [
    tx
      .selectFrom('gatherings.v_gathering as g')
      .leftJoin('gatherings.v_venue as v', (join) =>
        join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
      )
      .leftJoin('vanguard.programme as p', (join) =>
        join.onRef('p.area_id', '=', 'g.area_id').onRef('p.id', '=', 'g.series_id'),
      )
      .select(['v.name as venue', 'p.weather'])
      .select((eb) => eb.ref('g.elsewhere').$castTo<string | null>().as('elsewhere'))
      .where('g.area_id', '=', ctx.area.id)
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
  return { day, place: about?.venue ?? about?.elsewhere ?? null, weather: about?.weather ?? null, stalls }
}
