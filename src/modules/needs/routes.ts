import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { board } from './board/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { disputes } from './disputes/routes.ts'
import { followup } from './followup/routes.ts'
import { handling } from './handling/routes.ts'
import { handedByLink } from './link/routes.ts'
import { intake } from './intake/routes.ts'
import { paper } from './paper/routes.ts'
import { receipts } from './receipt/routes.ts'
import { recording } from './recording/routes.ts'
import { replies } from './replies/routes.ts'
import { similar } from './similar/routes.ts'
import { handedWork } from './work/routes.ts'

/** The module's door; `today` is what other modules add to Today. Written addresses come before those with a number in them. */
export const needsDoor = (today: readonly TodayPart[]) =>
  new Hono<WebEnv>()
    .route('/', intake)
    .route('/', similar)
    .route('/', paper)
    .route('/', receipts)
    .route('/', recording)
    .route('/', followup)
    .route('/', board)
    .route('/', deskRoutes(today))
    .route('/', handedByLink)
    .route('/', disputes)
    .route('/', replies)
    .route('/', handedWork)
    .route('/', handling)
