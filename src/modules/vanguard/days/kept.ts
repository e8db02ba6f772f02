import { dayOf, type Span } from '#base/days.ts'
import type { Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { isOfWholeArea } from '../access.ts'
import { boardBody, type Asked } from './board.page.ts'
import { boardOf } from './board.ts'
import type { Shown } from './day.page.ts'
import { earlierBody, frontBody } from './front.page.ts'
import { nextDay, pastDays } from './front.ts'
import { dayFor } from './one-day.ts'
import { boardOfDay } from './show-day.ts'

const spanOf = ({ year }: Asked): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The board of vanguard days, kept for a moment as it is shown to the committee of the whole area: nobody else sees all the same. */
export function keptBoard(ctx: Ctx, asked: Asked): Promise<Html> {
  const make = async () => boardBody(ctx, { board: await boardOf(ctx, spanOf(asked)), asked })
  if (!isOfWholeArea(ctx.actor)) return make()
  const key = `vanguard board ${keyOf(ctx)} ${JSON.stringify(asked)}`
  return memoOf(ctx.db).keep({ areaId: ctx.area.id, key }, make)
}

/** What everybody reads of vanguard days, or a page of earlier ones: the same for every reader of one language, kept likewise. */
export const keptFront = (ctx: Ctx, paging: Paging): Promise<Html> =>
  memoOf(ctx.db).keep(
    { areaId: ctx.area.id, key: `vanguard front ${keyOf(ctx)} ${JSON.stringify(paging)}` },
    async () => {
      const past = await pastDays(ctx, paging)
      if (paging.after ?? paging.before) return earlierBody(ctx, past)
      return frontBody(ctx, { next: await nextDay(ctx), past })
    },
  )

/**
 * The board of one day for the same, kept likewise: on a Thursday they all have it open. Undefined for an unknown day, and for
 * everybody else, whose board holds what is their own.
 */
export function keptDay(view: View, ctx: Ctx, id: string): Promise<Shown | undefined> {
  if (!isOfWholeArea(ctx.actor)) return Promise.resolve(undefined)
  const key = `vanguard day ${id} ${keyOf(ctx)}`
  return memoOf(ctx.db).keep({ areaId: ctx.area.id, key }, () => shownDay(view, ctx, id))
}

async function shownDay(view: View, ctx: Ctx, id: string): Promise<Shown | undefined> {
  const day = await dayFor(ctx, id)
  return day && boardOfDay(view, ctx, { day, adding: false })
}

const keyOf = ({ lang, now }: Ctx) => JSON.stringify([lang, dayOf(now)])
