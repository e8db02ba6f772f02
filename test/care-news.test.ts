import { expect, test } from 'vitest'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { agreedPlan, careWorld, moveTo, site, visitsAt } from '#test/care.kit.ts'
import { layVisits } from '#modules/care/visits/laying.ts'
import { tellOfToday } from '#modules/care/visits/telling.ts'
import { watchVisits } from '#modules/care/visits/escalating.ts'
import { messages } from '#modules/messages/routes.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { deliver } from '#platform/facts/deliver.ts'
import { siteOf } from './site.ts'

const where = await careWorld()
moveTo(where, '2024-10-24T07:00')
const planId = await agreedPlan(where)
const today = (await visitsAt(where, planId)).find(({ due_on }) => due_on === '2024-10-24')?.id ?? ''

const delivery = async () => {
  const running = deliver(where.services, hears)
  await running.settled()
  await running.stop()
}
const told = async (visitId: string) =>
  (
    await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('messages.message')
        .select(['receiver_id', 'kind'])
        .where('area_id', '=', where.area.id)
        .where('visit_id', '=', visitId)
        .execute(),
    )
  ).map(({ receiver_id, kind }) => `${receiver_id}: ${kind}`)
const inbox = (actor: Actor) => siteOf(where, messages, { actor }).text('/desk/messages')

test('whoever goes there hears of it on the day; staff of a door that stays shut: a day and half of it, nobody’s name, no door', async () => {
  moveTo(where, '2024-10-24T08:00')
  await tellOfToday(where.at(auto))
  await delivery()
  expect(await told(today)).toEqual([`${where.goer.id}: visit-today`])

  moveTo(where, '2024-10-24T09:30')
  await site(where, where.goer).post(`/care/visits/${today}`, { press: 'worried', id: uuidv7(where.services.now()) })
  await delivery()
  await delivery()
  expect((await told(today)).sort()).toEqual(
    [`${where.goer.id}: visit-today`, `${where.staff.id}: unanswered-door`].sort(),
  )
  const [goer, staff] = [await inbox(where.goer), await inbox(where.staff)]
  expect(goer).toContain('10月24日 周四上午有一次探访')
  expect(staff).toContain('10月24日 周四上午的探访没人应，请马上去看。')
  for (const text of [goer, staff]) for (const one of ['何秀英', '501', '13812345678']) expect(text).not.toContain(one)
})

test('what is true no longer when it is delivered is told to nobody; what nobody wrote down, to whoever keeps the plan', async () => {
  moveTo(where, '2024-10-25T08:00')
  await layVisits(where.at(auto))
  await tellOfToday(where.at(auto))
  const next = (await visitsAt(where, planId)).find(({ due_on }) => due_on === '2024-10-25')?.id ?? ''
  moveTo(where, '2024-10-25T09:10')
  await site(where, where.goer).post(`/care/visits/${next}`, { press: 'well' })
  await delivery()
  expect(await told(next)).toEqual([])

  moveTo(where, '2024-10-26T15:00')
  await watchVisits(where.at(auto))
  await delivery()
  const late = (await visitsAt(where, planId)).find(({ due_on }) => due_on === '2024-10-26')?.id ?? ''
  expect(await told(late)).toEqual([`${where.staff.id}: visit-missed`])
})
