import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'

export const volunteers = new Hono<WebEnv>()
