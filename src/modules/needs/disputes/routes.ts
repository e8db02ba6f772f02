import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { disputesOf } from './disputes.ts'
import { disputesPage } from './page.ts'

/** What is between neighbours: everybody of the committee may ask, each is shown what they may know. Never kept. */
export const disputes = new Hono<WebEnv>().get('/desk/disputes', may('work on needs'), async (c) => {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  return c.html(disputesPage(view, { ctx, lines: await disputesOf(ctx) }))
})
