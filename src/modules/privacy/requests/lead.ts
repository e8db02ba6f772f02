import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { putBack, type LedRow, type Pair } from '#platform/personal/leading.ts'

/** Two entries that have asked the same and have no answer yet are not made one: nobody's request is closed unseen. */
export async function bothAsked(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<'both-asked' | null> {
  const rows = await tx
    .selectFrom('privacy.request')
    .select('kind')
    .where('area_id', '=', ctx.area.id)
    .where('person_id', 'in', [from, into])
    .where('closed_at', 'is', null)
    .execute()
  return new Set(rows.map(({ kind }) => kind)).size < rows.length ? 'both-asked' : null
}

/** Requests go back to the entry they were asked for, answered meanwhile or not. */
export const partRequests = (tx: Tx, ctx: Ctx, rows: readonly LedRow[]): Promise<LedRow[]> =>
  putBack(
    tx,
    ctx,
    rows.filter(({ table }) => table === 'privacy.request'),
  )
