import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { household, neighbourhood } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const quiet = await neighbourhood()
const { services } = quiet
const where = { ...quiet, services: { ...services, config: { ...services.config, limits: true } } }
const form = () => ({ id: uuidv7(services.now()), category: 'lighting', words: '5楼楼道的灯不亮了' })

test('two hundred forms an hour from one address; then everything typed comes back for later, and others are not stopped', async () => {
  const one = site(where, undefined, { client: '10.0.0.1' })
  const [first, ...rest] = Array.from({ length: 200 }, () => one.post('/needs/new', {}))
  await Promise.all(rest)
  expect((await first)?.status).toBe(422)
  const sent = form()
  const photo = new File([new Uint8Array(9)], 'a.jpg', { type: 'image/jpeg' })
  for (const path of ['/needs/new', '/needs/similar']) {
    const answer = await one.post(path, { ...sent, name: '何阿姨', photos: photo })
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 429, '3600'])
    const page = await answer.text()
    expect(page).toContain('请过 60 分钟再按一次')
    expect(page).toContain('照片请到时候再选一次')
    expect([fieldOn(page, 'id'), fieldOn(page, 'name')]).toEqual([sent.id, '何阿姨'])
    expect(page).toContain('5楼楼道的灯不亮了</textarea>')
  }
  expect((await site(where, undefined, { client: '10.0.0.2' }).post('/needs/new', form())).status).toBe(303)
  const card = household(where.here.homeIds[0]!)
  expect((await site(where, card, { client: '10.0.0.1' }).post('/needs/new', form())).status).toBe(303)
  expect((await site(where, where.staff, { client: '10.0.0.1' }).post('/needs/new', form())).status).toBe(303)
  services.clock.now = new Date(services.now().getTime() + 3_600_000)
  expect((await one.post('/needs/new', { ...sent })).status).toBe(303)
})
