import { afterEach, expect, test } from 'vitest'
import { dayOf, minuteOfDay } from '#base/days.ts'
import { auto } from '#platform/ctx.ts'
import { thursday } from '#test/world.ts'
import { signedUp, signUpsOf } from '../signups.test.kit.ts'
import { gather, neighbours, plainPlan, rowOf, site } from '../site.test.kit.ts'
import { layOut } from './laying.ts'
import { seriesKit } from './series.test.kit.ts'
import { setDays } from './set-days.ts'
import type { SeriesInput } from './template.rules.ts'

const where = await neighbours()
const { services, venueId } = where
const desk = site(where, where.staff)
const { newId, at, none, made, rows, setRow, seriesRow, factsOf, standingBookings } = seriesKit(where)

let hour = 7
/** A series every Thursday until the 12th of December, at an hour of its own. */
function thursdays(more: Partial<SeriesInput> = {}): Promise<string> {
  hour += 1
  return made({
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    lunar: null,
    startsOn: '2024-10-31',
    untilOn: '2024-12-12',
    onHoliday: 'skip',
    minute: hour * 60,
    lasts: 50,
    plan: { ...plainPlan, venueId, title: `第 ${hour} 个系列` },
    ...more,
  })
}

const happened = async (id: string) => (await factsOf(id)).map(({ what }) => what).sort()
const booked = async (all: readonly { id: string }[]) => (await standingBookings(all.map(({ id }) => id))).length
const days = (all: readonly { starts_at: Date }[]) => all.map(({ starts_at }) => dayOf(starts_at).slice(5))

afterEach(() => {
  services.clock.now = thursday
})

const fridays = {
  rhythm: 'weekly',
  days: ['FR'],
  every: '1',
  onHoliday: 'skip',
  reasonKind: 'leader',
  reason: '老师换了班',
}
const clock = { from: '15:00', to: '16:00' }

/** Sends the form and follows it to what it would come to. */
async function looked(path: string, sent: Record<string, string | string[]>) {
  const answer = await desk.post(path, { id: newId(), ...sent })
  const href = answer.headers.get('location') ?? ''
  return { status: answer.status, text: href && (await desk.text(href)), packed: href.split('with=')[1] ?? '' }
}

test('from one on: looked over first, then those ahead move within their week with whoever signed up, the rest stays', async () => {
  const id = await thursdays()
  const before = await rows(id)
  expect(days(before)).toEqual(['10-31', '11-07', '11-14', '11-21', '11-28', '12-05', '12-12'])
  const [, from, full, own] = before
  const party = await signedUp(where, full!.id, { seats: 3 })
  await setRow(own!.id, { own: true, title: '单独一次' })
  await gather(where, { startsAt: new Date('2024-11-29T15:30:00+08:00'), plan: { venueId, title: '居民听证会' } })
  const path = `/desk/series/${id}/days/${from!.id}`
  const form = await desk.text(path)
  expect(form).toMatch(/value="TH" checked/)
  const wrong = await desk.post(path, { rhythm: 'weekly', days: ['FR'], from: '16:00', to: '15:00' })
  const said = await wrong.text()
  expect([wrong.status, said.includes('结束要比开始晚'), said.includes('value="FR" checked')]).toEqual([
    422,
    true,
    true,
  ])

  const { text, packed } = await looked(path, { ...fridays, ...clock })
  for (const words of [
    '每周五',
    '下午3点 到 下午4点',
    '原来是 11月7日 周四',
    '有 2 次要先决定怎么办',
    '居民听证会，下午3点30分',
    '这一周另有一次单独改过的，照旧：11月21日',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('要取消')
  const next = newId()
  const set = { id: next, with: packed, version: '1', seen: '2024-11-22,2024-11-29' }
  const half = await desk.post(`${path}/set`, { ...set, 'at-2024-11-29': 'skip', 'why-2024-11-29': '这天听证' })
  expect([half.status, (await rows(id)).length, days(await rows(id))]).toEqual([422, 7, days(before)])
  const whole = { ...set, 'at-2024-11-22': 'usual', 'at-2024-11-29': 'skip', 'why-2024-11-29': '这天听证' }
  const stale = await desk.post(`${path}/set`, { ...whole, version: '0' })
  expect([stale.status, (await stale.text()).includes('刚改过'), days(await rows(id))]).toEqual([
    409,
    true,
    days(before),
  ])
  for (let press = 0; press < 2; press += 1)
    expect((await desk.post(`${path}/set`, whole)).headers.get('location')).toBe(`/desk/series/${next}`)

  expect(await seriesRow(id)).toMatchObject({ until_on: '2024-11-06', ended_at: null })
  expect(await seriesRow(next)).toMatchObject({
    starts_on: '2024-11-08',
    until_on: '2024-12-15',
    minute: 900,
    lasts: 60,
  })
  const after = await rows(next)
  expect(days(after)).toEqual(['11-08', '11-15', '11-22', '11-29', '12-06', '12-13'])
  expect(after.map(({ state }) => state)).toEqual([
    'published',
    'published',
    'published',
    'paused',
    'published',
    'published',
  ])
  const old = await rows(id)
  expect(old.map(({ state }) => state)).toEqual([
    'published',
    'postponed',
    'postponed',
    'published',
    'paused',
    'postponed',
    'postponed',
  ])
  expect(old[0]).toEqual(before[0])
  expect(await rowOf(where, own!.id)).toEqual({ ...own, own: true, title: '单独一次' })
  expect(old[2]).toMatchObject({ instead_id: after[1]!.id, reason_kind: 'leader', reason: '老师换了班', taken: 0 })
  expect(after[1]).toMatchObject({ taken: 3, queued: 1, venue_id: venueId, compound_id: where.here.compoundId })
  expect((await signUpsOf(where, after[1]!.id)).map((one) => one.id)).toEqual([party])
  expect(await happened(full!.id)).toEqual(['postponed', 'published'])
  expect(await happened(old[4]!.id)).toEqual(['paused', 'published'])
  expect([await booked(old), await booked(after)]).toEqual([2, 5])
  services.clock.now = new Date(thursday.getTime() + 60 * 86_400_000)
  await layOut(where.at(auto))
  expect([(await rows(id)).length, (await rows(next)).length]).toEqual([7, 6])
})

test('a week without a new day: called off with the reason; a day that stays keeps its gathering, at the new hour', async () => {
  const id = await thursdays({ rule: 'FREQ=WEEKLY;BYDAY=TU,TH', startsOn: '2024-11-05', untilOn: '2024-11-14' })
  const before = await rows(id)
  expect(days(before)).toEqual(['11-05', '11-07', '11-12', '11-14'])
  await signedUp(where, before[0]!.id)
  const recurrence = {
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    lunar: null,
    startsOn: '2024-11-05',
    untilOn: null,
    onHoliday: 'skip',
  } as const
  const what = { minute: 1200, lasts: 30, recurrence, reason: { kind: 'too-few', words: null } } as const
  const path = `/desk/series/${id}/days/${before[0]!.id}`
  const sent = { ...fridays, days: ['TH'], from: '20:00', to: '20:30' }
  expect((await looked(path, sent)).text).toMatch(
    /2 次那一周没有新的日子，要取消：[\s\S]*11月5日 周二[^<]*有 1 位报了名/,
  )
  const next = newId()
  const on = { id, version: 1, newId: next, from: '2024-11-05', days: what, choose: none }
  // Pressed by two at once: done once.
  const both = await Promise.all([setDays(at(), on), setDays(at(), on)])
  expect(both.map((answer) => answer.done && answer.value.seriesId)).toEqual([next, next])
  expect(await seriesRow(id)).toMatchObject({ ended_at: services.now() })
  expect((await rows(id)).map(({ state, reason_kind }) => [state, reason_kind])).toEqual([
    ['cancelled', 'too-few'],
    ['cancelled', 'too-few'],
  ])
  const kept = (await rows(next)).slice(0, 2)
  expect(kept.map((row) => row.id)).toEqual([before[1]!.id, before[3]!.id])
  expect(kept.map(({ starts_at, series_on }) => [series_on, minuteOfDay(starts_at)])).toEqual([
    ['2024-11-07', 1200],
    ['2024-11-14', 1200],
  ])
  expect(await happened(before[0]!.id)).toEqual(['cancelled', 'published'])
  expect(await happened(before[1]!.id)).toEqual(['changed', 'published'])
  expect(await setDays(at(), { ...on, newId: newId() })).toEqual({ done: false, why: 'unknown' })
})

test('the new day lies before the old one of that week: it moves there, while it is ahead', async () => {
  const id = await thursdays()
  const [first] = await rows(id)
  const path = `/desk/series/${id}/days/${first!.id}`
  const { packed } = await looked(path, { ...fridays, days: ['TU'], ...clock })
  const next = newId()
  expect((await desk.post(`${path}/set`, { id: next, with: packed, version: '1' })).status).toBe(303)
  expect(days(await rows(next)).slice(0, 2)).toEqual(['10-29', '11-05'])
  expect(await rowOf(where, first!.id)).toMatchObject({ state: 'postponed', instead_id: (await rows(next))[0]!.id })
  // What began, was called off or is another's is not a gathering to begin from.
  const [, second] = await rows(next)
  await setRow(second!.id, { state: 'cancelled', reason_kind: 'weather' })
  for (const bad of [first!.id, second!.id, newId(), 'x'])
    expect((await desk.get(`/desk/series/${next}/days/${bad}`)).status).toBe(404)
  expect((await desk.post(`/desk/series/${next}/days/${second!.id}/set`, { id: newId() })).status).toBe(404)
})
