import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import { limit } from '#platform/auth/auth.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Own } from '../parts.ts'
import { opensOwn, ownPath, ownVolunteer, volunteerOf } from '../volunteer.ts'

/** The addresses of one's own page: a private one, and one for whoever is signed in. Each act of it is sent under both. */
export const ownBases = ['/volunteering/:id{[0-9a-f-]{36}}/:key', '/volunteering'] as const

/** Wrong keys from one address of the net before they are answered with 429, as codes are. */
const wrongKeys = { max: 10, windowSeconds: 900 }

/** Whose own page was asked for: by its key, or by whoever is signed in; 404 for somebody signed in who is no volunteer. */
export async function ownOf(c: Context<WebEnv>): Promise<Own> {
  if (c.req.param('key') !== undefined) return ownByKey(c, c.req.param('id'))
  closed(c)
  const own = await bySignIn(c)
  if (own) return own
  throw new HTTPException(404)
}

/**
 * The same for an address with a key (`:key`) of this volunteer, whichever module's page it is. 404 for a wrong key, an unknown one
 * and one who left; 429 for whoever tries many keys.
 */
export async function ownByKey(c: Context<WebEnv>, volunteerId: string | undefined): Promise<Own> {
  closed(c)
  const own = await byKey(c, volunteerId)
  if (own) return own
  await countWrongKey(c)
  throw new HTTPException(404)
}

/** Such pages are kept nowhere and tell nobody where they lead from. */
function closed(c: Context<WebEnv>): void {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
}

/** The own page of whoever is signed in; null where they are no volunteer. */
export async function bySignIn(c: Context<WebEnv>): Promise<Own | null> {
  const { ctx } = c.var
  const volunteer = await inArea(ctx, (tx) => ownVolunteer(tx, ctx))
  return volunteer ? { volunteer, path: '/volunteering' } : null
}

async function byKey(c: Context<WebEnv>, volunteerId: string | undefined): Promise<Own | null> {
  const { ctx } = c.var
  const id = idFrom(volunteerId)
  const volunteer = id === null ? undefined : await inArea(ctx, (tx) => volunteerOf(tx, ctx, id))
  if (!volunteer || !opensOwn(ctx, volunteer, c.req.param('key') ?? '')) return null
  return { volunteer, path: ownPath(ctx, volunteer) }
}

async function countWrongKey(c: Context<WebEnv>): Promise<void> {
  const seconds = await limit(c.var.services, `wrong own keys from ${c.var.view.client}`, wrongKeys)
  const headers = { 'retry-after': String(seconds) }
  if (seconds > 0) throw new HTTPException(429, { res: new Response(null, { status: 429, headers }) })
}
