import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { expect, test } from 'vitest'
import type { Services } from '#platform/services.ts'
import { freshServices } from '#test/world.ts'
import { fieldIn } from '../door.test.kit.ts'
import { ground } from '../places/ground.ts'
import { setupDoor } from './routes.ts'
import { setupCode, setupCtx, setupState } from './setup.ts'

/** A browser in front of an installation without an area. */
function browserOf(services: Services) {
  const app = new Hono().route('/', setupDoor(services))
  app.onError((error, c) => c.text(String(error.stack), error instanceof HTTPException ? error.status : 500))
  let cookie = ''
  const answerOf = async (response: Response) => {
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return { status: response.status, html: await response.text(), to: response.headers.get('location') ?? '' }
  }
  return {
    get: async (path: string) => answerOf(await app.request(path, { headers: { cookie } })),
    post: async (path: string, fields: Record<string, string> = {}) =>
      answerOf(
        await app.request(path, {
          method: 'POST',
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams(fields),
        }),
      ),
  }
}

const areaForm = { name: '东大名居民区', telephone: '021-6500 0000', hours: '', address: '' }

test('from the code to the first sheet, and then the door is gone', async () => {
  const services = await freshServices()
  const browser = browserOf(services)
  expect((await browser.get('/setup')).html).toContain('设置码')
  expect((await browser.get('/setup/area')).to).toBe('/setup')
  expect((await browser.post('/setup/area', areaForm)).to).toBe('/setup')
  expect((await browser.post('/setup/code', { code: 'AAAA-BBBB-CCCC' })).status).toBe(422)
  const opened = await browser.post('/setup/code', { code: setupCode(services).toLowerCase().replaceAll('-', ' ') })
  expect(opened.to).toBe('/setup/area')
  const odd = await browser.post('/setup/area', { ...areaForm, telephone: 'abc' })
  expect(odd.status).toBe(422)
  expect(fieldIn(odd.html, 'name')).toBe(areaForm.name)
  expect((await browser.post('/setup/area', areaForm)).to).toBe('/setup/places')
  expect((await browser.post('/setup/area', areaForm)).to).toBe('/setup/places')
  expect(services.areas.all().map(({ code }) => code)).toEqual(['dongdaming'])
  const lines = '长江大楼：1号楼-6号楼\n临江大厦：甲座、乙座'
  expect((await browser.post('/setup/places', { ground: '长江大楼：6号楼-1号楼' })).html).toContain('第 1 行')
  expect((await browser.post('/setup/places', { ground: lines })).to).toBe('/setup/staff')
  expect((await browser.post('/setup/places', { ground: lines })).to).toBe('/setup/staff')
  const [area] = services.areas.all()
  if (!area) throw new Error('no area')
  const made = await ground(setupCtx(services, area))
  expect(made.map(({ name, buildings }) => [name, buildings.length])).toEqual([
    ['长江大楼', 6],
    ['临江大厦', 2],
  ])
  const staff = await browser.get('/setup')
  expect(staff.to).toBe('/setup/staff')
  const form = await browser.get('/setup/staff')
  const id = fieldIn(form.html, 'id')
  expect((await browser.post('/setup/staff', { id, name: '', username: '王' })).status).toBe(422)
  const sheet = await browser.post('/setup/staff', { id, name: '王主任', username: '王主任' })
  expect(sheet.html).toContain('密码只显示这一次')
  expect((await browser.post('/setup/staff', { id, name: '王主任', username: '王主任' })).to).toBe('/setup/sheet')
  expect((await browser.get('/setup/sheet')).html).toContain('登录名 王主任')
  const again = await browser.post('/setup/sheet')
  expect(again.html).toContain('密码只显示这一次')
  expect(passwordOn(again.html)).not.toBe(passwordOn(sheet.html))
  await services.db.global((tx) => tx.updateTable('auth.user').set({ one_time_until: null }).execute())
  expect((await setupState(services)).step).toBe('over')
  for (const path of ['/setup', '/setup/area', '/setup/staff', '/setup/sheet'])
    expect((await browser.get(path)).status, path).toBe(404)
  expect((await browser.post('/setup/code', { code: setupCode(services) })).status).toBe(404)
})

const passwordOn = (html: string): string => /<b class="num">([^<]+)<\/b>/.exec(html)?.[1] ?? ''

test('another site’s page cannot press a button here', async () => {
  const services = await freshServices()
  const app = new Hono().route('/', setupDoor(services))
  const answer = await app.request('/setup/code', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ code: setupCode(services) }),
  })
  expect(answer.status).toBe(403)
})

test('the code is the same after a restart and another one on another installation', async () => {
  const services = await freshServices()
  expect(setupCode(services)).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  expect(setupCode(services)).toBe(setupCode(services))
  expect(setupCode({ ...services, secrets: { ...services.secrets, key: () => Buffer.alloc(32, 9) } })).not.toBe(
    setupCode(services),
  )
})
