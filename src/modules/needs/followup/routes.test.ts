import { afterEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { guest } from '#platform/ctx.ts'
import { thursday } from '#test/world.ts'
import { household, neighbourhood, rowOf, standing, stepsOf, told } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'
import { followCode } from '../follow-code.ts'
import { sayCode } from '#base/follow-code.ts'
import { openContact } from '../handling/asker-contact.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { closeUnanswered, reopen } from './answer.ts'

const where = await neighbourhood()
const { get, text, post } = site(where)

afterEach(() => {
  where.services.clock.now = thursday
})

const codeOf = (id: string) => followCode(where.at(guest), id)

async function enter({ id, number }: { id: string; number: NeedNumber }) {
  const answer = await post('/needs/follow', { number: sayNumber(number), code: sayCode(codeOf(id)) })
  return answer.headers.get('location')!
}

/** A valid code that is another one. */
const otherCode = (id: string): string => {
  const right = codeOf(id)
  for (;;) {
    const code = followCode(where.at(guest), uuidv7(new Date()))
    if (code !== right) return code
  }
}

const day = 86_400_000
const later = (days: number) => new Date(thursday.getTime() + days * day)

describe('number and code', () => {
  test('open the asker’s own page with the own words, in any spacing and width', async () => {
    const need = await told(where, { words: '我是502，灯坏了' })
    const address = (
      await post('/needs/follow', {
        number: ` ${sayNumber(need.number)} `,
        code: sayCode(need.code).replace(' ', '－'),
      })
    ).headers.get('location')!
    expect(await text(address)).toContain('我是502，灯坏了')
  })

  test('a slip of the finger is noticed without costing a try; a wrong code tells nothing', async () => {
    const need = await told(where)
    const number = sayNumber(need.number)
    const slip = need.code.slice(0, 7) + String((Number(need.code[7]) + 1) % 10)
    for (let at = 0; at < 8; at++) expect((await post('/needs/follow', { number, code: slip })).status).toBe(422)
    expect((await rowOf(where, need.needId)).follow_misses).toBe(0)
    const wrong = await post('/needs/follow', { number, code: otherCode(need.needId) })
    const unknown = await post('/needs/follow', { number: '2024-9999', code: need.code })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(await wrong.text()).toContain('对不上')
    expect(await unknown.text()).toContain('对不上')
  })

  test('after five wrong codes it rests for a quarter of an hour, also for the right one', async () => {
    const need = await told(where)
    const form = { number: sayNumber(need.number), code: otherCode(need.needId) }
    for (let at = 0; at < 5; at++) expect((await post('/needs/follow', form)).status).toBe(422)
    const resting = await post('/needs/follow', { ...form, code: need.code })
    expect([resting.status, resting.headers.get('retry-after')]).toEqual([429, '900'])
    where.services.clock.now = new Date(thursday.getTime() + 15 * 60_000 + 1)
    expect((await post('/needs/follow', { ...form, code: need.code })).status).toBe(303)
  })

  test('forty wrong codes at once are no way around', async () => {
    const need = await told(where)
    const tries = Array.from({ length: 40 }, () =>
      post('/needs/follow', { number: sayNumber(need.number), code: otherCode(need.needId) }),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
  })

  test('without them, with another need’s pass, or too late, the page asks for the code', async () => {
    const [need, other] = [await standing(where, { state: 'accepted' }), await standing(where, { state: 'accepted' })]
    const pass = new URL(await enter(other), 'http://x').search
    for (const search of ['', '?pass=nonsense', pass])
      expect((await get(`/needs/${sayNumber(need.number)}/mine${search}`)).headers.get('location')).toBe(
        `/needs/follow?number=${sayNumber(need.number)}`,
      )
    const address = await enter(need)
    where.services.clock.now = new Date(thursday.getTime() + 4 * 3_600_000 + 1)
    expect((await get(address)).status).toBe(303)
    expect((await get('/needs/2024-9999/mine')).status).toBe(303)
  })
})

describe('the household’s card', () => {
  test('lists what came from the home, and opens it without a code; another home’s stays closed', async () => {
    const [own, next] = where.here.homeIds
    const need = await told(where, { words: '水管漏了' }, household(own!))
    const address = `/needs/${sayNumber(need.number)}/mine`
    expect(await site(where, household(own!)).text('/needs/mine')).toContain('水管漏了')
    expect(await site(where, household(own!)).text(address)).toContain('水管漏了')
    expect(await site(where, household(next!)).text('/needs/mine')).not.toContain('水管漏了')
    expect((await site(where, household(next!)).get(address)).status).toBe(303)
    expect((await site(where).get('/needs/mine')).headers.get('location')).toBe('/needs/follow')
  })
})

describe('the asker answers', () => {
  const answer = async (need: { id: string; number: NeedNumber }, fields: Record<string, string>) => {
    const page = await text(await enter(need))
    return post(`/needs/${sayNumber(need.number)}/mine/answer`, {
      id: uuidv7(where.services.now()),
      pass: fieldOn(page, 'pass')!,
      ...fields,
    })
  }

  test('solved, with how it was; that closes it', async () => {
    const need = await standing(where, { state: 'resolved' })
    expect((await answer(need, { answer: 'solved', satisfaction: 'very' })).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({
      state: 'confirmed',
      solved: true,
      satisfaction: 'very',
      answered_by: 'asker',
    })
  })

  test('solved without saying how it was', async () => {
    const need = await standing(where, { state: 'resolved' })
    await answer(need, { answer: 'solved' })
    expect(await rowOf(where, need.id)).toMatchObject({ solved: true, satisfaction: null })
  })

  test('not solved, but leave it: closed and honest', async () => {
    const need = await standing(where, { state: 'resolved' })
    await answer(need, { answer: 'leave' })
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'confirmed', solved: false })
  })

  test('once it is done again without a word, with a new term; the second time takes a word on what is new', async () => {
    const need = await standing(where, { state: 'resolved' })
    where.services.clock.now = later(4)
    expect((await answer(need, { answer: 'again' })).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({
      state: 'reopened',
      reopenings: 1,
      resolved_at: null,
      result: null,
      due_at: new Date('2024-11-04T17:00:00+08:00'),
    })
    const second = await standing(where, { state: 'resolved' })
    await reopenedBefore(second.id)
    const back = await answer(second, { answer: 'again' })
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('有什么新情况')
    expect((await answer(second, { answer: 'again', said: '换上的灯管又坏了' })).status).toBe(303)
    expect((await rowOf(where, second.id)).reopenings).toBe(2)
  })

  test('the act itself asks what is new, whatever a page forgot', async () => {
    const need = await standing(where, { state: 'resolved' })
    await reopenedBefore(need.id)
    const said = { number: need.number, id: uuidv7(thursday), version: null, asker: true }
    expect(await reopen(where.at(guest), said, { words: null })).toEqual({ done: false, why: 'say-what-is-new' })
  })

  test('a double press is one answer', async () => {
    const need = await standing(where, { state: 'resolved' })
    const pass = fieldOn(await text(await enter(need)), 'pass')!
    const form = { id: uuidv7(where.services.now()), pass, answer: 'solved' }
    const path = `/needs/${sayNumber(need.number)}/mine/answer`
    expect((await Promise.all([post(path, form), post(path, form)])).map(({ status }) => status)).toEqual([303, 303])
    expect(await stepsOf(where, need.id)).toHaveLength(1)
  })

  test('nobody answers without a pass, and nothing but one of the three', async () => {
    const need = await standing(where, { state: 'resolved' })
    expect(
      (await post(`/needs/${sayNumber(need.number)}/mine/answer`, { answer: 'solved' })).headers.get('location'),
    ).toContain('/needs/follow')
    expect((await answer(need, { answer: 'praise' })).status).toBe(422)
    expect((await rowOf(where, need.id)).state).toBe('resolved')
  })

  test('too early is said, and nothing happens', async () => {
    const need = await standing(where, { state: 'accepted' })
    expect((await answer(need, { answer: 'solved' })).status).toBe(422)
    expect((await rowOf(where, need.id)).state).toBe('accepted')
  })

  test('takes it back, and it is gone from the board', async () => {
    const need = await standing(where, { state: 'assigned' })
    const pass = fieldOn(await text(await enter(need)), 'pass')!
    expect(
      (await post(`/needs/${sayNumber(need.number)}/mine/withdrawal`, { pass, withdrawWords: '自己修好了' })).status,
    ).toBe(303)
    expect((await rowOf(where, need.id)).state).toBe('withdrawn')
    expect((await get(`/needs/${sayNumber(need.number)}`)).status).toBe(404)
  })

  test('reads who opened the telephone and why, and not what staff noted for themselves', async () => {
    const need = await told(where, {
      asker: { name: '何阿姨', phone: '13812345678', door: null },
      replyBy: 'telephone',
    })
    await openContact(where.at(where.staff), { number: need.number, id: uuidv7(thursday), reason: 'first-contact' })
    const page = await text(await enter({ id: need.needId, number: need.number }))
    expect(page).toContain('看了称呼和电话：首次联系')
    expect(page).not.toContain('小陈')
    expect(page).not.toContain('13812345678')
  })
})

async function reopenedBefore(id: string) {
  const { inArea } = await import('#platform/db/in-area.ts')
  await inArea(where.at(guest), (tx) =>
    tx
      .updateTable('needs.need')
      .set({ reopenings: 1 })
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )
}

describe('no answer is never satisfied', () => {
  test('seven days after it was done it closes without an answer, not a minute before, and once', async () => {
    const need = await standing(where, { state: 'resolved' })
    where.services.clock.now = new Date(later(7).getTime() - 60_000)
    await closeUnanswered(where.at(guest))
    expect((await rowOf(where, need.id)).state).toBe('resolved')
    where.services.clock.now = later(7)
    const counts = await Promise.all([closeUnanswered(where.at(guest)), closeUnanswered(where.at(guest))])
    expect(await rowOf(where, need.id)).toMatchObject({
      state: 'closed_no_reply',
      solved: null,
      satisfaction: null,
      closed_at: later(7),
    })
    expect(counts[0] + counts[1]).toBeGreaterThan(0)
    expect((await stepsOf(where, need.id)).map(({ act, actor_kind: kind }) => [act, kind])).toEqual([['close', 'auto']])
    expect(await closeUnanswered(where.at(guest))).toBe(0)
  })

  test('whoever comes later can still ask for it to be done again', async () => {
    const need = await standing(where, { state: 'closed_no_reply' })
    const page = await text(await enter(need))
    expect(page).toContain('后来又不行了')
    expect(page).not.toContain('value="solved"')
    await post(`/needs/${sayNumber(need.number)}/mine/answer`, { pass: fieldOn(page, 'pass')!, answer: 'again' })
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'reopened', closed_at: null })
  })

  test('the database itself refuses praise without an answer', async () => {
    const need = await standing(where, { state: 'closed_no_reply' })
    const { inArea } = await import('#platform/db/in-area.ts')
    const praise = inArea(where.at(guest), (tx) =>
      tx
        .updateTable('needs.need')
        .set({ satisfaction: 'very' })
        .where('area_id', '=', where.area.id)
        .where('id', '=', need.id)
        .execute(),
    )
    await expect(praise).rejects.toThrow('need_praise_is_own')
  })
})
