import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { moveIn, type MoveRefusal, type Need } from '../move.ts'
import type { OnNeed } from './acceptance.ts'

/** What everybody may see of a need. Pictures are hidden unless their file's id is among `pictureIds`. */
export type BoardEntry = {
  title: string | null
  onBoard: boolean
  resultOnBoard: boolean
  pictureIds: readonly string[]
}

/** Decides what stands on the board. Nothing a person wrote or photographed is public until this says so; what is between neighbours never is. */
export const show = (ctx: Ctx, on: OnNeed, entry: BoardEntry): Promise<Outcome<Need, MoveRefusal>> =>
  inArea(ctx, async (tx) => {
    const shown = await moveIn({ tx, ctx }, { ...on, act: 'show' }, (need) =>
      done({
        set: {
          title: entry.title ?? need.title,
          on_board: entry.onBoard && !need.dispute,
          result_on_board: entry.resultOnBoard && !need.dispute && need.result !== null,
        },
      }),
    )
    if (shown.done) {
      const pictureIds = shown.value.dispute ? [] : entry.pictureIds
      await markPictures(tx, ctx, { needId: shown.value.id, pictureIds })
    }
    return shown
  })

async function markPictures(
  tx: Tx,
  ctx: Ctx,
  { needId, pictureIds }: { needId: string; pictureIds: readonly string[] },
) {
  const mark = (isPublic: boolean) =>
    tx
      .updateTable('needs.picture')
      .set({ is_public: isPublic })
      .where('area_id', '=', ctx.area.id)
      .where('need_id', '=', needId)
  await mark(false).execute()
  if (pictureIds.length) await mark(true).where('file_id', 'in', pictureIds).execute()
}
