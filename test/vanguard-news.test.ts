import { expect, test } from 'vitest'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { giveConsent } from '#modules/messages/consent/consent.ts'
import { sendDue } from '#modules/messages/outbox/send.ts'
import { messages } from '#modules/messages/routes.ts'
import { accepts, gatewayServer } from '#modules/messages/senders/carriers.test.kit.ts'
import { tellOfVanguard } from '#modules/messages/vanguard/news.ts'
import { stall, vanguardDay, vanguardWorld, volunteer } from '#modules/vanguard/site.test.kit.ts'
import { addPlace } from '#modules/vanguard/shifts/placing.ts'
import { readPlan } from '#modules/vanguard/shifts/plan.ts'
import { publish } from '#modules/vanguard/shifts/publishing.ts'
import { answerAsk } from '#modules/vanguard/shifts/answering.ts'
import { askTeam } from '#modules/vanguard/shifts/asking.ts'
import { giveBack } from '#modules/vanguard/shifts/swaps.ts'
import { todayOf } from '#modules/needs/desk/today.ts'
import { vanguard } from '#modules/vanguard/routes.ts'
import { giveGrant } from '#platform/auth/auth.ts'
import { readConfig } from '#platform/config.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { deliver } from '#platform/facts/deliver.ts'
import { record } from '#platform/facts/record.ts'
import { siteOf } from './site.ts'
import { account } from './world.ts'

const gateway = await gatewayServer(accepts)
const env = {
  JINLIN_SMS_URL: gateway.url,
  JINLIN_SMS_SECRET: 'a secret of more than 24 characters',
  JINLIN_ORIGIN: 'https://jinlin.example',
}
const where = await vanguardWorld(env)
const zhang = account('张三', 'volunteer')
const staff = where.at(where.staff)
const newId = () => uuidv7(where.services.now())
const tomorrow = new Date('2024-10-31T09:00:00+08:00')
const desk = (actor: Actor) => siteOf(where, messages, { actor })

const delivery = async () => {
  const running = deliver(where.services, hears)
  await running.settled()
  await running.stop()
}
const rows = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('messages.message').selectAll().where('area_id', '=', where.area.id).orderBy('id').execute(),
  )
const toldOf = async (dayId: string) =>
  (await rows())
    .filter((one) => one.gathering_id === dayId)
    .map((one) => `${one.receiver_id}: ${one.kind}`)
    .sort()
const asksOf = (dayId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.ask')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', dayId)
      .execute(),
  )

test('a volunteer is asked in their inbox and by short message, with the address to answer at; who is rung is not written to', async () => {
  const who = await volunteer(where, '张三', { accountId: zhang.id })
  await volunteer(where, '李四')
  const day = await vanguardDay(where, { startsAt: tomorrow })
  const { shiftId } = await stall(where, day)
  await giveConsent(
    where.at(auto),
    { kind: 'account', id: zhang.id! },
    { id: newId(), channel: 'sms', address: '13800000001', lang: 'zh' },
  )
  await askTeam(staff, day.id)
  await delivery()
  expect(await toldOf(day.id)).toEqual([`${zhang.id}: can-you-come`])
  const fact = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('name', '=', 'vanguard.ask.made')
      .execute(),
  )
  for (const row of fact)
    await tellOfVanguard(where.at(auto), {
      ...row,
      subjectId: row.subject_id,
      actorId: row.actor_id,
      actorKind: row.actor_kind,
    })
  expect(await toldOf(day.id)).toHaveLength(1)
  const ask = (await asksOf(day.id)).find((one) => one.volunteer_id === who)!
  expect(await desk(zhang).text('/desk/messages')).toContain('临江先锋日（10月31日 周四 上午9点）：能来吗？')
  const [message] = await rows()
  const opened = await desk(zhang).post(`/desk/messages/${message!.id}/opening`, {})
  expect(opened.headers.get('location')).toBe(`/volunteering/ask/${ask.id}`)
  const list = await desk(where.staff).text(`/desk/vanguard/${day.id}/told`)
  expect(list).toContain('1 件没有消息能送到')
  where.services.clock.now = new Date('2024-10-25T08:00:00+08:00')
  await sendDue(() => where.at(auto), readConfig(env))
  const { values } = JSON.parse(gateway.heard.at(-1)!.body) as { values: Record<string, string> }
  expect(values['text']).toContain('能来吗？')
  expect(values['link']).toMatch(new RegExp(`^https://jinlin.example/volunteering/${who}/[\\w-]{22}/ask/${ask.id}$`))
  await answerAsk(where.at(zhang), { askId: ask.id, answer: 'yes', how: 'inbox' })
  expect(await desk(zhang).text('/desk/messages')).toContain('这条不算数了')

  await addPlace(staff, { id: newId(), shiftId, volunteerId: who })
  const { seen } = await readPlan(staff, [day.id])
  await publish(staff, { dayIds: [day.id], seen })
  await delivery()
  expect(await toldOf(day.id)).toContain(`${zhang.id}: shift-given`)
  expect(await desk(zhang).text('/desk/messages')).toContain('您的班：「理发」，10月31日 周四 上午9点')
  const { places } = await readPlan(staff, [day.id])
  const place = places[0]!
  await giveBack(where.at(zhang), { placeId: place.id, version: place.version, volunteerId: who })
  await delivery()
  expect(await toldOf(day.id)).toContain(`${where.lead.id}: shift-back`)
  const back = (await rows()).find(({ kind }) => kind === 'shift-back')!
  const led = await desk(where.lead).post(`/desk/messages/${back.id}/opening`, {})
  expect(led.headers.get('location')).toBe(`/desk/vanguard/${day.id}/shifts`)
})

test('a day that is left out is told to whoever has a place on it', async () => {
  const li = account('李四', 'volunteer')
  const who = await volunteer(where, '李四', { accountId: li.id })
  const day = await vanguardDay(where, { startsAt: new Date('2024-11-07T09:00:00+08:00') })
  const { shiftId } = await stall(where, day)
  await addPlace(staff, { id: newId(), shiftId, volunteerId: who })
  const { seen } = await readPlan(staff, [day.id])
  await publish(staff, { dayIds: [day.id], seen })
  await inArea(staff, async (tx) => {
    await tx
      .updateTable('gatherings.gathering')
      .set({ state: 'paused', reason_kind: 'weather' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', day.id)
      .execute()
    await record(tx, staff, { name: 'gatherings.gathering.paused', subjectId: day.id })
  })
  await delivery()
  expect(await toldOf(day.id)).toEqual([`${li.id}: day-off`, `${li.id}: shift-given`])
  const inbox = await desk(li).text('/desk/messages')
  expect(inbox).toContain('这一天停了（天气），您不用来了')
  expect(inbox).toContain('这条不算数了')
})

test('who asks for help is heard of by whoever leads and by the committee, at once, until somebody is there', async () => {
  const day = await vanguardDay(where, { startsAt: new Date(where.services.now().getTime() - 3_600_000) })
  const { stallId } = await stall(where, day)
  const path = `/desk/vanguard/${day.id}/morning`
  const by = siteOf(where, vanguard, { actor: where.director })
  await inArea(where.at(auto), async (tx) => {
    for (const [who, role] of [
      [where.staff, 'staff'],
      [where.director, 'director'],
    ] as const)
      await giveGrant(tx, where.at(auto), {
        ...{ accountId: who.id!, role, compoundId: null, buildingId: null },
        ...{ endsOn: null, delegatedBy: null, reason: null },
      })
  })
  const asked = newId()
  await giveConsent(
    where.at(auto),
    { kind: 'account', id: where.lead.id! },
    { id: newId(), channel: 'sms', address: '13800000009', lang: 'zh' },
  )
  expect((await by.post(path, { id: asked, help: 'asked', stall: stallId })).status).toBe(303)
  await delivery()
  // Whoever asks knows it.
  expect(await toldOf(day.id)).toEqual([`${where.lead.id}: help-asked`, `${where.staff.id}: help-asked`].sort())
  const inbox = await desk(where.lead).text('/desk/messages')
  expect(inbox).toContain('「理发」求助。能去的请马上去')
  await sendDue(() => where.at(auto), readConfig(env))
  expect(gateway.heard.map(({ body }) => body).filter((body) => body.includes('13800000009'))).toHaveLength(1)
  const message = (await rows()).find((one) => one.kind === 'help-asked' && one.receiver_id === where.lead.id)!
  const opened = await desk(where.lead).post(`/desk/messages/${message.id}/opening`, {})
  expect(opened.headers.get('location')).toBe(`${path}#calls`)
  await siteOf(where, vanguard, { actor: where.lead }).post(path, { id: newId(), help: 'there', call: asked })
  await delivery()
  expect(await desk(where.staff).text('/desk/messages')).toContain('已经有人到了')
  expect(await toldOf(day.id)).toHaveLength(2)
})

test('the property hears of a danger a volunteer found at once, whatever hour it chose for other news', async () => {
  const day = await vanguardDay(where, { startsAt: new Date(where.services.now().getTime() - 3_600_000) })
  const { stallId } = await stall(where, day)
  const property = account('老刘', 'property')
  await inArea(where.at(auto), (tx) =>
    giveGrant(tx, where.at(auto), {
      ...{ accountId: property.id!, role: 'property', compoundId: where.here.compoundId, buildingId: null },
      ...{ endsOn: null, delegatedBy: null, reason: null },
    }),
  )
  await giveConsent(
    where.at(auto),
    { kind: 'account', id: property.id! },
    { id: newId(), channel: 'sms', address: '13800000008', lang: 'zh' },
  )
  const found = { id: newId(), stall: stallId, kind: 'wiring', place: where.here.buildingId, door: '' }
  await siteOf(where, vanguard, { actor: where.lead }).post(`/desk/vanguard/${day.id}/hazard`, found)
  await delivery()
  expect((await rows()).filter((one) => one.receiver_id === property.id).map(({ kind }) => kind)).toEqual(['handed'])
  await sendDue(() => where.at(auto), readConfig(env))
  expect(gateway.heard.map(({ body }) => body).filter((body) => body.includes('13800000008'))).toHaveLength(1)
  // And the committee sees it first of all, until the property says that it has it.
  const { lines } = await todayOf(where.at(where.staff))
  expect(lines[0]).toMatchObject({ state: 'assigned', assignee_role: 'property', reasons: ['danger'] })
})
