import { Hono } from 'hono'
import { setupDoor } from '#modules/people/public.ts'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { answerErrors } from './errors.ts'
import { safeHeaders, squeeze } from './headers.ts'
import { doors } from './mount.ts'
import { observe } from './observe.ts'
import { open } from './open.ts'
import { shell } from './shell.ts'

/** The whole program as one function from request to answer. */
export function buildApp(services: Services): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  answerErrors(app, services)
  app.use(observe(services), safeHeaders(services.config.origin?.startsWith('https:') ?? false), squeeze)
  app.route('/', open(services))
  app.route('/', setupDoor(services))
  app.use(...shell(services))
  for (const door of doors) app.route('/', door)
  return app
}
