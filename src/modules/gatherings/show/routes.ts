import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { may, mayLead } from '../access.ts'
import { shownGathering, type Gathering } from '../gathering.ts'
import type { Part } from '../parts.ts'
import { leaderOf } from './leader.ts'
import { gatheringDeskPage, gatheringPage } from './page.ts'
import { deskParts, frontParts } from './parts.ts'

type Asked = Context<WebEnv>

/** The gathering an address names; 404 for an unknown one and one this reader may not know of. */
async function asked(c: Asked): Promise<Gathering> {
  const gathering = await shownGathering(c.var.ctx, idFrom(c.req.param('id')))
  if (!gathering) throw new HTTPException(404)
  return gathering
}

async function said(c: Asked, gathering: Gathering, parts: readonly Part[]): Promise<Html[]> {
  const all = await Promise.all(parts.map((part) => part(c.var.view, c.var.ctx, gathering)))
  return all.filter((one) => one !== null)
}

/** The page of one gathering, for everybody and for whoever plans or leads it. */
export const show = new Hono<WebEnv>()
  .get('/gatherings/:id', may('read the calendar'), async (c) => {
    const gathering = await asked(c)
    const parts = await said(c, gathering, frontParts)
    return c.html(gatheringPage(c.var.view, { ctx: c.var.ctx, gathering, leader: null, parts }))
  })
  .get('/desk/gatherings/:id', may('call the roll'), async (c) => {
    const gathering = await asked(c)
    if (!mayLead(c.var.ctx.actor, gathering)) throw new HTTPException(404)
    c.header('cache-control', 'no-store')
    const [parts, leader] = await Promise.all([said(c, gathering, deskParts), leaderOf(c.var.ctx, gathering)])
    return c.html(gatheringDeskPage(c.var.view, { ctx: c.var.ctx, gathering, leader, parts }))
  })
