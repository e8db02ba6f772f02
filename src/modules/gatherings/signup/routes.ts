import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { deskAdding } from './adding.routes.ts'
import { fewer } from './fewer.routes.ts'
import { frontSignUps } from './front.routes.ts'
import { ownSignUps } from './own.routes.ts'
import { deskList } from './list.routes.ts'

/** Places at a gathering: asked for, given, answered and given back. */
export const signUps = new Hono<WebEnv>()
  .route('/', frontSignUps)
  .route('/', ownSignUps)
  .route('/', deskAdding)
  .route('/', deskList)
  .route('/', fewer)
