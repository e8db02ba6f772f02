import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tx } from '#platform/db/database.ts'
import { allyName, leadOf } from './allies.ts'
import type { Need } from './move.ts'
import { lineageOf, type Lineage } from './merging/lineage.ts'
import type { NeedNumber } from './number.ts'
import { picturesOf, type NeedPicture } from './pictures.ts'
import { stepsOf, type Step } from './timeline/timeline.ts'
import { needsWithPlaces } from './with-places.ts'

/** A need with everything its page shows. */
export type NeedCase = Need & {
  compoundName: string | null
  buildingName: string | null
  /** The partner or team it was handed to. */
  allyName: string | null
  steps: Step[]
  pictures: NeedPicture[]
  lineage: Lineage
}

/** One need by its number; null when this area has none with it. */
export const caseOf = (ctx: Ctx, number: NeedNumber): Promise<NeedCase | null> =>
  inArea(ctx, async (tx) => {
    const row = await needRow(tx, ctx, number)
    if (!row) return null
    const [steps, pictures, lineage] = await Promise.all([
      stepsOf(tx, ctx, row.id),
      picturesOf(tx, ctx, row.id),
      lineageOf(tx, ctx, row),
    ])
    return { ...row, steps, pictures, lineage }
  })

/** A need's row with the names of its place. */
const needRow = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber) =>
  needsWithPlaces(tx, ctx)
    .selectAll('n')
    .select(['c.name as compoundName', 'b.name as buildingName'])
    .select([allyName(ctx), leadOf(ctx)])
    .where('n.year', '=', year)
    .where('n.seq', '=', seq)
    .executeTakeFirst()
