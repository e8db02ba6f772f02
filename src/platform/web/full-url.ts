import type { Context } from 'hono'
import type { Services } from '../services.ts'
import type { WebEnv } from './env.ts'

/** Where this installation stands for those outside: what the keeper set, else what the browser asked. */
export const originOf = (c: Context<WebEnv>, { config }: Pick<Services, 'config'> = c.var.services): string =>
  config.origin ?? new URL(c.req.url).origin

/** A full address of a page, for paper and for codes to scan. */
export const fullUrl = (c: Context<WebEnv>, path: string): string => `${originOf(c)}${path}`
