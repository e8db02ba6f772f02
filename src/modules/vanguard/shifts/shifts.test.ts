import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { readJob } from '#platform/jobs/job.ts'
import { account, thursday } from '#test/world.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer } from '../site.test.kit.ts'
import { ownPath } from '../volunteer.ts'
import { answerAsk } from './answering.ts'
import { askTeam } from './asking.ts'
import { addPlace, insertPlace, movePlace, takeOut, type NotPlaced } from './placing.ts'
import { readPlan } from './plan.ts'
import { publish } from './publishing.ts'
import { rosterById, spanOf } from './roster.ts'
import { runRoster, startRoster } from './rostering.ts'
import type { Shift } from './rows.ts'
import { alertGap, expireSwaps } from './gaps.ts'
import { acceptPlace, giveBack, offerPlace, withdrawOffer } from './swaps.ts'

const where = await vanguardWorld()
await installQueue(where.services.owner)
const staff = where.at(where.staff)
const now = () => where.at(where.staff)
const newId = () => uuidv7(where.services.now())
const desk = (actor: Actor = where.staff) => site(where, actor)
const tomorrow = new Date('2024-10-31T09:00:00+08:00')

const everyPlace = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('vanguard.place').selectAll().where('area_id', '=', where.area.id).execute(),
  )
const placesOf = async (shiftId: string) =>
  (await everyPlace()).filter((one) => one.shift_id === shiftId && one.standing)
const asksOf = (dayId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.ask')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', dayId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
const set = (id: string, columns: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx
      .updateTable('vanguard.volunteer')
      .set(columns)
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )
const setShift = (id: string, columns: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx.updateTable('vanguard.shift').set(columns).where('area_id', '=', where.area.id).where('id', '=', id).execute(),
  )
const factsOf = (name: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['subject_id', 'detail'])
      .where('area_id', '=', where.area.id)
      .where('name', '=', name)
      .execute(),
  )
/** How many transactions wait for a lock. */
const waits = async () => {
  const query = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  return (await where.services.db.pool.query(query)).rowCount
}
/** The private page of a volunteer. */
const pathOf = async (id: string) =>
  ownPath(
    where.at(auto),
    await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('vanguard.volunteer')
        .selectAll()
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    ),
  )
/** They are proposed, and told. */
async function placed(
  shiftId: string,
  volunteerId: string,
  dayId: string,
): Promise<{ placeId: string; version: number; volunteerId: string }> {
  expect(await addPlace(now(), { id: newId(), shiftId, volunteerId })).toEqual({ done: true, value: null })
  const { seen } = await readPlan(now(), [dayId])
  expect((await publish(now(), { dayIds: [dayId], seen })).done).toBe(true)
  const place = (await placesOf(shiftId)).find((one) => one.volunteer_id === volunteerId)!
  return { placeId: place.id, version: place.version, volunteerId }
}

beforeEach(async () => {
  where.services.clock.now = thursday
  // Nobody of an earlier test is in the team.
  await inArea(where.at(auto), (tx) =>
    tx.updateTable('vanguard.membership').set({ left_at: thursday }).where('area_id', '=', where.area.id).execute(),
  )
})

describe('asking', () => {
  test('the team is asked once; who pauses, or was asked twice this week, is left in peace', async () => {
    const [a, b, paused] = [
      await volunteer(where, '张三'),
      await volunteer(where, '李四'),
      await volunteer(where, '王五'),
    ]
    await set(paused, { state: 'paused' })
    const days = [
      await vanguardDay(where),
      await vanguardDay(where, { startsAt: new Date('2024-11-07T09:00:00+08:00') }),
    ]
    const third = await vanguardDay(where, { startsAt: new Date('2024-11-14T09:00:00+08:00') })
    const counts = { asked: 2, away: 1, 'asked-already': 0, busy: 0, 'asked-enough': 0 }
    for (const day of days) expect(await askTeam(staff, day.id)).toEqual({ done: true, value: counts })
    const again = await Promise.all([askTeam(staff, days[0]!.id), askTeam(staff, days[0]!.id)])
    for (const one of again) expect(one).toMatchObject({ value: { asked: 0, 'asked-already': 2 } })
    expect(await askTeam(staff, third.id)).toMatchObject({ value: { asked: 0, 'asked-enough': 2 } })
    where.services.clock.now = new Date(thursday.getTime() + 7 * 86_400_000 + 1000)
    expect(await askTeam(now(), third.id)).toMatchObject({ value: { asked: 2 } })
    expect((await asksOf(third.id)).map((one) => one.volunteer_id).sort()).toEqual([a, b].sort())
  })

  test('nobody is asked about a time they said they never have; a colleague may ask them by name, and staff put them in', async () => {
    const freeOn = (weekday: number, from: number, to: number) => async (id: string) => {
      const time = { area_id: where.area.id, id: newId(), volunteer_id: id, weekday, from_minute: from, to_minute: to }
      await inArea(where.at(auto), (tx) => tx.insertInto('vanguard.free_time').values(time).execute())
      return id
    }
    const [giver, never] = [await volunteer(where, '张三'), await volunteer(where, '李四')]
    const late = await volunteer(where, '王五').then(freeOn(4, 1080, 1260))
    const morning = await volunteer(where, '赵六').then(freeOn(4, 600, 720))
    await freeOn(6, 480, 720)(late)
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day)
    const asked = await desk().post(`/desk/vanguard/${day.id}/asks`, {})
    expect(decodeURIComponent(asked.headers.get('set-cookie') ?? '')).toContain('1 位说过平时这时候没空')
    expect((await asksOf(day.id)).map((one) => one.volunteer_id).sort()).toEqual([giver, never, morning].sort())
    const place = await placed(shiftId, giver, day.id)
    expect(await offerPlace(now(), { ...place, to: null })).toEqual({ done: true, value: 2 })
    await withdrawOffer(now(), place)
    expect(await offerPlace(now(), { ...place, to: '王五' })).toEqual({ done: true, value: 1 })
    const more = await stall(where, day)
    expect((await addPlace(now(), { id: newId(), shiftId: more.shiftId, volunteerId: late })).done).toBe(true)
  })

  test('one tap answers at the private address; looking changes nothing, and it may be changed until the place is given', async () => {
    const who = await volunteer(where, '张三')
    const other = await volunteer(where, '李四')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day)
    await askTeam(staff, day.id)
    const ask = (await asksOf(day.id)).find((one) => one.volunteer_id === who)!
    const path = `${await pathOf(who)}/ask/${ask.id}`
    const page = await site(where).text(path)
    expect(page).toContain('10月31日 周四 上午9点，能来吗？')
    expect(page.match(/<button/g)!.length).toBeGreaterThanOrEqual(2)
    expect((await asksOf(day.id)).every(({ answer }) => answer === null)).toBe(true)
    const yes = await site(where).post(path, { answer: 'yes' })
    expect([yes.status, yes.headers.get('location')]).toEqual([303, path])
    expect((await asksOf(day.id)).find(({ id }) => id === ask.id)).toMatchObject({
      answer: 'yes',
      answered_how: 'link',
    })
    await site(where).post(path, { answer: 'yes' })
    expect((await factsOf('vanguard.ask.answered')).filter((one) => one.subject_id === ask.id)).toHaveLength(1)
    await addPlace(staff, { id: newId(), shiftId, volunteerId: who })
    expect((await site(where).post(path, { answer: 'no' })).status).toBe(303)
    expect(await placesOf(shiftId)).toEqual([])
    await site(where).post(path, { answer: 'yes' })
    await placed(shiftId, who, day.id)
    const tooLate = await site(where).post(path, { answer: 'no' })
    expect(tooLate.status).toBe(422)
    expect(await tooLate.text()).toContain('请在您的班里还给队长')
    expect((await site(where).get(`${await pathOf(other)}/ask/${ask.id}`)).status).toBe(404)
    expect((await site(where).get(path.replace(/\/[\w-]{22}\//, '/0123456789012345678901/'))).status).toBe(404)
    expect((await site(where).post(path, { answer: 'perhaps' })).status).toBe(422)
    where.services.clock.now = tomorrow
    expect((await site(where).post(path, { answer: 'no' })).status).toBe(422)
  })

  test('staff note what was said on the telephone; who no message reaches is in the list to ring', async () => {
    await volunteer(where, '张三', { accountId: 'account-zhang' })
    const who = await volunteer(where, '李四')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const path = `/desk/vanguard/${day.id}/asks`
    expect(await desk().text(path)).toContain('还没有问过')
    expect((await desk().post(path, {})).status).toBe(303)
    const page = await desk().text(path)
    expect(page).toContain('要打电话的 1 位')
    expect(page).toContain('发了消息、还没答复的 1 位')
    const ask = (await asksOf(day.id)).find((one) => one.volunteer_id === who)!
    expect((await desk().post(`${path}/${ask.id}`, { answer: 'yes', how: 'by pigeon' })).status).toBe(422)
    expect((await desk().post(`${path}/${ask.id}`, { answer: 'yes', how: 'telephone' })).status).toBe(303)
    expect((await asksOf(day.id)).find(({ id }) => id === ask.id)).toMatchObject({
      answered_how: 'telephone',
      answered_by: where.staff.id,
    })
    expect((await desk().post(`${path}/${newId()}`, { answer: 'yes', how: 'telephone' })).status).toBe(404)
  })
})

describe('putting people in', () => {
  test.each<[NotPlaced, (who: string, shiftId: string) => Promise<unknown>]>([
    ['away', (who) => set(who, { state: 'paused' })],
    ['may-not', (who) => set(who, { may_not: ['haircut'] })],
    ['insurance', (_, shiftId) => setShift(shiftId, { needs_insurance: true })],
    ['skill', (_, shiftId) => setShift(shiftId, { skill: 'haircut' })],
    ['full', (_, shiftId) => setShift(shiftId, { need: 0 })],
    ['over', () => Promise.resolve((where.services.clock.now = tomorrow))],
  ])('%s is refused with its sentence', async (why, make) => {
    const who = await volunteer(where, '张三')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day)
    await make(who, shiftId)
    expect(await addPlace(now(), { id: newId(), shiftId, volunteerId: who })).toEqual({ done: false, why })
    const answer = await desk().post(`/desk/vanguard/${day.id}/shifts/shifts/${shiftId}/places`, {
      [`who-${shiftId}`]: who,
    })
    expect(answer.status).toBe(422)
  })

  test('under 18 nothing with current; a week holds as many as somebody said; nobody outside the team', async () => {
    const young = await volunteer(where, '小明')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const [repair, hair] = [
      await stall(where, day, { service: 'repair', need: 2 }),
      await stall(where, day, { need: 2 }),
    ]
    await set(young, {
      under_18: true,
      guardian_sealed: Buffer.from('x'),
      guardian_agreed_at: thursday,
      most_a_week: 1,
    })
    const add = (shiftId: string, volunteerId: string) => addPlace(now(), { id: newId(), shiftId, volunteerId })
    const wish = await stall(where, day, { service: 'wish' })
    for (const { shiftId } of [repair, wish])
      expect(await add(shiftId, young)).toEqual({ done: false, why: 'under-18' })
    expect((await add(hair.shiftId, young)).done).toBe(true)
    const friday = await vanguardDay(where, { startsAt: new Date('2024-11-01T09:00:00+08:00') })
    const { shiftId } = await stall(where, friday)
    expect(await add(shiftId, young)).toEqual({ done: false, why: 'week-full' })
    expect(await add(shiftId, await volunteer(where, '外人', { inTeam: false }))).toEqual({
      done: false,
      why: 'stranger',
    })
    expect(await add(newId(), young)).toEqual({ done: false, why: 'unknown' })
  })

  test('of two at once for the last place one gets it; nobody is in two places at once, whoever writes it', async () => {
    const people = [await volunteer(where, '张三'), await volunteer(where, '李四')]
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const [one, two] = [await stall(where, day), await stall(where, day, { need: 2 })]
    const both = await Promise.all(
      people.map((who) => addPlace(now(), { id: newId(), shiftId: one.shiftId, volunteerId: who })),
    )
    expect(both.filter(({ done }) => done)).toHaveLength(1)
    expect(both).toContainEqual({ done: false, why: 'full' })
    const [there] = await placesOf(one.shiftId)
    expect(await addPlace(now(), { id: newId(), shiftId: two.shiftId, volunteerId: there!.volunteer_id })).toEqual({
      done: false,
      why: 'overlap',
    })
    const page = await desk().post(`/desk/vanguard/${day.id}/shifts/shifts/${two.shiftId}/places`, {
      [`who-${two.shiftId}`]: there!.volunteer_id,
    })
    expect(await page.text()).toContain('一个人不能同时在两处')
    const id = newId()
    const free = people.find((who) => who !== there!.volunteer_id)!
    for (let press = 0; press < 2; press++)
      expect((await addPlace(now(), { id, shiftId: two.shiftId, volunteerId: free })).done).toBe(true)
    expect(await placesOf(two.shiftId)).toHaveLength(1)
  })

  test('taken out or moved: stale once somebody changed it, told only who was told before', async () => {
    const who = await volunteer(where, '张三')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const [one, two] = [await stall(where, day), await stall(where, day)]
    const place = await placed(one.shiftId, who, day.id)
    const id = newId()
    expect(await movePlace(now(), { ...place, id, toShiftId: two.shiftId })).toEqual({ done: true, value: null })
    expect(await placesOf(one.shiftId)).toEqual([])
    expect(await placesOf(two.shiftId)).toMatchObject([{ id, state: 'given', from_place_id: place.placeId }])
    expect((await factsOf('vanguard.place.moved')).map((one) => one.subject_id)).toContain(id)
    expect(await movePlace(now(), { ...place, id: newId(), toShiftId: two.shiftId })).toEqual({
      done: false,
      why: 'stale',
    })
    const stale = await desk().post(`/desk/vanguard/${day.id}/shifts/places/${id}/out`, { version: '7' })
    expect(stale.status).toBe(409)
    expect(await takeOut(now(), { placeId: id, version: 1 })).toEqual({ done: true, value: null })
    expect((await factsOf('vanguard.place.cancelled')).map((one) => one.subject_id)).toEqual([id])
    await addPlace(now(), { id: newId(), shiftId: one.shiftId, volunteerId: who })
    const [proposed] = await placesOf(one.shiftId)
    await takeOut(now(), { placeId: proposed!.id, version: 1 })
    expect(await factsOf('vanguard.place.cancelled')).toHaveLength(1)
  })
})

describe('publishing', () => {
  test('is a person’s: what was seen, once; who said yes has accepted, others are asked', async () => {
    const [said, unasked] = [await volunteer(where, '张三'), await volunteer(where, '李四')]
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day, { need: 3 })
    await askTeam(now(), day.id)
    const asks = await asksOf(day.id)
    await answerAsk(now(), {
      askId: asks.find((one) => one.volunteer_id === said)!.id,
      answer: 'yes',
      how: 'telephone',
    })
    const { seen: before } = await readPlan(now(), [day.id])
    expect(await publish(now(), { dayIds: [day.id], seen: before })).toEqual({ done: false, why: 'nothing' })
    await addPlace(now(), { id: newId(), shiftId, volunteerId: said })
    await addPlace(now(), { id: newId(), shiftId, volunteerId: unasked })
    expect(await publish(now(), { dayIds: [day.id], seen: before })).toEqual({ done: false, why: 'stale' })
    const page = `/desk/vanguard/${day.id}/shifts`
    expect((await desk().post(`${page}/publishing`, { seen: before })).status).toBe(409)
    const { seen } = await readPlan(now(), [day.id])
    const both = await Promise.all([1, 2].map(() => publish(now(), { dayIds: [day.id], seen })))
    expect(both.map((one) => (one.done ? one.value : one.why)).sort()).toEqual([2, 'stale'])
    const states = Object.fromEntries((await placesOf(shiftId)).map((one) => [one.volunteer_id, one.state]))
    expect(states).toEqual({ [said]: 'accepted', [unasked]: 'given' })
    const [given] = (await placesOf(shiftId)).filter(({ state }) => state === 'given')
    expect((await acceptPlace(now(), { placeId: given!.id, version: given!.version, volunteerId: unasked })).done).toBe(
      true,
    )
    expect((await placesOf(shiftId)).every(({ state }) => state === 'accepted')).toBe(true)
    const pressedTwice = { placeId: given!.id, version: given!.version, volunteerId: unasked }
    expect(await acceptPlace(now(), pressedTwice)).toEqual({ done: true, value: null })
    expect(await acceptPlace(now(), { ...pressedTwice, volunteerId: said })).toMatchObject({ done: false })
  })

  test('somebody who may no longer is marked, and nothing is published until they are changed', async () => {
    const who = await volunteer(where, '张三')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day)
    await addPlace(now(), { id: newId(), shiftId, volunteerId: who })
    await set(who, { state: 'paused' })
    const { seen } = await readPlan(now(), [day.id])
    expect(await publish(now(), { dayIds: [day.id], seen })).toEqual({ done: false, why: 'unfit' })
    expect(await desk().text(`/desk/vanguard/${day.id}/shifts`)).toContain('现在不合适了，请换人')
  })
})

describe('a roster', () => {
  const progress = { tell: () => Promise.resolve(), cancelled: () => false }

  test('is proposed among those who said yes, leaves what stands, is made anew, and is published by a person only', async () => {
    const people = await Promise.all(['张三', '李四', '王五', '赵六'].map((name) => volunteer(where, name)))
    const barber = await volunteer(where, '周师傅', { skills: ['haircut'] })
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const hair = await stall(where, day, { need: 2, skill: 'haircut' })
    const desk2 = await stall(where, day, { need: 2 })
    await askTeam(now(), day.id)
    const asks = await asksOf(day.id)
    const yes = [people[0]!, people[1]!, barber]
    for (const who of yes)
      await answerAsk(now(), {
        askId: asks.find((one) => one.volunteer_id === who)!.id,
        answer: 'yes',
        how: 'telephone',
      })
    await addPlace(now(), { id: newId(), shiftId: desk2.shiftId, volunteerId: people[3]! })
    const id = newId()
    const wanted = { id, programmeId: day.seriesId, span: spanOf({ starts_at: tomorrow }) }
    const started = await desk().post(`/desk/vanguard/${day.id}/roster`, { id, from: '2024-10-31', to: '2024-10-31' })
    expect([started.status, started.headers.get('location')]).toEqual([303, `/desk/vanguard/rosters/${id}`])
    const again = await startRoster(now(), wanted)
    expect(again.done && (await readJob(now(), again.value))?.name).toBe('vanguard.roster')
    expect(await desk().text(`/desk/vanguard/rosters/${id}`)).toContain('正在排')
    for (let run = 0; run < 2; run++) await runRoster(now(), id, progress)
    const hairdressers = await placesOf(hair.shiftId)
    const table = await placesOf(desk2.shiftId)
    expect([hairdressers.length, table.length]).toEqual([2, 2])
    expect(hairdressers.map((one) => one.volunteer_id)).toContain(barber)
    expect(table.map((one) => one.volunteer_id)).toContain(people[3])
    expect([...hairdressers, ...table].map((one) => one.volunteer_id)).not.toContain(people[2])
    expect([...hairdressers, ...table].every(({ state }) => state === 'proposed')).toBe(true)
    const roster = await rosterById(now(), id)
    expect(roster).toMatchObject({
      state: 'proposed',
      outcome: { stage1: 0, proven: true, missing: [], unskilled: [] },
    })
    const page = await desk().text(`/desk/vanguard/rosters/${id}`)
    expect(page).toContain('还没有告诉任何人')
    expect(page).not.toMatch(/过去|次数|排名/)
    const { seen } = await readPlan(now(), [day.id])
    expect((await desk().post(`/desk/vanguard/rosters/${id}/publishing`, { seen })).status).toBe(303)
    expect((await rosterById(now(), id))?.state).toBe('published')
    await runRoster(now(), id, progress)
    expect((await placesOf(hair.shiftId)).every(({ state }) => state === 'accepted')).toBe(true)
  })

  test('made for several days is published day by day, and says which are; of two at once nothing is lost', async () => {
    const people = await Promise.all(['张三', '李四'].map((name) => volunteer(where, name)))
    const later = new Date(tomorrow.getTime() + 7 * 86_400_000)
    const [first, second] = [
      await vanguardDay(where, { startsAt: tomorrow }),
      await vanguardDay(where, { startsAt: later }),
    ]
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('gatherings.gathering')
        .set({ series_id: first.seriesId, series_on: '2024-11-07' })
        .where('area_id', '=', where.area.id)
        .where('id', '=', second.id)
        .execute(),
    )
    const shifts = [await stall(where, first), await stall(where, second)]
    const [id, span] = [newId(), { from: '2024-10-31', to: '2024-11-07' }]
    await startRoster(now(), { id, programmeId: first.seriesId, span })
    await runRoster(now(), id, progress)
    for (const [at, { shiftId }] of shifts.entries())
      await addPlace(now(), { id: newId(), shiftId, volunteerId: people[at]! })
    const path = `/desk/vanguard/rosters/${id}`
    const page = await desk().text(path)
    expect(page.split('只发布这一天').length - 1).toBe(2)
    const seenOf = async (dayId: string) => (await readPlan(now(), [dayId])).seen
    const both = await seenOf(first.id)
    const send = (day: string, seen: string) => desk().post(`${path}/publishing`, { day, seen })
    expect((await send(first.id, both)).status).toBe(303)
    expect((await send(first.id, both)).status).toBe(409)
    const states = async () =>
      (await Promise.all(shifts.map(({ shiftId }) => placesOf(shiftId)))).map(([one]) => one?.state)
    expect([await states(), (await rosterById(now(), id))?.state]).toEqual([['given', 'proposed'], 'proposed'])
    const partly = await desk().text(path)
    for (const said of ['有的日子发布过了', '这一天发布过了', '只发布这一天']) expect(partly).toContain(said)
    expect((await send(newId(), await seenOf(second.id))).status).toBe(404)
    const another = await stall(where, first)
    await addPlace(now(), { id: newId(), shiftId: another.shiftId, volunteerId: people[1]! })
    const [seen, next] = [await seenOf(first.id), await seenOf(second.id)]
    const at = [publish(now(), { dayIds: [first.id], seen }), publish(now(), { dayIds: [second.id], seen: next })]
    expect((await Promise.all(at)).every(({ done }) => done)).toBe(true)
    expect((await rosterById(now(), id))?.state).toBe('published')
    expect(await desk().text(path)).not.toContain('只发布这一天')
  })

  test('is made only for days one leads, all of them', async () => {
    const day = await vanguardDay(where, { startsAt: tomorrow, compoundId: where.here.compoundId })
    const far = where.at(account('对面的', 'staff', newId()))
    const wanted = { id: newId(), programmeId: day.seriesId, span: spanOf({ starts_at: tomorrow }) }
    expect(await startRoster(far, wanted)).toEqual({ done: false, why: 'not-led' })
  })

  test('with nobody for it says who is missing, in words', async () => {
    await volunteer(where, '张三')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const gas = await stall(where, day, { need: 2, skill: 'gas' })
    await stall(where, day, { need: 1 })
    const id = newId()
    await startRoster(now(), { id, programmeId: day.seriesId, span: spanOf({ starts_at: tomorrow }) })
    await runRoster(now(), id, progress)
    expect((await rosterById(now(), id))?.outcome).toMatchObject({ stage1: 3 * 10 + 7, unskilled: [gas.shiftId] })
    const page = await desk().text(`/desk/vanguard/rosters/${id}`)
    for (const said of ['还差 2 位', '队里没有人有这个技能', '还没答复的 1 位']) expect(page).toContain(said)
  })

  test.each([
    [{ from: '2024-10-31', to: '2024-10-30' }, '早于'],
    [{ from: '', to: 'soon' }, '请写一个日子'],
    [{ from: '2024-10-01', to: '2024-12-31' }, '31 天'],
    [{ from: '2024-12-01', to: '2024-12-02' }, '没有要排的先锋日'],
  ])('%o is refused with what was typed', async (span, said) => {
    const day = await vanguardDay(where, { startsAt: tomorrow })
    await stall(where, day)
    const answer = await desk().post(`/desk/vanguard/${day.id}/roster`, { id: newId(), ...span })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(said)
  })
})

describe('a place that is passed on', () => {
  async function offered(names = ['李四', '王五'], to: string | null = null) {
    const giver = await volunteer(where, '张三')
    const others = await Promise.all(names.map((name) => volunteer(where, name)))
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day)
    const place = await placed(shiftId, giver, day.id)
    const asked = await offerPlace(now(), { ...place, to })
    const asks = await asksOf(day.id)
    const askOf = (who: string) => asks.find((one) => one.volunteer_id === who && one.kind === 'gap')?.id ?? ''
    return { giver, others, day, shiftId, place, asked, askOf }
  }
  const yes = (askId: string) => answerAsk(where.at(guest), { askId, answer: 'yes', how: 'link' })

  test('goes to the first yes, of two at once to one; until then it is theirs', async () => {
    const { giver, others, shiftId, place, asked, askOf } = await offered()
    expect(asked).toEqual({ done: true, value: 2 })
    expect((await placesOf(shiftId)).map((one) => one.volunteer_id)).toEqual([giver])
    const both = await Promise.all(others.map((who) => yes(askOf(who))))
    expect(both.filter(({ done }) => done)).toHaveLength(1)
    expect(both).toContainEqual({ done: false, why: 'taken' })
    const [now_] = await placesOf(shiftId)
    expect(others).toContain(now_!.volunteer_id)
    expect(now_).toMatchObject({ state: 'accepted', from_place_id: place.placeId })
    const winner = others.find((who) => who === now_!.volunteer_id)!
    expect((await yes(askOf(winner))).done).toBe(true)
    expect(await placesOf(shiftId)).toHaveLength(1)
    expect((await factsOf('vanguard.swap.taken')).map((one) => one.subject_id)).toContain(place.placeId)
    expect((await everyPlace()).find(({ id }) => id === place.placeId)?.state).toBe('swapped')
  })

  test('a yes, while the same person is being put somewhere else for that hour: one place, and a sentence', async () => {
    const who = await volunteer(where, '张三')
    const days = [await vanguardDay(where, { startsAt: tomorrow }), await vanguardDay(where, { startsAt: tomorrow })]
    const [one, two] = [await stall(where, days[0]!), await stall(where, days[1]!)]
    expect(await alertGap(now(), one.shiftId)).toEqual({ done: true, value: 1 })
    const [asked] = await asksOf(days[0]!.id)
    const [answer] = await inArea(now(), async (tx) => {
      const shift = { id: two.shiftId, starts_at: tomorrow, ends_at: new Date(tomorrow.getTime() + 3_600_000) } as Shift
      await insertPlace(tx, now(), { id: newId(), shiftId: two.shiftId, volunteerId: who, shift, state: 'given' })
      const answering = yes(asked!.id)
      await expect.poll(waits, { timeout: 20_000 }).toBe(1)
      return [answering]
    })
    expect(await answer).toEqual({ done: false, why: 'overlap' })
    expect((await everyPlace()).filter((place) => place.volunteer_id === who && place.standing)).toHaveLength(1)
  })

  test('to somebody by name: only they are asked; a name nobody has is said', async () => {
    const named = await offered(['李四', '王五'], ' 李 四')
    expect(named.asked).toEqual({ done: true, value: 1 })
    expect([named.askOf(named.others[0]!) !== '', named.askOf(named.others[1]!)]).toEqual([true, ''])
    expect((await offered(['李四'], '孙悟空')).asked).toEqual({ done: false, why: 'nobody' })
  })

  test('withdrawn it is theirs again; begun it can be given to nobody, and the offer is over', async () => {
    const one = await offered()
    const path = `${await pathOf(one.giver)}/places/${one.place.placeId}`
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.stall')
        .set({ spot: '亭子北边' })
        .where('area_id', '=', where.area.id)
        .where('gathering_id', '=', one.day.id)
        .execute(),
    )
    const mine = await site(where).text(path)
    for (const said of ['正在找人替您', '亭子北边']) expect(mine).toContain(said)
    expect(await offerPlace(now(), { ...one.place, to: null })).toEqual({ done: false, why: 'offered-already' })
    expect((await withdrawOffer(now(), one.place)).done).toBe(true)
    expect(await yes(one.askOf(one.others[0]!))).toEqual({ done: false, why: 'taken' })
    const two = await offered(['钱七'])
    where.services.clock.now = tomorrow
    expect(await yes(two.askOf(two.others[0]!))).toEqual({ done: false, why: 'over' })
    expect(await expireSwaps(now())).toBeGreaterThan(0)
    expect(await expireSwaps(now())).toBe(0)
    expect((await factsOf('vanguard.swap.expired')).map((fact) => fact.subject_id)).toContain(two.place.placeId)
    expect((await placesOf(two.shiftId)).map((place) => place.volunteer_id)).toEqual([two.giver])
  })

  test('given back on one’s own page, in two presses; a gap asks only those who can and were not asked twice', async () => {
    const giver = await volunteer(where, '张三', { skills: ['haircut'] })
    const able = await volunteer(where, '周师傅', { skills: ['haircut'] })
    await volunteer(where, '李四')
    const day = await vanguardDay(where, { startsAt: tomorrow })
    const { shiftId } = await stall(where, day, { skill: 'haircut' })
    const place = await placed(shiftId, giver, day.id)
    const path = `${await pathOf(giver)}/places/${place.placeId}`
    expect(await alertGap(now(), shiftId)).toEqual({ done: false, why: 'full' })
    expect((await site(where).post(`${path}/back`, { version: '1' })).status).toBe(409)
    expect((await site(where).post(`${path}/back`, { version: String(place.version) })).status).toBe(303)
    expect(await placesOf(shiftId)).toEqual([])
    expect(await giveBack(now(), place)).toEqual({ done: false, why: 'stale' })
    expect((await desk().post(`/desk/vanguard/${day.id}/shifts/shifts/${shiftId}/alert`, {})).status).toBe(303)
    expect((await asksOf(day.id)).filter(({ kind }) => kind === 'gap').map((one) => one.volunteer_id)).toEqual([able])
    expect(await alertGap(now(), shiftId)).toEqual({ done: false, why: 'nobody' })
    expect((await site(where).get(`${await pathOf(able)}/places/${place.placeId}`)).status).toBe(404)
  })
})

test('only whoever leads the day gets to its shifts, at the desk; elsewhere there is nothing', async () => {
  const day = await vanguardDay(where, { startsAt: tomorrow })
  const paths = [`/desk/vanguard/${day.id}/shifts`, `/desk/vanguard/${day.id}/asks`]
  for (const path of paths) {
    expect((await desk(where.lead).get(path)).status).toBe(200)
    expect((await desk(account('路人', 'volunteer')).get(path)).status).toBe(404)
    expect((await desk(guest).get(path)).status).toBe(403)
    expect((await desk().get(path.replace(day.id, newId()))).status).toBe(404)
  }
  expect(await desk().text(paths[0]!)).toContain('这一天还没有班')
})
