import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { at, rowsOf, tell, valueOf, type Told } from './figures.test.kit.ts'
import { needsFigures } from './figures.ts'
import { rowWords } from './figures.rows.words.ts'

const figure = (name: string) => {
  const found = needsFigures.find(({ key }) => key === `needs.${name}`)
  if (!found) throw new Error(`There is no figure ${name}.`)
  return found
}

const september = { from: '2024-09-01', to: '2024-09-30' }
const october = { from: '2024-10-01', to: '2024-10-31' }
const autumn = { from: '2024-09-01', to: '2024-10-31' }

/*
 * Twelve needs, counted by hand. Today is Thursday 24 October 2024, 9:00.
 * Numbers are given in this order: 2024-0001 … 2024-0012.
 */
const story: Told[] = [
  // 1 — September's last minute in Shanghai. Confirmed as solved, very satisfied.
  {
    submitted: at('2024-09-30 23:59'),
    contact: { at: at('2024-10-08 09:00'), minutes: 30 },
    contactDue: at('2024-10-08 17:00'),
    due: at('2024-10-14 17:00'),
    state: 'confirmed',
    resolved: at('2024-10-10 10:00'),
    closed: at('2024-10-11 08:00'),
    solved: true,
    satisfaction: 'very',
    title: '六楼楼道灯不亮',
  },
  // 2 — October's first minute. Solved, but only neutral. Contacted too late, ended too late.
  {
    submitted: at('2024-10-01 00:00'),
    contact: { at: at('2024-10-10 09:00'), minutes: 420 },
    contactDue: at('2024-10-08 17:00'),
    due: at('2024-10-14 17:00'),
    state: 'confirmed',
    resolved: at('2024-10-15 10:00'),
    closed: at('2024-10-16 08:00'),
    solved: true,
    satisfaction: 'neutral',
  },
  // 3 — Closed by its asker as not solved, not satisfied.
  {
    submitted: at('2024-10-08 09:00'),
    contact: { at: at('2024-10-08 10:00'), minutes: 60 },
    contactDue: at('2024-10-09 17:00'),
    due: at('2024-10-15 17:00'),
    state: 'confirmed',
    resolved: at('2024-10-14 10:00'),
    closed: at('2024-10-15 08:00'),
    solved: false,
    satisfaction: 'unsatisfied',
  },
  // 4 — Done, asked, nobody answered.
  {
    submitted: at('2024-10-08 10:00'),
    contact: { at: at('2024-10-08 11:30'), minutes: 90 },
    contactDue: at('2024-10-09 17:00'),
    due: at('2024-10-15 17:00'),
    state: 'closed_no_reply',
    resolved: at('2024-10-15 17:00'),
    closed: at('2024-10-22 17:00'),
  },
  // 5 — Done, but no way to ask anybody.
  {
    submitted: at('2024-10-09 10:00'),
    replyBy: 'none',
    contactDue: at('2024-10-10 17:00'),
    due: at('2024-10-16 17:00'),
    state: 'closed_no_reply',
    resolved: at('2024-10-11 10:00'),
    closed: at('2024-10-18 10:00'),
  },
  // 6 — Done a while ago, the answer is awaited.
  {
    submitted: at('2024-10-14 10:00'),
    contact: { at: at('2024-10-14 10:00'), minutes: 0 },
    channel: 'telephone',
    replyBy: 'telephone',
    contactDue: at('2024-10-15 17:00'),
    due: at('2024-10-21 17:00'),
    state: 'resolved',
    resolved: at('2024-10-18 10:00'),
  },
  // 7 — Sent back twice; once more on its way; its due date begins anew.
  {
    submitted: at('2024-10-08 14:00'),
    contact: { at: at('2024-10-08 14:30'), minutes: 30 },
    contactDue: at('2024-10-09 17:00'),
    due: at('2024-10-30 17:00'),
    state: 'reopened',
    reopenings: 2,
  },
  // 8 — Sent back once, then confirmed as solved on the telephone.
  {
    submitted: at('2024-10-08 15:00'),
    contact: { at: at('2024-10-09 17:00'), minutes: 480 },
    contactDue: at('2024-10-09 17:00'),
    due: at('2024-10-22 17:00'),
    state: 'confirmed',
    resolved: at('2024-10-21 10:00'),
    closed: at('2024-10-22 08:00'),
    solved: true,
    answeredBy: 'committee',
    reopenings: 1,
  },
  // 9 — Came yesterday; nobody has spoken with the asker, but there is time until tonight.
  {
    submitted: at('2024-10-23 09:00'),
    contactDue: at('2024-10-24 17:00'),
    due: at('2024-10-30 17:00'),
    state: 'submitted',
  },
  // 10 — Nobody has ever looked at it.
  {
    submitted: at('2024-10-10 09:00'),
    contactDue: at('2024-10-11 17:00'),
    due: at('2024-10-17 17:00'),
    state: 'submitted',
  },
  // 11 — Taken back within the hour.
  {
    submitted: at('2024-10-16 09:00'),
    contactDue: at('2024-10-17 17:00'),
    due: at('2024-10-23 17:00'),
    state: 'withdrawn',
    closed: at('2024-10-16 10:00'),
  },
  // 12 — Taken back after everything was late.
  {
    submitted: at('2024-09-02 09:00'),
    contactDue: at('2024-09-03 17:00'),
    due: at('2024-09-09 17:00'),
    state: 'withdrawn',
    closed: at('2024-10-20 10:00'),
  },
]

let here: Ctx

beforeAll(async () => {
  const services = await freshServices()
  const where = await area(services)
  const neighbours = await area(services, 'next-door', '隔壁居民区')
  here = ctx(services, where)
  await tell(here, story)
  await tell(ctx(services, neighbours), story.slice(0, 3))
})

const numbers = (rows: { key: string }[]) => rows.map(({ key }) => Number(key.slice(5))).sort((a, b) => a - b)

describe('twelve needs, counted by hand', () => {
  it.each([
    // name, value, [numerator, denominator], the very needs
    ['received', september, 2, [], [1, 12]],
    ['received', october, 10, [], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    // 0 30 60 90 420 480 → half-way between 60 and 90
    ['firstContactMedian', october, 75, [], [2, 3, 4, 6, 7, 8]],
    ['firstContactMedian', september, 30, [], [1]],
    // 2 was late, 10 never came, 9 has time, 5 cannot be reached, 11 was taken back in time
    ['responseRate', october, 500 / 7, [5, 7], [2, 3, 4, 6, 7, 8, 10]],
    // 12 was taken back only after the time for contact was over
    ['responseRate', september, 50, [1, 2], [1, 12]],
    ['closeRate', october, 600 / 9, [6, 9], [2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['closeRate', september, 100, [1, 1], [1]],
    // due in October and over: 1 2 3 4 5 6 8 10; late 2, open 10; 11 taken back before; 7 and 9 are due later
    ['onTimeCloseRate', october, 75, [6, 8], [1, 2, 3, 4, 5, 6, 8, 10]],
    ['onTimeCloseRate', september, 0, [0, 1], [12]],
    // closed and asked: 2 3 4 8; solved: 2 and 8
    ['solveRate', october, 50, [2, 4], [2, 3, 4, 8]],
    ['solveRate', september, 100, [1, 1], [1]],
    ['satisfaction', october, 0, [0, 2], [2, 3]],
    ['satisfaction', autumn, 100 / 3, [1, 3], [1, 2, 3]],
    // ever said to be done: 2 3 4 5 6 7 8; sent back: 7 and 8
    ['reopenRate', october, 200 / 7, [2, 7], [2, 3, 4, 5, 6, 7, 8]],
  ] as const)('%s over %o is %d', async (...[name, span, value, share, needs]) => {
    const said = await valueOf(here, figure(name), span)
    expect(said.value).toBeCloseTo(value, 9)
    expect([said.numerator, said.denominator].filter((part) => part !== undefined)).toEqual(share)
    expect(said.evidence).toBe(needs.length)
    expect(numbers(await rowsOf(here, figure(name), { span, size: 2 }))).toEqual(needs)
  })

  it.each([
    // 12 of 2 September was open until it was taken back on 20 October
    [{ from: '2024-09-01', to: '2024-09-30' }, 28, 12],
    [{ from: '2024-10-01', to: '2024-10-19' }, 47, 12],
    // then number 7 of 8 October is the oldest, older than 10 of the tenth; whatever the end says, today is the last known day
    [{ from: '2024-10-01', to: '2024-10-20' }, 12, 7],
    [october, 16, 7],
    [{ from: '2024-01-01', to: '2024-12-31' }, 16, 7],
    // 1 was already there that night, but 12 had waited longer
    [{ from: '2024-10-08', to: '2024-10-08' }, 36, 12],
  ])('the longest waiting need at the end of %o: %i days, number %i', async (span, days, number) => {
    const said = await valueOf(here, figure('oldestOpen'), span)
    expect(said).toMatchObject({ value: days, evidence: 1 })
    const rows = await rowsOf(here, figure('oldestOpen'), { span })
    expect(numbers(rows)).toEqual([number])
    expect(rows[0]?.cells['days']).toBe(days)
  })

  it('says nothing of a time without needs, and nothing of the future', async () => {
    const quiet = { from: '2021-01-01', to: '2021-12-31' }
    for (const each of needsFigures) {
      const said = await valueOf(here, each, quiet)
      expect([each.key, said.value, said.evidence]).toEqual([each.key, each.measure === 'count' ? 0 : null, 0])
      expect(await rowsOf(here, each, { span: quiet })).toEqual([])
    }
    expect(await valueOf(here, figure('oldestOpen'), { from: '2024-10-25', to: '2024-12-31' })).toMatchObject({
      value: null,
      evidence: 0,
    })
  })

  it.each([
    ['received', october, { withdrawn: 1 }],
    ['firstContactMedian', october, { takenInPerson: 1, notContacted: 3, noChannel: 1 }],
    ['responseRate', october, { stillTime: 1, takenBackFirst: 1, noChannel: 1 }],
    ['closeRate', october, { confirmedSolved: 2, withdrawn: 1 }],
    ['onTimeCloseRate', october, { lateButEnded: 1, lateAndOpen: 1, lateAndWithdrawn: 0, notYetDue: 2 }],
    ['onTimeCloseRate', september, { lateAndWithdrawn: 1 }],
    [
      'solveRate',
      october,
      {
        noReply: 1,
        saidUnsolved: 1,
        takenDown: 1,
        claimed: 6,
        waitingForAnswer: 1,
        reopenedAndOpen: 1,
        couldNotAsk: 1,
      },
    ],
    // of 2 3 4 8, who could answer, two did
    ['satisfaction', october, { answerRate: 50, didNotAnswer: 2 }],
    ['reopenRate', october, { reopenedTwice: 1 }],
    ['oldestOpen', october, { openInAll: 3 }],
  ] as const)('tells beside %s over %o what it leaves out', async (name, span, beside) => {
    const said = await valueOf(here, figure(name), span)
    const { beside: texts } = rowWords('zh')
    const told = Object.entries(beside).map(([key]) => [
      key,
      said.beside?.find(({ text }) => text === texts[key as keyof typeof texts])?.value,
    ])
    expect(Object.fromEntries(told)).toEqual(beside)
  })

  it('goes by the month in Shanghai', async () => {
    const series = await inArea(here, (tx) => figure('received').series(tx, here, { span: autumn, by: 'month' }))
    expect(series).toEqual([
      { step: '2024-09', value: 2, rows: 2 },
      { step: '2024-10', value: 10, rows: 10 },
    ])
    const oldest = await inArea(here, (tx) => figure('oldestOpen').series(tx, here, { span: autumn, by: 'month' }))
    expect(oldest.map(({ step, value }) => [step, value])).toEqual([
      ['2024-09', 28],
      ['2024-10', 16],
    ])
  })
})

describe('who sees what of a row', () => {
  it('shows everybody number, matter, place, state and days, and never the words of the asker', async () => {
    const services = await freshServices()
    const where = await area(services)
    const { compoundId } = await compound(services, where)
    const { compoundId: otherId } = await compound(services, where, {
      compound: '临江大厦',
      building: '1号楼',
      rooms: [],
    })
    const common = { submitted: at('2024-10-08 09:00'), state: 'submitted' as const, compoundId }
    await tell(ctx(services, where), [
      { ...common, title: '六楼楼道灯不亮' },
      { ...common, category: 'noise', onBoard: false, title: '楼上半夜拖椅子' },
      { ...common, compoundId: otherId },
      { ...common, state: 'withdrawn', closed: at('2024-10-08 10:00'), title: '后来不用了' },
    ])
    const span = october
    const seenBy = (reader: Ctx) => rowsOf(reader, figure('received'), { span })

    const [withdrawn, third, second, first] = await seenBy(ctx(services, where))
    expect(first).toMatchObject({
      href: '/needs/2024-0001',
      cells: { what: '六楼楼道灯不亮', place: '长江大楼', state: '刚收到' },
    })
    expect(second).toMatchObject({ href: null, cells: { what: '内容不公开', place: null } })
    expect(withdrawn).toMatchObject({ href: null, cells: { what: '内容不公开', place: null, state: '已撤回' } })
    expect(third?.cells).toMatchObject({ what: '照明', place: '临江大厦' })
    expect(JSON.stringify([first, second, third, withdrawn])).not.toMatch(/摔|拖椅子|不用了|[0-9a-f]{8}-/)

    const forOne = await seenBy(ctx(services, where, account('小王', 'staff', compoundId)))
    expect(forOne.map(({ href }) => href)).toEqual([
      '/desk/needs/2024-0004',
      '/needs/2024-0003',
      '/desk/needs/2024-0002',
      '/desk/needs/2024-0001',
    ])
    expect(forOne[2]?.cells).toMatchObject({ what: '噪声', place: '长江大楼' })
    const property = await seenBy(ctx(services, where, account('物业', 'property')))
    expect(property.map(({ href }) => href)).toEqual([null, '/needs/2024-0003', null, '/needs/2024-0001'])
  })

  it('keeps one neighbour’s opinion for those who work on needs', async () => {
    const columns = (reader: Ctx) =>
      figure('satisfaction')
        .columns(reader)
        .map(({ key }) => key)
    expect(columns(here)).not.toContain('satisfaction')
    const staff = { ...here, actor: account('小王', 'staff') }
    expect(columns(staff)).toContain('satisfaction')
    const [row] = await rowsOf(staff, figure('satisfaction'), { span: september })
    expect(row?.cells['satisfaction']).toBe('很满意')
    const [asGuest] = await rowsOf(here, figure('satisfaction'), { span: september })
    expect(asGuest?.cells['satisfaction']).toBeNull()
  })

  it('turns back as it turned on', async () => {
    const received = figure('received')
    const all = await rowsOf(here, received, { span: autumn, size: 100 })
    const [above, below] = [all[5], all[9]]
    const page = await inArea(here, (tx) =>
      received.evidence(tx, here, { span: autumn, size: 3, before: below ?? null }),
    )
    expect(page.map(({ key }) => key)).toEqual(all.slice(6, 9).map(({ key }) => key))
    const next = await inArea(here, (tx) =>
      received.evidence(tx, here, { span: autumn, size: 3, after: above ?? null }),
    )
    expect(next).toEqual(page)
  })
})

describe('beside the main path', () => {
  const submitted = at('2024-10-08 09:00')
  const due = at('2024-10-15 17:00')
  const common = { submitted, due, contactDue: at('2024-10-09 17:00') }
  const told: Told[] = [
    // 1 — The one that is solved in time.
    { ...common, state: 'confirmed', resolved: at('2024-10-10 09:00'), closed: at('2024-10-10 10:00'), solved: true },
    // 2 — Closed unsolved before it was due. 3 — And without a way to be asked.
    { ...common, state: 'closed_unresolved', closed: at('2024-10-14 09:00') },
    { ...common, state: 'closed_unresolved', closed: at('2024-10-14 09:00'), replyBy: 'none' },
    // 4 — Sent elsewhere within the hour. 5 — Sent elsewhere when it was late.
    { ...common, state: 'referred', closed: at('2024-10-08 10:00') },
    { ...common, state: 'referred', closed: at('2024-10-20 10:00') },
    // 6 — Waiting since before its due date. 7 — Late before the question was asked.
    { ...common, state: 'waiting_external', paused: at('2024-10-14 09:00') },
    { ...common, state: 'needs_info', paused: at('2024-10-16 09:00') },
  ]
  let aside: Ctx

  beforeAll(async () => {
    const services = await freshServices()
    aside = ctx(services, await area(services))
    await tell(aside, told)
  })

  it.each([
    ['closeRate', [1, 7], [1, 2, 3, 4, 5, 6, 7]],
    // 4 went in time, the clock of 6 stands.
    ['onTimeCloseRate', [1, 5], [1, 2, 3, 5, 7]],
    ['solveRate', [1, 3], [1, 2, 3]],
    // Nobody was contacted, and the time for it was over; 3 cannot be.
    ['responseRate', [0, 6], [1, 2, 4, 5, 6, 7]],
  ] as const)(
    '%s: closed unsolved and sent elsewhere are not solved, and a pause is not late',
    async (...[name, parts, rows]) => {
      const value = await valueOf(aside, figure(name), october)
      expect([value.numerator, value.denominator]).toEqual(parts)
      expect(numbers(await rowsOf(aside, figure(name), { span: october }))).toEqual(rows)
    },
  )

  it('what is closed waits no longer; what pauses still does', async () => {
    const value = await valueOf(aside, figure('oldestOpen'), october)
    expect(value.value).toBe(16)
    expect(value.beside).toEqual([expect.objectContaining({ value: 2 })])
    const before = await valueOf(aside, figure('oldestOpen'), { from: '2024-10-09', to: '2024-10-09' })
    expect(before.beside).toEqual([expect.objectContaining({ value: 6 })])
  })
})
