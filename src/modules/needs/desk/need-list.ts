import { sql } from 'kysely'
import { addDays, dayOf, startOfDay } from '#base/days.ts'
import { pageOf, type Page, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { allyName } from '../allies.ts'
import { pageRows, type Order } from '../keyset.ts'
import { sayNumber } from '../number.ts'
import { isCommittees } from '../visible.ts'
import { withPlaceNames, type PlaceNames } from '../with-places.ts'
import { isRole, statesOf, type DeskFilters, type Sort } from './list.rules.ts'

/** How many stand on a page of the desk's list. */
export const listSize = 25

/** One line of the desk's list. */
export type ListLine = Awaited<ReturnType<typeof lines>>[number] & PlaceNames

const orders: Record<Sort, Order> = {
  newest: { column: 'n.submitted_at', descending: true },
  oldest: { column: 'n.submitted_at', descending: false },
  due: { column: 'n.due_at', descending: false },
}

/** The needs of the places this reader works in, narrowed and ordered as the address says. */
export async function needList(ctx: Ctx, filters: DeskFilters, paging: Paging): Promise<Page<ListLine>> {
  const found = await withPlaceNames(ctx, await inArea(ctx, (tx) => lines(tx, ctx, { filters, paging })))
  const moment = (row: ListLine) => (filters.sort === 'due' ? row.due_at : row.submitted_at)
  const cursor = (row: ListLine) => ({ at: moment(row), key: sayNumber(row) })
  return pageOf(found, { ...paging, size: listSize }, cursor)
}

function lines(tx: Tx, ctx: Ctx, { filters, paging }: { filters: DeskFilters; paging: Paging }) {
  const query = narrowed(needLines(tx, ctx), ctx, filters)
  return pageRows(query, orders[filters.sort], { ...paging, limit: listSize + 1 })
}

/** What every list of the desk shows of a need. */
export const needColumns = [
  'n.year',
  'n.seq',
  'n.category',
  'n.title',
  'n.words',
  'n.state',
  'n.solved',
  'n.assignee_role',
  'n.taken_at',
  'n.answer_due_at',
  'n.reply_by',
  'n.contacted_at',
  'n.contact_due_at',
  'n.submitted_at',
  'n.due_at',
  'n.paused_at',
  'n.next_check_on',
  'n.resolved_at',
  'n.compound_id',
  'n.building_id',
] as const

/** Needs within the reader's places. What is between neighbours is in no list that is kept or shared. */
export const needLines = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.need as n')
    .where('n.area_id', '=', ctx.area.id)
    .where('n.dispute', '=', false)
    .select(needColumns)
    .select(allyName(ctx))
    .where(isCommittees(ctx.actor))

type Lines = ReturnType<typeof needLines>

function narrowed(all: Lines, ctx: Ctx, filters: DeskFilters): Lines {
  const states = statesOf(filters.state)
  let query = all
  if (states) query = query.where('n.state', 'in', states)
  if (filters.state === 'open') query = query.where('n.resolved_at', 'is', null).where('n.closed_at', 'is', null)
  if (filters.category) query = query.where('n.category', '=', filters.category)
  if (filters.compoundId) query = query.where('n.compound_id', '=', filters.compoundId)
  if (filters.hand) query = inHandsOf(query, filters.hand)
  return filters.due ? query.where('n.paused_at', 'is', null).where(dueWithin(ctx, filters.due)) : query
}

/** Nobody's, a role's, or one partner's or team's. */
function inHandsOf(query: Lines, hand: NonNullable<DeskFilters['hand']>): Lines {
  if (hand === 'nobody') return query.where('n.assignee_role', 'is', null)
  return isRole(hand) ? query.where('n.assignee_role', '=', hand) : query.where('n.ally_id', '=', hand)
}

/** Late: due before today in Shanghai; today: due today; ahead: due later. A need whose clock stands is none of these. */
function dueWithin(ctx: Ctx, due: NonNullable<DeskFilters['due']>) {
  const today = startOfDay(dayOf(ctx.now))
  const tomorrow = startOfDay(addDays(dayOf(ctx.now), 1))
  if (due === 'late') return sql<boolean>`n.due_at < ${today}`
  return due === 'today'
    ? sql<boolean>`n.due_at >= ${today} and n.due_at < ${tomorrow}`
    : sql<boolean>`n.due_at >= ${tomorrow}`
}
