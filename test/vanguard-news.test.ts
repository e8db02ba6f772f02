import { expect, test } from 'vitest'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { giveConsent } from '#modules/messages/consent/consent.ts'
import { sendDue } from '#modules/messages/outbox/send.ts'
import { messages } from '#modules/messages/routes.ts'
import { accepts, gatewayServer } from '#modules/messages/senders/carriers.test.kit.ts'
import { tellOfVanguard } from '#modules/messages/vanguard/news.ts'
import { prepareDays } from '#modules/vanguard/days/prepare.ts'
import { confirmLine, setRight } from '#modules/vanguard/hours/deciding.ts'
import { dispute, settle } from '#modules/vanguard/hours/settling.ts'
import { stall, vanguardDay, vanguardWorld, volunteer } from '#modules/vanguard/site.test.kit.ts'
import { dropStall } from '#modules/vanguard/stalls/stall.ts'
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

const given = async (dayId: string, shiftIds: readonly string[], volunteerId: string) => {
  for (const shiftId of shiftIds) expect((await addPlace(staff, { id: newId(), shiftId, volunteerId })).done).toBe(true)
  const { seen } = await readPlan(staff, [dayId])
  expect((await publish(staff, { dayIds: [dayId], seen })).done).toBe(true)
}
const leaveOut = (dayId: string) =>
  inArea(staff, async (tx) => {
    await tx
      .updateTable('gatherings.gathering')
      .set({ state: 'paused', reason_kind: 'weather' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', dayId)
      .execute()
    await record(tx, staff, { name: 'gatherings.gathering.paused', subjectId: dayId })
  })
const inTwoHours = (at: Date) => new Date(at.getTime() + 2 * 3_600_000)

test('a day that is left out is told once to each who counts on it, whether its places were given back before or after', async () => {
  const [li, wang, zhao] = [account('李四', 'volunteer'), account('王五', 'volunteer'), account('赵六', 'volunteer')]
  const [one, two] = [
    await volunteer(where, '李四', { accountId: li.id, mostAWeek: 7 }),
    await volunteer(where, '王五', { accountId: wang.id, mostAWeek: 7 }),
  ]
  const three = await volunteer(where, '赵六', { accountId: zhao.id })
  const made = [new Date('2024-11-07T09:00:00+08:00'), new Date('2024-11-14T09:00:00+08:00')]
  for (const [at, startsAt] of made.entries()) {
    const day = await vanguardDay(where, { startsAt })
    const early = await stall(where, day, { need: 2 })
    const late = await stall(where, { ...day, startsAt: inTwoHours(startsAt) })
    await askTeam(staff, day.id)
    const ask = (await asksOf(day.id)).find((row) => row.volunteer_id === three)!
    await answerAsk(where.at(zhao), { askId: ask.id, answer: 'yes', how: 'inbox' })
    await given(day.id, [early.shiftId, late.shiftId], one)
    await given(day.id, [early.shiftId], two)
    await delivery()
    // The second day: its places are given back before anybody hears that it is off.
    await leaveOut(day.id)
    if (at === 1) await prepareDays(where.at(auto))
    await delivery()
    await prepareDays(where.at(auto))
    await delivery()
    const off = (await toldOf(day.id)).filter((line) => /-off$/.test(line))
    expect(off).toEqual([li, wang, zhao].map(({ id }) => `${id}: day-off`).sort())
  }
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

test('who loses a place with its stall hears of it; the day off afterwards tells them nothing more', async () => {
  const sun = account('孙七', 'volunteer')
  const who = await volunteer(where, '孙七', { accountId: sun.id })
  const day = await vanguardDay(where, { startsAt: new Date('2024-11-21T09:00:00+08:00') })
  const { stallId, shiftId } = await stall(where, day)
  await given(day.id, [shiftId], who)
  expect((await dropStall(staff, { id: stallId, dayId: day.id, version: 1, reason: '师傅病了' })).done).toBe(true)
  await delivery()
  expect(await desk(sun).text('/desk/messages')).toContain('「理发」不用您来了')
  await leaveOut(day.id)
  await delivery()
  expect(await toldOf(day.id)).toEqual([`${sun.id}: shift-given`, `${sun.id}: shift-off`])
  // What they read now says why, also of the place alone.
  expect(await desk(sun).text('/desk/messages')).toContain('这一天停了（天气）')
})

test('a household’s inbox says that there is something, without the private address; whoever is meant is still to be rung', async () => {
  const [homeId = ''] = where.here.homeIds
  const personId = newId()
  const now = where.services.now()
  const entry = { id: personId, name: '周奶奶', pinyin: 'zhou nai nai', home_id: homeId, made_at: now, changed_at: now }
  await inArea(staff, (tx) =>
    tx
      .insertInto('people.person')
      .values({ area_id: where.area.id, ...entry })
      .execute(),
  )
  const who = await volunteer(where, '周奶奶', { personId })
  const day = await vanguardDay(where, { startsAt: new Date('2024-11-28T09:00:00+08:00') })
  const { shiftId } = await stall(where, day)
  await given(day.id, [shiftId], who)
  await delivery()
  const home: Actor = {
    kind: 'household',
    id: null,
    name: '',
    homeId,
    grants: [{ role: 'resident', compoundId: null, buildingId: null }],
  }
  const inbox = await desk(home).text('/me/messages')
  expect(inbox).toContain('您家做志愿者的有一条消息')
  for (const hidden of ['理发', '周奶奶', '您的班']) expect(inbox).not.toContain(hidden)
  const [hint] = (await rows()).filter((row) => row.receiver_kind === 'home')
  const opened = await desk(home).post(`/me/messages/${hint!.id}/opening`, {})
  expect(opened.headers.get('location')).toBe('/volunteering')
  const told = async () => desk(where.staff).text(`/desk/vanguard/${day.id}/told`)
  const more = await stall(where, day)
  await given(day.id, [more.shiftId], await volunteer(where, '只有电话的'))
  expect(await told()).not.toContain('不用他来了')
  await dropStall(staff, { id: more.stallId, dayId: day.id, version: 1, reason: '师傅病了' })
  expect(await told()).toContain('「理发」不用他来了，要告诉他')
  expect(await told()).toContain('家里的消息里说了一声')
  await leaveOut(day.id)
  await delivery()
  expect(await desk(home).text('/me/messages')).toContain('请告诉家里来帮忙的那位，不用来了')
  expect(await told()).toContain('要告诉他不用来了')
  expect(await told()).toContain('2 件没有消息能送到')
})

test('hours that are disputed are told to the director, and what became of it to the volunteer and to whoever had confirmed them', async () => {
  const chen = account('陈八', 'volunteer')
  const [who, far] = [await volunteer(where, '陈八', { accountId: chen.id }), await volunteer(where, '没有账号的')]
  const directors = [where.director, account('陈八', 'director')]
  for (const { id } of directors)
    await inArea(staff, (tx) => giveGrant(tx, staff, { ...wholeArea, accountId: id ?? '', role: 'director' }))
  const line = async (volunteerId: string) => {
    const id = newId()
    await inArea(staff, (tx) =>
      tx
        .insertInto('vanguard.service')
        .values({
          area_id: where.area.id,
          id,
          volunteer_id: volunteerId,
          content: '理发',
          reason: '忘了点',
          starts_at: new Date('2024-10-17T09:00:00+08:00'),
          ends_at: new Date('2024-10-17T11:00:00+08:00'),
          minutes: 120,
          state: 'proposed',
          at: where.services.now(),
        })
        .execute(),
    )
    expect((await confirmLine(staff, { id, version: 1 })).done).toBe(true)
    return id
  }
  const [id, other] = [await line(who), await line(far)]
  // By their private address, so that nobody is signed in.
  expect((await dispute(where.at(auto), { id, volunteerId: who }, '我做到十二点')).done).toBe(true)
  await delivery()
  const ofHours = async () =>
    (await rows())
      .filter(({ kind }) => kind.startsWith('hours-'))
      .map((row) => `${row.receiver_id}: ${row.kind}`)
      .sort()
  // The second director is the volunteer: they do not settle it.
  expect(await ofHours()).toEqual([`${where.director.id}: hours-disputed`])
  const asked = await desk(where.director).text('/desk/messages')
  expect(asked).toContain('有志愿者说10月17日 周四的服务时长不对')
  expect(asked).not.toContain('陈八')
  const [message] = (await rows()).filter(({ kind }) => kind === 'hours-disputed')
  const led = await desk(where.director).post(`/desk/messages/${message!.id}/opening`, {})
  expect(led.headers.get('location')).toBe(`/desk/vanguard/hours/${id}`)

  const director = where.at(where.director)
  expect((await settle(director, { id, version: 3 }, { how: 'stays', words: '照片上看到十一点' })).done).toBe(true)
  await delivery()
  expect(await ofHours()).toEqual(
    [`${where.director.id}: hours-disputed`, `${chen.id}: hours-settled`, `${where.staff.id}: hours-decided`].sort(),
  )
  const settled = (await rows()).find(({ kind }) => kind === 'hours-settled')
  const own = await desk(chen).post(`/desk/messages/${settled!.id}/opening`, {})
  expect(own.headers.get('location')).toBe('/volunteering/hours')

  // Whoever no message reaches is rung by whoever changed their hours.
  expect((await setRight(staff, { id: other, version: 2 }, { how: 'void', words: '记错了人' })).done).toBe(true)
  await delivery()
  expect(await ofHours()).toContain(`${where.staff.id}: hours-to-ring`)
  expect(await desk(where.staff).text('/desk/messages')).toContain('请打个电话说一声')
})

const wholeArea = { compoundId: null, buildingId: null, endsOn: null, delegatedBy: null, reason: null }
