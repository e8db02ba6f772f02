import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '#base/days.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, thursday } from '#test/world.ts'
import { lockGathering } from '../gathering.ts'
import { signedUp, signUpsOf } from '../signups.test.kit.ts'
import { gather, neighbours, plainPlan, realAccount, rowOf, site, venue } from '../site.test.kit.ts'
import { changeFrom } from './change.ts'
import { layOut } from './laying.ts'
import { makeSeries } from './make-series.ts'
import { seriesKit } from './series.test.kit.ts'
import type { SeriesInput } from './template.rules.ts'

const where = await neighbours()
const { services, venueId } = where
const elsewhere = await venue(where, '花园议事亭')
const openAllDay = {
  open_hours: JSON.stringify(Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [[0, 1440]]]))),
}
await inArea(where.at(auto), (tx) =>
  tx.updateTable('gatherings.venue').set(openAllDay).where('area_id', '=', where.area.id).execute(),
)
const desk = site(where, where.staff)
const { newId, at, none, made, rows, setRow, seriesRow, factsOf, standingBookings } = seriesKit(where)

// What a test made is laid out no further in the next.
afterEach(async () => {
  services.clock.now = thursday
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.series')
      .set({ ended_at: thursday })
      .where('area_id', '=', where.area.id)
      .where('ended_at', 'is', null)
      .execute(),
  )
})

let hour = 0
/** A series every Thursday at an hour of its own, so that no two tests meet at a venue. */
function every(more: Partial<SeriesInput> = {}, plan: Partial<SeriesInput['plan']> = {}): SeriesInput {
  hour += 1
  return {
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    lunar: null,
    startsOn: '2024-10-31',
    untilOn: null,
    onHoliday: 'skip',
    minute: hour * 20,
    lasts: 15,
    plan: { ...plainPlan, venueId, title: `第 ${hour} 个系列`, ...plan },
    ...more,
  }
}

const fields = {
  rhythm: 'weekly',
  days: ['TH'],
  every: '1',
  startsOn: '2024-10-24',
  untilOn: '',
  onHoliday: 'skip',
  title: '唱歌',
  kind: 'hobby',
  purpose: 'leisure',
  audience: 'everybody',
  elsewhere: '江边步道',
  from: '19:00',
  to: '20:30',
  signUp: 'none',
  walkIns: 'yes',
}

/** Sends the form and follows it to the preview: its address, its text, and the form as it travels. */
async function preview(more: Record<string, string | string[]> = {}) {
  const sent = await desk.post('/desk/series/new', { id: newId(), ...fields, ...more })
  const href = sent.headers.get('location') ?? ''
  return { status: sent.status, href, text: href && (await desk.text(href)), packed: href.split('with=')[1] ?? '' }
}

const seriesNamed = async (title: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.series')
      .select('id')
      .where('area_id', '=', where.area.id)
      .where('title', '=', title)
      .execute(),
  )

describe('a new series', () => {
  test('is looked over before it is made, made once, and at the same hour in Shanghai every week', async () => {
    const shown = await preview()
    for (const words of ['每周四', '晚上7点 到 晚上8点30分', '到 2025年1月22日 周三 一共 13 次', '12月26日 周四'])
      expect(shown.text).toContain(words)
    expect(await seriesNamed('唱歌')).toEqual([])
    const back = await desk.text(`/desk/series/new?with=${shown.packed}`)
    expect(back).toContain('value="唱歌"')
    const confirm = { with: shown.packed, seen: '' }
    const answers = await Promise.all([desk.post('/desk/series', confirm), desk.post('/desk/series', confirm)])
    const hrefs = answers.map((answer) => [answer.status, answer.headers.get('location')])
    const [{ id } = { id: '' }, ...more] = await seriesNamed('唱歌')
    expect(more).toEqual([])
    expect(hrefs).toEqual([303, 303].map((status) => [status, `/desk/series/${id}`]))
    const all = await rows(id)
    expect(all).toHaveLength(13)
    expect(all.map(({ starts_at }) => starts_at.toISOString().slice(11))).toEqual(all.map(() => '11:00:00.000Z'))
    expect(all.every(({ state, published_at }) => state === 'published' && published_at !== null)).toBe(true)
    const page = await desk.text(`/desk/series/${id}`)
    for (const words of ['唱歌', '每周四', '后面排了 13 次', '10月31日 周四 晚上7点']) expect(page).toContain(words)
    expect(await desk.text('/desk/series')).toContain('下一次：10月24日 周四 晚上7点')
  })

  test.each<[string, Record<string, string | string[]>, string]>([
    ['no day', { days: [] }, '请至少选一天'],
    ['a day gone by', { startsOn: '2024-10-23' }, '这天已经过了'],
    ['a start that is none', { startsOn: '2024-13-45' }, '请写一个日子'],
    ['an end before the beginning', { untilOn: '2024-10-01' }, '在开始的前面'],
    ['a span without any', { untilOn: '2024-10-24', days: ['MO'] }, '一次也没有'],
    ['far too many', { days: ['MO', 'TU', 'WE', 'TH', 'FR'], untilOn: '2028-10-24' }, '最多 400 次'],
    ['hours turned round', { from: '20:30', to: '19:00' }, '结束要比开始晚'],
    ['an hour that is none', { from: '25:00' }, '请写几点'],
    ['sign-up without places', { signUp: 'draw' }, '请写名额'],
    ['two places', { venue: venueId, elsewhere: '江边' }, '选了场地'],
    ['a rule that would never end', { rhythm: 'own', rrule: 'FREQ=SECONDLY' }, '里有这里用不上的部分'],
  ])('%s: 422, the words kept', async (_, more, sentence) => {
    const answer = await desk.post('/desk/series/new', { ...fields, ...more })
    const text = await answer.text()
    expect([answer.status, text.includes(sentence), text.includes('value="唱歌"')]).toEqual([422, true, true])
  })

  test('at a place that is taken asks for each date, and makes nothing before it is answered', async () => {
    const startsAt = (day: Day) => new Date(`${day}T14:00:00+08:00`)
    const taken = async (day: Day, id: string, title: string) =>
      gather(where, { startsAt: startsAt(day), plan: { venueId: id, title } })
    await taken('2024-11-07', venueId, '居民听证会')
    await taken('2024-11-21', venueId, '书法课')
    await taken('2024-12-05', venueId, '义诊')
    await taken('2024-12-05', elsewhere, '合唱')
    const shown = await preview({
      title: '太极',
      venue: venueId,
      elsewhere: '',
      from: '14:00',
      to: '15:00',
      untilOn: '2024-12-31',
    })
    for (const words of ['有 3 次要先决定怎么办', '居民听证会，下午2点 到', '书法课', '义诊'])
      expect(shown.text).toContain(words)
    const seen = '2024-11-07,2024-11-21,2024-12-05'
    const confirm = { with: shown.packed, seen }
    for (const choices of [
      {},
      { 'at-rest': 'skip' },
      { 'at-rest': 'nowhere', seen: '2024-11-07' },
      { 'at-rest': 'nowhere', 'at-2024-12-05': `venue:${elsewhere}` },
      { 'at-rest': 'nowhere', 'at-2024-12-05': `venue:${newId()}` },
    ]) {
      const answer = await desk.post('/desk/series', { ...confirm, ...choices })
      expect([choices, answer.status, await seriesNamed('太极')]).toEqual([choices, 422, []])
    }
    const choices = {
      'at-2024-11-07': 'skip',
      'why-2024-11-07': '这天开听证会',
      'at-2024-11-21': `venue:${elsewhere}`,
      'at-rest': 'nowhere',
    }
    expect((await desk.post('/desk/series', { ...confirm, ...choices })).status).toBe(303)
    const [{ id } = { id: '' }] = await seriesNamed('太极')
    const all = await rows(id)
    const of = (on: Day) => all.find((row) => row.series_on === on)
    expect(of('2024-11-07')).toMatchObject({ state: 'paused', reason_kind: 'venue', reason: '这天开听证会' })
    expect(of('2024-11-21')).toMatchObject({ state: 'published', venue_id: elsewhere })
    expect(of('2024-12-05')).toMatchObject({ state: 'published', venue_id: null })
    expect(of('2024-11-14')).toMatchObject({ state: 'published', venue_id: venueId })
    expect(await standingBookings(all.map((row) => row.id))).toHaveLength(8)
    const page = await desk.text(`/desk/series/${id}`)
    for (const words of ['有 1 次还没有地点', '停了 1 次', '这天开听证会']) expect(page).toContain(words)
  })

  test('outside the open hours of its venue asks for each date too; what nobody decided about has no place', async () => {
    const early = await venue(where, '晨练角')
    const title = '夜读'
    const evening = { title, venue: early, elsewhere: '', from: '20:30', to: '21:30', untilOn: '2024-11-07' }
    const { text, packed } = await preview(evening)
    for (const words of ['有 3 次要先决定怎么办', '场地不开放', '场地开放：每天 8:00–21:00'])
      expect(text).toContain(words)
    const confirm = { with: packed, seen: '2024-10-24,2024-10-31,2024-11-07', 'at-rest': 'nowhere' }
    for (const undone of [{}, { 'at-2024-10-31': `venue:${early}` }, { 'at-2024-10-31': 'usual' }]) {
      const answer = await desk.post('/desk/series', {
        with: packed,
        ...undone,
        ...('at-2024-10-31' in undone && confirm),
        ...undone,
      })
      expect([undone, answer.status, await seriesNamed(title)]).toEqual([undone, 422, []])
    }
    expect((await desk.post('/desk/series', { ...confirm, 'at-2024-10-31': `venue:${elsewhere}` })).status).toBe(303)
    const [{ id } = { id: '' }] = await seriesNamed(title)
    const { compoundId: compound_id } = where.here
    expect(await rows(id)).toMatchObject([
      { venue_id: null, compound_id },
      { venue_id: elsewhere, compound_id },
      { venue_id: null, compound_id },
    ])
    // The clock finds the door closed as well: nobody stands before it.
    const later = await made(every({ minute: 1000, lasts: 60, untilOn: '2025-02-06' }, { venueId: early }))
    const daytime = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [[480, 1000]]]))
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('gatherings.venue')
        .set({ open_hours: JSON.stringify(daytime) })
        .where('area_id', '=', where.area.id)
        .where('id', '=', early)
        .execute(),
    )
    services.clock.now = new Date(thursday.getTime() + 14 * 86_400_000)
    await layOut(where.at(auto))
    const all = await rows(later)
    expect(all.map(({ venue_id }) => venue_id === early)).toEqual([...Array<boolean>(12).fill(true), false, false])
    expect(all.at(-1)).toMatchObject({ state: 'published', compound_id })
    const answer = await changeFrom(at(), {
      id: later,
      version: 1,
      template: { minute: 990, lasts: 60, plan: { ...plainPlan, venueId: early } },
      from: null,
      newId: newId(),
    })
    expect(answer.done && new Set(answer.value.kept.map(({ why }) => why))).toEqual(new Set(['closed']))
  })

  test('is read and asked for as one alone is: who leads, in which compound; whoever works elsewhere knows nothing of it', async () => {
    const leader = await realAccount(where, '周老师', 'volunteer')
    const { compoundId } = where.here
    const own = site(where, account('这里的', 'staff', compoundId))
    const alone = await own.text('/desk/gatherings/new')
    const names = (page: string) => [...page.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)
    const form = await own.text('/desk/series/new')
    const asked = new Set(names(form))
    expect(names(alone).filter((name) => !asked.has(name) && !['day', 'publish'].includes(name ?? ''))).toEqual([])
    expect(form).toContain('周老师')
    const sent = { ...fields, id: newId(), title: '快板', leader: leader.id!, untilOn: '2024-10-31' }
    expect((await own.post('/desk/series/new', sent)).status).toBe(422)
    const looked = await own.post('/desk/series/new', { ...sent, spot: compoundId })
    const packed = (looked.headers.get('location') ?? '').split('with=')[1] ?? ''
    const set = await own.post('/desk/series', { with: packed })
    const path = set.headers.get('location') ?? ''
    const [{ id } = { id: '' }] = await seriesNamed('快板')
    expect(await seriesRow(id)).toMatchObject({ compound_id: compoundId, building_id: null })
    for (const row of await rows(id)) expect(row).toMatchObject({ leader_id: leader.id, compound_id: compoundId })
    const far = site(where, account('对面的', 'staff', newId()))
    for (const [who, found] of [
      [own, true],
      [desk, true],
      [far, false],
    ] as const) {
      expect((await who.get(path)).status).toBe(found ? 200 : 404)
      expect((await who.text('/desk/series')).includes(id)).toBe(found)
    }
    const wide = await made(every({}, { venueId: null, elsewhere: '全区' }))
    expect((await own.get(`/desk/series/${wide}`)).status).toBe(404)
    for (const plan of [{}, { venueId: null, elsewhere: '门口', compoundId }, { venueId: null, elsewhere: '门口' }]) {
      const ask = { id: newId(), input: every({}, plan), choose: none }
      const answer = await makeSeries(where.at(account('对面的', 'staff', newId())), ask)
      expect(answer).toEqual({ done: false, why: 'unknown-venue' })
    }
    hour -= 3
  })

  test('at a venue of the whole area it is in the compound that was chosen, and its gatherings follow to another', async () => {
    const hall = await venue(where, '居民区礼堂')
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('gatherings.venue')
        .set({ compound_id: null, building_id: null, ...openAllDay })
        .where('area_id', '=', where.area.id)
        .where('id', '=', hall)
        .execute(),
    )
    const { compoundId, buildingId } = where.here
    const own = where.at(account('这里的', 'staff', compoundId))
    const input = (spot: string | null) => every({ untilOn: '2024-11-07' }, { venueId: hall, compoundId: spot })
    const refused = await makeSeries(own, { id: newId(), input: input(null), choose: none })
    expect(refused).toEqual({ done: false, why: 'unknown-venue' })
    const [id, said] = [newId(), input(compoundId)]
    expect(await makeSeries(own, { id, input: said, choose: none })).toMatchObject({ done: true })
    const places = async () => (await rows(id)).map((row) => [row.venue_id, row.compound_id, row.building_id])
    expect(await places()).toEqual([
      [hall, compoundId, null],
      [hall, compoundId, null],
    ])
    const template = { minute: said.minute, lasts: said.lasts, plan: { ...said.plan, buildingId } }
    const changed = await changeFrom(own, { id, version: 1, template, from: null, newId: newId() })
    expect(changed).toMatchObject({ done: true, value: { changed: 2, kept: [] } })
    expect(await places()).toEqual([
      [hall, compoundId, buildingId],
      [hall, compoundId, buildingId],
    ])
    // One that is at a venue of a compound by itself stays where that is.
    const [first] = await rows(id)
    await setRow(first!.id, { venue_id: venueId })
    const back = { ...template, plan: said.plan }
    expect(await changeFrom(own, { id, version: 2, template: back, from: null, newId: newId() })).toMatchObject({
      done: true,
    })
    expect(await places()).toEqual([
      [venueId, compoundId, buildingId],
      [hall, compoundId, null],
    ])
    hour -= 2
  })

  test('made by two people at once for one hour of one venue: one has it, the other is asked', async () => {
    const input = every()
    const both = await Promise.all([0, 1].map(() => makeSeries(at(), { id: newId(), input, choose: none })))
    expect(both.filter((answer) => answer.done)).toHaveLength(1)
    expect(both.find((answer) => !answer.done)).toEqual({ done: false, why: 'clash' })
  })

  test('what was changed in the address is read again, and nothing of it is believed', async () => {
    const { packed } = await preview({ title: '<b>粗</b>' })
    expect(await desk.text(`/desk/series/preview?with=${packed}`)).not.toContain('<b>粗')
    for (const odd of ['', 'x', packed.slice(4), 'A'.repeat(5000)]) {
      expect((await desk.get(`/desk/series/preview?with=${odd}`)).status).toBe(303)
      expect((await desk.get(`/desk/series/new?with=${odd}`)).status).toBe(200)
      expect((await desk.post('/desk/series', { with: odd })).status).toBe(303)
    }
  })
})

describe('laid out by the clock', () => {
  test('to ninety days, twice at once is once; what was called off, moved or taken out is not made again', async () => {
    const id = await made(every())
    const first = await rows(id)
    expect([first.length, first.at(-1)?.series_on]).toEqual([12, '2025-01-16'])
    const [a, b, c] = first as [(typeof first)[0], (typeof first)[0], (typeof first)[0]]
    await setRow(a.id, { state: 'cancelled', reason_kind: 'weather' })
    await setRow(b.id, { starts_at: new Date('2025-01-20T10:00:00Z'), ends_at: new Date('2025-01-20T11:00:00Z') })
    await inArea(where.at(auto), async (tx) => {
      await tx.deleteFrom('gatherings.booking').where('area_id', '=', where.area.id).where('id', '=', c.id).execute()
      await tx.deleteFrom('gatherings.gathering').where('area_id', '=', where.area.id).where('id', '=', c.id).execute()
    })
    await layOut(where.at(auto))
    expect(await rows(id)).toHaveLength(11)
    services.clock.now = new Date(thursday.getTime() + 30 * 86_400_000)
    await Promise.all([layOut(where.at(auto)), layOut(where.at(auto)), layOut(where.at(auto))])
    const later = (await rows(id)).slice(11).map(({ series_on }) => series_on)
    expect(later).toEqual(['2025-01-23', '2025-01-30', '2025-02-06', '2025-02-13', '2025-02-20'])
  })

  test('at a place that is taken: made without one, and waiting for somebody', async () => {
    const input = every()
    const id = await made(input)
    const startsAt = new Date(new Date('2025-02-06T00:00:00+08:00').getTime() + input.minute * 60_000)
    await gather(where, { startsAt, endsAt: new Date(startsAt.getTime() + 60_000), plan: { venueId } })
    services.clock.now = new Date(thursday.getTime() + 20 * 86_400_000)
    await layOut(where.at(auto))
    const of = (await rows(id)).find(({ series_on }) => series_on === '2025-02-06')
    expect(of).toMatchObject({ state: 'published', venue_id: null })
    expect(await desk.text(`/desk/series/${id}`)).toContain('有 1 次还没有地点')
  })

  test('on a holiday: left out with the reason, seen and counted, its venue free', async () => {
    services.clock.now = new Date('2024-09-20T09:00:00+08:00')
    const id = await made(every({ startsOn: '2024-09-26', untilOn: '2024-10-10' }))
    const all = await rows(id)
    expect(all.map(({ series_on, state, reason_kind }) => [series_on, state, reason_kind])).toEqual([
      ['2024-09-26', 'published', null],
      ['2024-10-03', 'paused', 'holiday'],
      ['2024-10-10', 'published', null],
    ])
    expect(await standingBookings([all[1]!.id])).toEqual([])
    expect((await site(where).get(`/gatherings/${all[1]!.id}`)).status).toBe(200)
    const moved = await rows(
      await made(
        every({ startsOn: '2024-09-26', untilOn: '2024-10-12', rule: 'FREQ=WEEKLY;BYDAY=SA', onHoliday: 'move' }),
      ),
    )
    expect(moved.map(({ starts_at, state }) => [dayOf(starts_at), state])).toEqual([
      ['2024-09-28', 'published'],
      ['2024-10-05', 'paused'],
      ['2024-10-13', 'published'],
    ])
  })

  test('into a year whose holidays nobody announced: the page says so', async () => {
    services.clock.now = new Date('2026-11-23T09:00:00+08:00')
    const id = await made(every({ startsOn: '2026-11-26' }))
    expect(await desk.text(`/desk/series/${id}`)).toContain('2027 年的放假安排还没公布')
    expect((await preview({ startsOn: '2026-11-26' })).text).toContain('2027 年的放假安排还没公布')
  })

  test('a lunar festival months away is made when its time comes', async () => {
    const id = await made(every({ rule: null, lunar: '9-9', onHoliday: 'keep', startsOn: '2024-11-01' }))
    expect(await rows(id)).toEqual([])
    services.clock.now = new Date('2025-09-01T09:00:00+08:00')
    await layOut(where.at(auto))
    expect((await rows(id)).map(({ series_on }) => series_on)).toEqual(['2025-10-29'])
  })
})

describe('changed', () => {
  const template = (input: SeriesInput, more: Partial<SeriesInput> = {}, plan: object = {}) => ({
    minute: more.minute ?? input.minute,
    lasts: more.lasts ?? input.lasts,
    plan: { ...input.plan, ...plan },
  })

  test('from one on: the series parts, those before stay, those after have the new hour and their sign-ups', async () => {
    const input = every()
    const id = await made(input)
    const before = await rows(id)
    const [from] = before.slice(4)
    const next = newId()
    const sent = {
      id: next,
      version: '1',
      ...fields,
      title: '新名字',
      venue: venueId,
      elsewhere: '',
      from: '21:00',
      to: '21:30',
      signUp: 'first-come',
      capacity: '20',
    }
    await setRow(before[6]!.id, { taken: 3, queued: 3 })
    const own = { ...(await rowOf(where, before[7]!.id)) }
    await setRow(own.id, { own: true })
    const answer = await desk.post(`/desk/series/${id}/change/${from!.id}`, sent)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/desk/series/${next}`])
    expect((await desk.post(`/desk/series/${id}/change/${from!.id}`, sent)).headers.get('location')).toBe(
      `/desk/series/${next}`,
    )
    expect(await seriesRow(id)).toMatchObject({ until_on: addDays(from!.series_on!, -1), version: 2 })
    expect(await seriesRow(next)).toMatchObject({ starts_on: from!.series_on, minute: 1260, title: '新名字' })
    const old = await rows(id)
    expect(old).toEqual([...before.slice(0, 4), { ...own, own: true }])
    const after = await rows(next)
    expect(after).toHaveLength(before.length - 5)
    for (const row of after) expect(row).toMatchObject({ title: '新名字', state: 'published' })
    expect(after.map(({ starts_at }) => starts_at.toISOString().slice(11, 16))).toEqual(after.map(() => '13:00'))
    expect(await rowOf(where, before[6]!.id)).toMatchObject({ taken: 3, queued: 3 })
    const fact = (await factsOf(before[6]!.id)).find(({ what }) => what === 'changed')
    expect(fact?.detail).toMatchObject({
      from: before[6]!.starts_at.toISOString(),
      to: after[2]?.starts_at.toISOString(),
    })
    services.clock.now = new Date(thursday.getTime() + 30 * 86_400_000)
    await layOut(where.at(auto))
    expect(await rows(id)).toHaveLength(5)
    expect((await rows(next)).at(-1)).toMatchObject({ title: '新名字', series_on: '2025-02-20' })
  })

  test('while people sign up: never fewer places than are given, and what was not changed is named', async () => {
    const input = every()
    const id = await made(input)
    const all = await rows(id)
    const seat = (gatheringId: string) =>
      inArea(where.at(auto), async (tx) => {
        const row = await lockGathering(tx, where.at(auto), gatheringId)
        if (!row || row.taken >= (row.capacity ?? 0)) return
        await tx
          .updateTable('gatherings.gathering')
          .set({ taken: row.taken + 1, queued: row.queued + 1 })
          .where('area_id', '=', where.area.id)
          .where('id', '=', gatheringId)
          .execute()
      })
    const crowd = all.slice(0, 4).flatMap(({ id: each }, n) => Array.from({ length: n * 3 }, () => each))
    const change = changeFrom(at(), {
      id,
      version: 1,
      template: template(input, {}, { capacity: 5, title: '小班' }),
      from: null,
      newId: newId(),
    })
    const [answer] = await Promise.all([change, ...crowd.map(seat)])
    if (!answer.done) throw new Error(answer.why)
    const kept = new Set(answer.value.kept.map((one) => one.id))
    expect(answer.value.changed + kept.size).toBe(all.length)
    for (const row of await rows(id)) {
      const fits = { capacity: kept.has(row.id) ? 20 : 5, title: kept.has(row.id) ? input.plan.title : '小班' }
      expect(row).toMatchObject(fits)
      expect(row.taken).toBeLessThanOrEqual(row.capacity ?? 0)
    }
    // The second time all seats are given: those with more than two are left, and the page lists them.
    const sent = {
      id: newId(),
      version: '2',
      ...fields,
      title: '小班',
      venue: venueId,
      elsewhere: '',
      from: '05:00',
      to: '05:10',
      signUp: 'first-come',
      capacity: '1',
    }
    const again = await desk.post(`/desk/series/${id}/change`, { ...sent, walkIns: 'yes', partyMost: '4' })
    const list = await desk.text(again.headers.get('location') ?? '')
    const over = (await rows(id)).filter(({ taken }) => taken > 1)
    expect(over.length).toBeGreaterThan(0)
    expect(list).toContain(`有 ${over.length} 次没有改`)
    expect(list).toContain('已经报上名的比新的名额多')
  })

  test('to a place that is taken: that one stays where it was', async () => {
    const input = every()
    const id = await made(input)
    const [, second] = await rows(id)
    const { starts_at: startsAt, ends_at: endsAt } = second!
    await gather(where, { startsAt, endsAt, plan: { venueId: elsewhere } })
    const answer = await changeFrom(at(), {
      id,
      version: 1,
      template: template(input, {}, { venueId: elsewhere }),
      from: null,
      newId: newId(),
    })
    expect(answer).toMatchObject({ done: true, value: { kept: [{ id: second!.id, why: 'clash' }] } })
    const all = await rows(id)
    expect(all.map(({ venue_id }) => venue_id)).toEqual(all.map((row) => (row.id === second!.id ? venueId : elsewhere)))
    const booked = await standingBookings(all.map((row) => row.id))
    expect(booked.filter(({ venue_id }) => venue_id === venueId).map((booking) => booking.id)).toEqual([second!.id])
  })

  test('one alone: it goes its own way, and a change of all leaves it', async () => {
    const input = every()
    const id = await made(input)
    const [first] = await rows(id)
    const form = await desk.text(`/desk/gatherings/${first!.id}`)
    const own = `/desk/gatherings/${first!.id}`
    for (const href of [`change/${first!.id}`, `days/${first!.id}`, 'change'])
      expect(form).toContain(`/desk/series/${id}/${href}"`)
    expect(form).toContain(`${own}/edit"`)
    const sent = { ...fields, title: '只这一次', day: '2024-10-31', from: '20:00', to: '20:30', version: '1' }
    expect((await desk.post(own, sent)).status).toBe(303)
    expect(await rowOf(where, first!.id)).toMatchObject({
      own: true,
      title: '只这一次',
      venue_id: null,
      elsewhere: '江边步道',
    })
    expect(await standingBookings([first!.id])).toEqual([])
    const stale = await desk.post(own, { ...sent, title: '又一次' })
    const both = await stale.text()
    expect([stale.status, both.includes('又一次'), both.includes('只这一次')]).toEqual([409, true, true])
    await changeFrom(at(), {
      id,
      version: 1,
      template: template(input, {}, { title: '都改' }),
      from: null,
      newId: newId(),
    })
    const titles = (await rows(id)).map(({ title }) => title)
    expect([titles[0], new Set(titles.slice(1))]).toEqual(['只这一次', new Set(['都改'])])
    const late = await desk.post(`/desk/series/${id}/change`, { ...fields, version: '1', title: '太迟' })
    expect([late.status, (await late.text()).includes('都改')]).toEqual([409, true])
  })

  test('what was held, called off, begun or changed by itself is never touched, whatever is changed', async () => {
    const kinds = [
      { state: 'held', held_at: thursday },
      { state: 'cancelled', reason_kind: 'weather' },
      { state: 'paused', reason_kind: 'holiday' },
      { own: true },
    ]
    const step = fc.record({
      from: fc.option(fc.integer({ min: 0, max: 11 })),
      minute: fc.constantFrom(null, 30, 600),
      title: fc.constantFrom(null, '甲', '乙'),
      venue: fc.constantFrom(null, elsewhere),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.constantFrom(...kinds)), {
          selector: ([n]) => n,
          minLength: 2,
          maxLength: 6,
        }),
        fc.array(step, { minLength: 1, maxLength: 3 }),
        async (marks, steps) => {
          services.clock.now = thursday
          const input = every({ minute: 1000 }, { venueId: null })
          let id = await made(input)
          const all = await rows(id)
          for (const [n, set] of marks) await setRow(all[n]!.id, set)
          services.clock.now = new Date(all[1]!.starts_at.getTime() + 60_000)
          const frozen = [...new Set([...marks.map(([n]) => n), 0, 1])].map((n) => all[n]!.id)
          const before = await Promise.all(frozen.map((each) => rowOf(where, each)))
          let now = { minute: input.minute, lasts: input.lasts, plan: input.plan }
          for (const { from, minute, title, venue: place } of steps) {
            now = {
              ...now,
              minute: minute ?? now.minute,
              plan: { ...now.plan, title: title ?? now.plan.title, venueId: place },
            }
            const { version } = await seriesRow(id)
            const on = from === null ? null : all[from]!.series_on
            const answer = await changeFrom(at(), { id, version, template: now, from: on, newId: newId() })
            if (answer.done) id = answer.value.seriesId
          }
          expect(await Promise.all(frozen.map((each) => rowOf(where, each)))).toEqual(before)
          // The hour is given back for the next run.
          for (const { id: each } of all)
            await setRow(each, { state: 'cancelled', reason_kind: 'weather', held_at: null })
          await inArea(where.at(auto), (tx) =>
            tx
              .updateTable('gatherings.booking')
              .set({ standing: false })
              .where('area_id', '=', where.area.id)
              .where(
                'id',
                'in',
                all.map((row) => row.id),
              )
              .execute(),
          )
        },
      ),
      { numRuns: 8 },
    )
  })

  test('with more places: whoever waits is asked', async () => {
    const input = every({}, { capacity: 1 })
    const id = await made(input)
    const [first] = await rows(id)
    await signedUp(where, first!.id)
    const waiting = await signedUp(where, first!.id, { state: 'waitlisted' })
    await changeFrom(at(), {
      id,
      version: 1,
      template: template(input, {}, { capacity: 2 }),
      from: null,
      newId: newId(),
    })
    expect((await signUpsOf(where, first!.id)).find((one) => one.id === waiting)).toMatchObject({ state: 'offered' })
    expect(await rowOf(where, first!.id)).toMatchObject({ capacity: 2, taken: 2 })
  })
})

describe('stopped', () => {
  test('a span, also one the clock did not reach: paused with the reason, counted, its venue free', async () => {
    const id = await made(every())
    const bad = await desk.post(`/desk/series/${id}/pause`, {
      from: '2025-01-16',
      to: '2025-01-01',
      reasonKind: 'other',
    })
    const text = await bad.text()
    expect([bad.status, text.includes('在开始的前面'), text.includes('请写一句是什么')]).toEqual([422, true, true])
    const sent = { from: '2025-01-16', to: '2025-02-06', reasonKind: 'holiday', reason: '春节前后停一停' }
    expect((await desk.post(`/desk/series/${id}/pause`, sent)).status).toBe(303)
    const paused = (await rows(id)).filter(({ state }) => state === 'paused')
    expect(paused.map(({ series_on, reason }) => [series_on, reason])).toEqual(
      ['2025-01-16', '2025-01-23', '2025-01-30', '2025-02-06'].map((day) => [day, '春节前后停一停']),
    )
    expect(await standingBookings(paused.map((row) => row.id))).toEqual([])
    expect((await factsOf(paused[0]!.id)).filter(({ what }) => what === 'paused')).toHaveLength(1)
    services.clock.now = new Date(thursday.getTime() + 40 * 86_400_000)
    await layOut(where.at(auto))
    expect((await rows(id)).filter(({ state }) => state === 'paused')).toHaveLength(4)
  })

  test('for good: what follows is called off with the reason, what was held stays, nothing more is laid out', async () => {
    const id = await made(every())
    const all = await rows(id)
    await setRow(all[0]!.id, { state: 'held', held_at: thursday })
    await setRow(all[3]!.id, { own: true })
    // The second is under way: it goes on, though it is of the day from which there are no more.
    services.clock.now = new Date(all[1]!.starts_at.getTime() + 60_000)
    const sent = { version: '1', stopsOn: all[1]!.series_on!, reasonKind: 'too-few' }
    expect((await desk.post(`/desk/series/${id}/end`, { ...sent, version: '7' })).status).toBe(409)
    expect((await desk.post(`/desk/series/${id}/end`, sent)).status).toBe(303)
    const states = (await rows(id)).map(({ state }) => state)
    expect(states).toEqual(['held', 'published', ...states.slice(2).map(() => 'cancelled')])
    services.clock.now = new Date(thursday.getTime() + 60 * 86_400_000)
    await layOut(where.at(auto))
    expect(await rows(id)).toHaveLength(all.length)
    expect((await desk.get(`/desk/series/${id}/change`)).status).toBe(404)
    expect(await desk.text('/desk/series')).toContain('已经结束的')
  })
})

test('of another area, of another compound, or unknown: 404; residents and volunteers: 403', async () => {
  const id = await made(every())
  const [first] = await rows(id)
  const far = await area(services, 'far', '外区')
  const there = site({ ...where, area: far, at: (actor) => ({ ...where.at(actor), area: far }) }, where.staff)
  const next = site(where, account('小李', 'staff', newId()))
  const paths = [
    `/desk/series/${id}`,
    `/desk/series/${id}/change`,
    `/desk/series/${id}/pause`,
    `/desk/series/${id}/end`,
    `/desk/series/${id}/days/${first!.id}`,
  ]
  for (const [who, found] of [
    [there, 404],
    [next, 404],
    [desk, 200],
  ] as const)
    for (const path of paths) expect([path, (await who.get(path)).status]).toEqual([path, found])
  for (const path of [`/desk/series/${newId()}`, '/desk/series/nonsense'])
    expect((await desk.get(path)).status).toBe(404)
  expect(await next.text('/desk/series')).not.toContain(id)
  for (const actor of [where.volunteer, undefined])
    expect((await site(where, actor).get('/desk/series')).status).toBe(403)
})
