import { afterEach, describe, expect, test } from 'vitest'
import { addDays } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { guest, type Actor } from '#platform/ctx.ts'
import { thursday } from '#test/world.ts'
import { tell } from './asking/asking.ts'
import { factsOf, household, neighbourhood, rowOf, standing, stepsOf, told } from './cast.test.kit.ts'
import { extend } from './extending/extension.ts'
import { followCode } from './follow-code.ts'
import { sayCode } from '#base/follow-code.ts'
import { sayNumber, type NeedNumber } from './number.ts'
import { fieldOn, site } from './site.test.kit.ts'
import { wait } from './waiting/waiting.ts'

const where = await neighbourhood()
const at = (text: string) => new Date(`${text}:00+08:00`)
const desk = (number: NeedNumber) => `/desk/needs/${sayNumber(number)}`
const work = (number: NeedNumber) => `/desk/work/${sayNumber(number)}`
const board = (number: NeedNumber) => site(where).text(`/needs/${sayNumber(number)}`)
const on = (number: NeedNumber, version = 1) => ({ number, id: uuidv7(where.services.now()), version })

afterEach(() => {
  where.services.clock.now = thursday
})

/** Opens the page as this person and sends one of its forms as the page would; what came back, as status and text. */
async function send(actor: Actor, address: string, ...[noun, fields]: [string, Record<string, string>]) {
  const who = site(where, actor)
  const version = fieldOn(await who.text(address), 'version') ?? '1'
  const answer = await who.post(`${address}/${noun}`, { id: uuidv7(where.services.now()), version, ...fields })
  return { status: answer.status, text: await answer.text() }
}

/** The address of the asker's own page, entered by number and code. */
async function own({ id, number }: { id: string; number: NeedNumber }) {
  const code = sayCode(followCode(where.at(guest), id))
  const answer = await site(where).post('/needs/follow', { number: sayNumber(number), code })
  return answer.headers.get('location')!
}

describe('a question to the asker', () => {
  test('is asked on the desk, answered on the own page, and costs no time', async () => {
    const need = await standing(where, { state: 'accepted' })
    expect((await rowOf(where, need.id)).due_at).toEqual(at('2024-10-31T17:00'))
    expect((await send(where.staff, desk(need.number), 'question', { question: ' ' })).status).toBe(422)
    expect((await send(where.staff, desk(need.number), 'question', { question: '是几楼的灯？' })).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'needs_info', paused_at: where.services.now() })
    expect(await site(where, where.staff).text(desk(need.number))).toContain('问了反映人：是几楼的灯？')
    where.services.clock.now = at('2024-10-28T10:00')
    const address = await own(need)
    const page = await site(where).text(address)
    expect(page).toContain('是几楼的灯？')
    const reply = (answered: string) =>
      site(where).post(`/needs/${sayNumber(need.number)}/mine/reply`, {
        id: uuidv7(where.services.now()),
        pass: fieldOn(page, 'pass')!,
        answered,
      })
    expect((await reply('')).status).toBe(422)
    expect((await reply('五楼东头')).status).toBe(303)
    // Thursday from 9:00 six hours, Friday six and a half, Monday until 10:00 one and a half.
    const row = await rowOf(where, need.id)
    expect(row).toMatchObject({ state: 'accepted', paused_at: null, paused_minutes: 840 })
    expect(row.due_at).toEqual(at('2024-11-05T09:30'))
    expect(await site(where, where.staff).text(desk(need.number))).toContain('五楼东头')
    expect((await stepsOf(where, need.id)).map(({ act, actor_kind: by }) => [act, by])).toEqual([
      ['ask', 'committee'],
      ['tell', 'asker'],
    ])
    expect((await factsOf(where, need.id)).sort()).toEqual(['needs.need.asked', 'needs.need.told'])
    expect((await reply('再说一遍')).status).toBe(422)
  })

  test('nobody else reads question or answer, and everybody that the clock stands', async () => {
    const need = await standing(where, { state: 'accepted' })
    await send(where.staff, desk(need.number), 'question', { question: '您家门牌是几号？' })
    await tell(where.at(guest), { ...on(need.number, 2), asker: true }, { words: '我是502' })
    const page = await board(need.number)
    expect(page).toContain('计时暂停')
    for (const secret of ['您家门牌', '502', '小陈']) expect(page).not.toContain(secret)
  })

  test('an answer on the telephone is written down by the committee, and says so', async () => {
    const need = await standing(where, { state: 'needs_info' })
    await send(where.staff, desk(need.number), 'reply', { answered: '电话里说是五楼' })
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'accepted' })
    expect(await site(where, where.staff).text(desk(need.number))).toContain('代为记下')
  })

  test('another home cannot answer, nor a guest without the code', async () => {
    const need = await told(where, {}, household(where.here.homeIds[0]!))
    for (const actor of [guest, household(where.here.homeIds[1]!)])
      expect(
        (await site(where, actor).post(`/needs/${sayNumber(need.number)}/mine/reply`, { answered: 'x' })).headers.get(
          'location',
        ),
      ).toContain('/needs/follow')
  })
})

describe('waiting for somebody outside', () => {
  const fields = { externalBody: '特检所', askedOn: '2024-10-23', nextCheckOn: '2024-10-31', waitWords: '找了老赵' }

  test('is set by the assignee, seen by everybody without a person, and ends with what came back', async () => {
    const need = await standing(where, { state: 'in_progress' })
    expect((await send(where.property, work(need.number), 'waiting', fields)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({
      state: 'waiting_external',
      external_body: '特检所',
      asked_on: '2024-10-23',
      next_check_on: '2024-10-31',
    })
    const page = await board(need.number)
    expect(page).toContain('特检所，10月23日 周三找的，10月31日 周四再去问')
    expect(page).not.toContain('老赵')
    expect(await site(where).text('/needs')).toContain('等外部：特检所')
    expect(await site(where).text(await own(need))).toContain('特检所')
    expect(await site(where, where.property).text('/desk/work')).toContain('特检所')
    expect((await stepsOf(where, need.id))[0]).toMatchObject({ actor_kind: 'property', body: '特检所' })
    where.services.clock.now = at('2024-10-25T09:00')
    expect((await send(where.property, work(need.number), 'resumption', { cameBack: '' })).status).toBe(422)
    expect((await send(where.property, work(need.number), 'resumption', { cameBack: '检过了，合格' })).status).toBe(303)
    const row = await rowOf(where, need.id)
    expect(row).toMatchObject({ state: 'in_progress', paused_at: null })
    expect(row.due_at).toEqual(at('2024-11-01T17:00'))
    expect(await board(need.number)).not.toContain('检过了，合格')
  })

  test('a later look while it waits turns nothing of the clock; the committee may set it too', async () => {
    const need = await standing(where, { state: 'waiting_external' })
    const since = (await rowOf(where, need.id)).paused_at
    where.services.clock.now = at('2024-10-31T09:00')
    const later = { ...fields, nextCheckOn: '2024-11-07' }
    expect((await send(where.staff, desk(need.number), 'waiting', later)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ next_check_on: '2024-11-07', paused_at: since })
    expect((await stepsOf(where, need.id))[0]).toMatchObject({ actor_kind: 'committee' })
  })

  test.each([
    ['no body', { externalBody: '' }],
    ['a body longer than sixty', { externalBody: '所'.repeat(61) }],
    ['asked tomorrow', { askedOn: '2024-10-25' }],
    ['asked years ago', { askedOn: '2022-10-25' }],
    ['no such day', { askedOn: '2024-02-30' }],
    ['a next look today', { nextCheckOn: '2024-10-24' }],
    ['a next look in a year', { nextCheckOn: '2025-10-24' }],
    ['no next look', { nextCheckOn: '' }],
  ])('%s is sent back with what was typed', async (...[, over]) => {
    const need = await standing(where, { state: 'in_progress' })
    const back = await send(where.property, work(need.number), 'waiting', { ...fields, ...over })
    expect(back.status).toBe(422)
    expect(back.text).toContain('找了老赵')
    expect((await rowOf(where, need.id)).state).toBe('in_progress')
  })

  test('an old page is told that it changed, and what it said is not lost', async () => {
    const need = await standing(where, { state: 'in_progress' })
    await wait(where.at(where.staff), on(need.number), {
      body: '供电所',
      askedOn: '2024-10-24',
      nextCheckOn: '2024-10-30',
      words: null,
    })
    const stale = await site(where, where.property).post(`${work(need.number)}/waiting`, { ...fields, version: '1' })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('特检所')
    expect((await rowOf(where, need.id)).external_body).toBe('供电所')
  })

  test('taken back while it waits: the clock ends with it', async () => {
    const need = await standing(where, { state: 'waiting_external', submittedAt: at('2024-10-23T17:00') })
    await send(where.staff, desk(need.number), 'withdrawal', { withdrawWords: '不用了' })
    const row = await rowOf(where, need.id)
    expect(row).toMatchObject({ state: 'withdrawn', paused_at: null, paused_minutes: 30 })
  })
})

describe('more time', () => {
  const form = { newDue: '2024-11-09', extendWhy: '配件要从外地来' }

  test('is taken until the end of a working day, told to the asker, and dated for everybody', async () => {
    const need = await standing(where, { state: 'in_progress' })
    expect((await send(where.staff, desk(need.number), 'extension', form)).status).toBe(303)
    // The 9th of November is a Saturday: the next working day it is.
    expect(await rowOf(where, need.id)).toMatchObject({ due_at: at('2024-11-11T17:00'), extensions: 1 })
    expect(await site(where).text(await own(need))).toContain('配件要从外地来')
    const page = await board(need.number)
    expect(page).toContain('延期 · 到 11月11日')
    expect(page).not.toContain('配件')
  })

  test('a second time only by the director', async () => {
    const need = await standing(where, { state: 'in_progress' })
    await send(where.staff, desk(need.number), 'extension', form)
    const again = { newDue: '2024-11-20', extendWhy: '还没到' }
    const refused = await send(where.staff, desk(need.number), 'extension', again)
    expect([refused.status, refused.text.includes('请主任')]).toEqual([422, true])
    expect((await send(where.secretary, desk(need.number), 'extension', again)).status).toBe(422)
    expect((await send(where.director, desk(need.number), 'extension', again)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ due_at: at('2024-11-20T17:00'), extensions: 2 })
  })

  test.each([
    ['no reason', { extendWhy: '' }],
    ['the day it is due anyway', { newDue: '2024-10-31' }],
    ['a day of last year', { newDue: '2023-11-09' }],
    ['a day after half a year', { newDue: addDays('2024-10-24', 181) }],
    ['no day', { newDue: 'soon' }],
  ])('%s is sent back', async (...[, over]) => {
    const need = await standing(where, { state: 'in_progress' })
    expect((await send(where.staff, desk(need.number), 'extension', { ...form, ...over })).status).toBe(422)
    expect((await rowOf(where, need.id)).extensions).toBe(0)
  })

  test('the act itself refuses an earlier day, whatever a page forgot', async () => {
    const need = await standing(where, { state: 'in_progress' })
    expect(await extend(where.at(where.staff), on(need.number), { day: '2024-10-31', why: 'x' })).toEqual({
      done: false,
      why: 'day-too-early',
    })
  })
})

describe('sent elsewhere', () => {
  test('tells the asker where to turn, closes it, and takes it off the board', async () => {
    const need = await told(where, { words: '隔壁打人' })
    const form = { destination: 'emergency', referWords: '请马上打 110', referWay: 'telephone' }
    expect((await send(where.staff, desk(need.number), 'referral', { ...form, destination: '' })).status).toBe(422)
    expect((await send(where.staff, desk(need.number), 'referral', { ...form, referWay: '' })).status).toBe(422)
    expect((await send(where.staff, desk(need.number), 'referral', { ...form, referWords: '' })).status).toBe(422)
    expect((await send(where.staff, desk(need.number), 'referral', form)).status).toBe(303)
    expect(await rowOf(where, need.needId)).toMatchObject({
      state: 'referred',
      referred_to: 'emergency',
      on_board: false,
      closed_at: where.services.now(),
      contacted_at: where.services.now(),
      solved: null,
    })
    const page = await site(where).text(await own({ id: need.needId, number: need.number }))
    expect(page).toContain('请找：110、119、120')
    expect(page).toContain('请马上打 110')
    expect((await site(where).get(`/needs/${sayNumber(need.number)}`)).status).toBe(404)
  })
})

describe('closed unsolved', () => {
  const form = { unresolvedWhy: 'owners-decide', leaveWords: '要三分之二的业主同意，现在没有' }

  test('by the director alone, with words for the asker and the reason for everybody', async () => {
    const need = await standing(where, { state: 'waiting_external' })
    expect((await send(where.staff, desk(need.number), 'unsolved', form)).status).toBe(403)
    expect((await send(where.secretary, desk(need.number), 'unsolved', form)).status).toBe(403)
    expect((await send(where.director, desk(need.number), 'unsolved', { ...form, leaveWords: '' })).status).toBe(422)
    expect((await send(where.director, desk(need.number), 'unsolved', { ...form, unresolvedWhy: '' })).status).toBe(422)
    expect(await site(where, where.staff).text(desk(need.number))).not.toContain('/unsolved"')
    expect((await send(where.director, desk(need.number), 'unsolved', form)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({
      state: 'closed_unresolved',
      unresolved_why: 'owners-decide',
      solved: null,
      paused_at: null,
    })
    const page = await board(need.number)
    expect(page).toContain('没有办成，结案：要业主共同决定')
    expect(page).not.toContain('三分之二')
    expect(await site(where).text('/needs?state=closed')).toContain(sayNumber(need.number))
    const mine = await site(where).text(await own(need))
    expect(mine).toContain('这件事没有办成：要业主共同决定')
    expect(mine).toContain('三分之二')
  })
})

describe('the number of a hotline order', () => {
  test('is noted at acceptance or later, shown at the desk, and nowhere else', async () => {
    const need = await told(where, { replyBy: 'none' })
    const acceptance = { title: '楼道灯', category: 'lighting', term: 'ordinary', board: 'yes', hand: 'property' }
    const odd = await send(where.staff, desk(need.number), 'acceptance', { ...acceptance, hotlineRef: '工单 1' })
    expect([odd.status, odd.text.includes('最多 30 位')]).toEqual([422, true])
    await send(where.staff, desk(need.number), 'acceptance', { ...acceptance, hotlineRef: ' ＳＨ-2024 1024-0007 ' })
    expect((await rowOf(where, need.needId)).hotline_ref).toBe('SH-20241024-0007')
    await send(where.staff, desk(need.number), 'hotline-ref', { hotlineRef: 'SH-8' })
    expect((await rowOf(where, need.needId)).hotline_ref).toBe('SH-8')
    expect(await site(where, where.staff).text(desk(need.number))).toContain('SH-8')
    const mine = await site(where).text(await own({ id: need.needId, number: need.number }))
    const others = [await board(need.number), mine, await site(where, where.property).text(work(need.number))]
    for (const page of others) {
      expect(page).not.toContain('SH-8')
      expect(page).not.toContain('12345')
    }
    await send(where.staff, desk(need.number), 'hotline-ref', { hotlineRef: '' })
    expect((await rowOf(where, need.needId)).hotline_ref).toBeNull()
  })
})

test('every new page and sentence in English too', async () => {
  for (const state of ['submitted', 'accepted', 'needs_info', 'in_progress', 'waiting_external', 'referred'] as const) {
    const need = await standing(where, { state })
    const page = await site(where, where.director, { lang: 'en' }).text(desk(need.number))
    expect(page).toMatch(/Next/)
    expect(page).not.toContain('undefined')
  }
})
