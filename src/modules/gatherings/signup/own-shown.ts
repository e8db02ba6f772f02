import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { ownHere, type OwnHereBack } from '../rollcall/own-here.ts'
import { ownPage } from './own.page.ts'
import { ownSignUp, type OwnSignUp } from './own.ts'

type Asked = Context<WebEnv>

/** The sign-up an address opens; 404 for a wrong key as for an unknown one. Such pages are kept nowhere and name no one on the way out. */
export async function ownAt(c: Asked): Promise<OwnSignUp> {
  const found = await ownSignUp(c.var.ctx, idFrom(c.req.param('id')), c.req.param('key') ?? '')
  if (!found) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  return found
}

type Back = { problem?: string; here?: OwnHereBack }

/** Its page as it stands now; one that came back says why. The pass of a scan comes by the address, or back with its form. */
export async function showOwn(c: Asked, { problem, here: back }: Back = {}): Promise<Response> {
  const { ctx, view } = c.var
  const own = await ownAt(c)
  const here = await ownHere(ctx, own, { pass: back ? back.pass : (c.req.query('pass') ?? '') })
  const page = { ctx, own, problem, here: here && { ...here, back } }
  return c.html(ownPage(view, page), problem !== undefined || back ? 422 : 200)
}
