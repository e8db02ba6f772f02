import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { asksDesk } from './asks.routes.ts'
import { ownShifts } from './own.routes.ts'
import { planDesk } from './plan.routes.ts'
import { rosterDesk } from './roster.routes.ts'

/** Asking, rosters, swaps: at the desk, and on a volunteer's own pages. */
export const shifts = new Hono<WebEnv>()
  .route('/', rosterDesk)
  .route('/', planDesk)
  .route('/', asksDesk)
  .route('/', ownShifts)
