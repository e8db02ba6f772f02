import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { look } from '#platform/db/in-area.ts'

/** How many places the shifts of a day have, and how many of them stand: proposed, given or accepted. */
export async function takenOn(ctx: Ctx, gatheringId: string): Promise<{ need: number; taken: number }> {
  const [[counts]] = await look(ctx, (tx) => [
    tx
      .selectFrom('vanguard.shift as s')
      .select([
        sql<number>`coalesce(sum(s.need), 0)::int`.as('need'),
        sql<number>`coalesce(sum((select count(*) from vanguard.place as p
          where p.area_id = s.area_id and p.shift_id = s.id and p.standing)), 0)::int`.as('taken'),
      ])
      .where('s.area_id', '=', ctx.area.id)
      .where('s.gathering_id', '=', gatheringId)
      .where('s.state', '=', 'open'),
  ])
  return counts ?? { need: 0, taken: 0 }
}
