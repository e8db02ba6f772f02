import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { isCommittees, visibleTo } from '../visible.ts'

/** A need as the search reads it, with one of its texts. */
export type Row = Awaited<ReturnType<ReturnType<typeof seen>['execute']>>[number]

/** Needs with one text each, as far as the reader may see them. */
export const seen = (tx: Tx, ctx: Ctx) => {
  const { desk, board } = visibleTo(ctx)
  return tx
    .selectFrom('needs.need as n')
    .innerJoin('needs.search_text as d', (join) =>
      join.onRef('d.area_id', '=', 'n.area_id').onRef('d.need_id', '=', 'n.id'),
    )
    .where('n.area_id', '=', ctx.area.id)
    .where('d.area_id', '=', ctx.area.id)
    .where(sql<boolean>`((d.side = 'desk' and ${desk}) or (d.side = 'board' and ${board} and (${desk}) is not true))`)
    .select([
      'n.year',
      'n.seq',
      'n.category',
      'n.state',
      'n.solved',
      'n.submitted_at',
      'n.compound_id',
      'n.building_id',
    ])
    .select(['n.title', 'n.words', 'n.spot', 'n.result', 'n.result_on_board', 'n.assignee_role'])
    .select(['d.side', 'd.said', 'd.spelt'])
    .select(isCommittees(ctx.actor).as('ours'))
}
