import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { certificates } from './certificates/routes.ts'
import { counting } from './counting/routes.ts'
import { days } from './days/routes.ts'
import { hours } from './hours/routes.ts'
import { joining } from './joining/routes.ts'
import { own } from './own/routes.ts'
import { shifts } from './shifts/routes.ts'
import { stalls } from './stalls/routes.ts'
import { volunteers } from './volunteers/routes.ts'

/** The module's door. Written addresses come before those with an id in them. */
export const vanguard = new Hono<WebEnv>()
  .route('/', certificates)
  .route('/', own)
  .route('/', joining)
  .route('/', hours)
  .route('/', counting)
  .route('/', shifts)
  .route('/', stalls)
  .route('/', days)
  .route('/', volunteers)
