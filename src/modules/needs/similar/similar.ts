import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { onBoard } from '../board/board.ts'
import { closedSince, mostLookedAt, mostSimilar } from './similar.rules.ts'

/** One need of the board that may be the same matter: what the board shows of it and no more. */
export type SimilarNeed = Awaited<ReturnType<typeof newestOnBoard>>[number]

type Said = { category: string | null; words: string; compoundId: string | null }

/** What was found, with what its dates are said by. */
export type SimilarFound = { ctx: Ctx; lines: readonly SimilarNeed[] }

/** Up to five needs of the board that may be the same matter, open or closed within 90 days; of the whole area where no place was said. */
export async function similarNeeds(ctx: Ctx, { compoundId, ...said }: Said): Promise<SimilarNeed[]> {
  const lines = await memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `similar ${compoundId ?? ''}` }, () =>
    newestOnBoard(ctx, compoundId),
  )
  return mostSimilar(said, lines)
}

const newestOnBoard = (ctx: Ctx, compoundId: string | null) =>
  inArea(ctx, (tx) => {
    const query = onBoard(tx, ctx)
      .where('n.state', '<>', 'merged')
      .where((eb) => eb.or([eb('n.closed_at', 'is', null), eb('n.closed_at', '>=', closedSince(ctx.now))]))
      .orderBy('n.submitted_at', 'desc')
      .orderBy('n.year', 'desc')
      .orderBy('n.seq', 'desc')
      .limit(mostLookedAt)
    return (compoundId === null ? query : query.where('n.compound_id', '=', compoundId)).execute()
  })
