import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOf, asDemo, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import { area, freshServices } from '#test/world.ts'
import { authRoutes } from '../routes.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let app: ReturnType<typeof appOf>

const signedIn = async (name = '王芳', agent = 'Mozilla/5.0 (iPhone) MicroMessenger/8') => {
  const me = browser(app, { 'user-agent': agent })
  await me.post('/sign-in', { name, password: goodPassword })
  return me
}

beforeAll(async () => {
  services = await freshServices()
})
beforeEach(async () => {
  await emptied(services)
  const here = await asDemo(services, await area(services))
  app = appOf(services, here, authRoutes)
  await signedUp(services, here, { name: '王芳', role: 'staff' })
  await signedUp(services, here, { name: '李娜', role: 'staff' })
})

describe('one’s own account', () => {
  test('is for whoever is signed in', async () => {
    expect((await browser(app).get('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount')
    expect((await browser(app).post('/account/password', {})).headers.get('location')).toBe('/sign-in')
  })

  test('shows name, roles and every device by two plain words', async () => {
    await signedIn('王芳', 'Mozilla/5.0 (Windows NT 10.0) Chrome/1 Safari/1 Edg/1')
    const me = await signedIn()
    const page = await (await me.get('/account')).text()
    for (const text of ['王芳', '社工', 'Windows · Edge', 'iPhone · WeChat', '就是这台', '10月24日 周四 上午9点'])
      expect(page).toContain(text)
  })

  test('one device is signed out at once', async () => {
    const other = await signedIn('王芳', 'Android Chrome')
    const me = await signedIn()
    const id = (await (await me.get('/account')).text()).match(/sessions\/([0-9a-f-]{36})\/end/)![1]!
    expect((await me.post(`/account/sessions/${id}/end`)).status).toBe(303)
    expect((await other.whoami()).kind).toBe('guest')
    expect((await me.whoami()).kind).toBe('account')
  })

  test('nobody signs out somebody else’s device', async () => {
    const stranger = await signedIn('李娜')
    const me = await signedIn()
    const victim = await services.db.global((tx) =>
      tx
        .selectFrom('auth.session as s')
        .innerJoin('auth.user as u', 'u.id', 's.user_id')
        .select('s.id')
        .where('u.username', '=', '李娜')
        .executeTakeFirstOrThrow(),
    )
    await me.post(`/account/sessions/${victim.id}/end`)
    expect((await stranger.whoami()).kind).toBe('account')
  })

  test('all others are signed out, this one and other people stay', async () => {
    const others = [await signedIn(), await signedIn()]
    const stranger = await signedIn('李娜')
    const me = await signedIn()
    await me.post('/account/sessions/end-others')
    for (const other of others) expect((await other.whoami()).kind).toBe('guest')
    expect((await me.whoami()).kind).toBe('account')
    expect((await stranger.whoami()).kind).toBe('account')
  })
})

describe('changing the password', () => {
  const chosen = '新的密码也要长一点7'

  test('ends every session and moves this browser to another', async () => {
    const other = await signedIn()
    const me = await signedIn()
    const before = me.jar.get('jinlin.session_token')!
    const answer = await me.post('/account/password', { before: goodPassword, chosen, again: chosen })
    expect(answer.headers.get('location')).toBe('/account')
    expect((await me.whoami()).kind).toBe('account')
    expect((await other.whoami()).kind).toBe('guest')
    const copy = browser(app)
    copy.jar.set('jinlin.session_token', before)
    expect((await copy.whoami()).kind).toBe('guest')
    expect((await browser(app).post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(422)
    expect((await browser(app).post('/sign-in', { name: '王芳', password: chosen })).status).toBe(303)
  })

  test.each([
    ['the present one is wrong', { before: 'wrong' }, '现在的密码不对'],
    ['the two new ones differ', { again: 'something else 1' }, '两次写的新密码不一样'],
    ['it is too short', { chosen: 'short1', again: 'short1' }, '至少 10 个字符'],
    ['it holds the name', { chosen: '我叫王芳今年三十八38', again: '我叫王芳今年三十八38' }, '不要带登录名'],
    ['it is the old one', { chosen: goodPassword, again: goodPassword }, '和现在的一样'],
  ])('is refused when %s', async (_, fields, sentence) => {
    const me = await signedIn()
    const answer = await me.post('/account/password', {
      before: goodPassword,
      chosen,
      again: chosen,
      ...(fields as Record<string, string>),
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).not.toContain(chosen)
    expect((await browser(app).post('/sign-in', { name: '王芳', password: goodPassword })).status).toBe(303)
  })

  test('passwords are stored as argon2id with 19 MiB and two passes', async () => {
    const { password } = await services.db.global((tx) =>
      tx.selectFrom('auth.account').select('password').executeTakeFirstOrThrow(),
    )
    expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})
