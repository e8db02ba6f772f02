import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { checks } from './check.routes.ts'
import { deskCertificates } from './desk.routes.ts'
import { ownCertificates } from './own.routes.ts'

/** Certificates: issued at the desk, asked for on one's own page, checked by anybody. */
export const certificates = new Hono<WebEnv>()
  .route('/', checks)
  .route('/', deskCertificates)
  .route('/', ownCertificates)
