import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { Config } from '../config.ts'
import type { WebEnv } from '../web/env.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses (403) a request that would change something and was sent by another site's page. Browsers say where a request comes
 * from in headers no page can write: Sec-Fetch-Site, else Origin, else Referer. Without any of them there is no browser
 * behind it, and it may pass only when it brings no cookie either.
 */
export const sameOrigin = (services: { config: Config }) =>
  createMiddleware<WebEnv>(async (c, next) => {
    if (!reading.has(c.req.method) && !isOurOwn(c.req.raw, services.config.origin)) throw new HTTPException(403)
    await next()
  })

/** Whether a request comes from a page of ours, or from no page at all. */
export function isOurOwn(request: Request, origin: string | null): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const from = request.headers.get('origin') ?? request.headers.get('referer')
  if (from === null) return !request.headers.has('cookie')
  const ours = [origin, new URL(request.url).origin]
  return URL.canParse(from) && ours.includes(new URL(from).origin)
}
