import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isWorkday } from '#base/workdays.ts'
import type { Actor, Area } from '#platform/ctx.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { account, area, ctx, freshDatabase, freshServices } from '#test/world.ts'
import { loadCalendar, seedCalendar } from './calendar.ts'
import { calendar } from './routes.ts'
import { pack } from './packed.ts'
import { importYear, readYear } from './years.ts'

const { db } = await freshDatabase()
const services = await freshServices()

describe('the years the program brings along', () => {
  let known: Awaited<ReturnType<typeof loadCalendar>>
  beforeAll(async () => {
    await Promise.all([seedCalendar(db), seedCalendar(db)])
    await seedCalendar(db)
    known = await loadCalendar(db)
  })

  it('have as many make-up workdays and days off as the State Council announced', () => {
    const count = (year: number, kind: string) =>
      [...known.days].filter(([day, is]) => day.startsWith(`${year}-`) && is === kind).length
    expect([2022, 2023, 2024, 2025, 2026].map((year) => count(year, 'work'))).toEqual([7, 7, 8, 5, 6])
    expect([2022, 2023, 2024, 2025, 2026].map((year) => count(year, 'off'))).toEqual([18, 18, 19, 18, 19])
    expect(known.knownYears).toEqual(new Set([2022, 2023, 2024, 2025, 2026]))
  })

  it('know the days, whatever zone the server is in (these tests run in New York)', () => {
    const worked = (day: string) => isWorkday(known, day)
    const days = {
      '2024-10-01': false,
      '2024-10-07': false,
      '2024-10-08': true,
      '2024-10-12': true,
      '2024-10-13': false,
      '2024-09-29': true,
      '2025-01-26': true,
      '2025-02-08': true,
      '2026-02-14': true,
      '2026-02-23': false,
    }
    expect(Object.fromEntries(Object.keys(days).map((day) => [day, worked(day)]))).toEqual(days)
  })

  it('never hold a weekday as make-up work nor a weekend as off', () => {
    for (const [day, kind] of known.days) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      expect(weekend, day).toBe(kind === 'work')
    }
  })

  it('do not claim a year nobody has announced', () => {
    expect(known.knownYears.has(2027)).toBe(false)
    expect([...known.days.keys()].some((day) => day.startsWith('2027'))).toBe(false)
  })
})

describe('the calendar page', () => {
  let here: Area
  let reloaded = 0
  services.reloadCalendar = () => {
    reloaded += 1
    return Promise.resolve()
  }
  beforeAll(async () => {
    await seedCalendar(services.db)
    here = await area(services)
  })
  beforeEach(() => (reloaded = 0))

  const web = (actor: Actor, lang: 'zh' | 'en' = 'zh') =>
    new Hono<WebEnv>()
      .use(async (c, next) => {
        c.set('ctx', { ...ctx(services, here, actor), lang })
        c.set('services', services)
        c.set('view', {
          lang,
          elder: false,
          dark: 'auto',
          path: '/desk/calendar',
          assets: services.assets,
          requestId: 'x',
          client: '',
        } satisfies View)
        await next()
      })
      .route('/', calendar)
  const director = account('Li', 'director')
  const get = async (path: string, actor: Actor = director, lang: 'zh' | 'en' = 'zh') => {
    const answer = await web(actor, lang).request(path)
    return { status: answer.status, text: await answer.text() }
  }
  const check = async (rows: string, file?: File, lang: 'zh' | 'en' = 'zh') => {
    const body = new FormData()
    body.append('rows', rows)
    if (file) body.append('file', file)
    const answer = await web(director, lang).request('/desk/calendar/check', { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
  }
  const save = (packed: string, actor = director) =>
    web(actor).request('/desk/calendar', { method: 'POST', body: new URLSearchParams({ packed }) })
  const year2027 = '2027-01-01,off,元旦\n2027-02-05,off,春节\n2027-02-14,work,春节'

  it('shows a year, and says which year is not known', async () => {
    const { status, text } = await get('/desk/calendar?year=2024')
    expect(status).toBe(200)
    expect(text).toContain('2024-10-12')
    expect(text).toContain('工作日放假 19 天，周末上班 8 天')
    expect(text).toContain('随程序带来')
    services.clock.now = new Date('2026-11-20T09:00:00+08:00')
    expect((await get('/desk/calendar?year=2027')).text).toContain('2027 年的放假安排还没有录入')
    expect((await get('/desk/calendar?year=2027', director, 'en')).text).toContain(
      'The holidays of 2027 are not entered yet',
    )
    for (const year of ['', '0', '99999', 'x', '2199'])
      expect((await get(`/desk/calendar?year=${year}`)).text).toContain('2026-10-01')
  })

  it('leads from pasted rows to a comparison, and from there to the year; the program reads it at once', async () => {
    const sent = await check(year2027)
    expect(sent.status).toBe(303)
    const compare = await get(sent.to)
    expect(compare.text).toContain('2027 年：请核对')
    expect(compare.text).toContain('2027-02-14')
    const saved = await save(new URL(sent.to, 'http://x').searchParams.get('packed') ?? '')
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/desk/calendar?year=2027'])
    expect(reloaded).toBe(1)
    const known = await loadCalendar(services.db)
    expect(known.knownYears.has(2027)).toBe(true)
    expect([isWorkday(known, '2027-01-01'), isWorkday(known, '2027-02-14'), isWorkday(known, '2027-02-13')]).toEqual([
      false,
      true,
      false,
    ])
    expect((await get('/desk/calendar?year=2027')).text).toContain('工作人员录入')
    expect((await get(sent.to)).text).toContain('2027 年已经录入过')
  })

  it('replaces a year as a whole, and the next start leaves an imported year alone', async () => {
    const me = ctx(services, here, director)
    await importYear(me, { year: 2025, days: [{ day: '2025-01-01', kind: 'off', name: '元旦' }] })
    await seedCalendar(services.db)
    expect(await readYear(me, 2025)).toMatchObject({ imported: true, days: [{ day: '2025-01-01' }] })
    expect((await readYear(me, 2024)).days).toHaveLength(27)
  })

  it('reads a file, also one a Chinese spreadsheet wrote', async () => {
    const gbk = Buffer.concat([
      Buffer.from('2028-01-03,off,'),
      Buffer.from([0xd4, 0xaa, 0xb5, 0xa9]),
      Buffer.from('\r\n'),
    ])
    const sent = await check('', new File([gbk], '2028.csv'))
    expect(sent.status).toBe(303)
    expect((await get(sent.to)).text).toContain('元旦')
  })

  it('keeps what was pasted when a line is wrong, and says which', async () => {
    const { status, text } = await check('2027-01-01,off,元旦\n2027-01-04,work,<b>元旦')
    expect(status).toBe(422)
    expect(text).toContain('第 2 行“2027-01-04,work,&lt;b&gt;元旦”：这一天是周一到周五')
    expect(text).toMatch(/2027-01-01,off,元旦\s+2027-01-04,work,&lt;b&gt;元旦/)
    expect((await check('')).text).toContain('没有内容')
    expect((await check('', new File([new Uint8Array(70_000)], 'big.csv'))).text).toContain('文件太大')
    expect((await check('2027-13-01,off,元旦', undefined, 'en')).text).toContain('there is no such day')
  })

  it('takes nothing that was not compared or did not arrive whole', async () => {
    for (const packed of ['', 'nonsense', pack('rubbish'), pack('x'.repeat(1_000_000))]) {
      expect((await save(packed)).status, packed.slice(0, 10)).toBe(422)
      expect((await get(`/desk/calendar/check?packed=${packed}`)).status).toBe(404)
    }
    expect(reloaded).toBe(0)
  })

  it('is for directors and technicians', async () => {
    const packed = pack('2029-01-01,off,元旦')
    for (const role of ['staff', 'secretary', 'owners', 'property', 'volunteer', 'resident'] as const) {
      expect((await get('/desk/calendar', account('X', role))).status, role).toBe(403)
      expect((await save(packed, account('X', role))).status, role).toBe(403)
    }
    expect((await get('/desk/calendar', account('T', 'technical'))).status).toBe(200)
    expect((await readYear(ctx(services, here), 2029)).loadedAt).toBeNull()
  })
})
