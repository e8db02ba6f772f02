import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'

export const own = new Hono<WebEnv>()
