import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { anywhere, reaches } from '../access.ts'
import { importById, type Import } from './import.ts'

/** A list may name anybody: only somebody who works in the whole area imports or exports one. */
export function inWholeArea(c: Context<WebEnv>): void {
  if (!reaches(c.var.ctx.actor, anywhere)) throw new HTTPException(403)
}

/** An import of this area, for somebody who works in all of it. */
export async function importOf(c: Context<WebEnv>): Promise<Import> {
  inWholeArea(c)
  const id = idFrom(c.req.param('id'))
  const one = id === null ? null : await importById(c.var.ctx, id)
  if (!one) throw new HTTPException(404)
  return one
}
