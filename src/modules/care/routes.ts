import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { ladder } from './ladder/routes.ts'
import { plans } from './plans/routes.ts'
import { seasons } from './seasons/routes.ts'
import { sheets } from './sheets/routes.ts'
import { visits } from './visits/routes.ts'

/** The module's door. Written addresses come before those with an id in them. */
export const care = new Hono<WebEnv>()
  .route('/', sheets)
  .route('/', seasons)
  .route('/', ladder)
  .route('/', visits)
  .route('/', plans)
