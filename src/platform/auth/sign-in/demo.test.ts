import { describe, expect, test } from 'vitest'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { appOf, asDemo, browser } from '#test/browser.ts'
import { area, compound, ctx, freshServices } from '#test/world.ts'
import { demoAccounts, householdAccount } from '../auth.ts'
import { authRoutes } from '../routes.ts'

describe('one-click sign-in', () => {
  test('in a demonstration each role is one press away, twice the same account', async () => {
    const services = await freshServices()
    const here = await asDemo(services, await area(services))
    const me = browser(appOf(services, here, authRoutes))
    expect(await (await me.get('/sign-in')).text()).toContain('居委会主任')
    for (const role of [
      'director',
      'staff',
      'property',
      'owners',
      'secretary',
      'volunteer',
      'privacy',
      'technical',
      'staff',
    ]) {
      const answer = await me.post('/sign-in/demo', { as: role })
      expect(answer.headers.get('location')).toBe('/desk')
      expect(await me.whoami()).toEqual({ kind: 'account', roles: [role] })
    }
    const accounts = await services.db.global((tx) => tx.selectFrom('auth.user').select('id').execute())
    expect(accounts).toHaveLength(8)
    const by = ctx(services, here, auto)
    expect(Object.values(await inArea(by, (tx) => demoAccounts(tx, by))).sort()).toEqual(
      accounts.map(({ id }) => id).sort(),
    )
  })

  test('a household is offered once one has a card, and stays a household', async () => {
    const services = await freshServices()
    const here = await asDemo(services, await area(services))
    const app = appOf(services, here, authRoutes)
    const me = browser(app)
    expect(await (await me.get('/sign-in')).text()).not.toContain('一户居民')
    expect((await me.post('/sign-in/demo', { as: 'household' })).status).toBe(422)
    const { homeIds } = await compound(services, here)
    const by = ctx(services, here, auto)
    await inArea(by, (tx) => householdAccount(tx, by, { id: homeIds[0]!, label: '3号楼501' }))
    expect(await (await me.get('/sign-in')).text()).toContain('一户居民')
    expect((await me.post('/sign-in/demo', { as: 'household' })).headers.get('location')).toBe('/me')
    expect(await me.whoami()).toEqual({ kind: 'household', roles: ['resident'] })
  })

  test.each([
    ['the area holds real people', {}, false],
    ['the installation is no demonstration', { JINLIN_DEMO: 'off' }, true],
  ])('refused and not offered where %s', async (_, env, demoArea) => {
    const services = await freshServices(env)
    const made = await area(services)
    const here = demoArea ? await asDemo(services, made) : made
    const me = browser(appOf(services, here, authRoutes))
    expect(await (await me.get('/sign-in')).text()).not.toContain('/sign-in/demo')
    const answer = await me.post('/sign-in/demo', { as: 'director' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('这里不是演示')
    expect(await me.whoami()).toEqual({ kind: 'guest', roles: [] })
    expect(await services.db.global((tx) => tx.selectFrom('auth.user').select('id').execute())).toEqual([])
  })

  test('an open one-click session is over the moment the area is no demonstration any more', async () => {
    const services = await freshServices()
    const here = await asDemo(services, await area(services))
    const me = browser(appOf(services, here, authRoutes))
    await me.post('/sign-in/demo', { as: 'director' })
    expect((await me.whoami()).kind).toBe('account')
    await services.db.global((tx) => tx.updateTable('platform.area').set({ demo: false }).execute())
    await services.areas.reload()
    expect((await me.whoami()).kind).toBe('guest')
  })

  test('nobody can be signed in as an invented account with a password', async () => {
    const services = await freshServices()
    const here = await asDemo(services, await area(services))
    const me = browser(appOf(services, here, authRoutes))
    await me.post('/sign-in/demo', { as: 'director' })
    const credentials = await services.db.global((tx) => tx.selectFrom('auth.account').select('id').execute())
    expect(credentials).toEqual([])
    expect((await me.post('/sign-in/demo', { as: 'resident' })).status).toBe(422)
    expect((await me.post('/sign-in/demo', { as: '__proto__' })).status).toBe(422)
  })
})
