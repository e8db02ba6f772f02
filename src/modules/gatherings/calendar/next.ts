import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { lines } from './calendar.ts'

/** A gathering that is to come or under way, for the front page. */
export type NextGathering = {
  id: string
  title: string
  kind: string
  starts_at: Date
  ends_at: Date
  venue_name: string | null
  elsewhere: string | null
}

/** The next gatherings that go ahead, soonest first; the same for every reader, and kept for a moment. */
export const nextGatherings = (ctx: Ctx, most: number): Promise<NextGathering[]> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `next gatherings ${most}`, of: 'gatherings' }, () =>
    inArea(ctx, (tx) =>
      lines(tx, ctx, 'everybody')
        .where('g.state', '=', 'published')
        .where('g.ends_at', '>', ctx.now)
        .orderBy('g.starts_at')
        .orderBy('g.id')
        .limit(most)
        .execute(),
    ),
  )
