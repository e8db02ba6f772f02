import { Hono } from 'hono'
import { isUuid } from '#base/uuid.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { readCursor } from '../keyset.ts'
import { pathNumber, sayNumber } from '../number.ts'
import { fullUrl } from '../origin.ts'
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
    const paging = { after: readCursor(c.req.query('after')), before: readCursor(c.req.query('before')) }
    const [places, page] = await Promise.all([placesOf(ctx), boardOf(ctx, filters, paging)])
    return c.html(boardPage(view, { ctx, filters, places, page }))
  })
  .get('/needs/plan', open, async (c) => {
    const { ctx, view } = c.var
    const places = await placesOf(ctx)
    const id = c.req.query('compound') ?? places[0]?.id
    const ground = id !== undefined && isUuid(id) ? await groundOf(ctx, id) : null
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
