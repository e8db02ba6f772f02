import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, dayOf, startOfDay } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account } from '#test/world.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer, type VanguardWorld } from '../site.test.kit.ts'
import { prepareDays } from './prepare.ts'

let where: VanguardWorld
const WEEK = 7 * 24 * 3_600_000
const rules = '/desk/vanguard/programmes'

beforeEach(async () => {
  where = await vanguardWorld()
})

const form = (more: Record<string, string> = {}) => ({
  id: uuidv7(where.services.now()),
  team: where.teamId,
  title: '临江先锋日',
  weekday: 'TH',
  startsOn: '2024-10-24',
  from: '14:00',
  to: '16:00',
  elsewhere: '花园东边',
  weather: '暴雨停一次',
  takesWishes: 'yes',
  onHoliday: 'skip',
  ...more,
})

const usual = (more: Record<string, string> = {}) => ({
  id: uuidv7(where.services.now()),
  service: 'haircut',
  title: '理发',
  spot: '长桌',
  from: '14:00',
  to: '15:30',
  need: '2',
  skill: 'haircut',
  ...more,
})

const rowsOf = <R>(text: ReturnType<typeof sql<R>>): Promise<R[]> =>
  inArea(where.at(auto), async (tx) => (await text.execute(tx)).rows)
const count = async (table: string): Promise<number> => {
  const [row] = await rowsOf(
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where area_id = ${where.area.id}`,
  )
  return row!.n
}

async function programme(more: Record<string, string> = {}): Promise<string> {
  const sent = form(more)
  const answer = await site(where, where.staff).post(rules, sent)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${rules}/${sent.id}`])
  return sent.id
}

/** The days of a programme that are laid out, in order. */
const daysOf = (id: string) =>
  rowsOf(
    sql<{
      id: string
      starts_at: Date
      state: string
      kind: string
      leader_id: string
      effort: string
    }>`select id, starts_at, state,
      kind, leader_id, effort from gatherings.gathering where area_id = ${where.area.id} and series_id = ${id} order by starts_at`,
  )

describe('the rule of a vanguard day', () => {
  it('makes the series, its gatherings and the programme at once; a second press is the same one', async () => {
    const sent = form()
    const staff = site(where, where.staff)
    for (let press = 0; press < 2; press++) expect((await staff.post(rules, sent)).status).toBe(303)
    const days = await daysOf(sent.id)
    expect(days[0]).toMatchObject({ kind: 'vanguard', effort: 'e3', state: 'published', leader_id: where.lead.id })
    expect(days[0]!.starts_at).toEqual(new Date('2024-10-24T14:00:00+08:00'))
    expect(days).toHaveLength(13)
    expect(await count('vanguard.programme')).toBe(1)
    const page = await staff.text(`${rules}/${sent.id}`)
    for (const said of ['每周四 14:00 到 16:00', '花园东边', '停一次，写明放假', '暴雨停一次', '还没有常设的摊位'])
      expect(page).toContain(said)
    expect(await staff.text(rules)).toContain('临江先锋志愿服务队')
  })

  it('says what is wrong, keeps what was typed, and has made nothing', async () => {
    const staff = site(where, where.staff)
    const said: [Record<string, string>, string][] = [
      [{ team: '' }, '请选一个'],
      [{ team: uuidv7(where.services.now()) }, '这支队伍没有了'],
      [{ from: '16:00', to: '14:00' }, '结束要比开始晚'],
      [{ startsOn: '2024-10-23' }, '过去的日子排不出来'],
      [{ venue: uuidv7(where.services.now()) }, '场地和别的地方只能写一个'],
      [{ venue: uuidv7(where.services.now()), elsewhere: '' }, '这个场地不归您安排'],
      [{ title: '' }, '请写上'],
    ]
    for (const [more, sentence] of said) {
      const answer = await staff.post(rules, form(more))
      const page = await answer.text()
      expect([answer.status, page.includes(sentence), page.includes('暴雨停一次')]).toEqual([422, true, true])
    }
    expect([await count('vanguard.programme'), await count('gatherings.series')]).toEqual([0, 0])
  })

  it('names the days on which the place is taken, and makes it without a place there when told so', async () => {
    const venueId = await venue()
    await programme({ venue: venueId, elsewhere: '' })
    const sent = form({ venue: venueId, elsewhere: '', from: '15:00', to: '17:00' })
    const clash = await site(where, where.staff).post(rules, sent)
    expect([clash.status, (await clash.text()).includes('10月24日 周四、10月31日 周四')]).toEqual([422, true])
    expect(await count('vanguard.programme')).toBe(1)
    expect((await site(where, where.staff).post(rules, { ...sent, nowhere: 'yes' })).status).toBe(303)
    expect(await count('vanguard.programme')).toBe(2)
  })

  it('changes team, weather and wishes; a stale page shows both versions; another area has nothing there', async () => {
    const id = await programme()
    const staff = site(where, where.staff)
    const to = { team: where.teamId, weather: '台风停一次', version: '1' }
    expect((await staff.post(`${rules}/${id}`, to)).status).toBe(303)
    const stale = await staff.post(`${rules}/${id}`, { ...to, weather: '小雨照办' })
    const page = await stale.text()
    expect([stale.status, page.includes('台风停一次'), page.includes('小雨照办')]).toEqual([409, true, true])
    const other = await vanguardWorld()
    expect((await site(other, other.staff).get(`${rules}/${id}`)).status).toBe(404)
    for (const who of [guest, where.lead, account('老王', 'property')])
      expect((await site(where, who).get(rules)).status).toBe(403)
  })

  it('keeps usual stalls in their order, within the hours of the day; two who add at once get two places in it', async () => {
    const id = await programme()
    const staff = site(where, where.staff)
    const here = `${rules}/${id}/stalls`
    const outside = await staff.post(here, usual({ to: '17:00' }))
    expect([outside.status, (await outside.text()).includes('要在这一天先锋日的时间里')]).toEqual([422, true])
    const [first, second] = [usual(), usual({ title: '修小家电', service: 'repair' })]
    const both = await Promise.all([staff.post(here, first), staff.post(here, second), staff.post(here, first)])
    expect(both.map(({ status }) => status)).toEqual([303, 303, 303])
    const order = async () =>
      await rowsOf(
        sql<{
          title: string
          no: number
        }>`select title, no from vanguard.usual_stall where area_id = ${where.area.id} and ended_at is null order by no`,
      )
    const before = await order()
    expect(before.map(({ no }) => no)).toEqual([1, 2])
    const last = before[1]!.title === '理发' ? first : second
    expect((await staff.post(`${here}/${last.id}/up`, {})).status).toBe(303)
    expect((await order()).map(({ title }) => title)).toEqual(before.map(({ title }) => title).reverse())
    expect((await staff.post(`${here}/${first.id}`, usual({ title: '剪头发', version: '1' }))).status).toBe(303)
    expect((await staff.post(`${here}/${first.id}`, usual({ title: '烫头发', version: '1' }))).status).toBe(409)
    expect((await staff.post(`${here}/${second.id}/end`, { version: '1' })).status).toBe(303)
    expect((await order()).map(({ title }) => title)).toEqual(['剪头发'])
  })
})

async function venue(): Promise<string> {
  const id = uuidv7(where.services.now())
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('gatherings.venue')
      .values({
        area_id: where.area.id,
        id,
        kind: 'outdoor',
        name: '花园空地',
        capacity: 100,
        step_free: true,
        rain: 'open',
        open_hours: JSON.stringify({ 4: [[0, 1440]] }),
        code: 'AAAA',
        check_in_key: Buffer.from('k'),
        made_at: where.services.now(),
      })
      .execute(),
  )
  return id
}

describe('a coming day', () => {
  it('gets its usual stalls with shifts once, two weeks before, also from two servers at once; what staff changed stays', async () => {
    const id = await programme()
    const staff = site(where, where.staff)
    await staff.post(`${rules}/${id}/stalls`, usual())
    await Promise.all([prepareDays(where.at(auto)), prepareDays(where.at(auto))])
    const stalls = () =>
      rowsOf(
        sql<{
          id: string
          title: string
          state: string
          starts_at: Date
          need: number
          skill: string
        }>`select s.id, s.title, s.state,
          s.starts_at, h.need, h.skill from vanguard.stall s join vanguard.shift h on h.area_id = s.area_id and h.stall_id = s.id
          where s.area_id = ${where.area.id} order by s.starts_at`,
      )
    // 24 and 31 October; 7 November at two in the afternoon is two weeks and five hours away.
    const made = await stalls()
    expect(made.map(({ starts_at, need, skill }) => [dayOf(starts_at), need, skill])).toEqual([
      ['2024-10-24', 2, 'haircut'],
      ['2024-10-31', 2, 'haircut'],
    ])
    const [, next] = await daysOf(id)
    await staff.post(`/desk/vanguard/${next!.id}/stalls/${made[1]!.id}/drop`, {
      version: '1',
      [`reason-${made[1]!.id}`]: '理发师病了',
    })
    await staff.post(`${rules}/${id}/stalls`, usual({ title: '量血压', service: 'health', skill: '' }))
    await prepareDays(where.at(auto))
    expect((await stalls()).map(({ state }) => state)).toEqual(['planned', 'dropped'])
    where.services.clock.now = new Date(where.services.clock.now.getTime() + WEEK)
    await prepareDays(where.at(auto))
    expect(
      (await stalls())
        .map(({ title }) => title)
        .slice(2)
        .sort(),
    ).toEqual(['理发', '量血压'])
  })

  it('that was called off gives its places back', async () => {
    const day = await vanguardDay(where)
    const { shiftId } = await stall(where, day)
    const placeId = await place(shiftId, day)
    await rowsOf(
      sql`update gatherings.gathering set state = 'paused', reason_kind = 'weather' where area_id = ${where.area.id} and id = ${day.id} returning area_id`,
    )
    await prepareDays(where.at(auto))
    expect(await stands(shiftId, placeId)).toEqual({ shift: 'cancelled', place: 'cancelled', swaps: 0 })
  })
})

async function place(shiftId: string, day: { startsAt: Date }, who?: string): Promise<string> {
  const id = uuidv7(where.services.now())
  const volunteerId = who ?? (await volunteer(where, '何阿姨', { skills: ['haircut'] }))
  const now = where.services.now()
  const ends = new Date(day.startsAt.getTime() + 2 * 3_600_000)
  await inArea(where.at(auto), async (tx) => {
    const of = { area_id: where.area.id, at: now }
    await tx
      .insertInto('vanguard.place')
      .values({
        ...of,
        id,
        shift_id: shiftId,
        volunteer_id: volunteerId,
        during: `[${day.startsAt.toISOString()},${ends.toISOString()})`,
        state: 'accepted',
      })
      .execute()
    await tx
      .insertInto('vanguard.swap')
      .values({ ...of, id: uuidv7(now), place_id: id, state: 'open' })
      .execute()
  })
  return id
}

async function stands(shiftId: string, placeId: string) {
  const [row] = await rowsOf(
    sql<{ shift: string; place: string; swaps: number }>`select h.state as shift, p.state as place,
      (select count(*)::int from vanguard.swap w where w.area_id = h.area_id and w.place_id = p.id and w.state = 'open') as swaps
      from vanguard.shift h join vanguard.place p on p.area_id = h.area_id and p.shift_id = h.id
      where h.area_id = ${where.area.id} and h.id = ${shiftId} and p.id = ${placeId}`,
  )
  return row
}

describe('the board of one day', () => {
  it('says who comes to whoever leads, what is missing in words, and nothing to anybody else', async () => {
    const day = await vanguardDay(where)
    const hair = await stall(where, day, { need: 2, skill: 'haircut' })
    await place(hair.shiftId, day)
    const repair = await stall(where, day, { service: 'repair', need: 1, skill: 'appliances' })
    const other = await volunteer(where, '老周', { accountId: 'account-老周' })
    await place(repair.shiftId, day, other)
    const here = `/desk/vanguard/${day.id}`
    for (const who of [where.staff, where.lead]) {
      const page = await site(where, who).text(here)
      for (const said of ['何阿姨', '还差 1 人', '来的人里没有会修小家电的', '还没有定地点'])
        expect(page).toContain(said)
    }
    const own = await site(where, account('老周', 'volunteer')).text(here)
    expect([own.includes('1 人'), own.includes('何阿姨'), own.includes('不摆了')]).toEqual([true, false, false])
    expect((await site(where, account('路人', 'volunteer')).get(here)).status).toBe(404)
    expect((await site(where, guest).get(here)).status).toBe(403)
    const away = await vanguardWorld()
    expect((await site(away, away.staff).get(here)).status).toBe(404)
    expect((await site(where, where.lead).post(`${here}/stalls`, usual())).status).toBe(403)
  })

  it('drops a stall with its reason and gives the places back; twice is once; stale, served or closed it stays', async () => {
    const day = await vanguardDay(where)
    const { stallId, shiftId } = await stall(where, day)
    const placeId = await place(shiftId, day)
    const staff = site(where, where.staff)
    const here = `/desk/vanguard/${day.id}/stalls/${stallId}/drop`
    const why = { [`reason-${stallId}`]: '理发师病了' }
    const bare = await staff.post(here, { version: '1' })
    expect([bare.status, (await bare.text()).includes('请写上')]).toEqual([422, true])
    const stale = await staff.post(here, { version: '7', ...why })
    expect([stale.status, (await stale.text()).includes('刚刚有人改过')]).toEqual([409, true])
    await ticket(stallId)
    const served = await staff.post(here, { version: '1', ...why })
    expect([served.status, (await served.text()).includes('已经服务过人')]).toEqual([422, true])
    expect(await stands(shiftId, placeId)).toEqual({ shift: 'open', place: 'accepted', swaps: 1 })
    await rowsOf(sql`update vanguard.ticket set state = 'undone' where area_id = ${where.area.id} returning area_id`)
    const presses = await Promise.all([1, 2].map(() => staff.post(here, { version: '1', ...why })))
    expect(presses.map(({ status }) => status)).toEqual([303, 303])
    expect(await stands(shiftId, placeId)).toEqual({ shift: 'cancelled', place: 'cancelled', swaps: 0 })
    expect(await staff.text(`/desk/vanguard/${day.id}`)).toContain('理发师病了')
    const facts = await rowsOf(
      sql<{
        n: number
      }>`select count(*)::int as n from platform.fact where area_id = ${where.area.id} and name = 'vanguard.stall.dropped'`,
    )
    expect(facts[0]!.n).toBe(1)
  })

  it('adds a stall once, and none to a day that is over', async () => {
    const day = await vanguardDay(where)
    const staff = site(where, where.staff)
    const sent = usual({ from: '09:30', to: '10:30', title: '磨刀', service: 'other', skill: '' })
    for (let press = 0; press < 2; press++)
      expect((await staff.post(`/desk/vanguard/${day.id}/stalls`, sent)).status).toBe(303)
    expect([await count('vanguard.stall'), await count('vanguard.shift')]).toEqual([1, 1])
    expect(await staff.text(`/desk/vanguard/${day.id}`)).toContain('上午9点30分 到 上午10点30分')
    where.services.clock.now = new Date(where.services.clock.now.getTime() + 2 * WEEK)
    const late = await staff.post(`/desk/vanguard/${day.id}/stalls`, usual({ from: '09:30', to: '10:30' }))
    expect([late.status, (await late.text()).includes('已经过去')]).toEqual([422, true])
  })

  it('makes a small wish a stall, once for two who press at once, and never one that nobody has in hand', async () => {
    const day = await vanguardDay(where)
    const staff = site(where, where.staff)
    await wish({ seq: 7, state: 'assigned' })
    await wish({ seq: 8, state: 'accepted' })
    const page = await staff.text(`/desk/vanguard/${day.id}`)
    expect([page.includes('换灯泡'), page.includes('2024-0007'), page.includes('2024-0008')]).toEqual([
      true,
      true,
      false,
    ])
    const offer = (number: string) =>
      staff.post(`/desk/vanguard/${day.id}/wishes`, { id: uuidv7(where.services.now()), number })
    const presses = await Promise.all([offer('2024-0007'), offer('2024-0007'), offer('2024-0008')])
    expect(presses.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await count('vanguard.stall')).toBe(1)
    const after = await staff.text(`/desk/vanguard/${day.id}`)
    expect([after.includes('/desk/needs/2024-0007'), after.includes('可以顺便做的微心愿')]).toEqual([true, false])
  })
})

async function ticket(stallId: string): Promise<void> {
  const at = where.services.now()
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('vanguard.ticket')
      .values({ area_id: where.area.id, id: uuidv7(at), stall_id: stallId, state: 'served', given_at: at, at })
      .execute(),
  )
}

async function wish({ seq, state }: { seq: number; state: 'assigned' | 'accepted' }): Promise<void> {
  const at = where.services.now()
  const id = uuidv7(at)
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('needs.need')
      .values({
        area_id: where.area.id,
        id,
        year: 2024,
        seq,
        form_hash: Buffer.from(id),
        category: 'lighting',
        term: 'ordinary',
        words: '灯泡坏了够不着',
        title: '换灯泡',
        on_board: true,
        state,
        channel: 'telephone',
        reply_by: 'none',
        follow_hash: Buffer.from(id),
        assignee_role: 'team',
        assigned_at: at,
        answer_due_at: at,
        ally_id: where.teamId,
        submitted_at: at,
        contact_due_at: at,
        due_at: at,
      })
      .execute(),
  )
}

it('a rule is of a compound: whoever works in one chooses it, its days are there, and they lead them', async () => {
  const { compoundId } = where.here
  const own = site(where, account('这里的', 'staff', compoundId))
  const blank = await own.text(`${rules}?open=new`)
  expect(blank).toMatch(new RegExp(`value="${compoundId}" selected`))
  const nowhere = await own.post(rules, form({ spot: '' }))
  expect([nowhere.status, (await nowhere.text()).includes('请选在哪个小区')]).toEqual([422, true])
  const sent = form({ spot: compoundId })
  expect((await own.post(rules, sent)).headers.get('location')).toBe(`${rules}/${sent.id}`)
  const [day] = await daysOf(sent.id)
  const placed = await rowsOf(
    sql<{
      compound_id: string
    }>`select compound_id from gatherings.gathering where area_id = ${where.area.id} and id = ${day!.id}`,
  )
  expect(placed).toEqual([{ compound_id: compoundId }])
  expect((await own.get(`/desk/vanguard/${day!.id}/shifts`)).status).toBe(200)
  const far = site(where, account('对面的', 'staff', uuidv7(where.services.now())))
  expect((await far.post(rules, form({ spot: compoundId }))).status).toBe(422)
  expect((await far.get(`${rules}/${sent.id}`)).status).toBe(404)
  const wide = await programme()
  expect((await own.get(`${rules}/${wide}`)).status).toBe(404)
})

describe('the board and the page for everybody', () => {
  it('puts planned, held and paused with their reasons side by side; each number opens to its days', async () => {
    const day = await vanguardDay(where, { startsAt: startOfDay('2024-10-10') })
    await stall(where, day)
    await history(day.seriesId)
    const staff = site(where, where.staff)
    const page = await staff.text('/desk/vanguard?year=2024')
    expect(page.replace(/\s+/g, ' ')).toContain('天气 1 次 · 放假 1 次')
    const paused = await staff.text('/desk/vanguard?month=2024-09&what=off')
    expect([paused.includes('台风'), paused.includes('9月19日'), paused.includes('9月5日')]).toEqual([
      true,
      true,
      false,
    ])
    expect((await site(where, guest).get('/desk/vanguard')).status).toBe(403)
    const front = await site(where, guest).text('/vanguard')
    for (const said of ['天气：台风', '办了', '服务 12 人次', '服务 不到 5 人次']) expect(front).toContain(said)
    expect(front).toContain('下一次还没有定')
  })

  it('shows five days that were, and turns to every earlier one, also of another year', async () => {
    const { seriesId } = await vanguardDay(where)
    await history(seriesId)
    for (const on of ['2023-03-02', '2023-03-09', '2024-08-01']) await vanguardDay(where, { startsAt: startOfDay(on) })
    const seen: string[] = []
    const everybody = site(where, guest)
    let path: string | undefined = '/vanguard'
    for (let page = 0; path !== undefined && page < 9; page++) {
      const text: string = await everybody.text(path)
      const days = [
        ...text.matchAll(/row-link"? href="\/gatherings\/([0-9a-f-]{36})|href="\/gatherings\/([0-9a-f-]{36})"/g),
      ]
      const ids = [...new Set(days.map(([, one, other]) => one ?? other ?? ''))].filter((id) => !seen.includes(id))
      expect(ids.length).toBeLessThanOrEqual(page === 0 ? 6 : 5)
      seen.push(...ids)
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      expect(text.includes('下一次')).toBe(page === 0)
    }
    // Seven that were, and the one that is next.
    expect(seen).toHaveLength(8)
  })

  it('tells everybody the next day with its stalls, without a name and without a small wish, also on paper', async () => {
    const day = await vanguardDay(where)
    const { shiftId } = await stall(where, day)
    await place(shiftId, day)
    await stall(where, day, { service: 'wish' })
    for (const look of [{}, { elder: true }, { lang: 'en' as const }]) {
      const page = await site(where, guest, look).text('/vanguard')
      expect([page.includes('理发'), page.includes('何阿姨'), page.split('理发').length]).toEqual([true, false, 2])
    }
    const paper = await site(where, guest).text('/vanguard/notice')
    for (const said of ['10月31日 周四', '理发', '021-00000000', '<svg']) expect(paper).toContain(said)
  })
})

/** Some Thursdays of that autumn, as they went. */
async function history(seriesId: string): Promise<void> {
  const days = [
    { on: '2024-09-05', state: 'held', served: 12 },
    { on: '2024-09-12', state: 'held', served: 3 },
    { on: '2024-09-19', state: 'paused', reason_kind: 'weather', reason: '台风' },
    { on: '2024-10-03', state: 'paused', reason_kind: 'holiday' },
  ] as const
  const area_id = where.area.id
  await inArea(where.at(auto), async (tx) => {
    for (const { on, served = 0, ...one } of days as readonly {
      on: string
      state: 'held' | 'paused'
      served?: number
    }[]) {
      const starts_at = new Date(startOfDay(on).getTime() + 9 * 3_600_000)
      const ends_at = new Date(starts_at.getTime() + 2 * 3_600_000)
      const id = uuidv7(starts_at)
      const common = { area_id, made_at: starts_at, starts_at, ends_at, title: '临江先锋日' }
      await tx
        .insertInto('gatherings.gathering')
        .values({
          ...common,
          ...one,
          id,
          series_id: seriesId,
          series_on: addDays(on, 0),
          kind: 'vanguard',
          purpose: 'service',
          audience: 'everybody',
          sign_up: 'none',
          published_at: starts_at,
          held_at: one.state === 'held' ? ends_at : null,
        })
        .execute()
      await tx
        .insertInto('vanguard.stall')
        .values({ ...common, id: uuidv7(starts_at), gathering_id: id, service: 'haircut', state: 'closed', served })
        .execute()
    }
  })
}
