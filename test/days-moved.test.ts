import { expect, test } from 'vitest'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { callOff } from '#modules/gatherings/planning/call-off.ts'
import { change } from '#modules/gatherings/planning/planning.ts'
import { insteadOf } from '#modules/gatherings/planning/sent.ts'
import { planOf } from '#modules/gatherings/plan.rules.ts'
import { changeFrom } from '#modules/gatherings/series/change.ts'
import { lockSeries, templateOf } from '#modules/gatherings/series/series.ts'
import { messages } from '#modules/messages/routes.ts'
import { addUsual } from '#modules/vanguard/stalls/usual.ts'
import { vanguard } from '#modules/vanguard/routes.ts'
import { prepareDays } from '#modules/vanguard/days/prepare.ts'
import { followGatherings } from '#modules/vanguard/days/following.ts'
import { answerAsk } from '#modules/vanguard/shifts/answering.ts'
import { askTeam } from '#modules/vanguard/shifts/asking.ts'
import { addPlace } from '#modules/vanguard/shifts/placing.ts'
import { readPlan } from '#modules/vanguard/shifts/plan.ts'
import { publish } from '#modules/vanguard/shifts/publishing.ts'
import { stall, vanguardDay, vanguardWorld, volunteer } from '#modules/vanguard/site.test.kit.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { deliver } from '#platform/facts/deliver.ts'
import { siteOf } from './site.ts'
import { account } from './world.ts'

const where = await vanguardWorld()
const staff = where.at(where.staff)
const newId = () => uuidv7(where.services.now())
const at = (text: string) => new Date(`${text}:00+08:00`)
const zhang = account('张三', 'volunteer')
const li = account('李四', 'volunteer')

/** Everybody who hears of facts has heard, also of those another listener wrote. */
const heard = async () => {
  const running = deliver(where.services, hears)
  await running.settled()
  await running.settled()
  await running.stop()
}
type Kept = 'vanguard.shift' | 'vanguard.place' | 'vanguard.stall' | 'vanguard.ask' | 'messages.message'
const all = (table: Kept) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom(table as 'vanguard.shift')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .orderBy('id')
      .execute(),
  ) as Promise<Record<string, unknown>[]>
const of = async (table: Kept, dayId: string) => (await all(table)).filter((one) => one['gathering_id'] === dayId)
const standing = async (dayId: string) => {
  const shifts = (await of('vanguard.shift', dayId)).map(({ id }) => id)
  return (await all('vanguard.place')).filter((one) => shifts.includes(one['shift_id']))
}
const told = async (receiver: string | null, kind: string) =>
  (await all('messages.message')).filter((one) => one['receiver_id'] === receiver && one['kind'] === kind).length
const rowOf = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.gathering')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
const move = async (id: string, startsAt: Date, hours = 2) => {
  const row = await rowOf(id)
  const endsAt = new Date(startsAt.getTime() + hours * 3_600_000)
  const to = { plan: planOf(row), startsAt, endsAt }
  expect(await change(staff, { id, version: row.version }, to)).toEqual({ done: true, value: null })
}
async function given(dayId: string, shiftId: string, volunteerId: string): Promise<void> {
  expect(await addPlace(staff, { id: newId(), shiftId, volunteerId })).toEqual({ done: true, value: null })
  const { seen } = await readPlan(staff, [dayId])
  expect((await publish(staff, { dayIds: [dayId], seen })).done).toBe(true)
}
async function answeredDay(startsAt: Date, who: readonly string[]) {
  const day = await vanguardDay(where, { startsAt })
  const { shiftId } = await stall(where, day, { need: 3 })
  await askTeam(staff, day.id)
  for (const ask of await of('vanguard.ask', day.id))
    if (who.includes(ask['volunteer_id'] as string))
      await answerAsk(staff, { askId: ask['id'] as string, answer: 'yes', how: 'telephone' })
  return { ...day, shiftId }
}

const one = await volunteer(where, '张三', { accountId: zhang.id, mostAWeek: 7 })
const two = await volunteer(where, '李四', { accountId: li.id, mostAWeek: 7 })

test('another hour of the same day: stalls, shifts and places go along once, who has a place is told, and who is elsewhere then is told so', async () => {
  const day = await answeredDay(at('2024-10-31T09:00'), [one, two])
  const afternoon = await vanguardDay(where, { startsAt: at('2024-10-31T14:00') })
  const other = await stall(where, afternoon)
  await given(day.id, day.shiftId, one)
  await given(day.id, day.shiftId, two)
  await given(afternoon.id, other.shiftId, two)
  await heard()
  await move(day.id, at('2024-10-31T13:00'))
  await heard()
  expect(await of('vanguard.stall', day.id)).toMatchObject([
    { starts_at: at('2024-10-31T13:00'), ends_at: at('2024-10-31T15:00') },
  ])
  expect(await of('vanguard.shift', day.id)).toMatchObject([{ starts_at: at('2024-10-31T13:00') }])
  const places = await standing(day.id)
  expect(places.find((place) => place['volunteer_id'] === one)).toMatchObject({ state: 'accepted', standing: true })
  expect(places.find((place) => place['volunteer_id'] === one)?.['during']).toContain('2024-10-31 05:00:00')
  expect(places.find((place) => place['volunteer_id'] === two)).toMatchObject({ state: 'cancelled' })
  expect([await told(zhang.id, 'shift-moved'), await told(li.id, 'shift-clashed')]).toEqual([1, 1])
  expect(await told(where.lead.id, 'shift-back')).toBe(1)
  // Yes to the day is yes to the day.
  expect(await of('vanguard.ask', day.id)).toMatchObject([{ answer: 'yes' }, { answer: 'yes' }])
  // Told again, also late, nothing goes further.
  await followGatherings(where.at(auto), {
    id: newId(),
    name: 'gatherings.gathering.changed',
    subjectId: day.id,
    actorId: null,
    actorKind: 'auto',
    at: where.services.now(),
    detail: { from: at('2024-10-31T09:00').toISOString(), to: at('2024-10-31T13:00').toISOString() },
  })
  expect(await of('vanguard.stall', day.id)).toMatchObject([{ starts_at: at('2024-10-31T13:00'), version: 2 }])
  await move(day.id, at('2024-10-31T08:00'))
  await heard()
  expect(await of('vanguard.stall', day.id)).toMatchObject([{ starts_at: at('2024-10-31T08:00'), version: 3 }])
})

test('an earlier end alone: what did not begin ends with the day and who has a place is told; a longer day leaves all as it is', async () => {
  const day = await vanguardDay(where, { startsAt: at('2024-12-05T09:00') })
  const { shiftId } = await stall(where, day)
  await given(day.id, shiftId, one)
  await heard()
  await move(day.id, at('2024-12-05T09:00'), 3)
  await heard()
  expect(await of('vanguard.stall', day.id)).toMatchObject([{ ends_at: at('2024-12-05T11:00'), version: 1 }])
  await move(day.id, at('2024-12-05T09:00'), 1.5)
  await heard()
  for (const table of ['vanguard.stall', 'vanguard.shift'] as const)
    expect(await of(table, day.id)).toMatchObject([
      { starts_at: at('2024-12-05T09:00'), ends_at: at('2024-12-05T10:30'), version: 2 },
    ])
  expect(await standing(day.id)).toMatchObject([{ volunteer_id: one, state: 'given', standing: true }])
  expect((await standing(day.id))[0]?.['during']).toContain('02:30:00')
  expect([await told(zhang.id, 'shift-shorter'), await told(li.id, 'shift-shorter')]).toEqual([1, 0])
  const inbox = await siteOf(where, messages, { actor: zhang }).text('/desk/messages')
  expect(inbox).toContain('您的班早一点结束：「理发」，12月5日 周四 上午9点到上午10点30分')
  // Moved and shorter at once: one message, of the new time.
  const before = await told(zhang.id, 'shift-moved')
  await move(day.id, at('2024-12-05T13:00'), 1)
  await heard()
  expect(await of('vanguard.shift', day.id)).toMatchObject([{ ends_at: at('2024-12-05T14:00') }])
  expect([await told(zhang.id, 'shift-moved'), await told(zhang.id, 'shift-shorter')]).toEqual([before + 1, 1])
  // Somebody was served already: that stall stays as it was.
  where.services.clock.now = at('2024-12-05T13:10')
  await move(day.id, at('2024-12-05T13:00'), 0.5)
  await heard()
  expect(await of('vanguard.stall', day.id)).toMatchObject([{ ends_at: at('2024-12-05T14:00') }])
  where.services.clock.now = at('2024-10-24T09:00')
})

test('another date: answers hold no longer, who has a place is asked whether they can, who has none is asked once more', async () => {
  const day = await answeredDay(at('2024-11-07T09:00'), [one, two])
  await given(day.id, day.shiftId, one)
  await heard()
  const [moved, asked] = [await told(zhang.id, 'shift-moved'), await told(li.id, 'can-you-come')]
  await move(day.id, at('2024-11-08T09:00'))
  await heard()
  expect(await standing(day.id)).toMatchObject([{ volunteer_id: one, state: 'given' }])
  expect(await of('vanguard.ask', day.id)).toMatchObject([{ answer: null }, { answer: null }])
  expect([await told(zhang.id, 'shift-moved'), await told(li.id, 'can-you-come')]).toEqual([moved + 1, asked + 1])
})

test('a day that is put off: its stalls, places and team go to the day instead; without one the places are given back', async () => {
  const day = await answeredDay(at('2024-11-14T09:00'), [one])
  await given(day.id, day.shiftId, one)
  await heard()
  const off = { how: 'postponed', reasonKind: 'weather', reason: '台风' } as const
  const putOff = async (fromId: string, startsAt: Date) => {
    const [row, id] = [await rowOf(fromId), newId()]
    const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000)
    const instead = insteadOf(row as Parameters<typeof insteadOf>[0], { id, startsAt, endsAt })
    expect((await callOff(staff, { id: fromId, version: row.version }, { ...off, instead })).done).toBe(true)
    return id
  }
  const id = await putOff(day.id, at('2024-11-15T14:00'))
  // The clock comes before whoever hears.
  await prepareDays(where.at(auto))
  await heard()
  expect(await of('vanguard.stall', day.id)).toEqual([])
  expect(await of('vanguard.stall', id)).toMatchObject([{ starts_at: at('2024-11-15T14:00'), state: 'planned' }])
  expect(await standing(id)).toMatchObject([{ volunteer_id: one, state: 'given' }])
  expect(await told(zhang.id, 'day-off')).toBe(0)
  expect((await readPlan(staff, [id])).helpers.map((helper) => helper.id).sort()).toEqual([one, two].sort())
  const page = await siteOf(where, vanguard, { actor: where.staff }).text(`/desk/vanguard/${id}`)
  for (const said of ['临江先锋志愿服务队', '张三']) expect(page).toContain(said)
  where.services.clock.now = at('2024-11-15T08:00')
  await inArea(staff, (tx) =>
    tx
      .updateTable('vanguard.programme')
      .set({ weather: '暴雨不办' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', day.seriesId)
      .execute(),
  )
  expect(await siteOf(where, vanguard).text('/vanguard')).toContain('暴雨不办')
  where.services.clock.now = at('2024-10-24T09:00')

  const again = await putOff(id, at('2024-11-16T14:00'))
  await heard()
  expect((await readPlan(staff, [again])).days).toMatchObject([{ programme_id: day.seriesId, team_id: where.teamId }])
  expect(await standing(again)).toMatchObject([{ volunteer_id: one, state: 'given' }])

  const now = await rowOf(again)
  expect((await callOff(staff, { id: again, version: now.version }, { ...off, instead: null })).done).toBe(true)
  await heard()
  await prepareDays(where.at(auto))
  expect(await standing(again)).toMatchObject([{ state: 'cancelled' }])
  expect(await told(zhang.id, 'day-off')).toBe(1)
})

test('a series that is parted: its programme goes on with its team and what its days usually have, once', async () => {
  const { id, seriesId } = await vanguardDay(where, { startsAt: at('2024-11-21T09:00') })
  const usual = { service: 'haircut', title: '理发', spot: null, fromMinute: 0, lasts: 60, need: 1 } as const
  const input = { ...usual, skill: null, needsInsurance: false, briefing: null }
  expect((await addUsual(staff, { programmeId: seriesId, id: newId() }, input)).done).toBe(true)
  const series = await inArea(staff, (tx) => lockSeries(tx, staff, seriesId))
  const to = { id: seriesId, newId: newId(), version: 1, from: '2024-11-21' as const }
  const changed = await changeFrom(staff, {
    ...to,
    template: { ...templateOf(series!), plan: planOf(await rowOf(id)), minute: 600 },
  })
  expect(changed).toMatchObject({ done: true, value: { seriesId: to.newId } })
  await heard()
  const programmes = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.programme as p')
      .innerJoin('vanguard.usual_stall as u', (join) =>
        join.onRef('u.area_id', '=', 'p.area_id').onRef('u.programme_id', '=', 'p.id'),
      )
      .select(['p.team_id', 'u.title'])
      .where('p.area_id', '=', where.area.id)
      .where('p.id', '=', to.newId)
      .execute(),
  )
  expect(programmes).toEqual([{ team_id: where.teamId, title: '理发' }])
})
