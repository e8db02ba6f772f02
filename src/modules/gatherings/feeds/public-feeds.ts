import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { Gathering } from '../gathering.ts'
import { feedLines, withChanges } from './feed-lines.ts'
import { feedText } from './feed.ts'
import { feedWords } from './words.ts'

/** The area's calendar for everybody: what is published, also what was called off. Kept for a moment. */
export const areaFeed = (ctx: Ctx, origin: string): Promise<string> =>
  memoOf(ctx.db).keep(
    { areaId: ctx.area.id, key: `feed ${JSON.stringify([ctx.lang, origin])}`, of: 'gatherings' },
    async () => {
      const lines = await inArea(ctx, (tx) => feedLines(tx, ctx, (all) => all.where('g.published_at', 'is not', null)))
      return feedText(ctx, { name: feedWords(ctx.lang).area(ctx.area.name), lines, origin })
    },
  )

/** The calendar of one venue for everybody; undefined for an unknown venue. */
export async function venueFeed(ctx: Ctx, venueId: string, origin: string): Promise<string | undefined> {
  const found = await inArea(ctx, async (tx) => {
    const venue = await tx
      .selectFrom('gatherings.venue')
      .select('name')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', venueId)
      .executeTakeFirst()
    if (!venue) return undefined
    const here = await feedLines(tx, ctx, (all) =>
      all.where('g.venue_id', '=', venueId).where('g.published_at', 'is not', null),
    )
    return { name: venue.name, lines: here }
  })
  return found && feedText(ctx, { ...found, origin })
}

/** One gathering as a file to open. The caller has asked whether the reader may see it. */
export async function eventFeed(ctx: Ctx, gathering: Gathering, origin: string): Promise<string> {
  const lines = await inArea(ctx, (tx) => withChanges(tx, ctx, [gathering]))
  return feedText(ctx, { name: gathering.title, lines, origin })
}
