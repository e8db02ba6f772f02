import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOf, authenticator, between, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import { area, freshServices } from '#test/world.ts'
import { authRoutes } from '../routes.ts'
import { base32, keyUri } from './key-uri.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let app: ReturnType<typeof appOf>
let me: ReturnType<typeof browser>

beforeAll(async () => {
  services = await freshServices()
})
beforeEach(async () => {
  await emptied(services)
  const here = await area(services)
  app = appOf(services, here, authRoutes)
  await signedUp(services, here, { name: '王芳', role: 'staff' })
  me = browser(app)
  await me.post('/sign-in', { name: '王芳', password: goodPassword, shared: 'yes' })
})

const here = '/account/second-factor'

async function begun(): Promise<string> {
  expect((await me.post(here, { password: goodPassword })).status).toBe(303)
  return between(await (await me.get(here)).text(), '<code>', '</code>')
}

const codesOf = (page: string) => [...page.matchAll(/<li>[^<]*<code>([^<]+)<\/code>/g)].map(([, code]) => code!)

const setUp = async () => {
  const key = await begun()
  const answer = await me.post(`${here}/code`, { code: authenticator(key, -1), next: '/whoami' })
  expect(answer.status).toBe(200)
  return { key, page: await answer.text(), answer }
}

describe('setting up the second factor', () => {
  test('needs the password', async () => {
    const answer = await me.post(here, { password: 'wrong' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('密码不对')
    expect(await (await me.get(here)).text()).toContain('第一步')
  })

  test('shows a square code and the key in letters, and survives a reload', async () => {
    const key = await begun()
    const page = await (await me.get(here)).text()
    expect(page).toContain('<svg role="img"')
    expect(page).not.toMatch(/style=|<script>/)
    expect(key).toMatch(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/)
    expect(between(page, '<code>', '</code>')).toBe(key)
  })

  test('a wrong code sets nothing up', async () => {
    const key = await begun()
    expect((await me.post(`${here}/code`, { code: authenticator(key, 40) })).status).toBe(422)
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/second-factor/)
    expect(
      (await browser(app).post('/sign-in', { name: '王芳', password: goodPassword })).headers.get('location'),
    ).toBe('/desk')
  })

  test('the right code opens the desk, moves the session to another token and shows ten codes once', async () => {
    const before = me.jar.get('jinlin.session_token')!
    const { page, answer } = await setUp()
    expect(codesOf(page)).toHaveLength(10)
    expect(new Set(codesOf(page)).size).toBe(10)
    expect(page).toContain('/whoami')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await me.whoami()).toEqual({ kind: 'account', roles: ['staff'] })
    const copy = browser(app)
    copy.jar.set('jinlin.session_token', before)
    expect((await copy.whoami()).kind).toBe('guest')
    expect(codesOf(await (await me.get(here)).text())).toEqual([])
  })

  test('the session keeps its device, its lock and its end', async () => {
    const session = () =>
      services.db.global((tx) =>
        tx.selectFrom('auth.session').select(['idle_minutes', 'ends_at', 'device']).executeTakeFirstOrThrow(),
      )
    const before = await session()
    await setUp()
    expect(await session()).toEqual(before)
    services.clock.now = new Date(services.clock.now.getTime() + 15 * 60_000)
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/^\/unlock/)
  })

  test('an authenticator that is set up cannot be replaced without taking it away first', async () => {
    const { key } = await setUp()
    const answer = await me.post(here, { password: goodPassword })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('已经设好了')
    await services.db.global((tx) => tx.deleteFrom('auth.attempt').execute())
    const half = browser(app)
    await half.post('/sign-in', { name: '王芳', password: goodPassword })
    expect((await half.post('/sign-in/code', { code: authenticator(key) })).status).toBe(303)
  })

  test('secrets and recovery codes do not lie in the database in clear', async () => {
    const { key, page } = await setUp()
    const row = JSON.stringify(
      await services.db.global((tx) => tx.selectFrom('auth.two_factor').selectAll().executeTakeFirstOrThrow()),
    )
    for (const secret of [key.replaceAll(' ', ''), ...codesOf(page)]) expect(row).not.toContain(secret)
  })
})

describe('afterwards', () => {
  test('new recovery codes end the old ones', async () => {
    const { page } = await setUp()
    const old = codesOf(page)
    expect((await me.post(`${here}/codes`, { password: 'wrong' })).status).toBe(422)
    const fresh = codesOf(await (await me.post(`${here}/codes`, { password: goodPassword })).text())
    expect(fresh).toHaveLength(10)
    const half = browser(app)
    await half.post('/sign-in', { name: '王芳', password: goodPassword })
    expect((await half.post('/sign-in/code', { code: old[0]! })).status).toBe(422)
    expect((await half.post('/sign-in/code', { code: fresh[0]! })).status).toBe(303)
  })

  test('taking it away needs the password, moves the session on, and staff meet the gate again', async () => {
    await setUp()
    expect((await me.post(`${here}/remove`, { password: 'wrong' })).status).toBe(422)
    const before = me.jar.get('jinlin.session_token')
    expect((await me.post(`${here}/remove`, { password: goodPassword })).status).toBe(303)
    expect(me.jar.get('jinlin.session_token')).not.toBe(before)
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/second-factor/)
    await begun()
  })
})

test('base 32 is that of RFC 4648', () => {
  const cases = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' }
  for (const [text, coded] of Object.entries(cases)) expect(base32(Buffer.from(text))).toBe(coded)
})

test('the square code names the house and the account', () => {
  expect(decodeURIComponent(keyUri('foobar', '王芳'))).toBe(
    'otpauth://totp/近邻:王芳?secret=MZXW6YTBOI&issuer=近邻&digits=6&period=30',
  )
})
