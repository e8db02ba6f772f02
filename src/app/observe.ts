import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'

/** The pattern of the address that was asked for: what stands in its place may be somebody's code or pass. */
export const routeOf = (c: Context<WebEnv>): string =>
  matchedRoutes(c).findLast((one) => !one.path.endsWith('*'))?.path ?? 'none'

/** Counts each request, and logs the ones that took long or failed: the route's pattern only, never what stood in the address. */
export const observe = (services: Services): MiddlewareHandler<WebEnv> =>
  async function observe(c, next) {
    const started = performance.now()
    await next()
    const ms = performance.now() - started
    const route = routeOf(c)
    const { status } = c.res
    services.metrics.request(route, status, ms / 1000)
    if (status >= 500 || ms > SLOW_MS)
      services.log.warn({ route, method: c.req.method, status, ms: Math.round(ms) }, status >= 500 ? 'failed' : 'slow')
  }

const SLOW_MS = 1000
