import { beforeAll, describe, expect, test } from 'vitest'
import { appOf, asDemo, browser, goodPassword, signedUp } from '#test/browser.ts'
import { area, freshServices } from '#test/world.ts'
import { authRoutes } from './routes.ts'
import { isOurOwn } from './same-origin.ts'

describe('a form sent by another site', () => {
  let app: ReturnType<typeof appOf>
  let me: ReturnType<typeof browser>
  beforeAll(async () => {
    const services = await freshServices()
    const here = await asDemo(services, await area(services))
    app = appOf(services, here, authRoutes)
    await signedUp(services, here, { name: '王芳', role: 'staff' })
    me = browser(app)
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
  })

  test.each([
    ['by its origin', { origin: 'https://evil.test' }],
    ['by what the browser says of it', { origin: 'http://here.test', 'sec-fetch-site': 'cross-site' }],
    ['from a sister address', { 'sec-fetch-site': 'same-site', origin: 'http://other.here.test' }],
    ['from a sandbox', { origin: 'null' }],
    ['with a cookie and no word of where it comes from', { origin: '' }],
  ])('is refused %s, and changes nothing', async (_, headers) => {
    expect((await me.post('/sign-out', {}, headers)).status).toBe(403)
    expect((await me.post('/echo', { a: '1' }, headers)).status).toBe(403)
    expect((await me.whoami()).kind).toBe('account')
  })

  test('cannot sign a visitor in either', async () => {
    const victim = browser(app)
    const answer = await victim.post(
      '/sign-in',
      { name: '王芳', password: goodPassword },
      { origin: 'https://evil.test' },
    )
    expect(answer.status).toBe(403)
    expect(victim.jar.size).toBe(0)
  })

  test('reading is open to links from anywhere', async () => {
    const answer = await app.request('http://here.test/sign-in', { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(answer.status).toBe(200)
  })
})

describe('where a request comes from', () => {
  const post = (url: string, headers: Record<string, string>) => new Request(url, { method: 'POST', headers })
  const [machine, proxied] = ['http://127.0.0.1:3000/x', 'https://jinlin.example']

  test.each([
    {
      from: 'the port it listens on',
      url: machine,
      headers: { origin: 'http://127.0.0.1:3000' },
      origin: null,
      ours: true,
    },
    { from: 'another port', url: machine, headers: { origin: 'http://127.0.0.1:4000' }, origin: null, ours: false },
    { from: 'the name before a proxy', url: machine, headers: { origin: proxied }, origin: proxied, ours: true },
    { from: 'another name', url: machine, headers: { origin: 'https://evil.test' }, origin: proxied, ours: false },
    {
      from: 'an old browser',
      url: 'http://h.test/x',
      headers: { referer: 'http://h.test/form' },
      origin: null,
      ours: true,
    },
    {
      from: 'one elsewhere',
      url: 'http://h.test/x',
      headers: { referer: 'http://h.test.evil.test/' },
      origin: null,
      ours: false,
    },
    {
      from: 'the address bar',
      url: 'http://h.test/x',
      headers: { 'sec-fetch-site': 'none' },
      origin: null,
      ours: true,
    },
  ])('$from: $ours', ({ url, headers, origin, ours }) => {
    expect(isOurOwn(post(url, { ...(headers as unknown as Record<string, string>), cookie: 'a=1' }), origin)).toBe(ours)
  })

  test('a program without a browser brings no cookie and may pass', () => {
    expect(isOurOwn(post(machine, {}), null)).toBe(true)
    expect(isOurOwn(post(machine, { cookie: 'a=1' }), null)).toBe(false)
  })
})
