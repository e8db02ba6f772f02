import { Hono } from 'hono'
import { readPaging } from '#base/keyset.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { may } from '../access.ts'
import { openDisputes } from '../disputes/disputes.ts'
import { placesOf } from '../places.ts'
import { keptList, keptOthers, keptToday } from './kept.ts'
import { listPage } from './list.page.ts'
import { readDeskFilters } from './list.rules.ts'
import { todayPage } from './today.page.ts'

/** The desk: Today, with what other modules add to it, and the list of all needs. Who has another task here is led to the first page of their own menu. */
export const deskRoutes = (parts: readonly TodayPart[]) =>
  new Hono<WebEnv>()
    .get('/desk', may('open the desk'), async (c) => {
      const { ctx, view } = c.var
      if (!may.allows(ctx.actor, 'work on needs') && may.allows(ctx.actor, 'work on what was handed over'))
        return c.redirect('/desk/work', 303)
      if (!may.allows(ctx.actor, 'work on needs')) return c.redirect(view.menu?.[0]?.href ?? '/me', 303)
      const [needs, others, places, disputes] = await Promise.all([
        keptToday(ctx),
        keptOthers(ctx, parts),
        placesOf(ctx),
        openDisputes(ctx),
      ])
      c.header('cache-control', 'no-store')
      return c.html(todayPage(view, { ctx, needs, others, places, disputes, newId: uuidv7(ctx.now) }))
    })
    .get('/desk/needs', may('work on needs'), async (c) => {
      const { ctx, view } = c.var
      const asked = { set: readDeskFilters(c.req.query()), paging: readPaging(c.req.query()) }
      return c.html(listPage(view, await keptList(ctx, asked)))
    })
