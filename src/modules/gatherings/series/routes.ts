import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { changes } from './change.routes.ts'
import { daysOfSeries } from './days.routes.ts'
import { readKept } from './kept.ts'
import { home } from './new.page.ts'
import { newSeries } from './new.routes.ts'
import { listPage, seriesPage } from './page.ts'
import { listSeries, openSeries } from './series.ts'

/** Series: the list, one of them, and what is done with them. */
export const series = new Hono<WebEnv>()
  .route('/', newSeries)
  .route('/', changes)
  .route('/', daysOfSeries)
  .get(home, may('plan gatherings'), async (c) => {
    const { ctx, view } = c.var
    c.header('cache-control', 'no-store')
    return c.html(listPage(view, { series: await listSeries(ctx), now: ctx.now }))
  })
  .get(`${home}/:id`, may('plan gatherings'), async (c) => {
    const { ctx, view } = c.var
    const opened = await openSeries(ctx, idFrom(c.req.param('id')))
    if (!opened) return c.notFound()
    c.header('cache-control', 'no-store')
    return c.html(seriesPage(view, { ...opened, ctx, kept: readKept(c.req.query('kept')) }))
  })
