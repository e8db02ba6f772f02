import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { joins } from './join.routes.ts'
import { lists } from './list.routes.ts'
import { ones } from './one.routes.ts'
import { pastes } from './paste.routes.ts'
import { standings } from './standing.routes.ts'

/** Who helps. */
export const volunteers = new Hono<WebEnv>()
  .route('/', lists)
  .route('/', pastes)
  .route('/', joins)
  .route('/', ones)
  .route('/', standings)
