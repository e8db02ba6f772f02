import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { readConfig } from '#platform/config.ts'
import { thursday } from '#test/world.ts'
import type { Channel } from '../channels.rules.ts'
import { keepChoices } from '../choice/choice.ts'
import { endConsent, giveConsent } from '../consent/consent.ts'
import { keepMessages } from '../inbox/keep.ts'
import { accepts, gatewayServer, mailServer } from '../senders/carriers.test.kit.ts'
import { signed } from '../senders/signature.ts'
import { happens, needFrom, sendings, site, street } from '../street.test.kit.ts'
import { sendDue } from './send.ts'

const secret = 'a secret of more than 24 characters'
const mail = await mailServer()
const gateway = await gatewayServer(accepts)
const env = {
  JINLIN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  JINLIN_MAIL_FROM: 'jinlin@area.example',
  JINLIN_SMS_URL: gateway.url,
  JINLIN_SMS_SECRET: secret,
  JINLIN_MAIL_REPORT_SECRET: secret,
  JINLIN_ORIGIN: 'https://jinlin.example',
}
const where = await street(env)
const carriers = readConfig(env)
const [home = '', neighbour = ''] = where.here.homeIds
const staff = await where.holder('小陈', 'staff')
const at = (text: string) => new Date(`${text}+08:00`)
const clock = (text: string) => (where.services.clock.now = at(text))
const round = () => sendDue(() => where.at(auto), carriers)
const newId = () => uuidv7(where.services.now())

const agree = (homeId: string, channel: Channel, address: string) =>
  giveConsent(where.at(auto), { kind: 'home', id: homeId }, { id: newId(), channel, address, lang: 'zh' })
const takeBack = (homeId: string, channel: Channel) =>
  endConsent(where.at(auto), { kind: 'home', id: homeId }, { id: newId(), channel, answer: 'withdrawn' })
const atOnce = (homeId: string, channel: Channel) =>
  keepChoices(where.at(auto), { kind: 'home', id: homeId }, [{ topic: 'ending', channel, pace: 'at_once' }])

/** The newest line of the outbox. */
const newest = async () => (await sendings(where)).at(-1)!
const addresses = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('messages.address').selectAll().where('area_id', '=', where.area.id).execute(),
  )

async function resolved(homeId: string) {
  const need = await needFrom(where, homeId)
  await happens(where, need, { what: 'resolved', by: staff })
  return need
}

beforeEach(async () => {
  for (const homeId of [home, neighbour])
    for (const channel of ['mail', 'sms'] as const) await takeBack(homeId, channel)
  await inArea(where.at(auto), (tx) => tx.deleteFrom('messages.sending').where('area_id', '=', where.area.id).execute())
  where.services.clock.now = thursday
  delete mail.manners.rcpt
  delete mail.manners.mail
  mail.caught.length = 0
  gateway.heard.length = 0
  gateway.state.answer = accepts
})
afterEach(() => {
  where.services.clock.now = thursday
})

test('a morning’s messages leave as one mail at eight, without a name or a word of the asker', async () => {
  await agree(home, 'mail', 'wang@mail.example')
  const needs = [await needFrom(where, home), await needFrom(where, home)]
  for (const need of needs) await happens(where, need, { what: 'accepted', by: staff })
  clock('2024-10-25T07:59:59')
  expect(await round()).toBe(0)
  clock('2024-10-25T08:00:00')
  expect(await round()).toBe(1)
  expect(await round()).toBe(0)
  const [only, ...more] = mail.caught
  expect(more).toEqual([])
  expect(only).toMatchObject({ to: 'wang@mail.example', subject: '东大名居民区：您有 2 条新消息' })
  for (const { number } of needs) expect(only?.text).toContain(`· ${number}（照明）：已经受理。`)
  expect(only?.text).toContain('https://jinlin.example/me/messages')
  expect(only?.text).not.toContain('王阿姨')
  expect(await newest()).toMatchObject({ state: 'sent', tries: 1 })
})

test('two processes that go round at once send one mail', async () => {
  await agree(home, 'mail', 'wang@mail.example')
  await atOnce(home, 'mail')
  await resolved(home)
  await Promise.all([round(), round(), round()])
  expect(mail.caught).toHaveLength(1)
})

test('nothing is sent in quiet hours, not even what was due before', async () => {
  await agree(home, 'mail', 'wang@mail.example')
  await atOnce(home, 'mail')
  clock('2024-10-24T20:59:00')
  await resolved(home)
  clock('2024-10-24T21:00:00')
  expect(await round()).toBe(0)
  expect(mail.caught).toEqual([])
})

describe('a mail server that is down', () => {
  test('for an hour: the mail arrives late, once', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    await mail.shut()
    await resolved(home)
    await round()
    expect(await newest()).toMatchObject({ state: 'waiting', tries: 1, last_error: 'nobody there' })
    clock('2024-10-24T09:00:59')
    expect(await round()).toBe(0)
    await mail.reopen()
    clock('2024-10-24T10:00:00')
    expect(await round()).toBe(1)
    expect(mail.caught).toHaveLength(1)
    expect(await newest()).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('before it could say that it took a mail: the second try is the same mail under the same name', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    mail.manners.mail = () => (void mail.shut(), '250 taken')
    await resolved(home)
    await round()
    delete mail.manners.mail
    await mail.reopen()
    expect(await newest()).toMatchObject({ state: 'waiting', last_error: 'hung up in the middle' })
    clock('2024-10-24T09:01:00')
    await round()
    const names = mail.caught.map(({ id }) => id)
    expect(names).toEqual([`${(await newest()).id}@area.example`, names[0]])
    expect(await newest()).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('for a day: tried again and again, never at night, then somebody has to ring', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    await mail.shut()
    const { number } = await resolved(home)
    const tried: string[] = []
    for (let minute = 0; minute <= 28 * 60; minute++) {
      where.services.clock.now = new Date(thursday.getTime() + minute * 60_000)
      if ((await newest()).next_try_at! <= where.services.clock.now && (await round()))
        tried.push(new Date(where.services.clock.now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16))
      if ((await newest()).state !== 'waiting') break
    }
    await mail.reopen()
    expect(tried).toEqual(['09:00', '09:01', '09:06', '09:21', '10:21', '12:21', '16:21', '20:21', '08:00', '12:00'])
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'day', settled_at: null })
    expect(mail.caught).toEqual([])
    expect((await addresses())[0]?.dead_at).toBeNull()
    const ring = await site(where, staff).text('/desk/messages/unreached')
    for (const part of ['长江大楼 3号楼 501', '邮件 · 试了一天也没送到', number]) expect(ring).toContain(part)
  })

  test('is not asked for every household in turn: one try shows that nobody is there', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await agree(neighbour, 'mail', 'li@mail.example')
    await agree(neighbour, 'sms', '13800000000')
    await atOnce(home, 'mail')
    await atOnce(neighbour, 'mail')
    await mail.shut()
    await resolved(home)
    await resolved(neighbour)
    await atOnce(neighbour, 'sms')
    await resolved(neighbour)
    expect(await round()).toBe(2)
    await mail.reopen()
    expect(gateway.heard).toHaveLength(1)
  })
})

describe('consent taken back during a mailing', () => {
  test('nothing more goes there, although the line stood in the outbox', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await agree(neighbour, 'mail', 'li@mail.example')
    for (const homeId of [home, neighbour]) await atOnce(homeId, 'mail')
    await resolved(home)
    await resolved(neighbour)
    // While the first mail is being handed over, the second household takes its consent back.
    mail.manners.rcpt = async (to) => {
      await takeBack(to.startsWith('wang') ? neighbour : home, 'mail')
      return undefined
    }
    await round()
    expect(mail.caught).toHaveLength(1)
    const states = (await sendings(where)).slice(-2).map(({ state, why }) => [state, why])
    expect(states.sort()).toEqual([
      ['cancelled', 'consent'],
      ['sent', null],
    ])
  })

  test('it is asked about again at the moment of sending, whatever the outbox says', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    await resolved(home)
    const { id } = await newest()
    const [address] = await addresses()
    await takeBack(home, 'mail')
    // As if the line and the address had been overlooked.
    await inArea(where.at(auto), (tx) => tx.insertInto('messages.address').values(address!).execute())
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('messages.sending')
        .set({ state: 'waiting', why: null, over_at: null, next_try_at: thursday })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute(),
    )
    await round()
    expect(mail.caught).toEqual([])
    expect(await newest()).toMatchObject({ state: 'cancelled', why: 'consent' })
  })

  test('in the middle of a batch: what was not begun by then stays here, whoever goes round', async () => {
    const homes = Array.from({ length: 6 }, newId)
    for (const [at, homeId] of homes.entries()) {
      await agree(homeId, 'mail', `home${at}@mail.example`)
      await atOnce(homeId, 'mail')
      const news = { factId: newId(), kind: 'resolved', number: '2024-0001', category: 'lighting' } as const
      await keepMessages(where.at(auto), { ...news, receivers: [{ kind: 'home', id: homeId }] })
    }
    const begun: string[] = []
    mail.manners.rcpt = async (to) => {
      begun.push(to)
      if (begun.length === 2) for (const homeId of homes) await takeBack(homeId, 'mail')
      return undefined
    }
    await round()
    delete mail.manners.rcpt
    clock('2024-10-24T12:00:00')
    await Promise.all([round(), round()])
    expect(begun).toHaveLength(2)
    expect(mail.caught.map(({ to }) => to)).toEqual(begun)
    const states = (await sendings(where)).map(({ state }) => state).sort()
    expect(states).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'sent', 'sent'])
  })

  test('what is under way and fails is not tried again', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    await resolved(home)
    mail.manners.rcpt = async () => {
      await takeBack(home, 'mail')
      return '450 later'
    }
    await round()
    expect(await newest()).toMatchObject({ state: 'cancelled', why: 'consent', next_try_at: null })
  })
})

describe('an address that is dead', () => {
  test('is marked by a 5xx; nothing more is sent there until another is given', async () => {
    await agree(home, 'mail', 'wang@mail.example')
    await atOnce(home, 'mail')
    mail.manners.rcpt = () => '550 no such user'
    await resolved(home)
    await round()
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'refused', last_error: '550 at RCPT' })
    expect((await addresses())[0]?.dead_at).toEqual(thursday)
    delete mail.manners.rcpt
    clock('2024-10-24T09:30:00')
    await resolved(home)
    await round()
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'dead' })
    clock('2024-10-24T10:00:00')
    await agree(home, 'mail', 'wang2@mail.example')
    await resolved(home)
    await round()
    expect(mail.caught).toMatchObject([{ to: 'wang2@mail.example' }])
  })

  test('leaves a fact for the desk, without the address', async () => {
    const facts = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['detail'])
        .where('area_id', '=', where.area.id)
        .where('name', '=', 'messages.sending.unreached')
        .execute(),
    )
    expect(facts.map(({ detail }) => detail)).toContainEqual({ channel: 'mail', why: 'refused' })
  })
})

describe('a gateway', () => {
  test('that is slow is asked again under the same name', async () => {
    await agree(home, 'sms', '13800000000')
    await atOnce(home, 'sms')
    gateway.state.answer = () => undefined
    await resolved(home)
    await round()
    expect(await newest()).toMatchObject({ state: 'waiting', last_error: 'no answer in time' })
    gateway.state.answer = accepts
    clock('2024-10-24T09:01:00')
    await round()
    expect(new Set(gateway.heard.map(({ json }) => json.id)).size).toBe(1)
    expect(gateway.heard[1]?.json).toMatchObject({ to: '13800000000', template: 'news', channel: 'sms' })
    expect(await newest()).toMatchObject({ state: 'sent' })
  })

  test('that lies is not believed, and not for ever', async () => {
    await agree(home, 'sms', '13800000000')
    await atOnce(home, 'sms')
    gateway.state.answer = (_heard, response) => void response.end('{"accepted":true}')
    await resolved(home)
    await round()
    expect(await newest()).toMatchObject({ state: 'waiting', last_error: '200 without our id' })
    clock('2024-10-25T09:00:00')
    await round()
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'day' })
  })
})

describe('what carriers report', () => {
  const report = async (body: object | string, over: { channel?: string; area?: string; secret?: string } = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const path = `/hooks/messages/${over.area ?? where.area.code}/${over.channel ?? 'sms'}`
    const headers = signed(over.secret ?? secret, where.services.now(), text)
    return (await site(where).app.request(path, { method: 'POST', body: text, headers })).status
  }
  const sent = async () => {
    await agree(home, 'sms', '13800000000')
    await atOnce(home, 'sms')
    await resolved(home)
    await round()
    return (await newest()).id
  }

  test('delivered is delivered; told twice it changes nothing', async () => {
    const id = await sent()
    expect(await report({ id, result: 'delivered' })).toBe(204)
    expect(await report({ id, result: 'delivered' })).toBe(204)
    expect(await newest()).toMatchObject({ state: 'delivered' })
  })

  test('a message that came back is for people, and its address is dead if the carrier says so', async () => {
    const id = await sent()
    expect(await report({ id, result: 'failed', dead: true })).toBe(204)
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'reported' })
    expect((await addresses())[0]?.dead_at).not.toBeNull()
    expect(await report({ id, result: 'delivered' })).toBe(204)
    expect(await newest()).toMatchObject({ state: 'unreached' })
  })

  test('strangers are not heard', async () => {
    const id = await sent()
    const body = { id, result: 'failed' }
    expect(await report(body, { secret: 'another secret of 24 characters' })).toBe(403)
    expect(await report(body, { channel: 'mail' })).toBe(404)
    expect(await report(body, { channel: 'wechat' })).toBe(404)
    expect(await report(body, { area: 'nowhere' })).toBe(404)
    expect(await report({ ...body, id: newId() })).toBe(404)
    for (const wrong of ['', 'null', '[]', '{"id":1}', { id, result: 'eaten' }]) expect(await report(wrong)).toBe(400)
    expect((await site(where).app.request(`/hooks/messages/${where.area.code}/sms`, { method: 'POST' })).status).toBe(
      403,
    )
    expect(await newest()).toMatchObject({ state: 'sent' })
  })
})
