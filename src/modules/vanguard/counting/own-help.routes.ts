import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { WebEnv } from '#platform/web/env.ts'
import { formId, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { ownBases, ownOf } from '../own/asked.ts'
import { helpAnchor } from './address.ts'
import { askOwn, endOwn } from './own-help.ts'

type Asked = Context<WebEnv>

async function ask(c: Asked): Promise<Response> {
  const { volunteer, path } = await ownOf(c)
  const { ctx } = c.var
  const asked = await askOwn(ctx, volunteer.id, formId(await sentForm(c), ctx.now))
  if (!asked.done) throw new HTTPException(404)
  return c.redirect(`${path}#${helpAnchor}`, 303)
}

async function end(c: Asked): Promise<Response> {
  const { volunteer, path } = await ownOf(c)
  await endOwn(c.var.ctx, volunteer.id)
  return c.redirect(`${path}#${helpAnchor}`, 303)
}

const mine = may('keep one’s own shifts')

/** Help, asked for on one's own page. */
export const ownHelpRoutes = new Hono<WebEnv>()
for (const base of ownBases) ownHelpRoutes.post(`${base}/help`, mine, ask).post(`${base}/help/end`, mine, end)
