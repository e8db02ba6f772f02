import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { volunteerHere, type One } from './one.ts'

/** The volunteer an address names; 404 for an unknown one, one of another area, and one who was forgotten. */
export async function oneAsked(c: Context<WebEnv>): Promise<One> {
  const one = await volunteerHere(c.var.ctx, idFrom(c.req.param('id')))
  if (!one) throw new HTTPException(404)
  return one
}

/** The same for what is only done with somebody who helps. */
export async function helpingOne(c: Context<WebEnv>): Promise<One> {
  const one = await oneAsked(c)
  if (one.row.state === 'left') throw new HTTPException(404)
  return one
}
