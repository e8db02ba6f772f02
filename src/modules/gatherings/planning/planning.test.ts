import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minuteIn } from '#base/clock.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { account } from '#test/world.ts'
import { inArea } from '#platform/db/in-area.ts'
import { gather, neighbours, rowOf, site, venue } from '../site.test.kit.ts'
import { changeVenue } from '../venues/venue.ts'
import type { VenueText } from '../venues/venue.rules.ts'
import { readPlan, type Offered } from './plan.rules.ts'
import { readWhen } from './when.rules.ts'

const where = await neighbours()
const { venueId } = where
const desk = site(where, where.staff)
const front = site(where)
const form = (more: Record<string, string> = {}) => ({
  id: uuidv7(where.services.now()),
  title: '智能手机课',
  kind: 'class',
  day: '2024-11-07',
  from: '9:00',
  to: '11:00',
  venue: venueId,
  publish: 'yes',
  ...more,
})
const garden: VenueText = {
  name: '花园议事亭',
  kind: 'pavilion',
  spot: null,
  whereabouts: null,
  capacity: 30,
  stepFree: true,
  rain: 'roofed',
  hours: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [[480, 1260]] as const])),
  equipment: null,
  about: null,
}
const setRow = (id: string, set: object) =>
  inArea(where.at(where.staff), (tx) =>
    tx.updateTable('gatherings.gathering').set(set).where('area_id', '=', where.area.id).where('id', '=', id).execute(),
  )
const versionOf = async (id: string) => String((await rowOf(where, id)).version)

describe('planning one gathering', () => {
  test('one press publishes it in Shanghai time, twice is once, and everybody sees it', async () => {
    const sent = form()
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post('/desk/gatherings', sent)).headers.get('location')).toBe(`/desk/gatherings/${sent.id}`)
    expect(await rowOf(where, sent.id)).toMatchObject({
      state: 'published',
      purpose: 'learning',
      starts_at: new Date('2024-11-07T09:00:00+08:00'),
      ends_at: new Date('2024-11-07T11:00:00+08:00'),
    })
    const page = await front.text(`/gatherings/${sent.id}`)
    for (const words of ['智能手机课', '11月7日 周四 上午9点', '临江微课堂']) expect(page).toContain(words)
  })

  test('what is not published yet is the committee’s: nobody else knows of it, not even that it is', async () => {
    const sent = form({ day: '2024-11-08', publish: 'no' })
    await desk.post('/desk/gatherings', sent)
    expect((await front.get(`/gatherings/${sent.id}`)).status).toBe(404)
    expect((await site(where, where.volunteer).get(`/desk/gatherings/${sent.id}`)).status).toBe(404)
    expect((await desk.get(`/desk/gatherings/${sent.id}`)).status).toBe(200)
    const on = { version: await versionOf(sent.id) }
    expect((await desk.post(`/desk/gatherings/${sent.id}/publication`, on)).status).toBe(303)
    expect((await front.get(`/gatherings/${sent.id}`)).status).toBe(200)
    await desk.post(`/desk/gatherings/${sent.id}/removal`, { version: await versionOf(sent.id) })
    expect((await rowOf(where, sent.id)).state).toBe('published')
  })

  test('a clash is said with what stands there, and what was typed stays; deliberation may ask a hobby to give way', async () => {
    const hobby = await gather(where, {
      plan: { title: '合唱队', kind: 'hobby', purpose: 'leisure', venueId },
      startsAt: new Date('2024-11-12T09:00:00+08:00'),
    })
    const sent = form({ day: '2024-11-12', title: '加装电梯听证会', kind: 'hearing' })
    const answer = await desk.post('/desk/gatherings', sent)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['合唱队', '加装电梯听证会', `/desk/gatherings/${hobby}/displace`])
      expect(page).toContain(words)
    const other = await (await desk.post('/desk/gatherings', { ...sent, kind: 'class' })).text()
    expect(other).not.toContain('/displace')
    expect((await desk.post('/desk/gatherings', { ...sent, venue: '', elsewhere: '小花园' })).status).toBe(303)
  })

  test('changed by two: 409 with both; fewer places than are taken: refused in words; over: nothing changes', async () => {
    const id = await gather(where, { startsAt: new Date('2024-11-13T09:00:00+08:00') })
    const change = form({ day: '2024-11-13', from: '10:00', signUp: 'first-come', capacity: '20', version: '1' })
    expect((await desk.post(`/desk/gatherings/${id}`, change)).status).toBe(303)
    const stale = await desk.post(`/desk/gatherings/${id}`, { ...change, title: '我的题目' })
    expect([stale.status, (await stale.text()).includes('我的题目')]).toEqual([409, true])
    await inArea(where.at(where.staff), (tx) =>
      tx
        .updateTable('gatherings.gathering')
        .set({ taken: 12, queued: 12 })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute(),
    )
    const fewer = await desk.post(`/desk/gatherings/${id}`, { ...change, version: '2', capacity: '11' })
    expect([fewer.status, (await fewer.text()).includes('报上名的人比这个数多')]).toEqual([422, true])
    const draw = await desk.post(`/desk/gatherings/${id}`, { ...change, version: '2', signUp: 'draw' })
    expect([draw.status, (await draw.text()).includes('不能再换')]).toEqual([422, true])
    expect((await desk.post(`/desk/gatherings/${id}`, { ...change, version: '2', capacity: '12' })).status).toBe(303)
  })
})

describe('calling off', () => {
  test('it stays, with its reason; its venue is free; once more changes nothing', async () => {
    const startsAt = new Date('2024-11-14T09:00:00+08:00')
    const id = await gather(where, { plan: { venueId }, startsAt })
    const none = await desk.post(`/desk/gatherings/${id}/off`, { version: '1', how: 'cancelled' })
    expect([none.status, (await none.text()).includes('请选一个')]).toEqual([422, true])
    const wordless = { version: '1', how: 'cancelled', reasonKind: 'other' }
    expect((await desk.post(`/desk/gatherings/${id}/off`, wordless)).status).toBe(422)
    const off = { version: '1', how: 'cancelled', reasonKind: 'weather', reason: '台风' }
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post(`/desk/gatherings/${id}/off`, off)).status).toBe(303)
    expect(await rowOf(where, id)).toMatchObject({ state: 'cancelled', reason_kind: 'weather', version: 2 })
    const page = await front.text(`/gatherings/${id}`)
    for (const words of ['取消了', '台风']) expect(page).toContain(words)
    await gather(where, { plan: { venueId }, startsAt })
    const after = form({ version: '2', day: '2024-11-14', elsewhere: '小花园', venue: '' })
    expect((await desk.post(`/desk/gatherings/${id}`, after)).status).toBe(422)
  })

  test('moved to another time, those who signed up go along; where that is taken, nothing has changed', async () => {
    const id = await gather(where, { plan: { venueId }, startsAt: new Date('2024-11-15T09:00:00+08:00') })
    const taken = await gather(where, { plan: { venueId }, startsAt: new Date('2024-11-16T09:00:00+08:00') })
    const who = where.at(where.staff)
    const signup = uuidv7(who.now)
    await inArea(who, async (tx) => {
      const both = { area_id: where.area.id, id: signup, gathering_id: id }
      await tx
        .insertInto('gatherings.signup')
        .values({
          ...both,
          form_hash: Buffer.alloc(32),
          follow_hash: Buffer.alloc(32),
          channel: 'counter',
          by_whom: 'self',
          seats: 2,
          state: 'confirmed',
          queue_no: 1,
          made_at: who.now,
        })
        .execute()
      await tx
        .updateTable('gatherings.gathering')
        .set({ taken: 2, queued: 1 })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute()
    })
    const off = { version: '1', how: 'postponed', reasonKind: 'leader', day: '2024-11-16', from: '9:30', to: '11:00' }
    const newId = uuidv7(who.now)
    expect((await desk.post(`/desk/gatherings/${id}/off`, { ...off, id: newId })).status).toBe(422)
    const early = await desk.post(`/desk/gatherings/${id}/off`, { ...off, id: newId, from: '6:00', to: '7:00' })
    expect([early.status, (await early.text()).includes('场地不开放')]).toEqual([422, true])
    expect(await rowOf(where, id)).toMatchObject({ state: 'published', taken: 2 })
    const clash = form({ day: '2024-11-15', title: '抢场地' })
    expect((await desk.post('/desk/gatherings', clash)).status).toBe(422)
    const later = { ...off, id: newId, from: '13:00', to: '14:30' }
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post(`/desk/gatherings/${id}/off`, later)).status).toBe(303)
    expect(await rowOf(where, id)).toMatchObject({ state: 'postponed', instead_id: newId, taken: 0 })
    expect(await rowOf(where, newId)).toMatchObject({ state: 'published', taken: 2, queued: 1 })
    expect((await rowOf(where, taken)).state).toBe('published')
    const moved = await inArea(who, (tx) =>
      tx
        .selectFrom('gatherings.signup')
        .select('gathering_id')
        .where('area_id', '=', where.area.id)
        .where('id', '=', signup)
        .executeTakeFirst(),
    )
    expect(moved).toEqual({ gathering_id: newId })
  })
})

describe('what is typed', () => {
  const { compoundId, buildingId } = where.here
  const spots = [{ compoundId, buildingId: null }]
  const offered: Offered = { venues: [{ id: venueId, compoundId, buildingId }], leaders: [], spots, everywhere: false }

  test.each([
    ['no title', { title: ' ' }, '这里还空着'],
    ['a day that is none', { day: '2024-02-30' }, '请选哪一天'],
    ['a day in another century', { day: '2124-11-07' }, '日子太远了'],
    ['it ends before it begins', { to: '8:00' }, '结束要比开始晚'],
    ['an hour of no clock', { from: '25:61' }, '请写几点'],
    ['nowhere', { venue: '' }, '请选场地'],
    ['two places', { elsewhere: '小花园' }, '只能写一个'],
    ['sign-up without places', { signUp: 'first-come' }, '要报名就请写名额'],
    ['no number', { signUp: 'draw', capacity: '-3' }, '请写一个数'],
    ['a compound of nowhere', { venue: '', elsewhere: '小花园', spot: venueId }, '请选在哪个小区'],
    ['outside the open hours', { from: '7:00' }, '场地不开放'],
    ['another area’s venue', { venue: '01930000-0000-7000-8000-000000000000' }, '请选场地'],
  ])('%s: 422, and the rest stays', async (...[, wrong, sentence]) => {
    const answer = await desk.post('/desk/gatherings', form({ about: '带上老花镜', ...wrong }))
    const page = await answer.text()
    expect([answer.status, page.includes(sentence), page.includes('带上老花镜')]).toEqual([422, true, true])
  })

  test('whatever is typed is read or refused, never a broken program', () => {
    const times = ['9:00', '24:00', '0:00', '2024-10-24']
    const text = fc.oneof(fc.string(), fc.constantFrom('', ...times, 'first-come', '12', 'class', venueId, compoundId))
    const names = [
      'title',
      'kind',
      'day',
      'from',
      'to',
      'venue',
      'elsewhere',
      'spot',
      'signUp',
      'capacity',
      'partyMost',
    ]
    fc.assert(
      fc.property(fc.array(text, { minLength: names.length, maxLength: names.length }), (values) => {
        const sent = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
        const what = readPlan(sent, offered)
        const when = readWhen(sent, where.services.now())
        if (what.good && what.value.signUp !== 'none') expect(what.value.capacity).toBeGreaterThan(0)
        if (what.good) expect(what.value.compoundId).toBe(compoundId)
        if (when.good) expect(when.value.endsAt.getTime()).toBeGreaterThan(when.value.startsAt.getTime())
      }),
    )
  })

  test.each([
    ['9:00', 540],
    ['09：30', 570],
    ['24:00', 1440],
    ['24:01', null],
    ['9', null],
    ['', null],
  ])('%j is minute %j', (text, minute) => expect(minuteIn(text)).toBe(minute))
})

test('another area’s gathering is not here; who may not plan is refused', async () => {
  const id = await gather(where, { startsAt: new Date('2024-12-01T09:00:00+08:00') })
  for (const path of ['edit', 'off']) {
    expect((await site(where, where.volunteer).get(`/desk/gatherings/${id}/${path}`)).status).toBe(403)
    expect((await desk.get(`/desk/gatherings/${uuidv7(where.services.now())}/${path}`)).status).toBe(404)
  }
  const there = account('别处的', 'staff', where.here.compoundId)
  expect((await site(where, there).get(`/desk/gatherings/${id}/edit`)).status).toBe(404)
})

describe('a place of its own', () => {
  const { compoundId, buildingId } = where.here
  const own = site(where, account('这里的', 'staff', compoundId))
  const far = site(where, account('对面的', 'staff', uuidv7(where.services.now())))

  test('somebody of one compound plans at no venue of ours, and sees it before it is public; whoever works elsewhere does not', async () => {
    const blank = await own.text('/desk/gatherings/new')
    expect(blank).toMatch(new RegExp(`value="${compoundId}" selected`))
    expect(blank).not.toContain('整个居民区')
    const sent = form({ day: '2024-11-20', venue: '', elsewhere: '三楼会议室', publish: 'no' })
    const nowhere = await own.post('/desk/gatherings', sent)
    expect([nowhere.status, (await nowhere.text()).includes('请选在哪个小区')]).toEqual([422, true])
    expect((await own.post('/desk/gatherings', { ...sent, spot: buildingId })).status).toBe(303)
    expect(await rowOf(where, sent.id)).toMatchObject({ compound_id: compoundId, building_id: buildingId })
    for (const [who, found] of [
      [own, true],
      [desk, true],
      [far, false],
    ] as const) {
      expect((await who.get(`/desk/gatherings/${sent.id}/edit`)).status).toBe(found ? 200 : 404)
      expect((await who.text('/desk/gatherings?view=month&month=2024-11')).includes(sent.id)).toBe(found)
      const copy = await who.text(`/desk/gatherings/new?like=${sent.id}`)
      expect(copy.includes('三楼会议室')).toBe(found)
    }
    const other = form({ day: '2024-11-20', venue: '', elsewhere: '三楼会议室', spot: compoundId })
    expect((await far.post('/desk/gatherings', other)).status).toBe(422)
    expect((await far.post('/desk/gatherings', form({ day: '2024-11-20' }))).status).toBe(422)
  })

  test('at a venue it is the venue’s, also where that was written wrongly before; and it stays when the venue is lost', async () => {
    const at = await venue(where, '花园议事亭')
    const sent = form({ day: '2024-11-21', venue: at, spot: '' })
    await desk.post('/desk/gatherings', sent)
    expect(await rowOf(where, sent.id)).toMatchObject({ compound_id: compoundId, building_id: buildingId })
    const made = await gather(where, { plan: { venueId: at }, startsAt: new Date('2024-11-22T09:00:00+08:00') })
    expect(await rowOf(where, made)).toMatchObject({ compound_id: compoundId, building_id: buildingId })
    const hearing = form({ day: '2024-11-21', kind: 'hearing', venue: '', elsewhere: '门口', spot: '' })
    await desk.post('/desk/gatherings', hearing)
    expect(await rowOf(where, hearing.id)).toMatchObject({ compound_id: null, building_id: null })
    const on = { id: at, version: 1, sure: true }
    const text = { ...garden, spot: { compoundId, buildingId: null } }
    expect(await changeVenue(where.at(where.director), on, text)).toEqual({ done: true, value: null })
    expect(await rowOf(where, sent.id)).toMatchObject({ compound_id: compoundId, building_id: null })
    const path = `/desk/gatherings/${sent.id}/displace?by=${hearing.id}`
    const left = { id: uuidv7(where.services.now()), reason: '听证会先用', seen: sent.id }
    expect((await desk.post(path, left)).status).toBe(303)
    expect(await rowOf(where, sent.id)).toMatchObject({ venue_id: null, compound_id: compoundId })
    expect(await rowOf(where, hearing.id)).toMatchObject({ venue_id: at, elsewhere: null, compound_id: compoundId })
    expect(await own.text('/desk/venues')).toContain(sent.id)
    await setRow(sent.id, { published_at: null, state: 'planned' })
    expect(await far.text('/desk/venues')).not.toContain(sent.id)
  })

  test('at a venue of the whole area it is in the compound that was chosen: whoever works in one can book it too', async () => {
    const hall = await venue(where, '居民区礼堂')
    await inArea(where.at(where.staff), (tx) =>
      tx
        .updateTable('gatherings.venue')
        .set({ compound_id: null, building_id: null })
        .where('area_id', '=', where.area.id)
        .where('id', '=', hall)
        .execute(),
    )
    expect(await own.text('/desk/gatherings/new')).toContain(hall)
    const sent = form({ day: '2024-11-25', venue: hall, publish: 'no', kind: 'hearing' })
    const nowhere = await own.post('/desk/gatherings', { ...sent, spot: '' })
    expect([nowhere.status, (await nowhere.text()).includes('请选在哪个小区')]).toEqual([422, true])
    expect((await own.post('/desk/gatherings', { ...sent, spot: compoundId })).status).toBe(303)
    expect(await rowOf(where, sent.id)).toMatchObject({ venue_id: hall, compound_id: compoundId, building_id: null })
    expect((await far.get(`/desk/gatherings/${sent.id}/edit`)).status).toBe(404)
    expect(
      (await far.post('/desk/gatherings', form({ day: '2024-11-26', venue: hall, spot: compoundId }))).status,
    ).toBe(422)
    const all = form({ day: '2024-11-27', venue: hall, spot: '', kind: 'hobby' })
    await desk.post('/desk/gatherings', all)
    expect(await rowOf(where, all.id)).toMatchObject({ venue_id: hall, compound_id: null })
    expect((await own.get(`/desk/gatherings/${all.id}/edit`)).status).toBe(404)
    const clash = { ...form({ day: '2024-11-27', venue: hall, spot: compoundId, kind: 'hearing' }) }
    const said = await (await own.post('/desk/gatherings', clash)).text()
    expect([said.includes('这个时间场地有别的安排'), said.includes('/displace')]).toEqual([true, false])
    expect(await (await desk.post('/desk/gatherings', clash)).text()).toContain('/displace')
  })
})
