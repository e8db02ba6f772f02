import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { venueClosures } from './closures.routes.ts'
import { deskVenues } from './desk.routes.ts'
import { displacements } from './displace.routes.ts'
import { frontVenues } from './front.routes.ts'
import { venuePictures } from './pictures.routes.ts'

/** Venues: kept, shown, closed for a time, given up by one gathering to another. */
export const venues = new Hono<WebEnv>()
  .route('/', frontVenues)
  .route('/', deskVenues)
  .route('/', venuePictures)
  .route('/', venueClosures)
  .route('/', displacements)
