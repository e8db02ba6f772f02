import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { neighbourhood, rowOf, stepsOf } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const { text, post } = site(where, where.staff)
const good = () => ({
  id: uuidv7(where.services.now()),
  channel: 'telephone',
  category: 'ground',
  place: where.here.buildingId,
  words: '南门口地砖松了',
})

describe('staff write down what somebody said', () => {
  test('four taps and a sentence: channel, subject, building, go; number and code are shown to be read out', async () => {
    const page = await text('/desk/needs/new')
    for (const name of ['channel', 'category', 'place']) expect(page).toMatch(new RegExp(`type="radio" name="${name}"`))
    expect(page.indexOf(`value="${where.here.buildingId}"`)).toBeLessThan(page.indexOf('<details'))
    const sent = good()
    const answer = await post('/desk/needs/new', sent)
    expect(answer.status).toBe(303)
    const receipt = await text(answer.headers.get('location')!)
    for (const words of ['念给对方听', '打印', '2024-0001']) expect(receipt).toContain(words)
    expect(await rowOf(where, sent.id)).toMatchObject({
      channel: 'telephone',
      taken_by: where.staff.id,
      contact_minutes: 0,
      building_id: where.here.buildingId,
    })
    expect(await stepsOf(where, sent.id)).toMatchObject([
      { actor_kind: 'committee', actor_name: '小陈', about: 'telephone' },
    ])
  })

  test('a missing channel is asked for, everything typed is kept', async () => {
    const back = await post('/desk/needs/new', { ...good(), channel: '', name: '何阿姨' })
    expect(back.status).toBe(422)
    const page = await back.text()
    expect(page).toContain('电话、当面，还是纸条')
    expect(page).toContain('value="南门口地砖松了"')
    expect(page).toContain('value="何阿姨"')
  })

  test('nobody gives a need a channel of the desk by the public form', async () => {
    const sent = good()
    await site(where).post('/needs/new', sent)
    expect(await rowOf(where, sent.id)).toMatchObject({ channel: 'web', taken_by: null, contacted_at: null })
  })

  test('what came on paper says so at the desk, and who wrote it down', async () => {
    const sent = { ...good(), channel: 'paper' }
    const receipt = await text((await post('/desk/needs/new', sent)).headers.get('location')!)
    const page = await text(/\/desk\/needs\/\d{4}-\d{4}/.exec(receipt)?.[0] ?? '')
    expect(await rowOf(where, sent.id)).toMatchObject({
      channel: 'paper',
      taken_by: where.staff.id,
      contacted_at: null,
    })
    for (const words of ['纸条', '小陈']) expect(page).toContain(words)
  })

  test('a place may be typed: building and door are found, an unknown name is asked for again as it was typed', async () => {
    const sent = { ...good(), place: '3号楼 502' }
    expect((await post('/desk/needs/new', sent)).status).toBe(303)
    expect(await rowOf(where, sent.id)).toMatchObject({ building_id: where.here.buildingId, spot: '502' })
    const back = await post('/desk/needs/new', { ...good(), place: '99号楼' })
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('没有找到这个地方')
  })

  test('danger is said on the receipt, and on the form that came back', async () => {
    const sent = { ...good(), words: '何阿姨在门口摔倒了' }
    const receipt = await text((await post('/desk/needs/new', sent)).headers.get('location')!)
    expect(receipt).toContain('id="urgent"')
    expect(receipt).toContain('tel:120')
    const back = await (await post('/desk/needs/new', { ...sent, channel: '' })).text()
    expect(back.indexOf('id="urgent"')).toBeGreaterThan(0)
    expect(back.indexOf('id="urgent"')).toBeLessThan(back.indexOf('<h1'))
    const calm = await text((await post('/desk/needs/new', good())).headers.get('location')!)
    expect(calm).not.toContain('id="urgent"')
  })

  test('the form on Today is the same form', async () => {
    const page = await text('/desk')
    expect(page).toContain('action="/desk/needs/new"')
    expect(fieldOn(page, 'id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['property', 'owners', 'volunteer', 'technical'] as const)(
    '%s does not record for others',
    async (name) => {
      expect((await site(where, where[name]).post('/desk/needs/new', good())).status).toBe(403)
      expect((await site(where, where[name]).get('/desk/needs/receipt/x')).status).toBe(403)
    },
  )
})
