import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { authRoutes } from '#platform/auth/routes.ts'
import type { GivenRole } from '#platform/auth/auth.ts'
import { inArea } from '#platform/db/in-area.ts'
import { appOf, asDemo, authenticator, between, browser, emptied, goodPassword, signedUp } from '#test/browser.ts'
import { area, compound, ctx, freshServices } from '#test/world.ts'
import { loans } from './loans.routes.ts'
import { endRole } from './role.ts'
import { accounts } from './routes.ts'

type World = Awaited<ReturnType<typeof world>>

/** A demonstration area with a director, a technical administrator and two community workers. */
async function world(services: Awaited<ReturnType<typeof freshServices>>) {
  await emptied(services)
  const here = await asDemo(services, await area(services))
  const places = await compound(services, here)
  const app = appOf(services, here, authRoutes, loans, accounts)
  const ids = {
    chen: await signedUp(services, here, { name: '陈主任', role: 'director' }),
    zheng: await signedUp(services, here, { name: '郑技术', role: 'technical' }),
    zhou: await signedUp(services, here, { name: '周社工', role: 'staff' }),
    sun: await signedUp(services, here, { name: '孙社工', role: 'staff' }),
  }
  const as = async (name: string, shared = 'yes') => {
    const me = browser(app)
    await me.post('/sign-in', { name, password: goodPassword, shared })
    return me
  }
  const grantsOf = (accountId: string) =>
    inArea(ctx(services, here), (tx) =>
      tx
        .selectFrom('platform.role_grant')
        .selectAll()
        .where('area_id', '=', here.id)
        .where('account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .orderBy('delegated_by', (order) => order.asc().nullsFirst())
        .execute(),
    )
  return { services, here, ...places, app, ids, as, grantsOf }
}

/** The one-time password on a sheet. */
const printedIn = (sheet: string): string =>
  between(between(sheet, '一次性密码</dt>', '</dd>') + '|', '<b class="num">', '</b>')

let shared: Awaited<ReturnType<typeof freshServices>>
let w: World
beforeAll(async () => {
  shared = await freshServices()
})
beforeEach(async () => {
  w = await world(shared)
})

const facts = async () =>
  (
    await inArea(ctx(w.services, w.here), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select('name')
        .where('area_id', '=', w.here.id)
        .where('name', 'like', 'people.%')
        .orderBy('id')
        .execute(),
    )
  )
    .map(({ name }) => name)
    .sort()

describe('who may', () => {
  test('the director and the technical administrator see accounts; others do not', async () => {
    for (const name of ['陈主任', '郑技术']) {
      const page = await (await (await w.as(name)).get('/desk/staff')).text()
      for (const text of ['陈主任', '郑技术', '周社工', '居委会主任', '社工']) expect(page).toContain(text)
    }
    const worker = await w.as('周社工')
    expect((await worker.get('/desk/staff')).status).toBe(403)
    expect((await worker.post('/desk/staff', {})).status).toBe(403)
    expect((await worker.post(`/desk/staff/${w.ids.chen}/sessions/end`)).status).toBe(403)
    expect((await browser(w.app).get('/desk/staff')).status).toBe(403)
  })

  test('an account of another area is unknown here', async () => {
    const there = await area(w.services, 'elsewhere', '别处居民区')
    const stranger = await signedUp(w.services, there, { name: '外人', role: 'staff' })
    const chen = await w.as('陈主任')
    expect((await chen.get(`/desk/staff/${stranger}`)).status).toBe(404)
    for (const deed of ['roles', 'sessions/end', 'password', 'second-factor/remove'])
      expect((await chen.post(`/desk/staff/${stranger}/${deed}`, { role: 'staff' })).status).toBe(404)
    expect(await (await chen.get('/desk/staff')).text()).not.toContain('外人')
  })
})

describe('inviting', () => {
  const form = { name: '李新', username: 'lixin', role: 'staff', place: '' }

  test('makes an account whose printed password works once and must be replaced', async () => {
    const chen = await w.as('陈主任')
    const answer = await chen.post('/desk/staff', { ...form, id: uuidv7(w.services.clock.now), place: w.buildingId })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const sheet = await answer.text()
    const password = printedIn(sheet)
    expect(sheet).toContain('http://here.test/sign-in')
    const me = browser(w.app)
    expect((await me.post('/sign-in', { name: 'LiXin', password })).headers.get('location')).toBe('/desk')
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/^\/account\/password/)
    await me.post('/account/password', { before: password, chosen: 'four trees 4', again: 'four trees 4' })
    expect((await me.whoami()).roles).toEqual(['staff'])
    expect((await browser(w.app).post('/sign-in', { name: 'lixin', password })).status).toBe(422)
    expect(await facts()).toEqual(['people.account.invited', 'people.role.granted'])
  })

  test('a second press makes no second account and shows no second password', async () => {
    const chen = await w.as('陈主任')
    const id = uuidv7(w.services.clock.now)
    expect((await chen.post('/desk/staff', { ...form, id })).status).toBe(200)
    const again = await chen.post('/desk/staff', { ...form, id, username: 'lixin2' })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('密码只显示一次')
    expect(await w.grantsOf(id)).toHaveLength(1)
  })

  test.each([
    ['a name that is taken', { username: ' 周社工 ' }, '有人用了'],
    ['no name', { name: ' ' }, '请写姓名'],
    ['a sign-in name with other signs', { username: 'a b' }, '2 到 20 个'],
    ['no role', { role: '' }, '请选一个角色'],
    ['a role nobody is given', { role: 'resident' }, '请选一个角色'],
    ['a place that is none', { place: 'x' }, '没有这个小区'],
    ['a director of one building', { role: 'director', place: 'building' }, '不限小区和楼'],
  ])('is refused with %s, and leaves nothing behind', async (_, change, sentence) => {
    const chen = await w.as('陈主任')
    const fields: Record<string, string> = { ...form, id: uuidv7(w.services.clock.now), ...change }
    if (fields['place'] === 'building') fields['place'] = w.buildingId
    const answer = await chen.post('/desk/staff', fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
    const left = await w.services.db.global((tx) =>
      tx.selectFrom('auth.user').select('id').where('id', '=', fields['id']!).execute(),
    )
    expect(left).toEqual([])
  })

  test('the technical administrator invites, but makes no director beside the director', async () => {
    const zheng = await w.as('郑技术')
    expect((await zheng.post('/desk/staff', { ...form, id: uuidv7(w.services.clock.now) })).status).toBe(200)
    const answer = await zheng.post('/desk/staff', {
      ...form,
      username: 'second',
      role: 'director',
      id: uuidv7(w.services.clock.now),
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('只能由主任来定')
  })
})

describe('roles', () => {
  test('given to a colleague they count at once, after the password is typed once more under another token', async () => {
    const [chen, sun] = [await w.as('陈主任'), await w.as('孙社工')]
    const before = sun.jar.get('jinlin.session_token')
    expect((await chen.post(`/desk/staff/${w.ids.sun}/roles`, { role: 'secretary', place: '' })).status).toBe(303)
    expect((await sun.get('/whoami')).headers.get('location')).toMatch(/^\/unlock/)
    await sun.post('/unlock', { password: goodPassword })
    expect((await sun.whoami()).roles.sort()).toEqual(['secretary', 'staff'])
    expect(sun.jar.get('jinlin.session_token')).not.toBe(before)
    expect((await chen.post(`/desk/staff/${w.ids.sun}/roles`, { role: 'secretary', place: '' })).status).toBe(422)
  })

  test('nobody gives one to themself', async () => {
    for (const [name, id] of [
      ['陈主任', w.ids.chen],
      ['郑技术', w.ids.zheng],
    ] as const) {
      const answer = await (await w.as(name)).post(`/desk/staff/${id}/roles`, { role: 'staff', place: '' })
      expect(answer.status).toBe(422)
      expect(await w.grantsOf(id)).toHaveLength(1)
    }
  })

  test('ended they are gone with the next request', async () => {
    const [chen, sun] = [await w.as('陈主任'), await w.as('孙社工')]
    expect((await sun.whoami()).roles).toEqual(['staff'])
    const [grant] = await w.grantsOf(w.ids.sun)
    expect((await chen.post(`/desk/staff/${w.ids.sun}/roles/${grant!.id}/end`)).status).toBe(303)
    expect((await sun.whoami()).roles).toEqual([])
    expect((await chen.post(`/desk/staff/${w.ids.sun}/roles/${grant!.id}/end`)).status).toBe(404)
    expect(await facts()).toEqual(['people.role.ended'])
  })

  test('one account’s role is not ended under another’s address', async () => {
    const [grant] = await w.grantsOf(w.ids.sun)
    const chen = await w.as('陈主任')
    expect((await chen.post(`/desk/staff/${w.ids.zhou}/roles/${grant!.id}/end`)).status).toBe(404)
    expect(await w.grantsOf(w.ids.sun)).toHaveLength(1)
  })

  test('the last director stays, whoever asks', async () => {
    const [grant] = await w.grantsOf(w.ids.chen)
    for (const name of ['陈主任', '郑技术']) {
      const answer = await (await w.as(name)).post(`/desk/staff/${w.ids.chen}/roles/${grant!.id}/end`)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('最后一位主任')
    }
    expect(await w.grantsOf(w.ids.chen)).toHaveLength(1)
  })

  test('two directors who end each other’s role at the same moment leave one', async () => {
    const li = await signedUp(w.services, w.here, { name: '李主任', role: 'director' })
    const [mine] = await w.grantsOf(w.ids.chen)
    const [theirs] = await w.grantsOf(li)
    const by = ctx(w.services, w.here)
    const answers = await Promise.all([
      endRole(by, { accountId: li, grantId: theirs!.id }),
      endRole(by, { accountId: w.ids.chen, grantId: mine!.id }),
    ])
    expect(answers.filter((answer) => answer.done)).toHaveLength(1)
    expect([...(await w.grantsOf(w.ids.chen)), ...(await w.grantsOf(li))]).toHaveLength(1)
  })
})

describe('lending a role', () => {
  const lend = async (me: ReturnType<typeof browser>, change: Record<string, string> = {}) => {
    const [own] = await w.grantsOf(w.ids.chen)
    return me.post('/desk/staff/loans', {
      grant: own!.id,
      to: w.ids.sun,
      until: '2024-10-31',
      reason: '休假',
      ...change,
    })
  }

  test('a colleague holds it until the day, then it is over by itself', async () => {
    expect((await lend(await w.as('陈主任'))).status).toBe(303)
    w.services.clock.now = new Date('2024-10-31T23:00:00+08:00')
    expect((await (await w.as('孙社工')).whoami()).roles.sort()).toEqual(['director', 'staff'])
    w.services.clock.now = new Date('2024-11-01T00:00:00+08:00')
    expect((await (await w.as('孙社工')).whoami()).roles).toEqual(['staff'])
    const [, lent] = await w.grantsOf(w.ids.sun)
    expect(lent).toMatchObject({ delegated_by: w.ids.chen, reason: '休假', ends_on: '2024-10-31' })
    expect(await facts()).toEqual(['people.role.lent'])
  })

  test('it is taken back at once, and only by the lender', async () => {
    const chen = await w.as('陈主任')
    await lend(chen)
    const [, lent] = await w.grantsOf(w.ids.sun)
    const zhou = await w.as('周社工')
    expect((await zhou.post(`/desk/staff/loans/${lent!.id}/end`)).status).toBe(404)
    const sun = await w.as('孙社工')
    expect((await sun.whoami()).roles).toContain('director')
    expect(await (await chen.get('/desk/staff/loans')).text()).toContain('孙社工')
    expect((await chen.post(`/desk/staff/loans/${lent!.id}/end`)).status).toBe(303)
    expect((await sun.whoami()).roles).toEqual(['staff'])
  })

  test('it ends when the lender’s own role is ended', async () => {
    await lend(await w.as('陈主任'))
    await signedUp(w.services, w.here, { name: '李主任', role: 'director' })
    const [own] = await w.grantsOf(w.ids.chen)
    await (await w.as('李主任')).post(`/desk/staff/${w.ids.chen}/roles/${own!.id}/end`)
    expect((await w.grantsOf(w.ids.sun)).map(({ role }) => role)).toEqual(['staff'])
  })

  test.each([
    ['to oneself', 'self'],
    ['to somebody of another area', 'stranger'],
    ['of somebody else', 'other'],
    ['that one does not hold', 'none'],
    ['that the colleague holds', 'held'],
    ['that was lent to one', 'relend'],
  ])('is refused %s', async (_, what) => {
    const chen = await w.as('陈主任')
    const there = await area(w.services, 'elsewhere', '别处居民区')
    const stranger = await signedUp(w.services, there, { name: '外人', role: 'staff' })
    const [sunsRole] = await w.grantsOf(w.ids.sun)
    if (what === 'relend') await lend(chen)
    const [, lent] = await w.grantsOf(w.ids.sun)
    const sun = await w.as('孙社工')
    const tries: Record<string, () => Promise<Response>> = {
      self: () => lend(chen, { to: w.ids.chen }),
      stranger: () => lend(chen, { to: stranger }),
      other: () => lend(sun),
      none: () => lend(chen, { grant: uuidv7(w.services.clock.now) }),
      held: () => lend(sun, { grant: sunsRole!.id, to: w.ids.zhou }),
      relend: () => lend(sun, { grant: lent!.id, to: w.ids.zhou }),
    }
    const before = (await facts()).length
    expect((await tries[what]!()).status).toBe(422)
    expect((await facts()).length).toBe(before)
  })

  test('somebody with a lent director’s role does not keep it by ending the lender’s', async () => {
    await lend(await w.as('陈主任'))
    const [own] = await w.grantsOf(w.ids.chen)
    const sun = await w.as('孙社工')
    expect((await sun.post(`/desk/staff/${w.ids.chen}/roles/${own!.id}/end`)).status).toBe(422)
  })
})

describe('devices and passwords of colleagues', () => {
  test('they are signed out everywhere', async () => {
    const [chen, sun] = [await w.as('陈主任'), await w.as('孙社工')]
    expect((await chen.post(`/desk/staff/${w.ids.sun}/sessions/end`)).status).toBe(303)
    expect((await sun.whoami()).kind).toBe('guest')
  })

  test('a forgotten password is replaced by a printed one; sessions end', async () => {
    const [zheng, sun] = [await w.as('郑技术'), await w.as('孙社工')]
    const sheet = await (await zheng.post(`/desk/staff/${w.ids.sun}/password`)).text()
    const password = printedIn(sheet)
    expect((await sun.whoami()).kind).toBe('guest')
    expect((await browser(w.app).post('/sign-in', { name: '孙社工', password: goodPassword })).status).toBe(422)
    const me = browser(w.app)
    await me.post('/sign-in', { name: '孙社工', password })
    expect((await me.get('/whoami')).headers.get('location')).toMatch(/^\/account\/password/)
  })

  test('a printed password does not get past the second factor', async () => {
    const me = await w.as('孙社工')
    await me.post('/account/second-factor', { password: goodPassword })
    const key = between(await (await me.get('/account/second-factor')).text(), '<code>', '</code>')
    await me.post('/account/second-factor/code', { code: authenticator(key) })
    const zheng = await w.as('郑技术')
    const sheet = await (await zheng.post(`/desk/staff/${w.ids.sun}/password`)).text()
    const password = printedIn(sheet)
    const thief = browser(w.app)
    expect((await thief.post('/sign-in', { name: '孙社工', password })).headers.get('location')).toMatch(
      /^\/sign-in\/code/,
    )
    expect((await zheng.post(`/desk/staff/${w.ids.sun}/second-factor/remove`)).status).toBe(403)
    expect((await (await w.as('陈主任')).post(`/desk/staff/${w.ids.sun}/second-factor/remove`)).status).toBe(303)
    expect((await thief.post('/sign-in', { name: '孙社工', password })).headers.get('location')).toBe('/desk')
  })

  test('one’s own are not changed here, where no password is asked', async () => {
    const chen = await w.as('陈主任')
    for (const deed of ['sessions/end', 'password', 'second-factor/remove'])
      expect((await chen.post(`/desk/staff/${w.ids.chen}/${deed}`)).status).toBe(422)
    expect((await chen.whoami()).kind).toBe('account')
  })
})

test('a role for one building is held for it alone', async () => {
  const chen = await w.as('陈主任')
  const given: GivenRole = 'property'
  await chen.post(`/desk/staff/${w.ids.sun}/roles`, { role: given, place: w.buildingId })
  const grant = (await w.grantsOf(w.ids.sun)).find(({ role }) => role === given)
  expect(grant).toMatchObject({ compound_id: w.compoundId, building_id: w.buildingId })
  expect(await (await chen.get(`/desk/staff/${w.ids.sun}`)).text()).toContain('物业 · 长江大楼 3号楼')
})
