import { sql } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { gatheringsWithVenue, type Gathering } from '../gathering.ts'

/** One gathering as a calendar program gets it. `changed_at`: the last thing that happened to it. */
export type FeedLine = Pick<
  Gathering,
  | 'id'
  | 'title'
  | 'kind'
  | 'audience'
  | 'about'
  | 'starts_at'
  | 'ends_at'
  | 'state'
  | 'reason_kind'
  | 'reason'
  | 'venue_name'
  | 'elsewhere'
  | 'version'
  | 'made_at'
> & { changed_at: Date }

/** What lies longer ago is no longer in a feed; programs keep what they have. */
const daysBack = 60

/** More than an area plans ahead; a guard against an endless file. */
const most = 2000

const query = (tx: Tx, ctx: Ctx) => gatheringsWithVenue(tx, ctx)

/** Gatherings lately and to come, narrowed by the caller, with when each was last changed. */
export async function feedLines(
  tx: Tx,
  ctx: Ctx,
  narrow: (all: ReturnType<typeof query>) => ReturnType<typeof query>,
): Promise<(Gathering & FeedLine)[]> {
  const rows = await narrow(query(tx, ctx))
    .where('g.starts_at', '>=', new Date(ctx.now.getTime() - daysBack * DAY_MS))
    .orderBy('g.starts_at')
    .orderBy('g.id')
    .limit(most)
    .execute()
  return withChanges(tx, ctx, rows)
}

/** The same rows with the moment of the last fact about each. */
export async function withChanges(tx: Tx, ctx: Ctx, rows: readonly Gathering[]): Promise<(Gathering & FeedLine)[]> {
  const ids = rows.map(({ id }) => id)
  const facts = await tx
    .selectFrom('platform.fact')
    .select('subject_id')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('area_id', '=', ctx.area.id)
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .groupBy('subject_id')
    .execute()
  const changed = new Map(facts.map(({ subject_id, at }) => [subject_id, at]))
  return rows.map((row) => ({ ...row, changed_at: changed.get(row.id) ?? row.made_at }))
}
