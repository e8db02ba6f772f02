import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOf, asDemo, between, browser, emptied, goodPassword, signedUp, ungatedAppOf } from '#test/browser.ts'
import { area, freshServices } from '#test/world.ts'
import { authRoutes } from '../routes.ts'

const later = (services: { clock: { now: Date } }, minutes: number) => {
  services.clock.now = new Date(services.clock.now.getTime() + minutes * 60_000)
}

describe('the idle lock', () => {
  let services: Awaited<ReturnType<typeof freshServices>>
  let app: ReturnType<typeof appOf>
  let me: ReturnType<typeof browser>

  beforeAll(async () => {
    services = await freshServices()
  })
  beforeEach(async () => {
    await emptied(services)
    const here = await asDemo(services, await area(services))
    app = appOf(services, here, authRoutes)
    await signedUp(services, here, { name: '王芳', role: 'staff' })
    me = browser(app)
    await me.post('/sign-in', { name: '王芳', password: goodPassword, shared: 'yes' })
  })

  test('a shared computer is locked after 15 minutes without a request, not before', async () => {
    later(services, 14)
    expect((await me.whoami()).roles).toEqual(['staff'])
    later(services, 14)
    expect((await me.whoami()).roles).toEqual(['staff'])
    later(services, 15)
    const held = await me.get('/whoami?day=1')
    expect(held.status).toBe(303)
    expect(held.headers.get('location')).toBe('/unlock?next=%2Fwhoami%3Fday%3D1')
  })

  test('a device of one’s own rests for 12 hours', async () => {
    const mine = browser(app)
    await mine.post('/sign-in', { name: '王芳', password: goodPassword })
    later(services, 12 * 60 - 1)
    expect((await mine.whoami()).roles).toEqual(['staff'])
    later(services, 12 * 60)
    expect((await mine.get('/whoami')).headers.get('location')).toMatch(/^\/unlock/)
  })

  test('once found locked it stays locked, even when the clock is set back', async () => {
    later(services, 15)
    await me.get('/whoami')
    later(services, -15)
    expect((await me.get('/whoami')).status).toBe(303)
  })

  test('the password opens it again under another cookie and leads on', async () => {
    later(services, 16)
    const before = me.jar.get('jinlin.session_token')
    expect(await (await me.get('/unlock?next=/desk/needs')).text()).toContain('王芳')
    const answer = await me.post('/unlock', { password: goodPassword, next: '/desk/needs' })
    expect(answer.headers.get('location')).toBe('/desk/needs')
    expect((await me.whoami()).roles).toEqual(['staff'])
    expect(me.jar.get('jinlin.session_token')).not.toBe(before)
    const copy = browser(app)
    copy.jar.set('jinlin.session_token', before!)
    expect((await copy.whoami()).kind).toBe('guest')
  })

  test('a wrong password keeps it locked', async () => {
    later(services, 16)
    const answer = await me.post('/unlock', { password: 'not this one', next: '/whoami' })
    expect(answer.status).toBe(422)
    expect((await me.get('/whoami')).status).toBe(303)
  })

  test('its guesses count with those at the front door', async () => {
    const strict = await freshServices({ JINLIN_LIMITS: 'on' })
    const here = await asDemo(strict, await area(strict))
    await signedUp(strict, here, { name: '王芳', role: 'staff' })
    const strictApp = appOf(strict, here, authRoutes)
    const locked = browser(strictApp)
    await locked.post('/sign-in', { name: '王芳', password: goodPassword, shared: 'yes' })
    later(strict, 16)
    for (let guess = 0; guess < 5; guess++)
      expect((await locked.post('/unlock', { password: 'wrong' })).status).toBe(422)
    expect((await locked.post('/unlock', { password: goodPassword })).status).toBe(429)
    expect((await browser(strictApp).post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(429)
  })

  test('what was typed when the lock was found goes on after the password, in order, without passwords', async () => {
    later(services, 16)
    const typed: [string, string][] = [
      ['words', '水管漏了 <b>三天</b>\n“急”'],
      ['spot', '3号楼'],
      ['kind', 'a'],
      ['kind', 'b'],
      ['password', 'do not keep me'],
    ]
    const held = await me.post('/echo?step=2', typed)
    expect(held.status).toBe(422)
    const lockPage = await held.text()
    expect(lockPage).toContain('您刚才写的还在')
    expect(lockPage).not.toContain('do not keep me')
    const wrong = await me.post('/unlock', [...hidden(lockPage), ['password', 'wrong']])
    expect(wrong.status).toBe(422)
    const open = await me.post('/unlock', [...hidden(await wrong.text()), ['password', goodPassword]])
    expect(open.status).toBe(200)
    const sendPage = await open.text()
    expect(between(sendPage, '<form class="form" method="post" action="', '"')).toBe('/echo?step=2')
    const sent = (await (await me.post('/echo?step=2', hidden(sendPage))).json()) as Record<string, unknown>
    expect(sent).toEqual({ words: '水管漏了 <b>三天</b>\r\n“急”'.replace('\r', ''), spot: '3号楼', kind: ['a', 'b'] })
  })

  test('a file cannot be kept, and the page says so', async () => {
    later(services, 16)
    const body = new FormData()
    body.set('words', 'with a photo')
    body.set('photo', new File(['x'], 'a.jpg', { type: 'image/jpeg' }))
    const held = await app.request('http://here.test/echo', {
      method: 'POST',
      body,
      headers: { origin: 'http://here.test', cookie: `jinlin.session_token=${me.jar.get('jinlin.session_token')!}` },
    })
    const page = await held.text()
    expect(page).toContain('照片和文件没法留住')
    expect(new Map(hidden(page)).get('kept.words')).toBe('with a photo')
  })

  test('a locked account cannot be seen to, only opened or left', async () => {
    later(services, 16)
    for (const path of ['/account', '/account/password', '/account/second-factor'])
      expect((await me.get(path)).headers.get('location')).toMatch(/^\/unlock/)
    expect((await me.post('/account/sessions/end-others')).status).toBe(422)
    expect((await me.post('/sign-out')).headers.get('location')).toBe('/')
    expect((await me.whoami()).kind).toBe('guest')
  })

  test('behind a shell that forgets the gate a locked session holds no role and sees no account', async () => {
    const bare = browser(ungatedAppOf(services, services.areas.all()[0]!, authRoutes))
    for (const [name, value] of me.jar) bare.jar.set(name, value)
    expect((await bare.whoami()).roles).toEqual(['staff'])
    later(services, 16)
    expect(await bare.whoami()).toEqual({ kind: 'account', roles: [] })
    expect((await bare.get('/account')).headers.get('location')).toBe('/unlock?next=%2Faccount')
    expect((await bare.post('/account/sessions/end-others')).headers.get('location')).toBe('/unlock')
  })

  test('a shared session is over after 12 hours, a private one after 7 days, locked or not', async () => {
    later(services, 12 * 60)
    expect((await me.whoami()).kind).toBe('guest')
    const mine = browser(app)
    await mine.post('/sign-in', { name: '王芳', password: goodPassword })
    later(services, 7 * 24 * 60)
    expect((await mine.whoami()).kind).toBe('guest')
  })
})

/** The hidden fields of a page, as a browser would send them. */
function hidden(page: string): [string, string][] {
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  return [...page.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)].map(([, name, value]) => [
    plain(name!),
    plain(value!),
  ])
}
