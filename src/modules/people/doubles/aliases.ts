import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'

/** How somebody was also written down before two entries became one. */
export const aliasesOf = (tx: Tx, ctx: Ctx, personId: string) =>
  tx
    .selectFrom('people.alias')
    .select(['id', 'name', 'home_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
