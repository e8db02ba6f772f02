import { Hono } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import { givenUp, tellAgain } from '#platform/facts/given-up.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { listenersPage } from './page.ts'
import { listenerWords } from './words.ts'

/** What listeners gave up, for people (`platform/facts/retries.ts`). */
export const listenersDesk = new Hono<WebEnv>()
  .get('/desk/messages/listeners', may('tell a listener again'), async (c) => {
    const { ctx, view } = c.var
    return c.html(listenersPage(view, { ctx, lines: await givenUp(ctx) }))
  })
  .post('/desk/messages/listeners/:fact/again', may('tell a listener again'), async (c) => {
    const factId = idFrom(c.req.param('fact'))
    const { listener = '' } = await sentForm(c)
    if (factId === null || !(await tellAgain(c.var.ctx, { factId, listener }))) return c.notFound()
    return sendTo(c, '/desk/messages/listeners', { kind: 'done', text: listenerWords(c.var.ctx.lang).told })
  })
