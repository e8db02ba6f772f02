import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { deskVisits } from './desk.routes.ts'
import { own } from './own.routes.ts'

/** Visits: one's own, and those at the desk. */
export const visits = new Hono<WebEnv>().route('/', own).route('/', deskVisits)
