import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { WebEnv } from '#platform/web/env.ts'

/** Nothing from other hosts, nothing inline, no frames, no forms to elsewhere. `data:` and `blob:` are previews of one's own pictures. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const always: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
}

const halfYear = 'max-age=15768000'

/** Headers every answer carries unless it chose stricter ones itself; pages about people are never kept by caches. */
export const safeHeaders = (secure: boolean): MiddlewareHandler<WebEnv> =>
  async function safeHeaders(c, next) {
    await next()
    const { headers } = c.res
    for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    if (secure) headers.set('strict-transport-security', halfYear)
  }

const compressed = compress({ threshold: 1400 })

/** Pages travel compressed to whoever asks for it: slow lines gain more than processors lose. Others are not made to wait for a copy. */
export const squeeze: MiddlewareHandler<WebEnv> = async (c, next) =>
  c.req.header('accept-encoding') === undefined ? next() : compressed(c, next)
