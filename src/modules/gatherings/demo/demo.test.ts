import { sql, type RawBuilder } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, startOfDay, weekdayOf, type Span } from '#base/days.ts'
import { demoPeople, inventPhone } from '#modules/people/public.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx, freshServices, thursday } from '#test/world.ts'
import { gatheringsFigures } from '../figures.ts'
import { lookUp } from '../signup/follow.ts'
import { inventedToFollow } from './demo.follow.ts'
import { demoGatherings } from './demo.ts'
import { layDays, type Laid } from './demo.lay.ts'
import { programmes } from './demo.programmes.ts'

const services = await freshServices()
const calendar = services.calendar()
const from = new Date('2022-01-04T09:00:00+08:00')

const laidAt = (now: Date, some = programmes, since = '2024-01-01') =>
  layDays({ programmes: some, from: since, now, calendar, seed: 2024, closed: [] })
const isOff = ({ state }: Laid) => ['cancelled', 'paused', 'postponed'].includes(state)

describe('the days of the demonstration', () => {
  const hour = 3_600_000
  // Every day of a year, each at another hour, and the days of the Spring Festival and National Day in it.
  const moments = Array.from(
    { length: 366 },
    (_, at) => new Date(thursday.getTime() + at * 24 * hour + (at % 24) * hour),
  )

  it('never leave a coming week empty, whatever day it starts', () => {
    for (const now of moments) {
      const week = laidAt(now, programmes, dayOf(now)).filter(
        (one) => !isOff(one) && one.startsAt > now && one.startsAt < new Date(now.getTime() + 7 * 24 * hour),
      )
      expect([now.toISOString(), week.length >= 3]).toEqual([now.toISOString(), true])
    }
  })

  it('never put two at one place, also for the few of an area made for measuring', () => {
    for (const now of moments.filter((_, at) => at % 13 === 0)) {
      const standing = laidAt(now, programmes, '2024-08-01').filter((one) => !isOff(one))
      for (const [at, one] of standing.entries())
        for (const other of standing.slice(at + 1, at + 12))
          if (other.venue === one.venue && other.startsAt < one.endsAt && one.startsAt < other.endsAt)
            throw new Error(`${one.programme.titles[0]} and ${other.programme.titles[0]} on ${one.day}`)
    }
  })

  it('are the same for the same seed; what was does not change with what comes', () => {
    const told = (some: Laid[]) =>
      some.filter(({ shows }) => shows === null).map(({ programme, ...one }) => [programme.titles[0], one])
    const today = laidAt(thursday)
    expect(told(laidAt(thursday))).toEqual(told(today))
    const past = (some: Laid[]) => told(some.filter(({ endsAt }) => endsAt < thursday))
    expect(past(laidAt(new Date(thursday.getTime() + 9 * 24 * hour)))).toEqual(past(today))
  })

  it('keep the festivals of the lunar year, and leave out what falls on a holiday', () => {
    const all = layDays({ programmes, from: '2022-01-04', now: thursday, calendar, seed: 2024, closed: [] })
    const days = (title: string) => all.filter((one) => one.programme.titles[0].startsWith(title)).map(({ day }) => day)
    expect(days('中秋')).toEqual(['2022-09-10', '2023-09-29', '2024-09-17'])
    expect(days('端午')).toEqual(['2022-06-03', '2023-06-22', '2024-06-10'])
    expect(days('重阳')).toEqual(['2022-10-04', '2023-10-23', '2024-10-11'])
    expect(days('元宵')).toEqual(['2022-02-15', '2023-02-05', '2024-02-24'])
    const october = all.filter(({ day }) => day >= '2024-10-01' && day <= '2024-10-07')
    expect(
      october.filter(({ reasonKind }) => reasonKind === 'holiday').map(({ programme }) => programme.titles[0]),
    ).toEqual(['智能手机课', '义诊', '临江先锋日', '口腔检查', '垃圾分类小课堂', '合唱队练歌'])
    expect(all.every(({ programme, day }) => !programme.titles[0].includes('太极') || weekdayOf(day) === 6)).toBe(true)
  })
})

describe('the demonstration in the database', () => {
  const compounds = ['临江大厦', '长江大楼', '旧里'].map((name) => ({
    name,
    address: '',
    buildings: 1,
    floors: 6,
    perFloor: 8,
  }))
  const years = { from: '2022-01-01', to: '2026-12-31' }
  let made = 0
  let here: Ctx
  let again: Ctx
  let small: Ctx

  async function told(light = false): Promise<Ctx> {
    const one = ctx(services, await area(services, `area-${++made}`), auto)
    await inArea(one, async (tx) => {
      const places = await demoPeople(tx, one, { plans: compounds, seed: 1 })
      await demoGatherings(tx, one, {
        places: places.buildings,
        neighbours: places.persons,
        from,
        seed: 2024,
        leaders: { staff: 'staff', director: 'director', volunteer: 'volunteer' },
        phone: inventPhone,
        light,
      })
    })
    return one
  }

  beforeAll(async () => {
    here = await told()
    again = await told()
    small = await told(true)
  })

  const rows = async <R>(who: Ctx, question: RawBuilder<R>): Promise<R[]> =>
    inArea(who, async (tx) => (await question.execute(tx)).rows)
  const one = async (who: Ctx, question: RawBuilder<{ n: number }>) => (await rows(who, question))[0]?.n

  it('is the same each time but for the ids, and much less where it is for measuring', async () => {
    const sum = (who: Ctx) =>
      rows(
        who,
        sql<{
          title: string
        }>`select title, starts_at, state, reason_kind, present, counted, count_method, taken, queued, series_on,
          (select string_agg(state || seats || channel, '' order by queue_no) from gatherings.signup s
            where s.area_id = ${who.area.id} and s.gathering_id = g.id) as queue
          from gatherings.gathering g where area_id = ${who.area.id} order by starts_at, title`,
      )
    const all = await sum(here)
    expect(all.length).toBeGreaterThan(700)
    expect(await sum(again)).toEqual(all)
    expect((await sum(small)).length).toBeLessThan(all.length / 1.5)
  })

  it('seats, queues, lists and bookings agree with one another', async () => {
    const id = here.area.id
    const broken = await rows(
      here,
      sql<{ title: string }>`select g.title, g.starts_at from gatherings.gathering g
        left join (select gathering_id, sum(seats) filter (where state in ('confirmed', 'offered')) as seats, max(queue_no) as last
          from gatherings.signup where area_id = ${id} group by 1) s on s.gathering_id = g.id
        left join (select gathering_id, count(*) as there from gatherings.presence where area_id = ${id} and state = 'present' group by 1) p
          on p.gathering_id = g.id
        left join gatherings.booking b on b.area_id = ${id} and b.id = g.id
        where g.area_id = ${id} and (coalesce(s.seats, g.taken) <> g.taken and g.sign_up <> 'draw' or coalesce(s.last, g.queued) <> g.queued
          or coalesce(p.there, g.present) <> g.present or b.venue_id is distinct from g.venue_id
          or b.standing = (g.state in ('cancelled', 'postponed', 'paused')) or g.present > g.capacity)`,
    )
    expect(broken).toEqual([])
    expect(
      await one(
        here,
        sql`select count(*)::int as n from gatherings.signup s left join (select signup_id, count(*) as seats from gatherings.member
          where area_id = ${id} group by 1) m on m.signup_id = s.id where s.area_id = ${id} and m.seats is distinct from s.seats`,
      ),
    ).toBe(0)
  })

  it('shows a full one with a waiting list, a draw, one for children, a forgotten end and one nobody wrote down', async () => {
    const id = here.area.id
    const shown = async (test: RawBuilder<unknown>) =>
      (
        await rows(
          here,
          sql<{ title: string }>`select title from gatherings.gathering g where area_id = ${id} and ${test}`,
        )
      ).map(({ title }) => title)
    const ahead = sql`g.state = 'published' and g.starts_at > ${here.now}`
    expect(await shown(sql`${ahead} and g.taken = g.capacity and g.queued > g.taken`)).toEqual(['养生茶话'])
    expect(await shown(sql`${ahead} and g.sign_up = 'draw' and g.queued > 10 and g.closes_at > ${here.now}`)).toEqual([
      '苏州河游船',
    ])
    expect(await shown(sql`${ahead} and g.for_minors and g.taken > 0`)).toContain('小鬼当家：扎染')
    expect(await shown(sql`g.assumed and g.confirmed_at is null`)).toEqual(['棋友会'])
    expect(await shown(sql`g.state = 'published' and g.ends_at < ${here.now}`)).toEqual(['便民服务摊'])
    expect(await shown(sql`g.state = 'postponed' and g.instead_id is null`)).toEqual([])
    const states = await rows(
      here,
      sql<{ state: string }>`select distinct state from gatherings.gathering where area_id = ${id} order by 1`,
    )
    expect(states.map(({ state }) => state)).toEqual([
      'cancelled',
      'evidenced',
      'held',
      'paused',
      'planned',
      'postponed',
      'published',
    ])
  })

  it('keeps no name longer than a year, has a reason to be called proved, and a fact for each', async () => {
    const id = here.area.id
    const old = addDays(dayOf(here.now), -365)
    expect(
      await one(
        here,
        sql`select (select count(*) from gatherings.signup where area_id = ${id} and made_at < ${startOfDay(old)})::int
          + (select count(*) from gatherings.mark where area_id = ${id} and at < ${startOfDay(old)})::int as n`,
      ),
    ).toBe(0)
    expect(
      await one(
        here,
        sql`select count(*)::int as n from gatherings.gathering g where area_id = ${id} and state = 'evidenced' and present = 0
          and not exists (select 1 from gatherings.note n where n.area_id = ${id} and n.gathering_id = g.id)`,
      ),
    ).toBe(0)
    expect(
      await one(
        here,
        sql`select count(*)::int as n from gatherings.gathering g where area_id = ${id}
          and not exists (select 1 from platform.fact f where f.area_id = ${id} and f.subject_id = g.id)`,
      ),
    ).toBe(0)
  })

  it('tells a telephone and a code that open an invented sign-up, and never those of a visitor; elsewhere nothing', async () => {
    expect(await inventedToFollow(here)).toBeNull()
    const demo = { ...here, area: { ...here.area, demo: true } }
    const told = await inventedToFollow(demo)
    expect(told).not.toBeNull()
    const opened = await lookUp(demo, told!)
    expect(opened.done).toBe(true)
    // As a visitor's own would be: made by a form.
    await inArea(here, (tx) =>
      tx
        .updateTable('gatherings.signup')
        .set({ form_hash: Buffer.alloc(32) })
        .where('area_id', '=', here.area.id)
        .execute(),
    )
    expect(await inventedToFollow(demo)).toBeNull()
  })

  it('comes to numbers one would believe', async () => {
    const value = (key: string, span: Span) =>
      inArea(
        here,
        async (tx) => (await gatheringsFigures.find((figure) => figure.key === key)!.value(tx, here, span)).value!,
      )
    const span = { from: '2024-01-01', to: '2024-10-25' }
    const said = Object.fromEntries(
      await Promise.all(gatheringsFigures.map(async ({ key }) => [key, await value(key, span)] as const)),
    )
    expect(said['gatherings.sessions']).toBeGreaterThan(180)
    expect(said['gatherings.sessions']).toBeLessThan(280)
    expect(said['gatherings.attendances']! / said['gatherings.sessions']!).toBeGreaterThan(10)
    expect(said['gatherings.attendances']! / said['gatherings.sessions']!).toBeLessThan(25)
    expect(said['gatherings.distinctPersons']).toBeGreaterThan(60)
    expect(said['gatherings.distinctPersons']).toBeLessThan(said['gatherings.attendances']! / 3)
    expect(said['gatherings.fillRate']).toBeGreaterThan(55)
    expect(said['gatherings.fillRate']).toBeLessThan(95)
    expect(await value('gatherings.sessions', years)).toBeGreaterThan(600)
  })
})
