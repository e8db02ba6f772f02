import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { lineageOf, otherVoices } from '../merging/lineage.ts'
import type { StepAct } from '../step.ts'
import type { NeedNumber } from '../number.ts'
import { picturesOf, type NeedPicture } from '../pictures.ts'
import { stepsOf, type Step } from '../timeline/timeline.ts'
import { onBoard } from './board.ts'

/** What everybody may see of one need. */
export type BoardNeed = NonNullable<Awaited<ReturnType<typeof findNeed>>>

/** One need of the board, kept for a moment; null when there is none with this number, or it is not for everybody's eyes. */
export const boardNeed = (ctx: Ctx, number: NeedNumber): Promise<BoardNeed | null> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `board need ${number.year} ${number.seq}` }, () =>
    findNeed(ctx, number),
  )

const findNeed = (ctx: Ctx, { year, seq }: NeedNumber) =>
  inArea(ctx, async (tx) => {
    const row = await onBoard(tx, ctx)
      .select(['n.id', 'n.merged_into', 'n.result', 'n.result_on_board', 'n.reopenings', otherVoices(ctx).as('voices')])
      .where('n.year', '=', year)
      .where('n.seq', '=', seq)
      .executeTakeFirst()
    if (!row) return null
    const [steps, pictures, { into }] = await Promise.all([
      stepsOf(tx, ctx, row.id),
      picturesOf(tx, ctx, row.id),
      lineageOf(tx, ctx, row),
    ])
    return {
      ...row,
      id: undefined,
      merged_into: undefined,
      // Where the other is not for everybody's eyes, neither is its number.
      into: into?.onBoard ? into : null,
      result: row.result_on_board ? row.result : null,
      ...publicPart({ steps, pictures }),
    }
  })

/** Lines that name an organisation: whom it waits for, and the partner or team it was handed to. */
const withBody: readonly StepAct[] = ['wait', 'assign', 'reassign']

const publicPart = ({ steps, pictures }: { steps: Step[]; pictures: NeedPicture[] }) => ({
  steps: steps
    .filter(({ isPublic }) => isPublic)
    .map((step) => ({
      ...step,
      note: null,
      byName: null,
      body: withBody.includes(step.act) ? step.body : null,
    })),
  pictures: pictures.filter(({ isPublic }) => isPublic),
})
