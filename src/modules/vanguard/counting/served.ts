import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { look } from '#platform/db/in-area.ts'
import { stallsOf, type Stall } from './morning.ts'

/** The stalls of a day with how many were served, and how many wait. */
export async function servedOn(
  ctx: Ctx,
  gatheringId: string,
): Promise<{ stalls: Stall[]; served: number; waiting: number }> {
  const [stalls, [open]] = await look(ctx, (tx) => [
    stallsOf(tx, ctx, gatheringId),
    tx
      .selectFrom('vanguard.ticket as t')
      .innerJoin('vanguard.stall as s', (join) =>
        join.onRef('s.area_id', '=', 't.area_id').onRef('s.id', '=', 't.stall_id'),
      )
      .select(sql<number>`count(*)::int`.as('waiting'))
      .where('t.area_id', '=', ctx.area.id)
      .where('s.gathering_id', '=', gatheringId)
      .where('s.state', '<>', 'dropped')
      .where('t.state', '=', 'waiting'),
  ])
  return { stalls, served: stalls.reduce((sum, stall) => sum + stall.served, 0), waiting: open?.waiting ?? 0 }
}
