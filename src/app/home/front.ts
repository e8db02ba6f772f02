import { dayOf, type Span } from '#base/days.ts'
import type { stateChip } from '#modules/needs/public.ts'
import { answersOf, figureOf, type Answered } from '#modules/reports/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'

/** What the front door shows of the year, in this order. A key that is not built yet is left out, and so is one without records. */
const shownKeys = ['needs.received', 'needs.solveRate', 'needs.onTimeCloseRate', 'needs.oldestOpen']

/** This year so far. */
export const thisYear = ({ now }: Ctx): Span => ({ from: `${dayOf(now).slice(0, 4)}-01-01`, to: dayOf(now) })

/** The figures of this year that have records behind them. */
export async function overviewOf(ctx: Ctx): Promise<Answered[]> {
  const figures = shownKeys.flatMap((key) => figureOf(key) ?? [])
  const answers = await answersOf(ctx, figures, thisYear(ctx))
  return answers.filter(({ said }) => said.evidence > 0)
}

type State = Parameters<typeof stateChip>[1]['state']

/** A need on the board that came to a result lately. */
export type Recent = Awaited<ReturnType<typeof findRecent>>[number]

/** The needs that came to a result last, newest first. The same for every reader, so they are kept for a few seconds. */
export const recentResults = (ctx: Ctx, most: number): Promise<Recent[]> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `recent results ${most}` }, () => findRecent(ctx, most))

const findRecent = (ctx: Ctx, most: number) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom(latest(tx, ctx, most).as('n'))
      .leftJoin('people.v_compound as c', (join) =>
        join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
      )
      .leftJoin('people.v_building as b', (join) =>
        join.onRef('b.area_id', '=', 'n.area_id').onRef('b.id', '=', 'n.building_id'),
      )
      .select(['n.year', 'n.seq', 'n.category', 'n.submitted_at', 'n.resolved_at'])
      .select(['c.name as compoundName', 'b.name as buildingName'])
      .select((eb) => [
        eb.ref('n.state').$castTo<State>().as('state'),
        eb.ref('n.board_title').$castTo<string | null>().as('title'),
        eb.ref('n.solved').$castTo<boolean | null>().as('solved'),
      ])
      .where('n.area_id', '=', ctx.area.id)
      .orderBy('n.resolved_at', 'desc')
      .orderBy('n.year', 'desc')
      .orderBy('n.seq', 'desc')
      .execute(),
  )

/** The few needs themselves, before their places are looked up. */
const latest = (tx: Tx, ctx: Ctx, most: number) =>
  tx
    .selectFrom('needs.v_need')
    .select(['area_id', 'year', 'seq', 'category', 'state', 'solved', 'board_title', 'submitted_at', 'resolved_at'])
    .select(['compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('on_board', '=', true)
    .where('resolved_at', 'is not', null)
    .orderBy('resolved_at', 'desc')
    .orderBy('year', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
