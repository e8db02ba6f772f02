import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { after } from './after/routes.ts'
import { calendar } from './calendar/routes.ts'
import { draws } from './draw/routes.ts'
import { feeds } from './feeds/routes.ts'
import { planning } from './planning/routes.ts'
import { rollCall } from './rollcall/routes.ts'
import { series } from './series/routes.ts'
import { show } from './show/routes.ts'
import { signUps } from './signup/routes.ts'
import { venues } from './venues/routes.ts'

/** The module's door. Written addresses come before those with an id in them. */
export const gatherings = new Hono<WebEnv>()
  .route('/', calendar)
  .route('/', feeds)
  .route('/', venues)
  .route('/', series)
  .route('/', planning)
  .route('/', signUps)
  .route('/', draws)
  .route('/', rollCall)
  .route('/', after)
  .route('/', show)
