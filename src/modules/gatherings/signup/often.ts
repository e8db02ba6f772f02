import type { Context } from 'hono'
import { limit } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'

/** From one household, or from one address of the net: a whole classroom may share one. */
const perHour = { max: 200, windowSeconds: 3600 }

/** Seconds to wait for one who has sent this form more often than people do; 0 for all others. Staff are never stopped. */
export const tooOften = (c: Context<WebEnv>): Promise<number> => {
  const { ctx, view, services } = c.var
  if (ctx.actor.kind === 'account') return Promise.resolve(0)
  return limit(services, `sign-ups from ${ctx.actor.id ?? view.client}`, perHour)
}
