import { dayOf, type Span } from '#base/days.ts'
import type { Paging } from '#base/keyset.ts'
import { holds, reachOf } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { committee, may } from '../access.ts'
import { mayLeadDay, type Day } from '../day.ts'
import { boardBody, type Asked } from './board.page.ts'
import { boardOf } from './board.ts'
import type { Shown } from './day.page.ts'
import { earlierBody, frontBody } from './front.page.ts'
import { nextDay, pastDays } from './front.ts'
import { dayFor } from './one-day.ts'
import { boardOfDay } from './show-day.ts'

const spanOf = ({ year }: Asked): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The board of vanguard days as it is shown to all who may do the same with it, kept for a moment. */
export const keptBoard = (ctx: Ctx, asked: Asked): Promise<Html> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `vanguard board ${keyOf(ctx)} ${JSON.stringify(asked)}` }, async () =>
    boardBody(ctx, { board: await boardOf(ctx, spanOf(asked)), asked }),
  )

/** What everybody reads of vanguard days, or a page of earlier ones: the same for every reader of one language, kept likewise. */
export const keptFront = (ctx: Ctx, paging: Paging): Promise<Html> =>
  memoOf(ctx.db).keep(
    { areaId: ctx.area.id, key: `vanguard front ${JSON.stringify([ctx.lang, dayOf(ctx.now), paging])}` },
    async () => {
      const past = await pastDays(ctx, paging)
      if (paging.after ?? paging.before) return earlierBody(ctx, past)
      return frontBody(ctx, { next: await nextDay(ctx), past })
    },
  )

/**
 * The board of one day for the committee, kept likewise: on a Thursday they all have it open. Undefined for a day that is
 * unknown or not theirs, and for everybody else, whose board holds what is their own.
 */
export async function keptDay(view: View, ctx: Ctx, id: string): Promise<Shown | undefined> {
  if (!holds(ctx.actor, committee)) return undefined
  const key = `vanguard day ${id} ${keyOf(ctx)}`
  const kept = await memoOf(ctx.db).keep({ areaId: ctx.area.id, key }, () => shownDay(view, ctx, id))
  return kept && mayLeadDay(ctx.actor, kept.day) ? kept.shown : undefined
}

async function shownDay(view: View, ctx: Ctx, id: string): Promise<{ day: Day; shown: Shown } | undefined> {
  const day = await dayFor(ctx, id)
  return day && { day, shown: await boardOfDay(view, ctx, { day, adding: false }) }
}

/** Whoever reads the same: the language, the day, and where they are of the committee. */
const keyOf = (ctx: Ctx) =>
  JSON.stringify([ctx.lang, dayOf(ctx.now), may.allows(ctx.actor, 'plan vanguard days'), reachOf(ctx.actor, committee)])
