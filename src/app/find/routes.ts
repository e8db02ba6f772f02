import { Hono } from 'hono'
import { choiceIn } from '#base/form.rules.ts'
import { needHref, readNumber } from '#modules/needs/public.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from './access.ts'
import { findAll, kinds } from './find.ts'
import { findPage } from './page.ts'

/** The one search box: on the desk and on the front door. A whole number of a need leads straight there. */
export const find = new Hono<WebEnv>().get('/find', may('look for something'), async (c) => {
  const { ctx, view } = c.var
  const text = c.req.query('q') ?? ''
  const only = choiceIn(c.req.query(), 'kind', kinds)
  const found = await findAll(ctx, text, only)
  c.header('cache-control', 'no-store')
  const [first] = found.needs.needs
  if (only === null && first && first.points === 1000 && readNumber(text)) return c.redirect(needHref(first), 303)
  return c.html(findPage(view, { ctx, found, only }))
})
