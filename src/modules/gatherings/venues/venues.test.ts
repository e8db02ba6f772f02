import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, ctx } from '#test/world.ts'
import { makeGathering, type Making } from '../make.ts'
import { gather, neighbours, plainPlan, rowOf, site, venue } from '../site.test.kit.ts'
import { alternatives } from './alternatives.ts'
import { closeVenue } from './closing.ts'
import { displace, type Displacing } from './displacing.ts'
import { weekdays } from './hours.rules.ts'
import { hoursField } from './venue.rules.ts'
import { addVenue } from './venue.ts'

const where = await neighbours()
const { staff, director, volunteer, services } = where
const at = (actor = staff) => where.at(actor)
const desk = site(where, staff)
const newId = () => uuidv7(services.now())
const day = (text: string) => new Date(`2024-11-${text}+08:00`)

const form = {
  venueName: '花园议事亭',
  kind: 'pavilion',
  spot: where.here.buildingId,
  whereabouts: '2号楼底层，进门左手',
  capacity: '３０',
  stepFree: 'yes',
  rain: 'roofed',
  ...Object.fromEntries(weekdays.map((one) => [hoursField(one), '同上'])),
  hours1: '8点到11点半，下午1:30－5:00',
}

const venueRow = (id: string, scope = at()) =>
  inArea(scope, (tx) =>
    tx
      .selectFrom('gatherings.venue')
      .selectAll()
      .where('area_id', '=', scope.area.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )

const bookingOf = (id: string) =>
  inArea(at(), (tx) =>
    tx
      .selectFrom('gatherings.booking')
      .select(['venue_id', 'standing', 'gathering_id'])
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )

const displacementsOf = (gatheringId: string) =>
  inArea(at(), (tx) =>
    tx
      .selectFrom('gatherings.displacement')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .execute(),
  )

const factsOf = async (subjectId: string) => {
  const rows = await inArea(at(), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['name'])
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ name }) => name.replace('gatherings.', '')).sort()
}

/** Seats as a sign-up would take them. */
const seat = (id: string, taken: number) =>
  inArea(at(), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set({ taken })
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )

/** One field of a form on a page, as its button would send it. */
const fieldIn = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const offersIn = (page: string): string[] =>
  [...page.matchAll(/name="offer" value="([^"]*)"/g)].map(([, key = '']) => key)

describe('keeping venues', () => {
  test('one form is one venue though it comes twice; its hours are read as people write them; its code leads to its page', async () => {
    const id = newId()
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post('/desk/venues', { id, ...form })).status).toBe(303)
    const row = await venueRow(id)
    expect(row).toMatchObject({ name: '花园议事亭', capacity: 30, building_id: where.here.buildingId, version: 1 })
    expect(row?.open_hours).toMatchObject({
      1: [
        [480, 690],
        [810, 1020],
      ],
    })
    expect(await factsOf(id)).toEqual(['venue.added'])
    const guest = site(where)
    const short = await guest.get(`/v/${row?.code.toLowerCase() ?? ''}`)
    expect([short.status, short.headers.get('location')]).toEqual([302, `/venues/${id}`])
    expect((await guest.get('/v/ZZZZZ')).status).toBe(404)
    const page = await guest.text(`/venues/${id}`)
    for (const words of ['长江大楼 3号楼', '2号楼底层，进门左手', '每天 8:00–11:30，13:30–17:00', '能，没有台阶'])
      expect(page).toContain(words)
    expect(await guest.text('/venues')).toContain('花园议事亭')
    expect(await guest.text(`/venues/${id}/notice`)).toContain(`/v/${row?.code ?? ''}`)
    expect(await site(where, staff, { lang: 'en', elder: true }).text(`/venues/${id}`)).toContain('Yes, no steps')
  })

  test.each([
    ['no name', { venueName: ' ' }, '这里还空着'],
    ['a name that is taken', { venueName: '临江微课堂' }, '已经有一处叫这个名字了'],
    ['no kind', { kind: 'castle' }, '请选一个'],
    ['a place of nobody', { spot: newId() }, '请从里面选一处'],
    ['nobody fits in', { capacity: '0' }, '1 到 2000'],
    ['hours nobody understands', { hours3: '看情况' }, '这个时间没看懂'],
  ])('%s: 422, and what was typed is kept', async (...[, wrong, sentence]) => {
    const answer = await desk.post('/desk/venues', {
      id: newId(),
      ...form,
      venueName: '试一试',
      about: '写了很久',
      ...wrong,
    })
    const page = await answer.text()
    expect([answer.status, page.includes(sentence), page.includes('写了很久')]).toEqual([422, true, true])
  })

  test('changed by two: 409 with both; whoever keeps no venues is turned away; another area’s is not here', async () => {
    const id = await venue(where, '活动室')
    const change = { ...form, venueName: '老活动室', version: '1' }
    expect((await desk.post(`/desk/venues/${id}`, change)).status).toBe(303)
    const stale = await desk.post(`/desk/venues/${id}`, { ...change, venueName: '新活动室' })
    const both = await stale.text()
    expect([stale.status, both.includes('新活动室'), both.includes('老活动室')]).toEqual([409, true, true])
    for (const [who, status] of [
      [volunteer, 403],
      [account('外楼小李', 'staff', newId()), 403],
      [director, 303],
    ] as const)
      expect((await site(where, who).post(`/desk/venues/${id}`, { ...change, version: '2' })).status).toBe(status)

    const far = await area(services, 'far', '外区')
    const theirs = newId()
    const there = ctx(services, far, staff)
    const text = { name: '外区亭', kind: 'hall', spot: null, whereabouts: null, capacity: 9, stepFree: false } as const
    await addVenue(there, theirs, { ...text, rain: 'open', hours: {}, equipment: null, about: null })
    const code = (await venueRow(theirs, there))?.code ?? ''
    expect(code).toMatch(/^[0-9A-Z]{5}$/)
    for (const path of [`/venues/${theirs}`, `/v/${code}`, `/desk/venues/${theirs}`, `/desk/venues/${theirs}/closures`])
      expect([path, (await desk.get(path)).status]).toEqual([path, 404])
    expect((await desk.post(`/desk/venues/${theirs}`, change)).status).toBe(404)
    expect((await desk.post(`/desk/venues/${theirs}/end`, { version: '1' })).status).toBe(404)
    for (const page of ['/venues', '/desk/venues']) expect(await desk.text(page)).not.toContain('外区亭')
  })

  test('fewer seats than people signed up, or a door closed to them: said first, done when somebody is sure', async () => {
    const id = await venue(where, '小课堂')
    const startsAt = day('06T18:30:00')
    const gathering = await gather(where, { startsAt, plan: { venueId: id, title: '合唱队' } })
    await seat(gathering, 12)
    const smaller = { ...form, venueName: '小课堂', capacity: '11', hours3: '8:00-21:00', version: '1' }
    const page = async (fields: Record<string, string>) => (await desk.post(`/desk/venues/${id}`, fields)).text()
    const said = await page(smaller)
    for (const words of ['合唱队', '已经报了 12 人，坐不下', '11月6日 周三 晚上6点30分']) expect(said).toContain(words)
    expect(await page({ ...smaller, capacity: '12', hours3: '8:00-19:00' })).toContain('那时候不开门了')
    expect(await venueRow(id)).toMatchObject({ capacity: 30, version: 1 })
    expect((await desk.post(`/desk/venues/${id}`, { ...smaller, sure: 'yes' })).status).toBe(303)
    expect([await venueRow(id), await rowOf(where, gathering)]).toMatchObject([{ capacity: 11 }, { taken: 12 }])
  })

  test('given up for good: not while something is still to come; what took place stays, and its page says so', async () => {
    const id = await venue(where, '旧仓库')
    const gathering = await gather(where, { startsAt: day('05T09:00'), plan: { venueId: id } })
    expect((await desk.post(`/desk/venues/${id}/end`, { version: '1' })).status).toBe(422)
    await inArea(at(), (tx) =>
      tx
        .updateTable('gatherings.gathering')
        .set({ state: 'held', held_at: services.now() })
        .where('area_id', '=', where.area.id)
        .where('id', '=', gathering)
        .execute(),
    )
    expect((await desk.post(`/desk/venues/${id}/end`, { version: '9' })).status).toBe(409)
    expect((await desk.post(`/desk/venues/${id}/end`, { version: '1' })).status).toBe(303)
    expect(await site(where).text('/venues')).not.toContain('旧仓库')
    expect(await site(where).text(`/venues/${id}`)).toContain('这处场地不再用了')
    expect(await rowOf(where, gathering)).toMatchObject({ venue_id: id, state: 'held' })
    const again = await inArea(at(), (tx) =>
      makeGathering(tx, at(), {
        id: newId(),
        plan: { ...plainPlan, venueId: id },
        startsAt: day('07T09:00'),
        endsAt: day('07T10:00'),
      }),
    )
    expect(again).toEqual({ done: false, why: 'unknown-venue' })
  })

  test('four pictures with words for whoever cannot see them, in order, each once, taken down for good', async () => {
    const id = await venue(where, '照相馆')
    const path = `/desk/venues/${id}/pictures`
    const photo = async (red: number) => {
      const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: { r: red, g: 9, b: 9 } } })
      return new Blob([new Uint8Array(await picture.jpeg().toBuffer())], { type: 'image/jpeg' })
    }
    const add = async (red: number, newAlt: string) =>
      (await desk.post(path, { photo: await photo(red), newAlt })).status
    expect([await add(10, '门口'), await add(10, '门口'), await add(60, '里面'), await add(110, '后门')]).toEqual([
      303, 303, 303, 303,
    ])
    expect(await add(160, '坡道')).toBe(303)
    expect(await add(210, '多了')).toBe(422)
    expect((await desk.post(path, { newAlt: '没有照片' })).status).toBe(422)
    const alts = async () =>
      [...(await site(where).text(`/venues/${id}`)).matchAll(/ alt="([^"]*)"/g)].map(([, alt]) => alt)
    expect(await alts()).toEqual(['门口', '里面', '后门', '坡道'])
    const ids = [...(await desk.text(path)).matchAll(/pictures\/([0-9a-f-]{36})"/g)].map(([, one = '']) => one)
    await desk.post(`${path}/${ids[2] ?? ''}/first`, {})
    await desk.post(`${path}/${ids[0] ?? ''}`, { [`alt-${ids[0] ?? ''}`]: '大门' })
    expect((await desk.post(`${path}/${ids[0] ?? ''}`, { [`alt-${ids[0] ?? ''}`]: ' ' })).status).toBe(422)
    expect(await alts()).toEqual(['后门', '大门', '里面', '坡道'])
    expect((await desk.post(`${path}/${ids[1] ?? ''}/end`, {})).status).toBe(303)
    expect((await desk.post(`${path}/${ids[1] ?? ''}/end`, {})).status).toBe(404)
    expect(await alts()).toEqual(['后门', '大门', '坡道'])
    const left = await inArea(at(), (tx) =>
      tx.selectFrom('platform.file').select('id').where('area_id', '=', where.area.id).execute(),
    )
    expect(left.map((file) => file.id)).not.toContain(ids[1])
    expect(left).toHaveLength(3)
    expect((await desk.post(`/desk/venues/${where.venueId}/pictures/${ids[0] ?? ''}/end`, {})).status).toBe(404)
  })
})

const close = (venueId: string, decided: [string, 'leave' | 'cancel'][] = [], id = newId()) =>
  closeVenue(at(), {
    id,
    venueId,
    startsAt: day('11T00:00'),
    endsAt: day('12T00:00'),
    reason: '粉刷',
    decided: new Map(decided),
  })

describe('a venue that is closed for a time', () => {
  test('a closure and a gathering at one moment: one has it, and never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const venueId = await venue(where, `赛场${round}`)
      const making: Making = {
        id: newId(),
        plan: { ...plainPlan, venueId },
        startsAt: day('11T09:00'),
        endsAt: day('11T10:00'),
      }
      const [closed, made] = await Promise.all([close(venueId), inArea(at(), (tx) => makeGathering(tx, at(), making))])
      expect([closed.done, made.done].filter(Boolean)).toHaveLength(1)
      if (!closed.done) expect(closed.why).toBe('undecided')
      if (!made.done) expect(made.why).toBe('clash')
    }
  })

  test('closed after it was booked: each is decided about, what has begun or was held stays, and it is taken back', async () => {
    const id = await venue(where, '东亭')
    services.clock.now = day('11T09:30')
    const under = await gather(where, { startsAt: day('11T09:00'), plan: { venueId: id, title: '正在上的课' } })
    const moves = await gather(where, { startsAt: day('11T13:00'), plan: { venueId: id, title: '要搬的课' } })
    const ends = await gather(where, { startsAt: day('11T15:00'), plan: { venueId: id, title: '不办的课' } })
    const fields = { id: newId(), from: '2024-11-11T08:00', until: '2024-11-12T18:00', reason: '粉刷墙面' }
    const path = `/desk/venues/${id}/closures`
    const asked = await desk.post(path, { ...fields, [`about-${moves}`]: 'leave' })
    const page = await asked.text()
    expect(asked.status).toBe(422)
    for (const words of ['正在上的课', '已经开始或者办过了', '要搬的课', '不办的课：请选一样', '粉刷墙面'])
      expect(page).toContain(words)
    expect(await bookingOf(moves)).toMatchObject({ standing: true })

    const decided = { ...fields, [`about-${moves}`]: 'leave', [`about-${ends}`]: 'cancel' }
    for (let press = 0; press < 2; press += 1) expect((await desk.post(path, decided)).status).toBe(303)
    expect(await rowOf(where, under)).toMatchObject({ venue_id: id, state: 'published' })
    expect(await rowOf(where, moves)).toMatchObject({ venue_id: null, state: 'published' })
    expect(await rowOf(where, ends)).toMatchObject({ state: 'cancelled', reason_kind: 'venue', reason: '粉刷墙面' })
    expect(await displacementsOf(moves)).toMatchObject([{ by_gathering_id: null, reason: '粉刷墙面', choice: null }])
    expect(await site(where).text(`/venues/${id}`)).toContain('粉刷墙面')
    expect(await desk.text(`/desk/venues/${id}?week=2024-11-13`)).toContain('关闭：粉刷墙面')
    // Nothing that was offered lies in the time it is closed.
    const offers = offersIn(await desk.text(`/desk/gatherings/${moves}`))
    expect(offers.length).toBeGreaterThan(0)
    expect(offers.some((key) => !key.startsWith(id))).toBe(true)
    for (const key of offers) expect(key > `${id}/2024-11-12T10` || !key.startsWith(id)).toBe(true)

    expect((await desk.post(path, { ...fields, id: newId() })).status).toBe(422)
    for (const of of [moves, await gather(where)])
      expect((await desk.post(path, { ...fields, id: of })).status).toBe(404)
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post(`${path}/${fields.id}/end`, {})).status).toBe(303)
    expect((await desk.post(`${path}/${moves}/end`, {})).status).toBe(404)
    expect(await factsOf(id)).toEqual(['venue.closed', 'venue.opened'])
    expect((await desk.post(`/desk/gatherings/${moves}/place/again`, {})).status).toBe(303)
    const again = offersIn(await desk.text(`/desk/gatherings/${moves}`))
    const old = again.find((key) => key === `${id}/2024-11-11T05:00:00.000Z`)
    expect(old).toBeDefined()
    expect((await desk.post(`/desk/gatherings/${moves}/place`, { offer: old ?? '' })).status).toBe(303)
    expect(await rowOf(where, moves)).toMatchObject({ venue_id: id, starts_at: day('11T13:00') })
    services.clock.now = day('01T09:00')
  })

  test.each([
    ['no times', { from: '', until: '' }, '请选日期和时间'],
    ['an end before the beginning', { from: '2024-11-20T09:00', until: '2024-11-20T08:00' }, '结束要比开始晚'],
    ['over already', { from: '2023-11-20T09:00', until: '2023-11-20T18:00' }, '已经过去了'],
    ['for years', { from: '2024-11-20T09:00', until: '2026-11-20T18:00' }, '最多关一年'],
    ['no reason', { reason: '' }, '请写一写原因'],
    ['a day that is none', { from: '2024-02-31T09:00' }, '请选日期和时间'],
  ])('%s: 422', async (...[, wrong, sentence]) => {
    const fields = { id: newId(), from: '2024-11-20T09:00', until: '2024-11-20T18:00', reason: '停电', ...wrong }
    const answer = await desk.post(`/desk/venues/${where.venueId}/closures`, fields)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([422, true])
  })
})

describe('deliberation goes first', () => {
  /** A dance class at a venue, and a hearing about to need the same hours. */
  async function clash(name: string, purpose: 'deliberation' | 'leisure' = 'deliberation') {
    const venueId = await venue(where, name)
    const startsAt = day('14T19:00')
    const dance = await gather(where, {
      startsAt,
      plan: { venueId, title: `${name}舞队`, purpose: 'leisure', kind: 'hobby' },
    })
    const hearing = await gather(where, {
      startsAt,
      plan: { title: `${name}听证`, purpose, kind: 'hearing', capacity: 10 },
      published: false,
    })
    return { venueId, dance, hearing, path: `/desk/gatherings/${dance}/displace?by=${hearing}` }
  }
  const act = (gatheringId: string, by: Displacing['by'], seen = [gatheringId]): Displacing => ({
    id: newId(),
    gatheringId,
    by,
    reason: '电梯的事周五前要定',
    seen,
  })

  test('a hobby leaves with a reason and free times, stays published, and takes one of them', async () => {
    const { venueId, dance, hearing, path } = await clash('南亭')
    await seat(dance, 7)
    const page = await desk.text(path)
    for (const words of ['南亭舞队', '报了 7 人', '可以优先用场地', '11月14日 周四 晚上7点'])
      expect(page).toContain(words)
    const fields = { id: fieldIn(page, 'id'), seen: fieldIn(page, 'seen') }
    expect((await desk.post(path, { ...fields, reason: ' ' })).status).toBe(422)
    expect(await bookingOf(dance)).toMatchObject({ standing: true })
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post(path, { ...fields, reason: '电梯的事周五前要定' })).status).toBe(303)
    expect(await rowOf(where, dance)).toMatchObject({ venue_id: null, state: 'published' })
    expect(await rowOf(where, hearing)).toMatchObject({ venue_id: venueId, state: 'planned' })
    expect(await factsOf(dance)).toEqual(['gathering.displaced', 'gathering.published'])

    const waiting = await desk.text(`/desk/gatherings/${dance}`)
    for (const words of ['这一场现在没有地方', '让给了议事', '电梯的事周五前要定']) expect(waiting).toContain(words)
    expect(await desk.text('/desk/venues')).toContain('南亭舞队')
    const offers = offersIn(waiting)
    expect(offers).toHaveLength(5)
    expect(
      (await site(where, volunteer).post(`/desk/gatherings/${dance}/place`, { offer: offers[0] ?? '' })).status,
    ).toBe(404)
    const before = await rowOf(where, dance)
    const [chosen = ''] = offers.filter((key) => key.startsWith(venueId))
    for (let press = 0; press < 2; press += 1)
      expect((await desk.post(`/desk/gatherings/${dance}/place`, { offer: chosen })).status).toBe(303)
    const after = await rowOf(where, dance)
    expect(`${after.venue_id ?? ''}/${after.starts_at.toISOString()}`).toBe(chosen)
    expect(after.starts_at.getTime() - (after.closes_at?.getTime() ?? 0)).toBe(
      before.starts_at.getTime() - (before.closes_at?.getTime() ?? 0),
    )
    expect(await displacementsOf(dance)).toMatchObject([
      { choice: 'moved', by_gathering_id: hearing, settled_by: staff.id },
    ])
    expect(await bookingOf(dance)).toMatchObject({ standing: true, venue_id: after.venue_id })
    for (const page of [`/desk/gatherings/${dance}`, '/desk/venues'])
      expect(await desk.text(page)).not.toMatch(/这一场现在没有地方|南亭舞队.*报了/)
  })

  test('an offer somebody else took meanwhile is refused in words, and others are laid ready; or it is called off', async () => {
    const { dance, hearing } = await clash('北亭')
    expect(await displace(at(), act(dance, hearing))).toMatchObject({ done: true })
    const [offer = ''] = offersIn(await desk.text(`/desk/gatherings/${dance}`))
    const [venueId = '', from = ''] = offer.split('/')
    await gather(where, { startsAt: new Date(from), plan: { venueId } })
    const answer = await desk.post(`/desk/gatherings/${dance}/place`, { offer })
    const page = await answer.text()
    expect([answer.status, page.includes('刚刚被别人用了'), offersIn(page).includes(offer)]).toEqual([422, true, false])
    expect(offersIn(page).length).toBeGreaterThan(0)
    expect(
      (await desk.post(`/desk/gatherings/${dance}/place`, { offer: `${where.venueId}/2024-11-14T01:00:00.000Z` }))
        .status,
    ).toBe(422)
    expect((await desk.post(`/desk/gatherings/${dance}/place/none`, {})).status).toBe(303)
    expect(await rowOf(where, dance)).toMatchObject({ state: 'cancelled', reason_kind: 'displaced' })
    expect(await factsOf(dance)).toContain('gathering.cancelled')
  })

  test('two leaders take the last hour at once: one has it, the other is told', async () => {
    const [one, two] = [await clash('甲亭'), await clash('乙亭')]
    await displace(at(), act(one.dance, one.hearing))
    await displace(at(), act(two.dance, two.hearing))
    const shared =
      offersIn(await desk.text(`/desk/gatherings/${one.dance}`)).find((key) => !key.startsWith(one.venueId)) ?? ''
    expect(offersIn(await desk.text(`/desk/gatherings/${two.dance}`))).toContain(shared)
    const answers = await Promise.all(
      [one, two].map(
        async ({ dance }) => (await desk.post(`/desk/gatherings/${dance}/place`, { offer: shared })).status,
      ),
    )
    expect(answers.sort()).toEqual([303, 422])
  })

  test('a hobby displaces nobody, nor a deliberation another, nor anybody what has begun, is elsewhere, or was not shown', async () => {
    const hobby = await clash('棋室', 'leisure')
    expect(await displace(at(), act(hobby.dance, hobby.hearing))).toEqual({ done: false, why: 'not-first' })
    const refused = await desk.text(hobby.path)
    expect([refused.includes('只有议事可以'), refused.includes('name="reason"')]).toEqual([true, false])
    expect(await rowOf(where, hobby.dance)).toMatchObject({ venue_id: hobby.venueId })

    const { dance, hearing, venueId } = await clash('茶室')
    expect(await displace(at(), act(dance, hearing, []))).toEqual({ done: false, why: 'more-in-the-way' })
    expect(await displace(at(), act(newId(), hearing))).toEqual({ done: false, why: 'unknown' })
    const later = await gather(where, { startsAt: day('15T19:00'), plan: { venueId } })
    expect(await displace(at(), act(later, hearing))).toEqual({ done: false, why: 'not-in-the-way' })
    services.clock.now = day('14T19:30')
    expect(await displace(at(), act(dance, hearing))).toEqual({ done: false, why: 'started' })
    services.clock.now = day('01T09:00')
    const foreign = ctx(services, { ...where.area, id: where.area.id + 1 }, staff)
    expect(await displace(foreign, act(dance, hearing))).toEqual({ done: false, why: 'unknown' })
    expect((await site(where, volunteer).get(`/desk/gatherings/${dance}/displace?by=${hearing}`)).status).toBe(403)

    expect(await displace(at(), act(dance, hearing))).toMatchObject({ done: true })
    const second = await gather(where, {
      startsAt: day('14T19:00'),
      plan: { purpose: 'deliberation', kind: 'meeting' },
    })
    expect(await displace(at(), act(hearing, second))).toEqual({ done: false, why: 'not-first' })
  })

  test('one that is still to be made displaces and is made in one go', async () => {
    const { dance, venueId } = await clash('书房')
    const id = newId()
    const plan = { ...plainPlan, title: '临时听证', purpose: 'deliberation', kind: 'hearing' } as const
    const making: Making = { id, plan, startsAt: day('14T18:00'), endsAt: day('14T20:00') }
    expect(await displace(at(), act(dance, making))).toEqual({ done: true, value: { gatheringIds: [dance] } })
    expect([await rowOf(where, id), await rowOf(where, dance)]).toMatchObject([
      { venue_id: venueId },
      { venue_id: null },
    ])
  })

  test('what is free instead: open, with seats enough, never taken, at most five', async () => {
    const [venueId, small, big] = [
      await venue(where, '主厅', 50),
      await venue(where, '小厅', 5),
      await venue(where, '大厅', 2000),
    ]
    const wanted = { venueId, startsAt: day('21T19:30'), endsAt: day('21T21:00') }
    for (const date of ['21', '22']) await gather(where, { startsAt: day(`${date}T19:30`), plan: { venueId } })
    const slots = await inArea(at(), (tx) => alternatives(tx, at(), { ...wanted, seats: 1500 }))
    expect(
      slots.map((slot) => [slot.venueId === big ? 'big' : slot.venueId === venueId ? 'same' : small, slot.startsAt]),
    ).toEqual([
      ['same', day('21T18:00')],
      ['big', day('21T19:30')],
      ['same', day('23T19:30')],
      ['same', day('24T19:30')],
      ['same', day('28T19:30')],
    ])
  })
})
