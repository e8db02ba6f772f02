import { describe, expect, test } from 'vitest'
import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { inArea } from '#platform/db/in-area.ts'
import { auto } from '#platform/ctx.ts'
import { neighbourhood, standing, told } from '../cast.test.kit.ts'
import { sayNumber } from '../number.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const { get, post } = site(where)
const day = (ago: number) => new Date(where.services.now().getTime() - ago * DAY_MS)
const wish = (over: Record<string, string> = {}) => ({
  id: uuidv7(where.services.now()),
  category: 'lighting',
  place: where.here.buildingId,
  words: '5楼楼道灯不亮',
  ...over,
})

const open = await standing(where, { state: 'in_progress', submittedAt: day(3) })
const elsewhere = await standing(where, { state: 'in_progress', compoundId: where.there.compoundId })
const longAgo = await standing(where, { state: 'confirmed', submittedAt: day(120) })
const lately = await standing(where, { state: 'confirmed', submittedAt: day(60) })
const gone = await standing(where, { state: 'withdrawn' })
const quiet = await told(where, { category: 'noise', words: '我是何秀英，夜里吵' })
const countNeeds = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('needs.need').select('id').where('area_id', '=', where.area.id).execute(),
  )

describe('before sending, what neighbours said already', () => {
  test('of the same compound, open or closed within ninety days, by title and state; nothing private, nothing written', async () => {
    const before = await countNeeds()
    const answer = await post('/needs/similar', wish())
    expect(answer.status).toBe(200)
    const page = await answer.text()
    for (const { number } of [open, lately]) expect(page).toContain(`/needs/${sayNumber(number)}#me-too`)
    for (const { number } of [elsewhere, longAgo, gone, quiet]) expect(page).not.toContain(sayNumber(number))
    expect(page).toContain('我也遇到了')
    expect(page).not.toContain('何秀英')
    expect(await countNeeds()).toHaveLength(before.length)
  })

  test('the form is kept whole, its id too, and is sent by the same button', async () => {
    const sent = wish({ name: '何阿姨', spot: '电表旁' })
    const page = await (await post('/needs/similar', sent)).text()
    expect(fieldOn(page, 'id')).toBe(sent.id)
    expect(page).toContain('value="何阿姨"')
    expect(page).toContain('value="电表旁"')
    expect(page).toContain('action="/needs/new"')
    expect(page).not.toContain('error-summary')
  })

  test('without a place the whole area is looked at; half a form is no fault', async () => {
    const page = await (await post('/needs/similar', { category: 'lighting' })).text()
    expect(page).toContain(sayNumber(elsewhere.number))
    expect(await (await post('/needs/similar', wish({ category: 'lift', words: '轿厢抖' }))).text()).toContain(
      '没有找到一样的',
    )
    expect((await post('/needs/similar', {})).status).toBe(200)
  })

  test('the page opens at what was found, but on top where the words speak of danger', async () => {
    expect(await (await post('/needs/similar', wish())).text()).toContain('id="similar"')
    const page = await (await post('/needs/similar', wish({ category: 'lift', words: '电梯里困住一个人' }))).text()
    expect(page).toContain('id="urgent"')
    expect(page).not.toContain('id="similar"')
  })

  test('its address by itself leads to the form', async () => {
    const answer = await get('/needs/similar')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/needs/new'])
  })

  test('the page of the need says what to do who meets it too', async () => {
    expect(await (await get(`/needs/${sayNumber(open.number)}`)).text()).toContain('不用再报一遍')
    expect(await (await get(`/needs/${sayNumber(lately.number)}`)).text()).toContain('请再反映一次')
  })
})
