import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { inArea } from '#platform/db/in-area.ts'
import { gatherings } from '#modules/gatherings/public.ts'
import { siteOf } from '#test/site.ts'
import { stall, vanguardDay, vanguardWorld } from '../site.test.kit.ts'
import { countAtClosing, countAttending } from './attending.ts'

const where = await vanguardWorld()
const { services, staff } = where
const ctx = () => where.at(staff)
const HOUR = 3_600_000

/** A day that began so many hours ago, with so many visits at each of its stalls. */
async function served(hoursAgo: number, ...visits: number[]) {
  const day = await vanguardDay(where, { startsAt: new Date(services.now().getTime() - hoursAgo * HOUR) })
  const stalls: string[] = []
  for (const count of visits) {
    const { stallId } = await stall(where, day)
    await inArea(ctx(), (tx) =>
      tx
        .updateTable('vanguard.stall')
        .set({ visits: count, served: count + 1 })
        .where('area_id', '=', where.area.id)
        .where('id', '=', stallId)
        .execute(),
    )
    stalls.push(stallId)
  }
  return { id: day.id, stalls }
}

const tapsOf = (stallId: string, visits: number) =>
  inArea(ctx(), (tx) =>
    tx
      .updateTable('vanguard.stall')
      .set({ visits, served: visits })
      .where('area_id', '=', where.area.id)
      .where('id', '=', stallId)
      .execute(),
  )

const numberOf = (id: string) =>
  inArea(ctx(), (tx) =>
    tx
      .selectFrom('gatherings.v_gathering')
      .select(['counted', 'count_method', 'attendances', 'state'])
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

test('a stall that is closed says how many came, by persons and not by services; said twice it is the same', async () => {
  const { id, stalls } = await served(1, 3, 4)
  await countAtClosing(ctx(), { subjectId: stalls[0]! })
  expect(await numberOf(id)).toMatchObject({ counted: 7, count_method: 'ticket', attendances: 7 })
  await countAtClosing(ctx(), { subjectId: stalls[0]! })
  await countAtClosing(ctx(), { subjectId: uuidv7(services.now()) })
  const marks = await inArea(ctx(), (tx) =>
    tx
      .selectFrom('gatherings.mark')
      .select('number')
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', id)
      .execute(),
  )
  expect(marks).toEqual([{ number: 7 }])
})

test('whoever counted by hand has the last word', async () => {
  const { id, stalls } = await served(1, 5)
  const sent = await siteOf(where, gatherings, { actor: staff }).post(`/desk/gatherings/${id}/rollcall/number`, {
    number: '30',
    method: 'count',
  })
  expect(sent.status).toBe(303)
  await countAtClosing(ctx(), { subjectId: stalls[0]! })
  expect(await numberOf(id)).toMatchObject({ counted: 30, count_method: 'count' })
})

test('taps that come in after the day was ended change who came, where that was known by tickets; a person’s number stays', async () => {
  const roll = siteOf(where, gatherings, { actor: staff })
  const [tickets, byHand] = [await served(1, 3), await served(1, 3)]
  for (const { stalls } of [tickets, byHand]) await countAtClosing(ctx(), { subjectId: stalls[0]! })
  services.clock.now = new Date(services.now().getTime() + 60_000)
  await roll.post(`/desk/gatherings/${byHand.id}/rollcall/number`, { number: '30', method: 'count' })
  for (const { id, stalls } of [tickets, byHand]) {
    expect((await roll.post(`/desk/gatherings/${id}/rollcall/end`, {})).status).toBe(303)
    await tapsOf(stalls[0]!, 5)
  }
  services.clock.now = new Date(services.now().getTime() + 2 * HOUR)
  expect([await countAttending(ctx()), await countAttending(ctx())]).toEqual([1, 0])
  await countAtClosing(ctx(), { subjectId: byHand.stalls[0]! })
  expect(await numberOf(tickets.id)).toMatchObject({
    state: 'held',
    counted: 5,
    count_method: 'ticket',
    attendances: 5,
  })
  expect(await numberOf(byHand.id)).toMatchObject({ state: 'held', counted: 30, count_method: 'count' })
  // Once more, later still; and somebody who says with a reason how many it was has the last word.
  await tapsOf(tickets.stalls[0]!, 6)
  expect(await countAttending(ctx())).toBe(1)
  services.clock.now = new Date(services.now().getTime() + 60_000)
  const right = { number: '8', method: 'count', reason: '数过照片' }
  expect((await roll.post(`/desk/gatherings/${tickets.id}/rollcall/number`, right)).status).toBe(303)
  await tapsOf(tickets.stalls[0]!, 7)
  expect(await countAttending(ctx())).toBe(0)
  expect(await numberOf(tickets.id)).toMatchObject({ counted: 8, count_method: 'count' })
  services.clock.now = new Date('2024-10-24T09:00:00+08:00')
})

test('the clock counts days that are over, once; one at which nobody was served says nothing', async () => {
  const [over, empty, under] = [await served(3, 2), await served(3, 0), await served(1, 9)]
  expect(await countAttending(ctx())).toBe(1)
  expect(await countAttending(ctx())).toBe(0)
  expect(await numberOf(over.id)).toMatchObject({ counted: 2, count_method: 'ticket' })
  expect(await numberOf(empty.id)).toMatchObject({ counted: null })
  expect(await numberOf(under.id)).toMatchObject({ counted: null })
})
