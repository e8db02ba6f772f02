import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import type { Parts } from './known/gather.ts'
import { emergencyRoutes } from './emergencies/routes.ts'
import { knownRoutes } from './known/routes.ts'
import { requestDesk } from './requests/routes.ts'

/** The module's door; `parts` is what every module has to say and to do about one person's data. */
export const privacyDoor = (parts: Parts) =>
  new Hono<WebEnv>().route('/', emergencyRoutes).route('/', knownRoutes(parts)).route('/', requestDesk(parts))
