import { beforeAll, expect, test } from 'vitest'
import { buildApp } from '#app/main.ts'
import { accessDoc, routesOf, type Route } from '#app/docs.ts'
import { uuidv7 } from '#base/uuid.ts'
import { roles, type Actor, type Role } from '#platform/ctx.ts'
import { demoAccounts } from '#platform/auth/auth.ts'
import { openSession } from '#platform/auth/sessions.ts'
import { inArea } from '#platform/db/in-area.ts'
import { ctx, demoArea, freshServices } from '#test/world.ts'
import { readFileSync } from 'node:fs'

const services = await freshServices()
const home = await demoArea(services)
const app = buildApp(services)
const routes = routesOf(app)

/** Machines ask these before anybody is known. */
const forMachines = ['/healthz', '/readyz', '/metrics', '/assets/:file', '/service-worker.js']
/** Exists only while there is no area; it has a code of its own instead of a role. */
const beforeAnyArea = /^\/setup/

test('every route says who may come in', () => {
  expect(routes.length).toBeGreaterThan(30)
  const open = routes.filter(({ door, path }) => !door && !forMachines.includes(path))
  expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('docs/access.md is what the routes say', () => {
  expect(readFileSync('docs/access.md', 'utf8')).toBe(accessDoc(app))
})

/** A cookie of somebody with one role: the invented account of the demonstration, signed in. */
async function cookieOf(role: Role): Promise<string> {
  const scope = ctx(services, home)
  const accounts = await inArea(scope, (tx) => demoAccounts(tx, scope))
  const terms = { idleMinutes: 60, lifeMinutes: 600, keepSeconds: null }
  const userId = accounts[role as keyof typeof accounts]
  const token = await services.db.global((tx) =>
    openSession(tx, { userId, areaId: home.id, device: 'test', terms, now: services.now() }),
  )
  return services.auth.cookies.header('session_token', token)
}

const people = roles.filter((role) => role !== 'public' && role !== 'resident')
const cookies = new Map<Role, string>()
beforeAll(async () => {
  for (const role of people) cookies.set(role, await cookieOf(role))
})

const ask = ({ method, path }: Route, cookie: string | undefined) =>
  app.request(
    path.replaceAll(/:(number|year)[^/]*/g, '2024-0001').replaceAll(/:[a-z]+[^/]*/gi, uuidv7(services.now())),
    {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      ...(method === 'POST' ? { body: '' } : {}),
    },
  )

const closed = (door: Route['door'], actor: Pick<Actor, 'grants'> | null, role: Role) =>
  door !== null && !door.roles.includes('public') && !(actor && door.roles.includes(role))

test.each(people)('%s meets 403 or 404 at every door that is not theirs, and never at one that is', async (role) => {
  const wrong: string[] = []
  let refused = 0
  for (const route of routes.filter(
    ({ path }) => !forMachines.includes(path) && !beforeAnyArea.test(path) && path !== '/sign-out',
  )) {
    const { status } = await ask(route, cookies.get(role))
    const mayNot = closed(route.door, { grants: [] }, role)
    if (mayNot) refused += 1
    if (mayNot && status !== 403 && status !== 404) wrong.push(`${route.method} ${route.path} answered ${status}`)
    if (!mayNot && (status === 403 || status >= 500))
      wrong.push(`${route.method} ${route.path} answered ${status} to somebody who may`)
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(0)
})

test('a guest meets 403 or 404 at every door that is not for everybody', async () => {
  const wrong: string[] = []
  for (const route of routes.filter(({ door }) => closed(door, null, 'public'))) {
    const { status } = await ask(route, undefined)
    if (status !== 403 && status !== 404) wrong.push(`${route.method} ${route.path} answered ${status}`)
  }
  expect(wrong).toEqual([])
})
