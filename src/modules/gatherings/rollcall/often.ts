import type { Context } from 'hono'
import { limit } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'

/** A whole class behind one address of a venue's network arrives within minutes. */
const allowance = { max: 120, windowSeconds: 600 }

/** Seconds to wait for an address of the net from which more is sent than people at a door do; 0 for all others. */
export const tooOftenHere = (c: Context<WebEnv>): Promise<number> =>
  limit(c.var.services, `here ${c.var.view.client}`, allowance)
