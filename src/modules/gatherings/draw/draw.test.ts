import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { DAY_MS } from '#base/days.ts'
import { drawnFrom } from '#base/draw.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, thursday } from '#test/world.ts'
import { signedUp, signUpsOf } from '../signups.test.kit.ts'
import { gather, neighbours, rowOf, site } from '../site.test.kit.ts'
import { drawDue } from './draw.ts'
import { recordOf } from './published.ts'
import { recipeOf } from './recipe.ts'
import { entryCode, newSeed, sha256 } from './seed.ts'

const where = await neighbours()
const [home = '', neighbour = ''] = where.here.homeIds

/** One whose places are drawn, two days from now, sign-up open until an hour before. */
const drawn = (capacity = 3, more: { startsAt?: Date; kind?: 'class' | 'talk' } = {}) =>
  gather(where, {
    startsAt: more.startsAt ?? new Date(thursday.getTime() + 2 * DAY_MS),
    drawSeed: newSeed(),
    plan: { signUp: 'draw', capacity, kind: more.kind ?? 'class' },
  })
const asked = (id: string, row: Parameters<typeof signedUp>[2] = {}) =>
  signedUp(where, id, { state: 'requested', ...row })
const closing = async (id: string) => (await rowOf(where, id)).closes_at!
const at = (now: Date) => ({ ...where.at(auto), now })
const drawAt = async (id: string) => drawDue(at(await closing(id)))
const facts = (subjectIds: readonly string[]) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['name', 'subject_id', 'detail'])
      .where('area_id', '=', where.area.id)
      .where('subject_id', 'in', [...subjectIds])
      .where('name', 'like', 'gatherings.signup.%')
      .execute(),
  )

test('nothing is drawn before sign-up ends; then once, however many clocks strike', async () => {
  const id = await drawn()
  const ids = [await asked(id, { seats: 2 }), await asked(id), await asked(id, { seats: 2 }), await asked(id)]
  expect(await drawDue(at(new Date((await closing(id)).getTime() - 1)))).toBe(0)
  const both = await Promise.all([drawAt(id), drawAt(id), drawAt(id)])
  expect(both.sort()).toEqual([0, 0, 1])
  const [gathering, rows] = [await rowOf(where, id), await signUpsOf(where, id)]
  const seated = rows.filter(({ state }) => state === 'confirmed')
  expect(rows.every(({ state }) => state === 'confirmed' || state === 'waitlisted')).toBe(true)
  expect(rows.map(({ draw_no }) => draw_no).sort()).toEqual([1, 2, 3, 4])
  expect(gathering.taken).toBe(seated.reduce((sum, { seats }) => sum + seats, 0))
  // Of three places one stays free where the two who come alone are drawn first: no pair fits any more.
  const first = rows.filter(({ draw_no: no }) => no !== null && no <= 2)
  expect(gathering.taken).toBe(first.every(({ seats }) => seats === 1) ? 2 : 3)
  const told = await facts(ids)
  expect(told).toHaveLength(4)
  expect(told.every(({ detail }) => (detail as { drawn: boolean }).drawn)).toBe(true)
  expect(
    told
      .filter(({ name }) => name.endsWith('.confirmed'))
      .map(({ subject_id }) => subject_id)
      .sort(),
  ).toEqual(seated.map(({ id: one }) => one).sort())
})

test('what is published comes out the same by the rule, and by a shell with sha256sum', async () => {
  const id = await drawn(5)
  for (const seats of [1, 2, 3, 1, 2, 4]) await asked(id, { seats })
  await drawAt(id)
  const record = recordOf(await rowOf(where, id))!
  expect(await drawnFrom(record, sha256)).toEqual({ order: record.order, seated: record.seated })
  const printed = execFileSync('bash', ['-c', recipeOf(record)], { encoding: 'utf8' })
  expect(
    printed
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[1]),
  ).toEqual(record.order)
  const codes = (await signUpsOf(where, id))
    .sort((a, b) => (a.draw_no ?? 0) - (b.draw_no ?? 0))
    .map(({ queue_no: queueNo }) => entryCode(where.at(), { gatheringId: id, queueNo }))
  expect(codes).toEqual(record.order)
})

test('who had a place or was there in the last year goes after those who are new', async () => {
  const before = await gather(where, { startsAt: new Date(thursday.getTime() - 30 * DAY_MS) })
  const longAgo = await gather(where, { startsAt: new Date(thursday.getTime() - 400 * DAY_MS) })
  const other = await gather(where, {
    startsAt: new Date(thursday.getTime() - 20 * DAY_MS),
    plan: { kind: 'festival' },
  })
  const person = uuidv7(thursday)
  await signedUp(where, before, { homeId: home })
  await signedUp(where, before, { phone: '13800000001' })
  await signedUp(where, before, { state: 'waitlisted', homeId: neighbour })
  await signedUp(where, longAgo, { phone: '13800000002' })
  await signedUp(where, other, { phone: '13800000003' })
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('gatherings.presence')
      .values({
        area_id: where.area.id,
        id: uuidv7(thursday),
        gathering_id: before,
        walk_in: true,
        person_id: person,
        state: 'present',
        method: 'signin',
        mark_id: uuidv7(thursday),
        at: thursday,
      })
      .execute(),
  )
  const id = await drawn(4)
  const known = [
    await asked(id, { homeId: home }),
    await asked(id, { phone: '13800000001' }),
    await asked(id, { personId: person }),
  ]
  const fresh = [
    await asked(id, { homeId: neighbour }),
    await asked(id, { phone: '13800000002' }),
    await asked(id, { phone: '13800000003' }),
  ]
  await drawAt(id)
  const rows = await signUpsOf(where, id)
  const of = (ids: readonly string[]) => rows.filter((row) => ids.includes(row.id))
  expect(of(known).map(({ first_time }) => first_time)).toEqual([false, false, false])
  expect(of(fresh).map(({ first_time, state }) => [first_time, state])).toEqual(Array(3).fill([true, 'confirmed']))
  expect(Math.max(...of(fresh).map(({ draw_no }) => draw_no ?? 99))).toBe(3)
})

test('places kept for a building are drawn among its people first, and counted as theirs', async () => {
  const id = await drawn(2)
  const quotaId = uuidv7(thursday)
  const { buildingId } = where.here
  const quota = { area_id: where.area.id, id: quotaId, gathering_id: id, building_id: buildingId, seats: 1 }
  await inArea(where.at(auto), (tx) => tx.insertInto('gatherings.quota').values(quota).execute())
  const theirs = await asked(id, { buildingId })
  for (let more = 0; more < 4; more += 1) await asked(id)
  await drawAt(id)
  const rows = await signUpsOf(where, id)
  expect(rows.find((row) => row.id === theirs)).toMatchObject({ state: 'confirmed', quota_id: quotaId })
  expect(rows.filter(({ quota_id }) => quota_id !== null)).toHaveLength(1)
  const kept = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.quota')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', quotaId)
      .execute(),
  )
  expect(kept[0]?.taken).toBe(1)
})

test('the page says rule, seed and codes before and after, and no name; only where places are drawn', async () => {
  const id = await drawn(1)
  const { draw_seed: seed } = await rowOf(where, id)
  await asked(id, { homeId: home })
  await asked(id)
  const page = await site(where).text(`/gatherings/${id}/draw`)
  const codes = [1, 2].map((queueNo) => entryCode(where.at(), { gatheringId: id, queueNo }))
  for (const part of [seed!, ...codes, '第一次来的先抽']) expect(page).toContain(part)
  expect((await site(where).get(`/gatherings/${id}/draw/list`)).status).toBe(404)
  await drawAt(id)
  const after = await site(where, where.staff, { lang: 'en' }).text(`/gatherings/${id}/draw`)
  for (const part of [seed!, ...codes, 'has a place', 'waits as number 1', 'sha256sum']) expect(after).toContain(part)
  // Chance may put the number of a door into a seed or a code.
  const said = codes.reduce((text, code) => text.replaceAll(code, ''), after).replaceAll(/[0-9a-f-]{8,}/g, '')
  expect(said).not.toContain('501')
  expect(await site(where).text(`/gatherings/${id}/draw/list`)).toMatch(/^seed [0-9a-f]{32}\nplaces 1\n/)
  const plain = await gather(where)
  const hidden = await gather(where, { published: false, drawSeed: newSeed(), plan: { signUp: 'draw' } })
  for (const path of [plain, hidden, uuidv7(thursday), 'nothing'])
    expect((await site(where).get(`/gatherings/${path}/draw`)).status).toBe(404)
  const elsewhere = await area(where.services, 'elsewhere', '别处')
  const foreign = { ...where, area: elsewhere, at: () => ({ ...where.at(), area: elsewhere }) }
  expect((await site(foreign).get(`/gatherings/${id}/draw`)).status).toBe(404)
})

test('what was called off is not drawn, and where nobody asked the draw is empty', async () => {
  const off = await drawn()
  const ids = [await asked(off)]
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set({ state: 'cancelled', reason_kind: 'weather' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', off)
      .execute(),
  )
  const empty = await drawn()
  await drawAt(empty)
  expect(await facts(ids)).toEqual([])
  expect((await rowOf(where, off)).drawn_at).toBeNull()
  expect(recordOf(await rowOf(where, empty))).toMatchObject({ order: [], seated: [] })
  expect(await site(where).text(`/gatherings/${empty}/draw`)).toContain('没有人报名')
})
