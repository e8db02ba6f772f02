import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { shownGathering, type Gathering } from '../gathering.ts'
import { entriesNow, recordOf } from './published.ts'
import { drawPage } from './page.ts'
import { listOf } from './recipe.ts'

/** The gathering an address names, where places are drawn; 404 for others and for one this reader may not know of. */
async function drawnHere(c: Context<WebEnv>): Promise<Gathering> {
  const gathering = await shownGathering(c.var.ctx, idFrom(c.req.param('id')))
  if (gathering?.sign_up !== 'draw') throw new HTTPException(404)
  return gathering
}

/** How places are drawn, for everybody to read and to work out again. */
export const draws = new Hono<WebEnv>()
  .get('/gatherings/:id/draw', may('read the calendar'), async (c) => {
    const gathering = await drawnHere(c)
    const { ctx, view } = c.var
    const record = recordOf(gathering)
    const entries = record ? [] : await entriesNow(ctx, gathering.id)
    return c.html(drawPage(view, { gathering, record, entries, now: ctx.now }))
  })
  .get('/gatherings/:id/draw/list', may('read the calendar'), async (c) => {
    const record = recordOf(await drawnHere(c))
    return record ? c.text(listOf(record)) : c.notFound()
  })
