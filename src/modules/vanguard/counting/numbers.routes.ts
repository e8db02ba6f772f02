import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { numbersOf, ownNumber } from './numbers.ts'
import { numbersPage, ownNumberPage } from './numbers.page.ts'

const read = may('read about vanguard days')

/** The numbers of a day for everybody, and one number's own page. */
export const numbers = new Hono<WebEnv>()
  .get('/vanguard/:id/numbers', read, async (c) => {
    const found = await numbersOf(c.var.ctx, idFrom(c.req.param('id')))
    if (!found) throw new HTTPException(404)
    c.header('cache-control', 'no-store')
    return c.html(numbersPage(c.var.view, { ...found, now: c.var.ctx.now }))
  })
  .get('/vanguard/:id/numbers/:ticket', read, async (c) => {
    const ids = { day: idFrom(c.req.param('id')), ticket: idFrom(c.req.param('ticket')) }
    const own = await ownNumber(c.var.ctx, ids)
    if (!own) throw new HTTPException(404)
    c.header('cache-control', 'no-store')
    return c.html(ownNumberPage(c.var.view, own))
  })
