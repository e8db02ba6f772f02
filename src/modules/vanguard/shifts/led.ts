import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { dayById, mayLeadDay, type Day } from '../day.ts'

/** The day of an address, for whoever leads it; undefined for anybody else and for an unknown one. */
export const ledDayById = (ctx: Ctx, id: string | null): Promise<Day | undefined> =>
  inArea(ctx, async (tx) => {
    const day = id === null ? undefined : await dayById(tx, ctx, id)
    return day && mayLeadDay(ctx.actor, day) ? day : undefined
  })

/** The same for a request: 404 where the reader leads no such day. Pages with names are kept nowhere. */
export async function ledDay(c: Context<WebEnv>): Promise<Day> {
  const day = await ledDayById(c.var.ctx, idFrom(c.req.param('id')))
  if (!day) throw new HTTPException(404)
  c.header('cache-control', 'no-store')
  return day
}
