import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { stairNotice, unreachedPage, type UnreachedPage } from './page.ts'
import { readSettled } from './unreached.rules.ts'
import { settle, unreached, unreachedOne, type Unreached } from './unreached.ts'
import { unreachedWords } from './words.ts'

const guard = () => may('see who could not be reached')

async function lineHere(c: Context<WebEnv>): Promise<Unreached> {
  const id = idFrom(c.req.param('id'))
  const line = id === null ? null : await unreachedOne(c.var.ctx, id)
  if (!line) throw new HTTPException(404)
  return line
}

async function show(c: Context<WebEnv>, wrong?: UnreachedPage['wrong']) {
  const { ctx, view } = c.var
  c.header('cache-control', 'no-store')
  return c.html(unreachedPage(view, { ctx, lines: await unreached(ctx), wrong }), wrong ? 422 : 200)
}

/** Who could not be reached: the list to ring from, a notice for the stairwell, and what was done. */
export const unreachedDesk = new Hono<WebEnv>()
  .get('/desk/messages/unreached', guard(), (c) => show(c))
  .get('/desk/messages/unreached/:id/notice', guard(), async (c) => {
    const line = await lineHere(c)
    if (!line.name.home) return c.notFound()
    return c.html(
      stairNotice(c.var.view, { line, url: fullUrl(c, line.numbers.length ? '/needs/follow' : '/gatherings') }),
    )
  })
  .post('/desk/messages/unreached/:id/settlement', guard(), async (c) => {
    const { id } = await lineHere(c)
    const w = unreachedWords(c.var.ctx.lang)
    const read = readSettled(await sentForm(c))
    if (!read.good) return show(c, w.refused.how)
    const settled = await settle(c.var.ctx, { id, how: read.value.how })
    return settled.done ? sendTo(c, '/desk/messages/unreached', { kind: 'done', text: w.noted }) : c.notFound()
  })
