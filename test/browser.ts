import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import pg from 'pg'
import { uuidv7 } from '#base/uuid.ts'
import { choosePassword } from '#platform/auth/accounts.ts'
import {
  atTheGate,
  giveGrant,
  hashPassword,
  makeAccount,
  sameOrigin,
  visitorOf,
  type GivenRole,
} from '#platform/auth/auth.ts'
import { auto, type Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { ctx, thursday, type freshServices } from './world.ts'

/** What a module hands to be mounted: a Hono, or what its chained methods return. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its routes differ
type Routes = Pick<Hono<WebEnv, any>, 'routes' | 'fetch'>

/** The routes behind a stand-in for the shell: same origin, visitor, gate. `client` is the address requests come from. */
export const appOf = (services: Services, area: Area, ...routes: Routes[]) =>
  standIn({ services, area, gated: true }, routes)

/** The same with a shell that forgot the gate. */
export const ungatedAppOf = (services: Services, area: Area, ...routes: Routes[]) =>
  standIn({ services, area, gated: false }, routes)

function standIn({ services, area, gated }: { services: Services; area: Area; gated: boolean }, routes: Routes[]) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(String(error.status), error.status)
    throw error
  })
  app.use(sameOrigin(services))
  app.use(async (c, next) => {
    const visitor = await visitorOf(services, c.req.raw)
    const here = (visitor.areaId === null ? undefined : services.areas.byId(visitor.areaId)) ?? area
    c.set('services', services)
    c.set('ctx', ctxOf(services, here, { actor: visitor.actor, lang: 'zh' }))
    c.set('view', {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: c.req.path,
      assets: services.assets,
      requestId: '1',
      client: c.req.header('x-client') ?? '10.0.0.1',
    })
    const held = gated ? await atTheGate(c, visitor) : null
    if (held) return held
    await next()
    return undefined
  })
  for (const each of routes) app.route('/', each as Hono<WebEnv>)
  app.get('/whoami', (c) =>
    c.json({ kind: c.var.ctx.actor.kind, roles: c.var.ctx.actor.grants.map((grant) => grant.role) }),
  )
  app.post('/echo', async (c) => c.json(await c.req.parseBody({ all: true })))
  return app
}

type App = ReturnType<typeof appOf>

/** A browser with its cookies over such an app; a form is sent as its own page would send it. */
export function browser(app: App, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(`http://here.test${path}`, {
      ...init,
      headers: {
        ...(jar.size ? { cookie: cookie() } : {}),
        ...headers,
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  return {
    jar,
    get: (path: string) => send(path),
    post: (path: string, fields: Record<string, string> | [string, string][] = {}, more: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: 'http://here.test', 'content-type': 'application/x-www-form-urlencoded', ...more },
      }),
    whoami: async () => (await (await send('/whoami')).json()) as { kind: string; roles: string[] },
  }
}

export const goodPassword = '门前两棵大树2024'

/** An account that has chosen its password, with a role in the whole area. Returns its id. */
export async function signedUp(
  services: Services,
  area: Area,
  who: { name: string; role?: GivenRole; oneTime?: boolean; password?: string },
): Promise<string> {
  const by = ctx(services, area, auto)
  const id = uuidv7(by.now)
  const passwordHash = await hashPassword(who.password ?? goodPassword)
  await inArea(by, async (tx) => {
    await makeAccount(tx, by, { id, name: who.name, username: who.name, passwordHash })
    if (!who.oneTime) await choosePassword(tx, { accountId: id, passwordHash }, by.now)
    const wide = { compoundId: null, buildingId: null, endsOn: null, delegatedBy: null, reason: null }
    if (who.role) await giveGrant(tx, by, { ...wide, accountId: id, role: who.role })
  })
  return id
}

/** Takes everything out of a database and sets the clock back, so that tests of one file share it. */
export async function emptied<S extends World>(services: S): Promise<S> {
  const owner = new pg.Client(services.owner)
  await owner.connect()
  await owner.query('truncate platform.area, auth."user", auth.verification, auth.attempt cascade')
  await owner.end()
  services.clock.now = thursday
  await services.areas.reload()
  return services
}

type World = Awaited<ReturnType<typeof freshServices>>

/** Makes an area a demonstration, where nobody needs a second factor. */
export async function asDemo(services: Services, area: Area): Promise<Area> {
  await services.db.global((tx) =>
    tx.updateTable('platform.area').set({ demo: true }).where('id', '=', area.id).execute(),
  )
  await services.areas.reload()
  return services.areas.byId(area.id)!
}

/** Six digits an authenticator shows for a key typed in groups (RFC 6238), some 30-second steps from now. */
export function authenticator(typedKey: string, steps = 0): string {
  const bits = Array.from(typedKey.replaceAll(' ', ''), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The first text between two marks of a page. */
export const between = (page: string, before: string, after: string): string => {
  const start = page.indexOf(before)
  if (start < 0) throw new Error(`The page does not hold ${before}`)
  return page.slice(start + before.length, page.indexOf(after, start + before.length))
}
