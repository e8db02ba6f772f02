import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { demoAccounts } from '#platform/auth/auth.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { account, area, ctx, demoArea, freshServices } from '#test/world.ts'
import { partnersRetention } from '../retention.ts'
import { addAlly } from './ally.ts'
import { allyChoices, contactOf } from './directory.ts'
import { directory } from './routes.ts'

const services = await freshServices()
const here = await demoArea(services)
const far = await area(services, 'far', '外区')
const staff = account('小陈', 'staff')
const at = (actor: Actor = staff) => ctx(services, here, actor)
const accounts = await inArea(at(auto), (tx) => demoAccounts(tx, at(auto)))

const app = new Hono<WebEnv>()
app.use(async (c, next) => {
  c.set('services', services)
  c.set('ctx', at())
  c.set('view', {
    lang: 'zh',
    elder: false,
    dark: 'auto',
    path: '/desk/partners',
    assets: services.assets,
    area: { code: here.code, name: here.name, phone: null, hours: null },
    requestId: 'test',
    client: '',
  } satisfies View)
  await next()
})
app.route('/', directory)
const text = async () => (await app.request('/desk/partners')).text()
const post = (path: string, fields: Record<string, string>) =>
  Promise.resolve(app.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
const newId = () => uuidv7(services.now())
const partner = { kind: 'partner', allyName: '滨江社区医院', contactName: '许医生', contactPhone: '021-65001234' }

const rowOf = (id: string) =>
  inArea(at(auto), (tx) =>
    tx.selectFrom('partners.ally').selectAll().where('area_id', '=', here.id).where('id', '=', id).executeTakeFirst(),
  )

describe('the directory', () => {
  test('a partner is written down once though the form comes twice; whom to call is sealed', async () => {
    const id = newId()
    for (let press = 0; press < 2; press += 1)
      expect((await post('/desk/partners', { id, ...partner })).status).toBe(303)
    for (const kind of ['partner', 'team']) {
      const open = await (await app.request(`/desk/partners?open=${kind}`)).text()
      expect(open.match(/name="allyName"/g)).toHaveLength(1)
      expect(open).toContain(`name="kind" value="${kind}"`)
    }
    const page = await text()
    for (const words of ['滨江社区医院', '许医生', '02165001234']) expect(page).toContain(words)
    expect(JSON.stringify(await rowOf(id))).not.toContain('65001234')
    expect(await allyChoices(at())).toEqual([{ id, kind: 'partner', name: '滨江社区医院' }])
    const other = await post('/desk/partners', { id: newId(), ...partner })
    expect([other.status, (await other.text()).includes('这个名称已经有了')]).toEqual([422, true])
  })

  test('a team has a lead with an account that can sign in here; anybody else is refused and the words are kept', async () => {
    const team = { kind: 'team', allyName: '先锋志愿队', does: '小修小补' }
    for (const lead of ['', 'nobody', accounts.technical]) {
      const answer = await post('/desk/partners', { id: newId(), ...team, lead })
      expect([lead, answer.status, (await answer.text()).includes('小修小补')]).toEqual([lead, 422, true])
    }
    const id = newId()
    expect((await post('/desk/partners', { id, ...team, lead: accounts.volunteer })).status).toBe(303)
    expect(await rowOf(id)).toMatchObject({ kind: 'team', lead_id: accounts.volunteer, contact_sealed: null })
    expect(await contactOf(at(), id)).toBeNull()
  })

  test.each([
    ['no name', { allyName: '' }, '这里还空着'],
    ['neither name nor number to call', { contactName: '', contactPhone: '' }, '请写联系人的称呼'],
    ['a number too short', { contactPhone: '123' }, '好像少了几位'],
  ])('%s: 422', async (...[, wrong, sentence]) => {
    const answer = await post('/desk/partners', { id: newId(), ...partner, ...wrong })
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
  })

  test('changed by two: 409 with both; retired, it is offered no more and never deleted; another area’s is not here', async () => {
    const id = newId()
    await post('/desk/partners', { id, ...partner, allyName: '江畔银行' })
    const change = { ...partner, allyName: '江畔银行网点', version: '1' }
    expect((await post(`/desk/partners/${id}`, change)).status).toBe(303)
    const stale = await post(`/desk/partners/${id}`, { ...change, allyName: '江畔支行' })
    const both = await stale.text()
    expect([stale.status, both.includes('江畔支行'), both.includes('江畔银行网点')]).toEqual([409, true, true])
    expect((await post(`/desk/partners/${id}`, { ...change, version: '2', allyName: '滨江社区医院' })).status).toBe(422)
    expect((await post(`/desk/partners/${id}/end`, { version: '1' })).status).toBe(409)
    expect((await post(`/desk/partners/${id}/end`, { version: '2' })).status).toBe(303)
    expect((await allyChoices(at())).map((ally) => ally.id)).not.toContain(id)
    expect(await text()).toContain('已经停用的（1）')
    expect((await post(`/desk/partners/${id}`, { ...change, version: '3' })).status).toBe(404)

    const theirs = newId()
    const made = { name: '外区单位', does: null, contact: { name: '某', phone: null }, leadId: null }
    await addAlly(ctx(services, far, staff), { id: theirs, kind: 'partner' }, made)
    expect(await text()).not.toContain('外区单位')
    expect((await post(`/desk/partners/${theirs}`, { ...change, version: '1' })).status).toBe(404)
    expect((await post(`/desk/partners/${theirs}/end`, { version: '1' })).status).toBe(404)

    services.clock.now = new Date(services.now().getTime() + 366 * 86_400_000)
    await applyRetention(at(auto), partnersRetention)
    expect(await rowOf(id)).toMatchObject({ name: '江畔银行网点', contact_sealed: null })
  })
})
