import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { openStates } from '../moves.rules.ts'

/** How many needs on the board are open, by building; the key '' is the rest of the compound. */
export type OpenCounts = ReadonlyMap<string, number>

/** Counts the open needs of a compound for its plan. */
export async function openCounts(ctx: Ctx, compoundId: string): Promise<OpenCounts> {
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need')
      .select((eb) => ['building_id', eb.fn.countAll<number>().as('open')])
      .where('area_id', '=', ctx.area.id)
      .where('compound_id', '=', compoundId)
      .where('on_board', '=', true)
      .where('state', 'in', openStates)
      .where('resolved_at', 'is', null)
      .where('closed_at', 'is', null)
      .groupBy('building_id')
      .execute(),
  )
  return new Map(rows.map(({ building_id, open }) => [building_id ?? '', open]))
}
