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
