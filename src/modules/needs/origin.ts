import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'

/** A full address of a page, for paper and for codes to scan. */
export const fullUrl = (c: Context<WebEnv>, path: string): string =>
  `${c.var.services.config.origin ?? new URL(c.req.url).origin}${path}`
