import { dayOf } from '#base/days.ts'
import type { Paging } from '#base/keyset.ts'
import { reachOf } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { Html } from '#platform/web/html.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { committee } from '../access.ts'
import { allyChoices } from '../allies.ts'
import { placesOf } from '../places.ts'
import { needTable } from './list.page.ts'
import type { DeskFilters } from './list.rules.ts'
import { needList } from './need-list.ts'
import { todayNeeds, todayOthers, type Others } from './today.page.ts'
import { todayOf } from './today.ts'

/** The desk's list as it is shown to all who work in the same places, kept for a moment: everybody opens it in the morning. */
export const keptList = (ctx: Ctx, asked: { set: DeskFilters; paging: Paging }): Promise<Html> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `desk list ${keyOf(ctx)} ${JSON.stringify(asked)}` }, async () => {
    const [places, allies, page] = await Promise.all([
      placesOf(ctx),
      allyChoices(ctx),
      needList(ctx, asked.set, asked.paging),
    ])
    return needTable(ctx, { set: asked.set, places, allies, page })
  })

/** Today's needs as they are shown to all who work in the same places, kept likewise. */
export const keptToday = (ctx: Ctx): Promise<Html> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `today ${keyOf(ctx)}` }, async () =>
    todayNeeds(ctx, await todayOf(ctx)),
  )

/** What waits besides needs, kept likewise for all with the same roles in the same places. */
export const keptOthers = (ctx: Ctx, parts: readonly TodayPart[]): Promise<Others> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `today besides ${ctx.lang} ${grantsOf(ctx)}` }, async () =>
    todayOthers(ctx.lang, (await Promise.all(parts.map((part) => part(ctx)))).flat()),
  )

const grantsOf = ({ now, actor }: Ctx) =>
  JSON.stringify([
    dayOf(now),
    ...actor.grants.map(({ role, compoundId, buildingId }) => [role, compoundId, buildingId]),
  ])

const keyOf = (ctx: Ctx) => JSON.stringify([ctx.lang, dayOf(ctx.now), reachOf(ctx.actor, committee)])
