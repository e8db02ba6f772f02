import { beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, ctx } from '#test/world.ts'
import { gather, neighbours, site, venue } from '../site.test.kit.ts'
import { gridOf, mondayOf, monthAfter, readAsked, spanOf } from './calendar.rules.ts'
import { nextGatherings } from './next.ts'

const where = await neighbours()
const at = (text: string) => new Date(`${text}+08:00`)
const an = (title: string, from: string, more: Parameters<typeof gather>[1] = {}) => {
  const startsAt = at(from)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  return gather(where, { ...more, startsAt, endsAt, plan: { title, ...more.plan } })
}

/** Writes down what became of one, as the acts of other slices do. */
const became = (id: string, set: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx.updateTable('gatherings.gathering').set(set).where('area_id', '=', where.area.id).where('id', '=', id).execute(),
  )

const front = site(where)
const desk = site(where, where.staff)
let pavilion = ''
let off = ''
let held = ''

beforeAll(async () => {
  pavilion = await venue(where, '花园议事亭')
  await an('闰日早课', '2024-02-29T00:00:00')
  await an('二月头一场', '2024-02-01T00:30:00', { plan: { venueId: where.venueId, audience: 'older' } })
  await an('三月头一场', '2024-03-01T00:00:00')
  await an('跨年夜', '2024-12-31T23:30:00')
  await an('元旦早课', '2025-01-01T07:00:00', { plan: { venueId: pavilion, kind: 'festival' } })
  await an('没公布的', '2024-10-25T09:00:00', { published: false, plan: { venueId: where.venueId } })
  off = await an('下雨没办成', '2024-10-26T09:00:00', { plan: { elsewhere: '南门', signUp: 'none', capacity: null } })
  await became(off, { state: 'cancelled', reason_kind: 'weather' })
  for (let i = 0; i < 6; i++) await an(`同一天${i}`, `2024-10-30T${String(9 + i).padStart(2, '0')}:00:00`)
  held = await an('办过的', '2024-10-22T09:00:00')
  await became(held, { state: 'held', held_at: at('2024-10-22T10:00:00') })
  await an('昨天的没人写', '2024-10-23T09:00:00', { plan: { leaderId: 'account-老李' } })
})

test.each([
  ['2024-02-29', 'month', '2024-02-01', '2024-02-29', 5],
  ['2023-02-10', 'month', '2023-02-01', '2023-02-28', 5],
  ['2021-02-10', 'month', '2021-02-01', '2021-02-28', 4],
  ['2024-12-31', 'month', '2024-12-01', '2024-12-31', 6],
  ['2025-01-01', 'week', '2024-12-30', '2025-01-05', 1],
  ['2024-10-27', 'week', '2024-10-21', '2024-10-27', 1],
] as const)('%s by %s is %s to %s in %s weeks from Monday', (day, view, from, to, weeks) => {
  const grid = gridOf(spanOf(view, day))
  expect(spanOf(view, day)).toEqual({ from, to })
  expect(grid).toHaveLength(weeks)
  expect(grid.every((week) => week.length === 7)).toBe(true)
  const days = grid.flat().filter((one) => one !== null)
  expect([days[0], days.at(-1)]).toEqual([from, to])
  expect(mondayOf(from) <= from).toBe(true)
})

test('months go on over the end of a year', () => {
  expect([monthAfter('2024-12', 1), monthAfter('2024-01', -1), monthAfter('2024-11', 14)]).toEqual([
    '2025-01',
    '2023-12',
    '2026-01',
  ])
})

test('whatever stands in an address, it is some calendar', async () => {
  const usual = { now: at('2024-10-24T09:00:00'), view: 'month' as const }
  const asked = readAsked({ view: 'month', month: '2024-11' }, usual)
  expect(asked.day).toBe('2024-11-01')
  const names = ['month', 'week', 'venue', 'audience', 'kind', 'state', 'want', 'after', 'before']
  const hostile = ['2024-13', '0000-00', '275760-09', '-1', '9999-12', '2200-01', '', '2024-02-31', '<script>', '何']
  for (const view of ['month', 'week', 'list', 'none'])
    for (const value of hostile) {
      const query = new URLSearchParams([['view', view], ...names.map((name) => [name, value])]).toString()
      expect((await front.get(`/gatherings?${query}`)).status, query).toBe(200)
      expect((await desk.get(`/desk/gatherings?${query}`)).status, query).toBe(200)
    }
  for (const odd of [
    'after=1729728000000.何',
    'after=1729728000000.no-uuid',
    `before=1729728000000.${uuidv7(usual.now)}`,
  ])
    expect((await front.get(`/gatherings?view=list&${odd}`)).status).toBe(200)
  for (const edge of ['month=2000-01', 'month=2199-12', 'week=2000-01-01', 'week=2199-12-31'])
    expect((await front.get(`/gatherings?${edge}&view=${edge.slice(0, edge.indexOf('='))}`)).status).toBe(200)
})

test('a month holds what begins in it in Shanghai, wherever the computer stands', async () => {
  const february = await front.text('/gatherings?view=month&month=2024-02')
  expect(february).toContain('2024年2月的活动')
  expect(february).toContain('二月头一场')
  expect(february).toContain('闰日早课')
  expect(february).not.toContain('三月头一场')
  expect(february.match(/<td/g)).toHaveLength(35)
  expect(february.match(/<th scope="col">/g)).toHaveLength(7)
  expect(
    /<td[^>]*>(?:(?!<\/td>)[\s\S])*datetime="2024-02-29"(?:(?!<\/td>)[\s\S])*>0:00<(?:(?!<\/td>)[\s\S])*闰日早课/.test(
      february,
    ),
  ).toBe(true)
})

test('a week over the end of a year holds both', async () => {
  const week = await front.text('/gatherings?view=week&week=2025-01-01')
  expect(week).toContain('跨年夜')
  expect(week).toContain('元旦早课')
  expect(week).toContain('week=2025-01-06')
  expect(week).toContain('week=2024-12-23')
})

test('today and announced days off are marked; a full day leads to its week', async () => {
  const october = await front.text('/gatherings?view=month&month=2024-10')
  expect(october).toMatch(/aria-current="date"[\s\S]{0,200}datetime="2024-10-24"/)
  expect(october.match(/放假/g)).toHaveLength(5)
  expect(october.match(/调休上班/g)).toHaveLength(1)
  expect(october).toContain('还有 2 场')
  expect(october).not.toContain('同一天5')
  expect(await front.text('/gatherings?view=week&week=2024-10-30')).toContain('同一天5')
})

test('what was called off stays in sight, crossed out, with its reason', async () => {
  for (const view of ['month&month=2024-10', 'week&week=2024-10-24', 'list'])
    expect(await front.text(`/gatherings?view=${view}`)).toMatch(/<s>下雨没办成<\/s>[\s\S]{0,300}取消了：天气/)
})

test('what is not published is the committee’s of its place, on every view and in every filter', async () => {
  const views = [
    'view=month&month=2024-10',
    'view=week&week=2024-10-24',
    'view=list',
    `view=list&venue=${where.venueId}`,
    'view=list&state=planned',
  ]
  for (const query of views) {
    for (const actor of [undefined, where.staff, account('物业', 'property')])
      expect(await site(where, actor).text(`/gatherings?${query}`), query).not.toContain('没公布的')
    expect(await desk.text(`/desk/gatherings?${query}`), query).toContain('没公布的')
    expect(await site(where, where.volunteer).text(`/desk/gatherings?${query}`), query).not.toContain('没公布的')
  }
  const elsewhere = site(where, account('别处的社工', 'staff', uuidv7(where.services.now())))
  expect(await elsewhere.text('/desk/gatherings?view=week')).not.toContain('没公布的')
  const here = site(where, account('这里的社工', 'staff', where.here.compoundId))
  expect(await here.text('/desk/gatherings?view=week')).toContain('没公布的')
  for (const actor of [undefined, account('物业', 'property')])
    expect((await site(where, actor).get('/desk/gatherings')).status).toBe(403)
})

test('filters narrow; another area’s venue shows nothing', async () => {
  const older = await front.text('/gatherings?view=month&month=2024-02&audience=older')
  expect(older).toContain('二月头一场')
  expect(older).not.toContain('闰日早课')
  expect(await front.text(`/gatherings?view=month&month=2025-01&venue=${pavilion}&kind=festival`)).toContain('元旦早课')
  const away = await area(where.services, 'elsewhere', '别处')
  const theirs = { ...where, area: away, at: (actor = auto) => ctx(where.services, away, actor) }
  const foreign = uuidv7(where.services.now())
  await inArea(theirs.at(), (tx) =>
    tx
      .insertInto('gatherings.venue')
      .values({
        area_id: away.id,
        id: foreign,
        kind: 'hall',
        name: '别处礼堂',
        capacity: 9,
        step_free: true,
        rain: 'indoor',
        open_hours: '{}',
        code: 'AWAY1',
        check_in_key: Buffer.from('k'),
        made_at: where.services.now(),
      })
      .execute(),
  )
  const page = await front.text(`/gatherings?view=month&month=2024-10&venue=${foreign}`)
  expect(page).toContain('没有这样的活动')
  expect(page).not.toMatch(/别处礼堂|同一天/)
})

test('the list begins today, turns by key both ways, and misses nothing', async () => {
  const titles = (page: string) =>
    [...page.matchAll(/<a class="row-link" href="\/gatherings\/[^"]*">(?:<s>)?([^<]*)/g)].map(([, title]) => title)
  for (let i = 0; i < 30; i++) await an(`排着${i}`, '2024-11-04T14:00:00')
  const first = await front.text('/gatherings?view=list')
  expect(titles(first)).toHaveLength(25)
  expect(titles(first)).not.toContain('昨天的没人写')
  const href = (page: string, rel: string) =>
    new RegExp(`rel="${rel}" href="([^"]*)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await front.text(href(first, 'next'))
  const all = [...titles(first), ...titles(second)]
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((title) => title?.startsWith('排着'))).toHaveLength(30)
  expect(titles(await front.text(href(second, 'prev')))).toEqual(titles(first))
  expect(titles(await front.text(href(first, 'prev')))).toContain('昨天的没人写')
})

test('a telephone and the elder view begin with the list, a wide screen with the month', async () => {
  const current = async (page: Promise<string>) =>
    /class="tabs"[\s\S]*?aria-current="page"[^>]*>([^<]*)/.exec(await page)?.[1]
  const phone = Promise.resolve(
    front.app.request('/gatherings', {
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36' },
    }),
  )
  expect(await current(phone.then((answer) => answer.text()))).toBe('一条一条')
  expect(await current(site(where, undefined, { elder: true }).text('/gatherings'))).toBe('一条一条')
  expect(await current(front.text('/gatherings'))).toBe('月')
})

test('the planner’s lists: nobody wrote it down, no place, nobody signed up; a leader sees their own', async () => {
  const lost = await an('还没有地方', '2024-10-28T09:00:00', { plan: { venueId: null } })
  const full = await an('有人报了', '2024-10-28T19:00:00', { plan: { venueId: where.venueId } })
  await became(full, { taken: 3, queued: 3 })
  const none = await an('没有人报', '2024-10-29T19:00:00', { plan: { venueId: where.venueId } })
  const list = (want: string, of = desk) => of.text(`/desk/gatherings?want=${want}`)
  expect(await list('unwritten')).toContain('昨天的没人写')
  expect(await list('unwritten')).not.toContain(held)
  expect(await list('placeless')).toContain(lost)
  expect(await list('placeless')).not.toContain(full)
  const nobody = await list('nobody')
  expect(nobody).toContain(none)
  expect(nobody).not.toContain(full)
  expect(nobody).not.toContain(off)
  const led = await list('unwritten', site(where, where.volunteer))
  expect(led).toContain('昨天的没人写')
  expect(led).not.toContain('闰日早课')
  const count = /href="\/desk\/gatherings\?want=nobody"[^>]*>[^<]*<b class="count">(\d+)/.exec(
    await desk.text('/desk/gatherings'),
  )?.[1]
  expect(Number(count)).toBe([...nobody.matchAll(/scope="row"/g)].length)
})

test('the desk’s list goes along as a file, what was typed as text; not for those who only lead', async () => {
  await an('=1+1, "好"', '2024-06-03T09:00:00', { plan: { venueId: where.venueId } })
  const csv = await desk.text('/desk/gatherings/rows.csv?view=month&month=2024-06')
  const [head = '', row = ''] = csv.split('\r\n')
  expect(head).toContain('日期,开始,结束,活动')
  expect(row).toContain('2024-06-03,09:00,10:00,')
  expect(row).not.toMatch(/,=1/)
  const xlsx = await desk.get('/desk/gatherings/rows.xlsx?want=unwritten')
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml')
  expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="gatherings_2024-10-24.xlsx"')
  expect((await site(where, where.volunteer).get('/desk/gatherings/rows.csv')).status).toBe(403)
})

test('the front page hears of the next that go ahead, and of nothing else', async () => {
  const next = await nextGatherings(where.at(), 3)
  expect(next.map(({ title }) => title)).toEqual(['还没有地方', '有人报了', '没有人报'])
})
