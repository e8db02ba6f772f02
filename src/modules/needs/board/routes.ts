import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import { readPaging } from '#base/keyset.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { may } from '../access.ts'
import { pathNumber, sayNumber } from '../number.ts'
import { groundOf, placesOf } from '../places.ts'
import { boardNeed } from './board-need.ts'
import { boardOf } from './board.ts'
import { readBoardFilters } from './board.rules.ts'
import { boardNeedPage } from './need.page.ts'
import { openCounts } from './open-counts.ts'
import { boardPage } from './page.ts'
import { planPage } from './plan.page.ts'

const open = may('read the board')

/** The public board: the list, the plan of a compound, and a page for each need. */
export const board = new Hono<WebEnv>()
  .get('/needs', open, async (c) => {
    const { ctx, view } = c.var
    const filters = readBoardFilters(c.req.query())
    const [places, page] = await Promise.all([placesOf(ctx), boardOf(ctx, filters, readPaging(c.req.query()))])
    return c.html(boardPage(view, { ctx, filters, places, page }))
  })
  .get('/needs/plan', open, async (c) => {
    const { ctx, view } = c.var
    const places = await placesOf(ctx)
    const id = idFrom(c.req.query('compound') ?? places[0]?.id)
    const ground = id === null ? null : await groundOf(ctx, id)
    if (!ground) return c.notFound()
    return c.html(planPage(view, { ground, places, counts: await openCounts(ctx, ground.id) }))
  })
  .get('/needs/:number', open, async (c) => {
    const { ctx, view } = c.var
    const number = pathNumber(c.req.param('number'))
    const need = number && (await boardNeed(ctx, number))
    if (!need) return c.notFound()
    return c.html(boardNeedPage(view, { ctx, need, url: fullUrl(c, `/needs/${sayNumber(need)}`) }))
  })
