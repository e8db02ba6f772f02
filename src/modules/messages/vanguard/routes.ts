import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { volunteersTold } from './told.ts'
import { volunteersToldPage } from './told.page.ts'

/** Who of a vanguard day was told by which way. */
export const volunteersToldDesk = new Hono<WebEnv>().get(
  '/desk/vanguard/:id/told',
  may('see who could not be reached'),
  async (c) => {
    const list = await volunteersTold(c.var.ctx, idFrom(c.req.param('id')))
    if (!list) return c.notFound()
    c.header('cache-control', 'no-store')
    return c.html(volunteersToldPage(c.var.view, { ...list, now: c.var.ctx.now }))
  },
)
