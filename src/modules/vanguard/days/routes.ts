import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { choiceIn, idFrom } from '#base/form.rules.ts'
import { readPaging } from '#base/keyset.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { may } from '../access.ts'
import { boardPage, boardPath, type Asked } from './board.page.ts'
import { wants } from './board.rules.ts'
import { dayPage } from './day.page.ts'
import { nextDay } from './front.ts'
import { frontPath, noticePage, vanguardPage } from './front.page.ts'
import { keptBoard, keptDay, keptFront } from './kept.ts'
import { dayFor } from './one-day.ts'
import { programmeRoutes } from './programme.routes.ts'
import { showDay } from './show-day.ts'
import { usualRoutes } from './usual.routes.ts'

/** What the address of the board asks for: a month that exists, else a year, else this one. */
function askedIn(c: Context<WebEnv>): Asked {
  const { month = '', year = '' } = c.req.query()
  const want = choiceIn(c.req.query(), 'what', wants) ?? 'planned'
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return { year: month.slice(0, 4), open: { month, want } }
  return { year: /^20\d\d$/.test(year) ? year : dayOf(c.var.ctx.now).slice(0, 4), open: null }
}

/** The board of vanguard days, one day, and what everybody reads of them. */
export const days = new Hono<WebEnv>()
  .get(boardPath, may('see the board of a day'), async (c) => {
    const { ctx, view } = c.var
    return c.html(boardPage(view, await keptBoard(ctx, askedIn(c))))
  })
  .route('/', programmeRoutes)
  .route('/', usualRoutes)
  .get(`${boardPath}/:id{[0-9a-f-]{36}}`, may('see the board of a day'), async (c) => {
    const { ctx, view } = c.var
    const id = idFrom(c.req.param('id'))
    const kept = id !== null && c.req.query('open') === undefined ? await keptDay(view, ctx, id) : undefined
    if (kept) {
      c.header('cache-control', 'no-store')
      return c.html(dayPage(view, kept))
    }
    const day = await dayFor(ctx, id)
    if (!day) throw new HTTPException(404)
    return showDay(c, day)
  })
  .get(frontPath, may('read about vanguard days'), async (c) => {
    const { ctx, view } = c.var
    const paging = readPaging(c.req.query())
    const earlier = Boolean(paging.after ?? paging.before)
    return c.html(vanguardPage(view, { earlier, body: await keptFront(ctx, paging) }))
  })
  .get(`${frontPath}/notice`, may('read about vanguard days'), async (c) => {
    const { ctx, view } = c.var
    return c.html(noticePage(view, ctx, { next: await nextDay(ctx), url: fullUrl(c, frontPath) }))
  })
