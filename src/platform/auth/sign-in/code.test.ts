import { beforeAll, describe, expect, test } from 'vitest'
import { appOf, authenticator, between, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import { area, freshServices } from '#test/world.ts'
import { authRoutes } from '../routes.ts'
import { readCode } from './code.ts'

type World = Awaited<ReturnType<typeof world>>

/** A real area with an account that has set up its authenticator. */
async function world(services: Awaited<ReturnType<typeof freshServices>>) {
  await emptied(services)
  const here = await area(services)
  const app = appOf(services, here, authRoutes)
  await signedUp(services, here, { name: '王芳', role: 'staff' })
  const first = browser(app)
  await first.post('/sign-in', { name: '王芳', password: goodPassword })
  await first.post('/account/second-factor', { password: goodPassword })
  const key = between(await (await first.get('/account/second-factor')).text(), '<code>', '</code>')
  const sheet = await (await first.post('/account/second-factor/code', { code: authenticator(key, -1) })).text()
  const recovery = [...sheet.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code!)
  const forgetUse = () => services.db.global((tx) => tx.deleteFrom('auth.attempt').execute())
  const half = async () => {
    const me = browser(app)
    const answer = await me.post('/sign-in', { name: '王芳', password: goodPassword })
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\/code\?/)
    return me
  }
  return { services, here, app, first, key, recovery, forgetUse, half }
}

describe('the code after the password', () => {
  let w: World
  beforeAll(async () => {
    w = await world(await freshServices())
  })

  test('a password alone opens nothing', async () => {
    const me = await w.half()
    expect(await me.whoami()).toEqual({ kind: 'guest', roles: [] })
    expect([...me.jar.keys()]).toEqual(['jinlin.two_factor'])
  })

  test('the right code opens, and the challenge is gone', async () => {
    await w.forgetUse()
    const me = await w.half()
    const answer = await me.post('/sign-in/code', {
      code: ` ${authenticator(w.key).slice(0, 3)} ${authenticator(w.key).slice(3)} `,
    })
    expect(answer.status).toBe(303)
    expect(await me.whoami()).toEqual({ kind: 'account', roles: ['staff'] })
    expect([...me.jar.keys()]).toEqual(['jinlin.session_token'])
  })

  test('a wrong code does not', async () => {
    const me = await w.half()
    const wrong = authenticator(w.key, 50)
    const answer = await me.post('/sign-in/code', { code: wrong })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('验证码不对')
    expect((await me.whoami()).kind).toBe('guest')
  })

  test('a code that was used is refused, though it is still right', async () => {
    await w.forgetUse()
    const code = authenticator(w.key)
    expect((await (await w.half()).post('/sign-in/code', { code })).status).toBe(303)
    const overheard = await w.half()
    const answer = await overheard.post('/sign-in/code', { code })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('用过了')
    expect((await overheard.whoami()).kind).toBe('guest')
  })

  test('the code that set the authenticator up cannot be used again to sign in', async () => {
    const fresh = await world(await freshServices())
    const me = await fresh.half()
    expect((await me.post('/sign-in/code', { code: authenticator(fresh.key, -1) })).status).toBe(422)
  })

  test('a recovery code opens once, however it is typed', async () => {
    const [code = ''] = w.recovery
    expect(w.recovery).toHaveLength(10)
    const me = await w.half()
    expect((await me.post('/sign-in/code', { code: code.toUpperCase().replace('-', ' ') })).status).toBe(303)
    expect((await me.whoami()).kind).toBe('account')
    const again = await (await w.half()).post('/sign-in/code', { code })
    expect(again.status).toBe(422)
    const another = await w.half()
    expect((await another.post('/sign-in/code', { code: w.recovery[1]! })).status).toBe(303)
  })

  test('a recovery code used twice at once opens once', async () => {
    const rivals = await Promise.all([w.half(), w.half(), w.half()])
    const answers = await Promise.all(rivals.map((me) => me.post('/sign-in/code', { code: w.recovery[2]! })))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  test('a code counts for the account whose password was typed, whoever else is signed in here', async () => {
    await w.forgetUse()
    await signedUp(w.services, w.here, { name: '李娜', role: 'volunteer' })
    const me = browser(w.app)
    await me.post('/sign-in', { name: '李娜', password: goodPassword })
    await me.post('/sign-in', { name: '王芳', password: goodPassword })
    expect((await me.post('/sign-in/code', { code: authenticator(w.key) })).status).toBe(303)
    expect(await me.whoami()).toEqual({ kind: 'account', roles: ['staff'] })
  })

  test('without a password before it there is no code page', async () => {
    const me = browser(w.app)
    expect((await me.get('/sign-in/code')).headers.get('location')).toBe('/sign-in')
    const answer = await me.post('/sign-in/code', { code: authenticator(w.key) })
    expect(answer.status).toBe(422)
    expect((await me.whoami()).kind).toBe('guest')
  })

  test('a forged challenge is none', async () => {
    const me = await w.half()
    const [value = ''] = me.jar.values()
    me.jar.set('jinlin.two_factor', value.slice(0, -6) + 'AAA%3D')
    expect((await me.get('/sign-in/code')).headers.get('location')).toBe('/sign-in')
  })
})

test('five wrong codes close the door of the account for 15 minutes, over several challenges', async () => {
  const w = await world(await freshServices({ JINLIN_LIMITS: 'on' }))
  await w.forgetUse()
  for (let guess = 0; guess < 5; guess++) {
    const me = await w.half()
    expect((await me.post('/sign-in/code', { code: authenticator(w.key, 100 + guess) })).status).toBe(422)
  }
  const me = await w.half()
  const closed = await me.post('/sign-in/code', { code: authenticator(w.key) })
  expect(closed.status).toBe(429)
  expect(closed.headers.get('retry-after')).toBe('900')
  w.services.clock.now = new Date(w.services.clock.now.getTime() + 900_000)
  expect((await me.post('/sign-in/code', { code: authenticator(w.key) })).status).toBe(303)
})

test.each([
  ['123456', { kind: 'totp', text: '123456' }],
  [' １２３ ４５６ ', { kind: 'totp', text: '123456' }],
  ['K7MX 3RTP', { kind: 'recovery', text: 'k7mx-3rtp' }],
  ['k7mx-3rtp', { kind: 'recovery', text: 'k7mx-3rtp' }],
])('reads %j as people mean it', (typed, read) => {
  expect(readCode(typed)).toEqual(read)
})
