import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx } from '#test/world.ts'
import { factsOf, household, neighbourhood, rowOf, stepsOf, told, wish } from '../cast.test.kit.ts'
import { sayNumber } from '../number.ts'
import { submit } from './wish.ts'

const where = await neighbourhood()
const nowhere = { compoundId: null, buildingId: null }
const send = (id: string, words = '南门口地砖松了', at = where.at(guest)) =>
  submit(at, { id, wish: wish({ words }), place: nowhere, channel: 'web', pictures: [] })

const count = () =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('needs.need')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('area_id', '=', where.area.id)
      .executeTakeFirstOrThrow(),
  ).then(({ n }) => n)

describe('a neighbour tells something', () => {
  test('it gets a number of this year, a code, a line on the timeline and a fact', async () => {
    const { needId, number, code } = await told(where)
    expect(sayNumber(number)).toMatch(/^2024-\d{4}$/)
    expect(code).toMatch(/^\d{8}$/)
    const need = await rowOf(where, needId)
    expect(need).toMatchObject({
      state: 'submitted',
      version: 1,
      taken_by: null,
      home_id: null,
      asker_sealed: null,
      title: null,
    })
    expect(await stepsOf(where, needId)).toMatchObject([
      { act: 'submit', about: 'web', actor_kind: 'asker', actor_name: null, from_state: null },
    ])
    expect(await factsOf(where, needId)).toEqual(['needs.need.submitted'])
  })

  test('the code stands nowhere in the database', async () => {
    const { needId, code } = await told(where)
    const need = await rowOf(where, needId)
    expect(JSON.stringify(need)).not.toContain(code)
    expect(need.follow_hash.toString()).not.toContain(code)
  })

  test('the name and telephone are sealed, and found by a keyed hash only', async () => {
    const { needId } = await told(where, {
      asker: { name: '何阿姨', phone: '13812345678', door: '502' },
      replyBy: 'telephone',
    })
    const need = await rowOf(where, needId)
    expect(JSON.stringify(need)).not.toContain('何阿姨')
    expect(need.asker_sealed?.toString('latin1')).not.toContain('13812345678')
    expect(JSON.parse(where.services.secrets.open(where.area.id, need.asker_sealed!))).toEqual({
      name: '何阿姨',
      phone: '13812345678',
      door: '502',
    })
    expect(need.asker_phone_hash).toEqual(where.services.secrets.hash(where.area.id, 'phone', '13812345678'))
  })

  test('five working days for a lamp, first contact by the next working day', async () => {
    const need = await rowOf(where, (await told(where)).needId)
    expect(need.due_at).toEqual(new Date('2024-10-31T17:00:00+08:00'))
    expect(need.contact_due_at).toEqual(new Date('2024-10-25T17:00:00+08:00'))
    expect(need.contacted_at).toBeNull()
  })

  test('noise stays off the board, the rest stands on it without words', async () => {
    expect((await rowOf(where, (await told(where, { category: 'noise' })).needId)).on_board).toBe(false)
    expect((await rowOf(where, (await told(where)).needId)).on_board).toBe(true)
  })

  test('who comes with the household card finds it again under the home', async () => {
    const home = where.here.homeIds[0]!
    const need = await rowOf(where, (await told(where, {}, household(home))).needId)
    expect(need.home_id).toBe(home)
  })
})

describe('staff write down what somebody said', () => {
  test.each([
    ['telephone', true],
    ['door', true],
    ['paper', false],
  ] as const)('by %s: first contact made already: %s', async (channel, contacted) => {
    const { needId } = await told(where, { channel }, where.staff)
    const need = await rowOf(where, needId)
    expect(need).toMatchObject({ channel, taken_by: where.staff.id, contact_minutes: contacted ? 0 : null })
    expect(await stepsOf(where, needId)).toMatchObject([
      { about: channel, actor_kind: 'committee', actor_name: '小陈' },
    ])
  })
})

describe('pressed twice', () => {
  test('twenty times at once the same form is one need with one number', async () => {
    const before = await count()
    const id = uuidv7(where.services.now())
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(id)))
    const said = answers.map((answer) =>
      answer.done ? sayNumber(answer.value.number) + answer.value.code : answer.why,
    )
    expect(new Set(said).size).toBe(1)
    expect(await count()).toBe(before + 1)
    expect(await stepsOf(where, id)).toHaveLength(1)
    expect(await factsOf(where, id)).toHaveLength(1)
  })

  test('the same form with other words: the first stands, and it is said', async () => {
    const id = uuidv7(where.services.now())
    await send(id, '灯坏了')
    const second = await send(id, '门也坏了')
    expect(second).toMatchObject({ done: true, value: { another: true } })
    expect((await rowOf(where, id)).words).toBe('灯坏了')
  })

  test('after a day the same form no longer gives its receipt away', async () => {
    const id = uuidv7(where.services.now())
    await send(id)
    const later = { ...where.at(guest), now: new Date(where.services.now().getTime() + 86_400_001) }
    expect(await send(id, '南门口地砖松了', later)).toEqual({ done: false, why: 'too-old' })
  })

  test('fifty neighbours at once get fifty numbers, none twice, none missing', async () => {
    const first = await told(where)
    const answers = await Promise.all(Array.from({ length: 50 }, () => told(where)))
    const numbers = answers.map(({ number }) => number.seq).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, at) => first.number.seq + 1 + at))
  })

  test('a number follows the Shanghai year: half past midnight on New Year is the new year', async () => {
    const midnight = { ...where.at(guest), now: new Date('2024-12-31T16:30:00Z') }
    expect(await send(uuidv7(midnight.now), '鞭炮屑没人扫', midnight)).toMatchObject({
      value: { number: { year: 2025, seq: 1 } },
    })
  })

  test('the same id in another area is another need', async () => {
    const other = await area(where.services, 'tilanqiao', '提篮桥居民区')
    const id = uuidv7(where.services.now())
    await send(id)
    expect(await send(id, '别的事', ctx(where.services, other))).toMatchObject({
      done: true,
      value: { number: { year: 2024, seq: 1 } },
    })
    expect((await rowOf(where, id)).words).toBe('南门口地砖松了')
  })
})
