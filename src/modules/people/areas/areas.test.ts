import { beforeAll, expect, test } from 'vitest'
import { account, area, freshServices } from '#test/world.ts'
import { doorFor, fieldIn } from '../door.test.kit.ts'
import { makeArea } from './area.ts'
import { codeFrom, isPrintedTelephone } from './area.rules.ts'
import { readService } from './service.rules.ts'

type Services = Awaited<ReturnType<typeof freshServices>>
let services: Services
beforeAll(async () => {
  services = await freshServices()
})

const form = {
  name: '东大名居民区',
  telephone: '021-65000000',
  hours: '周一至周六',
  address: '东大名路1号',
  nobody: '',
}

test('a director changes what stands on every page', async () => {
  const where = await area(services)
  const door = doorFor(services, where, account('王主任', 'director'))
  const page = await door.get('/desk/area')
  expect(fieldIn(page.html, 'name')).toBe('东大名居民区')
  const saved = await door.post('/desk/area', {
    ...form,
    version: fieldIn(page.html, 'version'),
    name: '东大名 居民区',
  })
  expect(saved.status).toBe(303)
  expect(services.areas.byId(where.id)).toMatchObject({ name: '东大名 居民区', hours: '周一至周六' })
  const late = await door.post('/desk/area', { ...form, version: fieldIn(page.html, 'version'), name: '我的名称' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('东大名 居民区')
  expect(late.html).toContain('我的名称')
  const after = await door.post('/desk/area', { ...form, version: fieldIn(late.html, 'version'), name: '我的名称' })
  expect(after.status).toBe(303)
})

test('how hours of service count is chosen within bounds; what a form leaves out is as usual', async () => {
  const where = await area(services, 'service', '有规矩')
  const door = doorFor(services, where, account('王主任', 'director'))
  const page = await door.get('/desk/area')
  expect(fieldIn(page.html, 'serviceDayHours')).toBe('8')
  const version = fieldIn(page.html, 'version')
  const odd = { serviceDayHours: '13', serviceDisputeDays: '6', serviceLaterDays: '９０' }
  const refused = await door.post('/desk/area', { ...form, version, ...odd })
  expect([refused.status, refused.html.match(/请写范围里的整数/g)?.length]).toEqual([422, 4])
  const said = { serviceDayHours: '６', serviceDisputeDays: '14', serviceLaterDays: '30' }
  expect((await door.post('/desk/area', { ...form, version, ...said })).status).toBe(303)
  const now = { serviceDayHours: 6, serviceDisputeDays: 14, serviceLaterDays: 30 }
  expect(services.areas.byId(where.id)).toMatchObject(now)
  expect(readService({}).value).toEqual({ serviceDayHours: 8, serviceDisputeDays: 7, serviceLaterDays: 90 })
})

test('others may not', async () => {
  const where = await area(services, 'others', '别处')
  for (const role of ['staff', 'secretary', 'property', 'volunteer'] as const)
    expect((await doorFor(services, where, account('别人', role)).get('/desk/area')).status, role).toBe(403)
  expect((await doorFor(services, where, account('技术', 'technical')).get('/desk/area')).status).toBe(200)
})

test('an area gets a short code from its name, another of the same name another code', async () => {
  const one = await makeArea(services, { name: '临潼路居民区' })
  const two = await makeArea(services, { name: '临潼路居委会' })
  expect([one.code, two.code]).toEqual(['lintonglu', 'lintonglu-2'])
})

test.each([
  ['dong da ming ju min qu', 'dongdaming'],
  ['3 hao she qu', 'hao'],
  ['', 'area'],
])('a code from %s', (pinyin, code) => {
  expect(codeFrom(pinyin)).toBe(code)
})

test.each([
  ['021-65000000', true],
  ['021-6500 0000 转 8', true],
  ['13800000000', true],
  ['12345', true],
  ['(021) 65000000', false],
  ['call me', false],
  ['1', false],
])('%s on a door', (text, expected) => {
  expect(isPrintedTelephone(text)).toBe(expected)
})
