import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { toldDesk } from './gatherings/routes.ts'
import { inbox } from './inbox/routes.ts'
import { personConsents } from './persons/routes.ts'
import { listenersDesk } from './listeners/routes.ts'
import { reports } from './reports/routes.ts'
import { sentDesk } from './sent/routes.ts'
import { volunteersToldDesk } from './vanguard/routes.ts'
import { unreachedDesk } from './unreached/routes.ts'
import { ways } from './ways/routes.ts'

/** The module's door. */
export const messages = new Hono<WebEnv>()
  .route('/', inbox)
  .route('/', ways)
  .route('/', personConsents)
  .route('/', reports)
  .route('/', unreachedDesk)
  .route('/', toldDesk)
  .route('/', volunteersToldDesk)
  .route('/', sentDesk)
  .route('/', listenersDesk)
