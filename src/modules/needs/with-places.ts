import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'

/** The needs `n` of the area, each with the compound `c` and the building `b` it lies in, where it lies in one. */
export const needsWithPlaces = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.need as n')
    .leftJoin('people.v_compound as c', (join) =>
      join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
    )
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'n.area_id').onRef('b.id', '=', 'n.building_id'),
    )
    .where('n.area_id', '=', ctx.area.id)
