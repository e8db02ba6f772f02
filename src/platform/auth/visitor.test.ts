import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { auto, type Area } from '#platform/ctx.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { appOf, asDemo, browser, goodPassword, signedUp } from '#test/browser.ts'
import { area, compound, ctx, freshServices } from '#test/world.ts'
import { giveGrant, householdAccount, visitorOf, type GivenRole } from './auth.ts'
import { enter } from './entry.ts'
import { authRoutes } from './routes.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let app: ReturnType<typeof appOf>
let watched: Database
const sent: string[] = []

beforeAll(async () => {
  services = await freshServices()
  here = await asDemo(services, await area(services))
  app = appOf(services, here, authRoutes)
  await signedUp(services, here, { name: '王芳', role: 'staff' })
  const login = { ...inject('cluster').app, database: services.owner.database }
  watched = openDatabase(login, { onStatement: (sql) => sent.push(sql) })
})
afterAll(() => watched.close())

const signedIn = async (name = '王芳') => {
  const me = browser(app)
  await me.post('/sign-in', { name, password: goodPassword, shared: 'yes' })
  return me
}

const cookieOf = (me: ReturnType<typeof browser>) => `jinlin.session_token=${me.jar.get('jinlin.session_token')!}`

const visit = (cookie: string) => {
  sent.length = 0
  return visitorOf({ ...services, db: watched }, new Request('http://here.test/', { headers: { cookie } }))
}

const minutesLater = (minutes: number) => {
  services.clock.now = new Date(services.clock.now.getTime() + minutes * 60_000)
}

describe('what a visit costs', () => {
  test('a guest nothing, an account two statements, a household one', async () => {
    expect((await visit('theme=dark')).actor.kind).toBe('guest')
    expect(sent).toEqual([])
    const me = await signedIn()
    expect(await visit(cookieOf(me))).toMatchObject({ areaId: here.id, gate: 'open', actor: { name: '王芳' } })
    expect(sent).toHaveLength(2)
    await visit(await householdCookie())
    expect(sent).toHaveLength(1)
  })

  test('once a minute one more, to note when the session was seen', async () => {
    const cookie = cookieOf(await signedIn())
    minutesLater(1)
    await visit(cookie)
    expect(sent.filter((sql) => sql.startsWith('update'))).toHaveLength(1)
    await visit(cookie)
    expect(sent).toHaveLength(2)
  })

  async function householdCookie() {
    const by = ctx(services, here, auto)
    const { homeIds } = await compound(services, here)
    const userId = await inArea(by, (tx) => householdAccount(tx, by, { id: homeIds[0]!, label: '3号楼501' }))
    const request = new Request('http://here.test/')
    const line = await enter(services, { userId, name: '', areaId: here.id, kind: 'household', shared: false, request })
    return line.split(';')[0]!
  }
})

describe('a cookie', () => {
  test.each([
    ['without a signature', (value: string) => value.split('.')[0]!],
    [
      'with another signature',
      (value: string) =>
        value.slice(0, value.indexOf('.')) + '.' + encodeURIComponent(Buffer.alloc(32).toString('base64')),
    ],
    ['with an empty signature', (value: string) => value.slice(0, value.indexOf('.') + 1)],
    ['with one letter of the token changed', (value: string) => (value.startsWith('A') ? 'B' : 'A') + value.slice(1)],
    ['that is no cookie at all', () => '%E0%A4%A'],
  ])('%s belongs to a guest and costs no statement', async (_, forge) => {
    const me = await signedIn()
    const value = me.jar.get('jinlin.session_token')!
    expect((await visit(`jinlin.session_token=${value}`)).actor.kind).toBe('account')
    expect((await visit(`jinlin.session_token=${forge(value)}`)).actor.kind).toBe('guest')
    expect(sent).toEqual([])
  })

  test('for a session the library opened and the house did not settle opens nothing', async () => {
    const { token } = await services.auth.api.signInUsername({ body: { username: '王芳', password: goodPassword } })
    expect((await visit(services.auth.cookies.header('session_token', token))).actor.kind).toBe('guest')
  })

  test('signed for another purpose is not a session', async () => {
    const me = await signedIn()
    const value = me.jar.get('jinlin.session_token')!
    expect((await visit(`jinlin.two_factor=${value}`)).actor.kind).toBe('guest')
  })
})

describe('roles', () => {
  const give = async (accountId: string, grant: { role: GivenRole; endsOn?: string; compoundId?: string }) => {
    const by = ctx(services, here, auto)
    const full = { compoundId: null, buildingId: null, delegatedBy: null, reason: null, endsOn: null, ...grant }
    await inArea(by, (tx) => giveGrant(tx, by, { ...full, accountId }))
  }

  test('a role lent until a day is held through that day in Shanghai and gone the next', async () => {
    const id = await signedUp(services, here, { name: '代理人' })
    await give(id, { role: 'director', endsOn: '2024-10-25' })
    const roles = async () => (await (await signedIn('代理人')).whoami()).roles
    services.clock.now = new Date('2024-10-25T23:59:00+08:00')
    expect(await roles()).toEqual(['director'])
    services.clock.now = new Date('2024-10-26T00:00:00+08:00')
    expect(await roles()).toEqual([])
  })

  test('a role ended by somebody is gone with the next request', async () => {
    const id = await signedUp(services, here, { name: '前社工', role: 'staff' })
    const me = await signedIn('前社工')
    expect((await me.whoami()).roles).toEqual(['staff'])
    const by = ctx(services, here, auto)
    await inArea(by, (tx) =>
      tx
        .updateTable('platform.role_grant')
        .set({ ended_at: by.now })
        .where('area_id', '=', here.id)
        .where('account_id', '=', id)
        .execute(),
    )
    expect((await me.whoami()).roles).toEqual([])
  })

  test('a token is known by what stands in the database, whoever it belonged to when it came last', async () => {
    const me = cookieOf(await signedIn())
    const first = await visit(me)
    expect((await visit(me)).actor.grants.map(({ role }) => role)).toEqual(['staff'])
    const other = await signedUp(services, here, { name: '另一位', role: 'property' })
    const hand = (userId: string, areaId: number) =>
      services.db.global((tx) =>
        tx
          .updateTable('auth.session')
          .set({ user_id: userId, area: areaId })
          .where('id', '=', first.sessionId)
          .execute(),
      )
    await hand(other, here.id)
    const second = await visit(me)
    expect([second.actor.name, second.actor.grants.map(({ role }) => role)]).toEqual(['另一位', ['property']])
    const far = await area(services, 'far-away', '远处居民区')
    await hand(other, far.id)
    expect(await visit(me)).toMatchObject({ areaId: far.id, actor: { name: '另一位', grants: [] } })
    await services.db.global((tx) => tx.deleteFrom('auth.session').where('id', '=', first.sessionId).execute())
    expect((await visit(me)).actor.kind).toBe('guest')
  })

  test('a role of another area is none here', async () => {
    const id = await signedUp(services, here, { name: '两头跑' })
    const there = await area(services, 'elsewhere', '别处居民区')
    const by = ctx(services, there, auto)
    const full = { compoundId: null, buildingId: null, delegatedBy: null, reason: null, endsOn: null }
    await inArea(by, (tx) => giveGrant(tx, by, { ...full, accountId: id, role: 'director' }))
    expect((await (await signedIn('两头跑')).whoami()).roles).toEqual([])
  })

  test('a place travels with the role', async () => {
    const id = await signedUp(services, here, { name: '物业' })
    const compoundId = '01929d5c-0000-7000-8000-000000000001'
    await give(id, { role: 'property', compoundId })
    const visitor = await visit(cookieOf(await signedIn('物业')))
    expect(visitor.actor.grants).toEqual([{ role: 'property', compoundId, buildingId: null }])
  })
})

describe('the gates outside a demonstration', () => {
  test('a printed password must be replaced, then a second factor set up, before any role counts', async () => {
    const real = await freshServices()
    const place = await area(real)
    const realApp = appOf(real, place, authRoutes)
    await signedUp(real, place, { name: '王芳', role: 'staff', oneTime: true })
    const me = browser(realApp)
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    const held = async (path: string) => (await me.get(path)).headers.get('location')
    expect(await held('/whoami')).toBe('/account/password?next=%2Fwhoami')
    expect(await held('/account')).toBe('/account/password?next=%2Faccount')
    expect((await me.post('/echo', { a: '1' })).headers.get('location')).toBe('/account/password')
    const visitor = await visitorOf(real, new Request('http://here.test/', { headers: { cookie: cookieOf(me) } }))
    expect(visitor).toMatchObject({ gate: 'change-password', actor: { kind: 'account', grants: [] } })
    await me.post('/account/password', { before: goodPassword, chosen: '换了一个新的1', again: '换了一个新的1' })
    expect(await held('/whoami')).toBe('/account/password?next=%2Fwhoami')
    await me.post('/account/password', {
      before: goodPassword,
      chosen: '换了一个新的好密码1',
      again: '换了一个新的好密码1',
    })
    expect(await held('/whoami')).toBe('/account/second-factor?next=%2Fwhoami')
    expect(await (await me.get('/account/second-factor')).text()).toContain('除了密码，还要手机上的验证码')
  })

  test('a volunteer needs no second factor', async () => {
    const real = await freshServices()
    const place = await area(real)
    await signedUp(real, place, { name: '志愿者', role: 'volunteer' })
    const me = browser(appOf(real, place, authRoutes))
    await me.post('/sign-in', { name: '志愿者', password: goodPassword })
    expect(await me.whoami()).toEqual({ kind: 'account', roles: ['volunteer'] })
  })

  test('a demonstration area on an installation that is none needs one', async () => {
    const real = await freshServices({ JINLIN_DEMO: 'off' })
    const place = await asDemo(real, await area(real))
    await signedUp(real, place, { name: '王芳', role: 'staff' })
    const me = browser(appOf(real, place, authRoutes))
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/second-factor/)
  })
})
