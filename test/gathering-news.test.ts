import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { signUpPath } from '#modules/gatherings/signup/address.ts'
import { signedUp, signUpsOf } from '#modules/gatherings/signups.test.kit.ts'
import { gather, site as gatheringSite } from '#modules/gatherings/site.test.kit.ts'
import { alertDue } from '#modules/gatherings/reminding/alert.ts'
import { remindDue } from '#modules/gatherings/reminding/remind.ts'
import { keepChoices } from '#modules/messages/choice/choice.ts'
import { endConsent, giveConsent } from '#modules/messages/consent/consent.ts'
import { tellOfGathering } from '#modules/messages/gatherings/news.ts'
import { sendDue } from '#modules/messages/outbox/send.ts'
import { accepts, gatewayServer, mailServer } from '#modules/messages/senders/carriers.test.kit.ts'
import { household, kept, sendings, site, street } from '#modules/messages/street.test.kit.ts'
import { readConfig } from '#platform/config.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { area, thursday } from './world.ts'

const mail = await mailServer()
const gateway = await gatewayServer(accepts)
const env = {
  JINLIN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  JINLIN_MAIL_FROM: 'jinlin@area.example',
  JINLIN_SMS_URL: gateway.url,
  JINLIN_SMS_SECRET: 'a secret of more than 24 characters',
  JINLIN_ORIGIN: 'https://jinlin.example',
}
const streetHere = await street(env)
const carriers = readConfig(env)
const [home = '', neighbour = ''] = streetHere.here.homeIds
const [staff, leader, director] = await Promise.all([
  streetHere.holder('小陈', 'staff'),
  streetHere.holder('老李', 'volunteer'),
  streetHere.holder('王主任', 'director'),
])
const where = { ...streetHere, staff, director, volunteer: leader }
const at = (text: string) => new Date(`${text}+08:00`)
const clock = (text: string) => (where.services.clock.now = at(text))
const tomorrow = at('2024-10-25T14:00:00')
const nextWeek = at('2024-10-31T14:00:00')
const round = () => sendDue(() => where.at(auto), carriers)
const newId = () => uuidv7(where.services.now())

const made = (startsAt = nextWeek, leaderId: string | null = null) => gather(where, { startsAt, plan: { leaderId } })
const agree = (id: string, channel: 'mail' | 'sms', address: string, kind: 'home' | 'account' = 'home') =>
  giveConsent(where.at(auto), { kind, id }, { id: newId(), channel, address, lang: 'zh' })
const takeBack = (id: string, channel: 'mail' | 'sms') =>
  endConsent(where.at(auto), { kind: 'home', id }, { id: newId(), channel, answer: 'withdrawn' })

/** Something happens, and everybody who listens hears of it. */
async function happens(
  subjectId: string,
  name: `${string}.${string}`,
  more: { by?: Actor; detail?: Record<string, unknown> } = {},
) {
  const who = where.at(more.by ?? auto)
  await inArea(who, (tx) => record(tx, who, { name: `gatherings.${name}`, subjectId, detail: more.detail ?? {} }))
  await where.delivery()
}

const set = (id: string, columns: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set(columns)
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )
const setSignUp = (id: string, columns: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.signup')
      .set(columns)
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )

/** Who was told what of a gathering. */
const toldOf = async (id: string) =>
  (await kept(where))
    .filter((one) => one.gathering_id === id)
    .map((one) => `${one.receiver_id}: ${one.kind}`)
    .sort()

beforeEach(async () => {
  where.services.clock.now = thursday
  for (const homeId of [home, neighbour])
    for (const channel of ['mail', 'sms'] as const) await takeBack(homeId, channel)
  await inArea(where.at(auto), (tx) => tx.deleteFrom('messages.sending').where('area_id', '=', where.area.id).execute())
  await inArea(where.at(auto), (tx) => tx.deleteFrom('messages.choice').where('area_id', '=', where.area.id).execute())
  mail.caught.length = 0
  gateway.heard.length = 0
})

describe('who is told what', () => {
  test.each([
    ['confirmed', {}, 'seat'],
    ['waitlisted', {}, 'in-line'],
    ['requested', {}, 'in-draw'],
    ['confirmed', { drawn: true }, 'drawn'],
    ['waitlisted', { drawn: true }, 'not-drawn'],
    ['promoted', {}, 'seat-given'],
  ] as const)('the household that signed up hears that it is %s %o: %s', async (what, detail, kind) => {
    const id = await made()
    const signUp = await signedUp(where, id, { homeId: home })
    await happens(signUp, `signup.${what}`, { by: staff, detail })
    expect(await toldOf(id)).toEqual([`${home}: ${kind}`])
  })

  test('a place that came free is said with the time to answer; when that is over, that it is gone', async () => {
    const id = await made()
    const signUp = await signedUp(where, id, {
      homeId: home,
      state: 'offered',
      offeredUntil: at('2024-10-25T09:00:00'),
    })
    await happens(signUp, 'signup.offered')
    expect(await toldOf(id)).toEqual([`${home}: seat-offered`])
    expect(await site(where, household(home)).text('/me/messages')).toContain('请在10月25日 周五 上午9点以前答应')
    await setSignUp(signUp, { state: 'expired', offered_until: null, ended_at: thursday })
    await happens(signUp, 'signup.expired')
    expect(await toldOf(id)).toEqual([`${home}: seat-gone`, `${home}: seat-offered`])
    expect(await site(where, household(home)).text('/me/messages')).toContain('这条不算数了')
  })

  test('a fact told twice, at once or later, is one message', async () => {
    const id = await made()
    const signUp = await signedUp(where, id, { homeId: home })
    await happens(signUp, 'signup.confirmed')
    const row = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .selectAll()
        .where('area_id', '=', where.area.id)
        .where('subject_id', '=', signUp)
        .executeTakeFirstOrThrow(),
    )
    const fact = { ...row, subjectId: row.subject_id, actorId: row.actor_id, actorKind: row.actor_kind }
    await Promise.all([tellOfGathering(where.at(auto), fact), tellOfGathering(where.at(auto), fact)])
    expect(await toldOf(id)).toEqual([`${home}: seat`])
  })

  test.each([
    ['cancelled', {}, { state: 'cancelled', reason_kind: 'weather' }, 'called-off'],
    ['postponed', {}, { state: 'postponed', reason_kind: 'venue' }, 'put-off'],
    ['paused', {}, { state: 'paused', reason_kind: 'holiday' }, 'left-out'],
    ['displaced', {}, { venue_id: null }, 'displaced'],
    ['changed', { from: nextWeek.toISOString(), to: tomorrow.toISOString() }, { starts_at: nextWeek }, 'moved'],
    ['changed', { place: true }, { elsewhere: '花园议事亭' }, 'other-place'],
  ] as const)(
    '%s %o: whoever stands and whoever leads it hear once, whoever did it does not',
    async (what, detail, columns, kind) => {
      const id = await made(nextWeek, leader.id)
      await signedUp(where, id, { homeId: home })
      await signedUp(where, id, { homeId: home, state: 'waitlisted' })
      await signedUp(where, id, { homeId: neighbour, state: 'cancelled' })
      await signedUp(where, id, { phone: '13800000001' })
      await set(id, columns)
      await happens(id, `gathering.${what}`, { by: staff, detail })
      expect(await toldOf(id)).toEqual([`${home}: ${kind}`, `${leader.id}: ${kind}`].sort())
      const own = await made(nextWeek, leader.id)
      await set(own, columns)
      await happens(own, `gathering.${what}`, { by: leader, detail })
      expect(await toldOf(own)).toEqual([])
    },
  )

  test('nobody is told of a change of words, nor of a gathering that is gone', async () => {
    const id = await made(nextWeek, leader.id)
    await signedUp(where, id, { homeId: home })
    await happens(id, 'gathering.changed', { by: staff })
    await happens(newId(), 'gathering.cancelled', { by: staff })
    await happens(newId(), 'signup.confirmed', { by: staff })
    expect(await toldOf(id)).toEqual([])
  })
})

test('an inbox says title, time and place, and opens one’s own sign-up; the desk opens the gathering', async () => {
  const id = await made(nextWeek, leader.id)
  const signUp = await signedUp(where, id, { homeId: home })
  await set(id, { elsewhere: '花园议事亭', state: 'cancelled', reason_kind: 'weather' })
  await happens(id, 'gathering.cancelled', { by: staff })
  const said = '手机课（10月31日 周四 下午2点，花园议事亭）：取消了（天气）。'
  expect(await site(where, household(home)).text('/me/messages')).toContain(said)
  expect(await site(where, leader, { lang: 'en' }).text('/desk/messages')).toContain('called off (Weather)')
  const idOf = async (receiver: string) =>
    (await kept(where)).find((one) => one.gathering_id === id && one.receiver_id === receiver)?.id ?? ''
  const mine = await site(where, household(home)).post(`/me/messages/${await idOf(home)}/opening`)
  expect(mine.headers.get('location')).toBe(signUpPath(where.at(), signUp))
  const theirs = await site(where, leader).post(`/desk/messages/${await idOf(leader.id!)}/opening`)
  expect(theirs.headers.get('location')).toBe(`/desk/gatherings/${id}`)
})

describe('what leaves the house', () => {
  test('a short message says it all, with the address at which the place can be given back', async () => {
    await agree(home, 'sms', '13800000001')
    const id = await made(tomorrow)
    const signUp = await signedUp(where, id, { homeId: home, madeAt: at('2024-10-20T09:00:00') })
    expect(await remindDue(where.at(auto))).toBe(1)
    await where.delivery()
    await round()
    expect(gateway.heard).toHaveLength(1)
    const { values } = JSON.parse(gateway.heard[0]!.body) as { values: Record<string, string> }
    expect(values['text']).toBe('手机课（10月25日 周五 下午2点）：快到了，请记得来。来不了就取消，位子好给别人。')
    expect(values['link']).toBe(`https://jinlin.example${signUpPath(where.at(), signUp)}`)
  })

  test('a mail carries the same address under its line', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    const id = await made()
    const signUp = await signedUp(where, id, { homeId: home })
    await happens(signUp, 'signup.confirmed')
    clock('2024-10-25T08:00:00')
    await round()
    expect(mail.caught[0]?.text).toContain(`取消：https://jinlin.example${signUpPath(where.at(), signUp)}`)
  })

  test('what happens next week waits for the morning, what happens tomorrow does not, and at night nothing leaves', async () => {
    await agree(home, 'sms', '13800000001')
    const due = async (startsAt: Date) => {
      const id = await made(startsAt)
      await signedUp(where, id, { homeId: home })
      await set(id, { state: 'cancelled', reason_kind: 'weather' })
      await happens(id, 'gathering.cancelled', { by: staff })
      const message = (await kept(where)).find((one) => one.gathering_id === id)
      return (await sendings(where)).find((one) => one.id === message?.sending_id)?.due_at
    }
    expect(await due(nextWeek)).toEqual(at('2024-10-25T08:00:00'))
    expect(await due(tomorrow)).toEqual(thursday)
    clock('2024-10-24T22:00:00')
    expect(await due(tomorrow)).toEqual(at('2024-10-25T08:00:00'))
  })

  test('a reminder that waits is not sent when the place is given back, or it is moved or called off, and says so itself', async () => {
    await agree(home, 'sms', '13800000001')
    await agree(neighbour, 'sms', '13800000002')
    for (const change of ['left', 'moved', 'off'] as const) {
      const id = await made(tomorrow)
      const early = { madeAt: at('2024-10-20T09:00:00') }
      const signUp = await signedUp(where, id, { homeId: home, ...early })
      const stays = await signedUp(where, id, { homeId: neighbour, ...early })
      expect(await remindDue(where.at(auto))).toBe(2)
      await where.delivery()
      if (change === 'left') await setSignUp(signUp, { state: 'cancelled', ended_at: thursday })
      if (change === 'moved') await set(id, { starts_at: nextWeek, ends_at: new Date(nextWeek.getTime() + 3_600_000) })
      if (change === 'off') await set(id, { state: 'cancelled', reason_kind: 'leader' })
      gateway.heard.length = 0
      await round()
      expect(gateway.heard).toHaveLength(change === 'left' ? 1 : 0)
      const lines = (await sendings(where)).slice(-2).map(({ state, why }) => [state, why])
      expect(lines).toContainEqual(['cancelled', 'overtaken'])
      expect(await site(where, household(home)).text('/me/messages')).toContain('这条不算数了')
      if (change === 'left') await setSignUp(stays, { state: 'cancelled', ended_at: thursday })
      await set(id, { state: 'cancelled', reason_kind: 'leader' })
    }
  })

  test('a yes to lines that did not speak of gatherings lets nothing of them out; a new one does', async () => {
    await agree(home, 'sms', '13800000001')
    await inArea(where.at(auto), (tx) =>
      tx
        .insertInto('messages.consent')
        .values({
          area_id: where.area.id,
          id: newId(),
          receiver_kind: 'home',
          receiver_id: home,
          channel: 'sms',
          answer: 'given',
          purpose: 'news of own needs',
          text_version: 2,
          how: 'own-page',
          at: thursday,
        })
        .execute(),
    )
    const heard = async () => {
      const id = await made(tomorrow)
      await happens(await signedUp(where, id, { homeId: home }), 'signup.promoted')
      return (await kept(where)).find((one) => one.gathering_id === id)?.sending_id
    }
    expect(await heard()).toBeNull()
    expect(await site(where, household(home)).text('/me/messages/ways')).toContain('还没有说到活动')
    await agree(home, 'sms', '13800000001')
    expect(await heard()).not.toBeNull()
    expect(await site(where, household(home)).text('/me/messages/ways')).not.toContain('还没有说到活动')
  })

  test('of two channels the chosen one was taken back: nothing is sent, and somebody has to ring', async () => {
    await agree(home, 'sms', '13800000001')
    await agree(home, 'mail', 'wang@mail.example')
    await keepChoices(where.at(auto), { kind: 'home', id: home }, [
      { topic: 'gathering', channel: 'mail', pace: 'at_once' },
    ])
    const id = await made(tomorrow)
    await signedUp(where, id, { homeId: home, madeAt: at('2024-10-20T09:00:00') })
    await remindDue(where.at(auto))
    await where.delivery()
    await takeBack(home, 'mail')
    await round()
    expect([mail.caught, gateway.heard]).toEqual([[], []])
    const page = await site(where, staff).text(`/desk/gatherings/${id}/told`)
    for (const part of ['还没有告诉', '501', '快到了']) expect(page).toContain(part)
  })
})

describe('reminders', () => {
  test('come the day before, between nine and eight, once for each start', async () => {
    const id = await made(tomorrow)
    const early = { madeAt: at('2024-10-20T09:00:00') }
    const signUp = await signedUp(where, id, { homeId: home, ...early })
    await signedUp(where, id, { homeId: neighbour, state: 'waitlisted', ...early })
    // Just told that they have a place.
    await signedUp(where, id, { phone: '13800000003' })
    clock('2024-10-24T08:59:00')
    expect(await remindDue(where.at(auto))).toBe(0)
    clock('2024-10-24T20:00:00')
    expect(await remindDue(where.at(auto))).toBe(0)
    clock('2024-10-24T09:00:00')
    const both = await Promise.all([remindDue(where.at(auto)), remindDue(where.at(auto))])
    expect(both.sort()).toEqual([0, 1])
    expect(await remindDue(where.at(auto))).toBe(0)
    await set(id, { starts_at: at('2024-10-26T14:00:00'), ends_at: at('2024-10-26T15:00:00') })
    expect(await remindDue(where.at(auto))).toBe(0)
    expect(await gatheringSite(where, staff).text(`/desk/gatherings/${id}`)).toContain('提醒过 0 份')
    clock('2024-10-25T09:00:00')
    expect(await remindDue(where.at(auto))).toBe(2)
    const [row] = await signUpsOf(where, id)
    expect([row?.id, row?.reminded_for]).toEqual([signUp, at('2024-10-26T14:00:00')])
    expect(await gatheringSite(where, staff).text(`/desk/gatherings/${id}`)).toContain('提醒过 2 份')
  })

  test('a leader hears once that somebody cannot be reached, and not where everybody can', async () => {
    await agree(home, 'sms', '13800000001')
    const early = { madeAt: at('2024-10-20T09:00:00') }
    const [all, some] = [await made(tomorrow, leader.id), await made(tomorrow, leader.id)]
    await signedUp(where, all, { homeId: home, ...early })
    await signedUp(where, some, { homeId: home, ...early })
    await signedUp(where, some, { phone: '13800000003', ...early })
    await remindDue(where.at(auto))
    await where.delivery()
    await signedUp(where, some, { phone: '13800000004', ...early })
    await remindDue(where.at(auto))
    await where.delivery()
    expect(await toldOf(all)).toEqual([`${home}: reminder`])
    expect(await toldOf(some)).toEqual([`${home}: reminder`, `${leader.id}: to-ring`].sort())
  })
})

test('who leads it hears once that nobody signed up; staff, where nobody leads it; nobody, where somebody did', async () => {
  const long = at('2024-10-01T09:00:00')
  const [led, alone, full] = [await made(tomorrow, leader.id), await made(tomorrow), await made(tomorrow, leader.id)]
  for (const id of [led, alone, full]) await set(id, { published_at: long })
  await signedUp(where, full, { state: 'waitlisted' })
  clock('2024-10-24T13:59:00')
  await alertDue(where.at(auto))
  await where.delivery()
  expect(await toldOf(led)).toEqual([])
  clock('2024-10-24T14:00:00')
  await Promise.all([alertDue(where.at(auto)), alertDue(where.at(auto))])
  await alertDue(where.at(auto))
  await where.delivery()
  expect(await toldOf(led)).toEqual([`${leader.id}: nobody-yet`])
  expect(await toldOf(alone)).toEqual([`${staff.id}: nobody-yet`])
  expect(await toldOf(full)).toEqual([])
  expect(await gatheringSite(where, staff).text(`/desk/gatherings/${led}`)).toContain('还没有人报名')
})

describe('who was told', () => {
  test('guests and homes without a way are rung; that is noted once, and what happens next is to be told again', async () => {
    await agree(home, 'sms', '13800000001')
    const id = await made(tomorrow)
    const early = { madeAt: at('2024-10-20T09:00:00') }
    await signedUp(where, id, { homeId: home, ...early })
    const guest = await signedUp(where, id, { phone: '13800000003', ...early })
    const path = `/desk/gatherings/${id}/told`
    expect(await site(where, staff).text(path)).toContain('眼下没有要告诉的')
    await remindDue(where.at(auto))
    await where.delivery()
    expect(await site(where, staff).text(path)).toContain('短信等着发')
    await round()
    const desk = site(where, staff)
    const before = await desk.text(path)
    for (const part of ['短信发了', '没有留住址的报名，第 2 号', '1 份报名没有消息能送到'])
      expect(before).toContain(part)
    expect((await desk.post(`${path}/${guest}`, { how: 'pigeon' })).status).toBe(422)
    for (let press = 0; press < 2; press += 1) {
      expect((await desk.post(`${path}/${guest}`, { how: 'telephone' })).status).toBe(303)
    }
    const after = await desk.text(path)
    for (const part of ['都告诉了', '打电话说了']) expect(after).toContain(part)
    const rung = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['actor_id', 'detail'])
        .where('area_id', '=', where.area.id)
        .where('name', '=', 'gatherings.signup.rung')
        .where('subject_id', '=', guest)
        .execute(),
    )
    expect(rung).toEqual([{ actor_id: staff.id, detail: { gatheringId: id, seats: 1, how: 'telephone' } }])
    clock('2024-10-24T15:00:00')
    await set(id, { state: 'cancelled', reason_kind: 'weather' })
    await happens(id, 'gathering.cancelled', { by: staff })
    const again = await desk.text(path)
    for (const part of ['取消了（天气）', '还没有告诉']) expect(again).toContain(part)
  })

  test('is for the committee of the place, and of this area', async () => {
    const id = await made(tomorrow)
    const signUp = await signedUp(where, id, { madeAt: at('2024-10-20T09:00:00') })
    await remindDue(where.at(auto))
    const path = `/desk/gatherings/${id}/told`
    for (const [actor, status] of [
      [leader, 403],
      [household(home), 403],
      [director, 200],
      [await where.holder('小周', 'staff', where.there.compoundId), 404],
    ] as const)
      expect((await site(where, actor).get(path)).status).toBe(status)
    for (const wrong of [`${path}/${newId()}`, `/desk/gatherings/${newId()}/told/${signUp}`, `${path}/nothing`])
      expect((await site(where, staff).post(wrong, { how: 'door' })).status).toBe(404)
    const elsewhere = await area(where.services, 'elsewhere', '别处')
    const foreign = { ...where, at: (actor?: Actor) => ({ ...where.at(actor), area: elsewhere }) }
    expect((await site(foreign, staff).get(path)).status).toBe(404)
    expect((await site(foreign, staff).post(`${path}/${signUp}`, { how: 'door' })).status).toBe(404)
  })

  test('a line that came to nothing is on the list to ring from, with the way to its gathering', async () => {
    await agree(home, 'sms', '13800000001')
    const id = await made(nextWeek)
    const signUp = await signedUp(where, id, { homeId: home })
    await happens(signUp, 'signup.confirmed')
    const [line] = await sendings(where)
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('messages.sending')
        .set({ state: 'unreached', why: 'day', next_try_at: null, over_at: thursday })
        .where('area_id', '=', where.area.id)
        .where('id', '=', line!.id)
        .execute(),
    )
    expect(await site(where, staff).text('/desk/messages/unreached')).toContain(`href="/desk/gatherings/${id}/told"`)
    const notice = await site(where, staff).text(`/desk/messages/unreached/${line!.id}/notice`)
    for (const part of ['您报名的活动有消息了', '手机课']) expect(notice).toContain(part)
  })
})
