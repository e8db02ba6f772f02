import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Need } from './move.ts'
import type { NeedNumber } from './number.ts'
import { picturesOf, type NeedPicture } from './pictures.ts'
import { stepsOf, type Step } from './timeline/timeline.ts'

/** A need with everything its page shows. */
export type NeedCase = Need & {
  compoundName: string | null
  buildingName: string | null
  steps: Step[]
  pictures: NeedPicture[]
}

/** One need by its number; null when this area has none with it. */
export const caseOf = (ctx: Ctx, number: NeedNumber): Promise<NeedCase | null> =>
  inArea(ctx, async (tx) => {
    const row = await needRow(tx, ctx, number)
    if (!row) return null
    const [steps, pictures] = await Promise.all([stepsOf(tx, ctx, row.id), picturesOf(tx, ctx, row.id)])
    return { ...row, steps, pictures }
  })

/** A need's row with the names of its place. */
const needRow = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber) =>
  tx
    .selectFrom('needs.need as n')
    .leftJoin('people.v_compound as c', (join) =>
      join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
    )
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'n.area_id').onRef('b.id', '=', 'n.building_id'),
    )
    .selectAll('n')
    .select(['c.name as compoundName', 'b.name as buildingName'])
    .where('n.area_id', '=', ctx.area.id)
    .where('n.year', '=', year)
    .where('n.seq', '=', seq)
    .executeTakeFirst()
