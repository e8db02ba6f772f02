import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { pageOf, pageQuery, type Page, type Paging } from '../keyset.ts'
import { statesOf, type BoardFilters } from './board.rules.ts'

/** How many stand on a page of the board. */
export const boardSize = 20

/** One line of the board: nothing a person wrote but the title staff gave it. */
export type BoardLine = Awaited<ReturnType<typeof lines>>[number]

/** What everybody may see of needs, newest first. */
export async function boardOf(ctx: Ctx, filters: BoardFilters, paging: Paging): Promise<Page<BoardLine>> {
  const found = await inArea(ctx, (tx) => lines(tx, ctx, { filters, paging }))
  return pageOf(found, { ...paging, size: boardSize }, (row) => ({ at: row.submitted_at, ...row }))
}

const newest = { column: 'n.submitted_at', descending: true } as const

function lines(tx: Tx, ctx: Ctx, { filters, paging }: { filters: BoardFilters; paging: Paging }) {
  const { beyond, order, limit } = pageQuery(newest, paging, boardSize)
  const states = statesOf[filters.view]
  let query = onBoard(tx, ctx)
  if (states) query = query.where('n.state', 'in', states)
  if (filters.category) query = query.where('n.category', '=', filters.category)
  if (filters.compoundId) query = query.where('n.compound_id', '=', filters.compoundId)
  if (filters.buildingId) query = query.where('n.building_id', '=', filters.buildingId)
  if (beyond) query = query.where(beyond)
  for (const by of order) query = query.orderBy(by)
  return query.limit(limit).execute()
}

/** Needs that are on the board, with the public columns only. */
export const onBoard = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.need as n')
    .leftJoin('people.v_compound as c', (join) =>
      join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
    )
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'n.area_id').onRef('b.id', '=', 'n.building_id'),
    )
    .select([
      'n.year',
      'n.seq',
      'n.category',
      'n.title',
      'n.state',
      'n.solved',
      'n.submitted_at',
      'n.due_at',
      'n.resolved_at',
      'n.closed_at',
      'n.assignee_role',
      'c.name as compoundName',
      'b.name as buildingName',
    ])
    .where('n.area_id', '=', ctx.area.id)
    .where('n.on_board', '=', true)
    .where('n.state', '<>', 'withdrawn')
