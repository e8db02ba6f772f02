import { afterEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { account, thursday } from '#test/world.ts'
import { neighbourhood, standing, told } from '../cast.test.kit.ts'
import { site } from '../site.test.kit.ts'
import { sayNumber } from '../number.ts'
import { reasonsFor } from './today.rules.ts'
import { todayOf } from './today.ts'

const where = await neighbourhood()
const at = (text: string) => new Date(`${text}+08:00`)

afterEach(() => {
  where.services.clock.now = thursday
})

const need = {
  state: 'in_progress' as const,
  category: 'pipes',
  words: '水管漏水' as string | null,
  due_at: at('2024-10-31T17:00:00'),
  reply_by: 'page',
  contacted_at: thursday as Date | null,
  contact_due_at: at('2024-10-25T17:00:00'),
  taken_at: thursday as Date | null,
  answer_due_at: at('2024-10-25T17:00:00') as Date | null,
  paused_at: null as Date | null,
  next_check_on: null as string | null,
}

const waits = { state: 'waiting_external' as const, paused_at: at('2024-10-14T09:00:00') }
const asked = { state: 'needs_info' as const }

describe('why a need stands on Today', () => {
  test.each([
    ['in hand and in time', {}, []],
    ['due yesterday', { due_at: at('2024-10-23T17:00:00') }, ['late']],
    ['due this evening', { due_at: at('2024-10-24T17:00:00') }, ['due']],
    ['due this evening, looked at tonight', { due_at: at('2024-10-24T08:00:00') }, ['due']],
    ['nobody has spoken with the asker', { contacted_at: null }, ['contact']],
    ['nobody wants to hear back', { contacted_at: null, reply_by: 'none' }, []],
    ['the asker asked again', { state: 'reopened' as const }, ['again']],
    ['new', { state: 'submitted' as const }, ['new']],
    ['new, and it smells of gas', { state: 'submitted' as const, words: '楼道里闻到煤气味' }, ['danger', 'new']],
    [
      'new, and somebody went and found it',
      { state: 'submitted' as const, words: '【隐患】电线、插座' },
      ['danger', 'new'],
    ],
    [
      'somebody went and found it, and whoever has the duty did not take it yet',
      { state: 'assigned' as const, taken_at: null, words: '【隐患】电线、插座' },
      ['danger'],
    ],
    ['found, and they have it', { state: 'assigned' as const, words: '【隐患】电线、插座' }, []],
    ['it smelled of gas, and somebody took it up', { words: '楼道里闻到煤气味' }, []],
    ['handed over this morning', { state: 'assigned' as const, taken_at: null }, []],
    [
      'handed over and due an answer today',
      { state: 'assigned' as const, taken_at: null, answer_due_at: at('2024-10-24T17:00:00') },
      ['unanswered'],
    ],
    [
      'waiting for others, to be looked at tomorrow, whatever its due date says',
      { ...waits, next_check_on: '2024-10-25', due_at: at('2024-10-20T17:00:00') },
      [],
    ],
    ['waiting for others, to be looked at today', { ...waits, next_check_on: '2024-10-24' }, ['blocked']],
    ['waiting for others, to be looked at last week', { ...waits, next_check_on: '2024-10-17' }, ['blocked']],
    ['in hand again after a wait', { next_check_on: '2024-10-17' }, []],
    ['asked the asker two days ago', { ...asked, paused_at: at('2024-10-22T00:00:00') }, []],
    ['asked the asker three days ago', { ...asked, paused_at: at('2024-10-21T23:59:00') }, ['blocked']],
    ['handed over and accepted', { state: 'assigned' as const, answer_due_at: at('2024-10-20T17:00:00') }, []],
  ])('%s', (...[, over, reasons]) => expect(reasonsFor({ ...need, ...over }, thursday)).toEqual(reasons))
})

describe('Today', () => {
  test('lists what cannot wait, nothing that can, and what falls due on the next working day', async () => {
    const late = await standing(where, {
      state: 'in_progress',
      replyBy: 'none',
      submittedAt: at('2024-10-11T09:00:00'),
    })
    const calm = await standing(where, { state: 'in_progress', replyBy: 'none' })
    const done = await standing(where, { state: 'resolved', submittedAt: at('2024-10-01T09:00:00') })
    const fresh = await told(where)
    const friday = await standing(where, {
      state: 'in_progress',
      replyBy: 'none',
      submittedAt: at('2024-10-18T09:00:00'),
    })
    const today = await todayOf(where.at(where.staff))
    const numbers = today.lines.map(sayNumber)
    expect(numbers).toContain(sayNumber(late.number))
    expect(numbers).toContain(sayNumber(fresh.number))
    for (const other of [calm, done, friday]) expect(numbers).not.toContain(sayNumber(other.number))
    expect(today.next.day).toBe('2024-10-25')
    expect(today.next.lines.map(sayNumber)).toEqual([sayNumber(friday.number)])
  })

  test('a need that waits for others is not late, and comes back on the day of its next look', async () => {
    const since = at('2024-10-11T09:00:00')
    const need = await standing(where, { state: 'waiting_external', replyBy: 'none', submittedAt: since })
    const question = await standing(where, { state: 'needs_info', replyBy: 'none', submittedAt: since })
    const numbers = async () =>
      (await todayOf(where.at(where.staff))).lines.filter(({ reasons }) => reasons[0] === 'blocked').map(sayNumber)
    where.services.clock.now = at('2024-10-17T23:00:00')
    expect(await numbers()).toEqual([sayNumber(question.number)])
    where.services.clock.now = at('2024-10-18T08:00:00')
    expect((await numbers()).sort()).toEqual([sayNumber(need.number), sayNumber(question.number)].sort())
    where.services.clock.now = at('2024-10-13T08:00:00')
    expect(await numbers()).toEqual([])
    where.services.clock.now = at('2024-10-30T08:00:00')
    const late = await site(where, where.staff).text('/desk/needs?due=late')
    expect(late).not.toContain(sayNumber(need.number))
    expect(late).not.toContain(sayNumber(question.number))
  })

  test('on Friday the next working day is Monday', async () => {
    where.services.clock.now = at('2024-10-25T09:00:00')
    expect((await todayOf(where.at(where.staff))).next.day).toBe('2024-10-28')
  })

  test('staff of one compound see their own', async () => {
    const there = await standing(where, { state: 'submitted', compoundId: where.there.compoundId })
    expect((await todayOf(where.at(where.staffHere))).lines.map(sayNumber)).not.toContain(sayNumber(there.number))
    expect((await todayOf(where.at(where.staff))).lines.map(sayNumber)).toContain(sayNumber(there.number))
  })

  test('the page stands at /desk for the committee; others are led to what is theirs, guests stay out', async () => {
    const page = await site(where, where.staff).text('/desk')
    for (const words of ['10月24日 周四', '快速记录', '到期与等回音', '10月25日 周五到期'])
      expect(page).toContain(words)
    expect((await site(where, where.property).get('/desk')).headers.get('location')).toBe('/desk/work')
    expect((await site(where).get('/desk')).status).toBe(403)
    expect((await site(where, where.technical).get('/desk')).headers.get('location')).toBe('/me')
  })

  test('an empty day says so', async () => {
    const lonely = account('新来的', 'staff', uuidv7(new Date()))
    expect(await site(where, lonely).text('/desk')).toContain('今天没有等着的事')
  })

  test('words of danger nobody has taken up stand first, however much is late; taken up, in their turn', async () => {
    const full = await neighbourhood()
    const { text, post } = site(full, full.staff)
    for (let at = 0; at < 45; at++)
      await standing(full, { state: 'in_progress', submittedAt: new Date(thursday.getTime() - 30 * 86_400_000) })
    const gas = await told(full, { words: '楼道里闻到煤气味', category: 'pipes' })
    const first = async () => (await todayOf(full.at(full.staff))).lines[0]
    expect(sayNumber((await first())!)).toBe(sayNumber(gas.number))
    expect((await first())?.reasons[0]).toBe('danger')
    expect((await todayOf(full.at(full.staff))).lines).toHaveLength(40)
    expect(await text('/desk')).toContain('说到危险')
    const taken = { title: '闻到煤气味', category: 'pipes', term: 'ordinary', contact: 'telephone', hand: '' }
    const sent = { id: uuidv7(full.services.now()), version: '1', ...taken }
    expect((await post(`/desk/needs/${sayNumber(gas.number)}/acceptance`, sent)).status).toBe(303)
    expect((await first())?.reasons).not.toContain('danger')
  })
})

describe('the list', () => {
  const staff = site(where, where.staff)

  test('narrows by state, subject, place, hand and date, all in the address', async () => {
    const need = await standing(where, { state: 'assigned', category: 'parking', compoundId: where.there.compoundId })
    const number = sayNumber(need.number)
    for (const query of [
      '',
      '?state=assigned',
      '?category=parking',
      `?compound=${where.there.compoundId}`,
      '?hand=property',
      '?due=ahead',
      '?state=all&sort=newest',
    ])
      expect(await staff.text(`/desk/needs${query}`)).toContain(number)
    for (const query of [
      '?state=closed',
      '?category=lift',
      `?compound=${where.here.compoundId}`,
      '?hand=nobody',
      '?due=late',
    ])
      expect(await staff.text(`/desk/needs${query}`)).not.toContain(number)
    expect((await staff.get('/desk/needs?state=%00&due=x&hand=%27&compound=1&after=9&sort=drop')).status).toBe(200)
  })

  test('page by page in each order, every need once', async () => {
    for (let at = 0; at < 120; at++)
      await standing(where, {
        state: 'accepted',
        category: 'greening',
        submittedAt: new Date(thursday.getTime() - at * 3_600_000),
      })
    for (const sort of ['', '&sort=newest', '&sort=oldest']) {
      const seen: string[] = []
      let address: string | undefined = `/desk/needs?category=greening${sort}`
      while (address) {
        const page: string = await staff.text(address)
        seen.push(...[...page.matchAll(/href="\/desk\/needs\/(2024-\d{4})"/g)].map((match) => match[1]!))
        address = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 120, 120])
    }
  })

  test('staff of one compound see no other', async () => {
    const there = await standing(where, { state: 'submitted', compoundId: where.there.compoundId })
    expect(await site(where, where.staffHere).text('/desk/needs?state=all')).not.toContain(sayNumber(there.number))
  })
})
