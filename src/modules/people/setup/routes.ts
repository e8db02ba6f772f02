import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { guarded, type Door } from '#platform/access/doorkeeper.ts'
import { isOurOwn } from '#platform/auth/same-origin.ts'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import {
  begin,
  passCookie,
  renewSheet,
  saveArea,
  savePlaces,
  saveStaff,
  showStep,
  takeCode,
  type Asked,
} from './answers.ts'
import { isSetupPass, setupState } from './setup.ts'

/**
 * The pages of the first start. They stand before the shell, which needs an area; open to whoever has the code from the
 * server's window, and gone for good once a director has signed in.
 */
export function setupDoor(services: Services): Hono<WebEnv> {
  const may = guardOf(services)
  return new Hono<WebEnv>()
    .get('/setup', may('see whether setting up is open'), (c) => begin(c, services))
    .post('/setup/code', may('see whether setting up is open'), (c) => takeCode(c, services))
    .get('/setup/area', may('set up'), (c) => showStep(c, services, ['area']))
    .post('/setup/area', may('set up'), (c) => saveArea(c, services))
    .get('/setup/places', may('set up'), (c) => showStep(c, services, ['places', 'staff']))
    .post('/setup/places', may('set up'), (c) => savePlaces(c, services))
    .get('/setup/staff', may('set up'), (c) => showStep(c, services, ['staff', 'places']))
    .post('/setup/staff', may('set up'), (c) => saveStaff(c, services))
    .get('/setup/sheet', may('set up'), (c) => showStep(c, services, ['sheet']))
    .post('/setup/sheet', may('set up'), (c) => renewSheet(c, services))
}

/** Nobody has an account yet, so the guard asks for the code's pass; over is over for everybody. */
function guardOf(services: Services) {
  return (deed: 'see whether setting up is open' | 'set up') => {
    const guard = createMiddleware<WebEnv>(async (c, next) => {
      if (!isReading(c) && !isOurOwn(c.req.raw, services.config.origin)) throw new HTTPException(403)
      if ((await setupState(services)).step === 'over') throw new HTTPException(404)
      if (deed === 'set up' && !isSetupPass(services, getCookie(c, passCookie))) return c.redirect('/setup', 303)
      await next()
      return undefined
    })
    const door: Door = { module: 'people', deed, roles: ['public'] }
    return Object.assign(guard, { [guarded]: door })
  }
}

const isReading = (c: Asked): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'
