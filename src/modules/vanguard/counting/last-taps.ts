import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'

/** My own last tap at each stall on the plain page, as far as it stands: what can be taken back there. */
export const lastTaps = (ctx: Ctx, stallIds: readonly string[]) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('vanguard.tap as p')
      .distinctOn('p.stall_id')
      .select(['p.stall_id', 'p.id', 'p.ticket_id', 'p.what'])
      .where('p.area_id', '=', ctx.area.id)
      .where('p.stall_id', '=', sql<string>`any (${stallIds}::uuid[])`)
      .where('p.by_id', '=', ctx.actor.id)
      .where('p.what', '<>', 'undone')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('vanguard.tap as u')
              .select('u.id')
              .whereRef('u.area_id', '=', 'p.area_id')
              .whereRef('u.ticket_id', '=', 'p.ticket_id')
              .whereRef('u.undoes', '=', 'p.id'),
          ),
        ),
      )
      .orderBy('p.stall_id')
      .orderBy('p.at', 'desc')
      .orderBy('p.device_at', 'desc')
      .orderBy('p.id', 'desc')
      .execute(),
  )
