import { expect, test } from 'vitest'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { agreedPlan, careWorld, moveTo, site, visitsAt } from '#test/care.kit.ts'
import { answerPairing, pair } from '#modules/care/plans/pairing.ts'
import { movePerson } from '#modules/people/residents/person.ts'
import { volunteer } from '#modules/vanguard/site.test.kit.ts'
import { pause } from '#modules/vanguard/volunteers/standing.ts'
import { account } from '#test/world.ts'
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

test('a visit that goes on is told to whoever goes now, and to whoever keeps the plan where nobody can or is to be rung; an arrangement that rests, to those who go there', async () => {
  moveTo(where, '2024-10-26T16:00')
  await layVisits(where.at(auto))
  const next = account('周姐', 'volunteer')
  const nextId = await volunteer(where, '周姐', { accountId: next.id })
  const id = uuidv7(where.services.now())
  await pair(where.at(where.staff), { id, planId, volunteerId: nextId, part: 'substitute' })
  await delivery()
  const own = async (actor: Actor) =>
    (
      await inArea(where.at(auto), (tx) =>
        tx
          .selectFrom('messages.message')
          .select('kind')
          .where('area_id', '=', where.area.id)
          .where('receiver_id', '=', actor.id ?? '')
          .where('made_at', '>=', new Date('2024-10-26T16:00:00+08:00'))
          .orderBy('made_at')
          .execute(),
      )
    ).map(({ kind }) => kind)
  expect(await own(next)).toEqual(['company-asked'])
  await answerPairing(where.at(next), { id, volunteerId: nextId, yes: true })

  moveTo(where, '2024-10-26T16:10')
  const day = (await visitsAt(where, planId)).find(({ due_on }) => due_on === '2024-10-28')?.id ?? ''
  await site(where, where.goer).post(`/care/visits/${day}/cannot`, {})
  await delivery()
  moveTo(where, '2024-10-26T16:20')
  await site(where, next).post(`/care/visits/${day}/cannot`, {})
  await delivery()
  await delivery()
  expect((await told(day)).sort()).toEqual(
    [`${next.id ?? ''}: visit-yours`, `${where.staff.id ?? ''}: visit-nobody`].sort(),
  )

  moveTo(where, '2024-10-26T16:30')
  await pause(where.at(auto), where.volunteerId, null)
  await delivery()
  await delivery()
  expect(await own(next)).toEqual(['company-asked', 'visit-yours', 'visit-yours'])
  moveTo(where, '2024-10-26T16:40')
  await movePerson(where.at(where.staff), { id: where.elderId, version: 1, to: 'left' })
  await delivery()
  await delivery()
  expect((await own(next)).at(-1)).toBe('company-rests')
  expect((await own(where.staff)).at(-1)).toBe('elder-moved')
  moveTo(where, '2024-10-26T16:50')
  await movePerson(where.at(where.staff), { id: where.elderId, version: 2, to: 'here' })
  await answerPairing(where.at(next), { id, volunteerId: nextId, yes: false })
  await delivery()
  await delivery()
  expect((await own(where.staff)).slice(-1)).toEqual(['company-declined'])
  const said = await inbox(next)
  for (const one of ['10月28日 周一上午的探访改由您去', '有一位老人想请您常去看看', '从现在起先不用去了'])
    expect(said).toContain(one)
  for (const one of ['何秀英', '501', '13812345678']) expect(said).not.toContain(one)
  const desk = siteOf(where, messages, { actor: where.staff })
  const [, link = ''] = /action="([^"]+\/opening)"/.exec(await desk.text('/desk/messages')) ?? []
  expect((await desk.post(link, {})).headers.get('location')).toBe('/desk/care')
})
