import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { accounts } from './staff/routes.ts'
import { loans } from './staff/loans.routes.ts'
import { cards } from './cards/routes.ts'
import { imports } from './imports/routes.ts'
import { uploads } from './imports/upload.routes.ts'
import { undoing } from './imports/undo.routes.ts'
import { areas } from './areas/routes.ts'
import { buildings } from './places/building.routes.ts'
import { places } from './places/routes.ts'
import { homes } from './residents/home.routes.ts'
import { residents } from './residents/routes.ts'

/** Every page about people and places. Import comes before the residents: its address looks like one of theirs. */
export const people = new Hono<WebEnv>()
  .route('/', areas)
  .route('/', places)
  .route('/', buildings)
  .route('/', homes)
  .route('/', cards)
  .route('/', accounts)
  .route('/', loans)
  .route('/', uploads)
  .route('/', imports)
  .route('/', undoing)
  .route('/', residents)
