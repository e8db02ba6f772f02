import { pageOf, type Page, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { allyName } from '../allies.ts'
import { pageRows } from '../keyset.ts'
import { otherVoices } from '../merging/lineage.ts'
import { sayNumber } from '../number.ts'
import { isPublic } from '../visible.ts'
import { needsWithPlaces } from '../with-places.ts'
import { statesOf, type BoardFilters } from './board.rules.ts'

/** How many stand on a page of the board. */
export const boardSize = 20

/** One line of the board: nothing a person wrote but the title staff gave it. */
export type BoardLine = Awaited<ReturnType<typeof lines>>[number]

/** What everybody may see of needs, newest first. The same for every reader, and kept for a moment. */
export const boardOf = (ctx: Ctx, filters: BoardFilters, paging: Paging): Promise<Page<BoardLine>> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `board ${JSON.stringify([filters, paging])}` }, () =>
    findBoard(ctx, filters, paging),
  )

async function findBoard(ctx: Ctx, filters: BoardFilters, paging: Paging): Promise<Page<BoardLine>> {
  const found = await inArea(ctx, (tx) => lines(tx, ctx, { filters, paging }))
  return pageOf(found, { ...paging, size: boardSize }, (row) => ({ at: row.submitted_at, key: sayNumber(row) }))
}

const newest = { column: 'n.submitted_at', descending: true } as const

function lines(tx: Tx, ctx: Ctx, { filters, paging }: { filters: BoardFilters; paging: Paging }) {
  const states = statesOf[filters.view]
  let query = onBoard(tx, ctx).where('n.state', '<>', 'merged').select(otherVoices(ctx).as('voices'))
  if (states) query = query.where('n.state', 'in', states)
  if (filters.category) query = query.where('n.category', '=', filters.category)
  if (filters.compoundId) query = query.where('n.compound_id', '=', filters.compoundId)
  if (filters.buildingId) query = query.where('n.building_id', '=', filters.buildingId)
  return pageRows(query, newest, { ...paging, limit: boardSize + 1 })
}

/** Needs that are on the board, with the public columns only. */
export const onBoard = (tx: Tx, ctx: Ctx) =>
  needsWithPlaces(tx, ctx)
    .select([
      'n.year',
      'n.seq',
      'n.category',
      'n.title',
      'n.state',
      'n.solved',
      'n.submitted_at',
      'n.due_at',
      'n.external_body',
      'n.asked_on',
      'n.next_check_on',
      'n.resolved_at',
      'n.closed_at',
      'n.assignee_role',
      'c.name as compoundName',
      'b.name as buildingName',
    ])
    .select(allyName(ctx))
    .where(isPublic())
