import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { deskHours } from './desk.routes.ts'
import { ownHours } from './own.routes.ts'
import { records } from './records.routes.ts'

/** Hours at the desk and on one's own page, and taking records out. */
export const hours = new Hono<WebEnv>().route('/', deskHours).route('/', ownHours).route('/', records)
