import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOf, asDemo, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import type { Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { authRoutes } from '../routes.ts'

const minutes = (count: number) => count * 60_000

describe('signing in with name and password', () => {
  let services: Awaited<ReturnType<typeof freshServices>>
  let app: ReturnType<typeof appOf>
  beforeAll(async () => {
    services = await freshServices()
    const here = await asDemo(services, await area(services))
    app = appOf(services, here, authRoutes)
    await signedUp(services, here, { name: '王芳', role: 'staff' })
  })

  test('the right password opens the desk with the roles of the account', async () => {
    const me = browser(app)
    const answer = await me.post('/sign-in', { name: '王芳', password: goodPassword, shared: 'yes' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/desk')
    expect(await me.whoami()).toEqual({ kind: 'account', roles: ['staff'] })
  })

  test('the name may be typed full-width, in capitals, with spaces; the password full-width', async () => {
    await signedUp(services, services.areas.all()[0]!, { name: 'li.na', role: 'staff', password: 'abcdefg12345x' })
    const me = browser(app)
    await me.post('/sign-in', { name: ' ＬＩ.Na ', password: 'ａbcdefg１2345x' })
    expect((await me.whoami()).kind).toBe('account')
  })

  test('a wrong password and an unknown name get the same answer, and nobody comes in', async () => {
    const me = browser(app)
    const wrong = await me.post('/sign-in', { name: '王芳', password: 'wrong password 1' })
    const unknown = await me.post('/sign-in', { name: '张三', password: 'wrong password 1' })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    const page = await wrong.text()
    expect(page).toContain('名字或密码不对')
    expect(page.replaceAll('王芳', '张三')).toBe(await unknown.text())
    expect(me.jar.size).toBe(0)
  })

  test('the cookie is for this site only, unseen by scripts, and goes with the browser on a shared computer', async () => {
    const set = async (shared?: string) =>
      (
        await browser(app).post('/sign-in', { name: '王芳', password: goodPassword, ...(shared ? { shared } : {}) })
      ).headers
        .getSetCookie()
        .find((line) => line.includes('session_token'))
    expect(await set('yes')).toMatch(/^jinlin\.session_token=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await set()).toMatch(/; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('behind https the cookie is sent over https only', async () => {
    const secure = await freshServices({ JINLIN_ORIGIN: 'https://here.test' })
    const there = await asDemo(secure, await area(secure))
    await signedUp(secure, there, { name: '王芳', role: 'staff' })
    const me = browser(appOf(secure, there, authRoutes))
    const answer = await me.post('/sign-in', { name: '王芳', password: goodPassword }, { origin: 'https://here.test' })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-jinlin\.session_token=.*; Secure$/)
    expect((await me.whoami()).kind).toBe('account')
  })

  test('each sign-in makes another session and ends the one this browser had', async () => {
    const me = browser(app)
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    const first = me.jar.get('jinlin.session_token')!
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    expect(me.jar.get('jinlin.session_token')).not.toBe(first)
    const old = browser(app)
    old.jar.set('jinlin.session_token', first)
    expect((await old.whoami()).kind).toBe('guest')
  })

  test('signing out ends the session at once, wherever its cookie was copied to', async () => {
    const me = browser(app)
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    const copy = browser(app)
    for (const [name, value] of me.jar) copy.jar.set(name, value)
    expect((await copy.whoami()).kind).toBe('account')
    const answer = await me.post('/sign-out')
    expect(answer.status).toBe(303)
    expect(me.jar.size).toBe(0)
    expect((await copy.whoami()).kind).toBe('guest')
  })

  test('after signing in one goes on to the page asked for, never to another site', async () => {
    const to = async (next: string) =>
      (await browser(app).post('/sign-in', { name: '王芳', password: goodPassword, next })).headers.get('location')
    expect(await to('/desk/needs?state=open')).toBe('/desk/needs?state=open')
    for (const evil of ['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)', '/\t/evil.test'])
      expect(await to(evil)).toBe('/desk')
  })

  test('signing in is recorded, without a name', async () => {
    const here = services.areas.all()[0]!
    const facts = await inArea(ctx(services, here), (tx) =>
      tx
        .selectFrom('platform.fact')
        .selectAll()
        .where('area_id', '=', here.id)
        .where('name', '=', 'auth.session.opened')
        .execute(),
    )
    expect(facts[0]).toMatchObject({ actor_kind: 'account', detail: { kind: 'account', shared: true } })
    expect(JSON.stringify(facts)).not.toContain('王芳')
  })

  test('a printed password that was kept for more than seven days opens nothing', async () => {
    const here = services.areas.all()[0]!
    await signedUp(services, here, { name: '新来的', role: 'staff', oneTime: true })
    const me = browser(app)
    services.clock.now = new Date(services.clock.now.getTime() + minutes(7 * 24 * 60))
    const answer = await me.post('/sign-in', { name: '新来的', password: goodPassword })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('过了七天')
    expect((await me.whoami()).kind).toBe('guest')
    const open = await services.db.global((tx) =>
      tx
        .selectFrom('auth.session')
        .innerJoin('auth.user as u', 'u.id', 'user_id')
        .select('token')
        .where('u.username', '=', '新来的')
        .execute(),
    )
    expect(open).toEqual([])
  })
})

describe('the lock-out', () => {
  let services: Awaited<ReturnType<typeof freshServices>>
  let here: Area
  beforeAll(async () => {
    services = await freshServices({ JINLIN_LIMITS: 'on' })
  })
  beforeEach(async () => {
    here = await asDemo(await emptied(services), await area(services))
    await signedUp(services, here, { name: '王芳', role: 'staff' })
  })

  test('five wrong passwords for a name close the door with 429 until the window is over', async () => {
    const app = appOf(services, here, authRoutes)
    const me = browser(app)
    for (let guess = 0; guess < 5; guess++)
      expect((await me.post('/sign-in', { name: '王芳', password: `wrong ${guess}` })).status).toBe(422)
    services.clock.now = new Date(services.clock.now.getTime() + minutes(1))
    const closed = await me.post('/sign-in', { name: '王芳', password: goodPassword })
    expect(closed.status).toBe(429)
    expect(closed.headers.get('retry-after')).toBe(String(14 * 60))
    expect(await closed.text()).toContain('请稍等一下再试')
    const elsewhere = browser(app, { 'x-client': '10.0.0.2' })
    expect((await elsewhere.post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(429)
    services.clock.now = new Date(services.clock.now.getTime() + minutes(14))
    expect((await me.post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(303)
  })

  test('a right password starts the count anew', async () => {
    const me = browser(appOf(services, here, authRoutes))
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 4; guess++) await me.post('/sign-in', { name: '王芳', password: 'wrong one' })
      expect((await me.post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(303)
    }
  })

  test('right passwords are not held against the address they come from', async () => {
    const app = appOf(services, here, authRoutes)
    for (let each = 0; each < 22; each++)
      expect((await browser(app).post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(303)
  })

  test('twenty wrong passwords from one address close the door for that address only', async () => {
    const app = appOf(services, here, authRoutes)
    const guesser = browser(app, { 'x-client': '10.9.9.9' })
    for (let guess = 0; guess < 20; guess++)
      expect((await guesser.post('/sign-in', { name: `name${guess}`, password: 'wrong one' })).status).toBe(422)
    expect((await guesser.post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(429)
    expect((await browser(app).post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(303)
  })

  test('fifty guesses at once are no more than five', async () => {
    const app = appOf(services, here, authRoutes)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        browser(app, { 'x-client': `10.1.0.${at}` }).post('/sign-in', { name: '王芳', password: `guess ${at}` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(45)
  })
})
