import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { readConfig } from '#platform/config.ts'
import { auto } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { thursday } from '#test/world.ts'
import { keepChoices } from '../choice/choice.ts'
import { endConsent, giveConsent } from '../consent/consent.ts'
import { sendDue } from '../outbox/send.ts'
import type { Receiver } from '../receivers.ts'
import { happens, household, needFrom, sendings, site, street } from '../street.test.kit.ts'
import { browser, pushService, type Taken } from './push-service.test.kit.ts'

const service = await pushService()
const env = { JINLIN_PUSH: 'loopback' }
const where = await street(env)
const carriers = readConfig(env)
const [home = '', neighbour = ''] = where.here.homeIds
const staff = await where.holder('小陈', 'staff')
const mine = site(where, household(home))
const receiver = { kind: 'home', id: home } as const
const at = (text: string) => new Date(`${text}+08:00`)
const clock = (text: string) => (where.services.clock.now = at(text))
const round = () => sendDue(() => where.at(auto), carriers)
const newId = () => uuidv7(where.services.now())
const newest = async () => (await sendings(where)).at(-1)!

let browsers = 0
/** A browser of this household that said yes. */
async function reminded() {
  browsers += 1
  const one = browser(`${service.url}/${browsers}`)
  const id = newId()
  await giveConsent(where.at(auto), receiver, { id, channel: 'push', address: one.text, lang: 'zh' })
  return { ...one, id, path: `/${browsers}` }
}
const atOnce = () => keepChoices(where.at(auto), receiver, [{ topic: 'ending', channel: 'push', pace: 'at_once' }])
const resolved = async () => {
  const need = await needFrom(where, home)
  await happens(where, need, { what: 'resolved', by: staff })
  return need
}
const all = <T>(read: (tx: Tx) => Promise<T>) => inArea(where.at(auto), read)
const devices = () =>
  all((tx) => tx.selectFrom('messages.device').selectAll().where('area_id', '=', where.area.id).execute())
const addresses = () =>
  all((tx) => tx.selectFrom('messages.address').select('id').where('area_id', '=', where.area.id).execute())
const lastAnswer = () =>
  all((tx) =>
    tx
      .selectFrom('messages.consent')
      .select(['channel', 'answer'])
      .where('area_id', '=', where.area.id)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
const paths = () => service.taken.map(({ path }) => path)

beforeEach(async () => {
  where.services.clock.now = thursday
  await endConsent(where.at(auto), receiver, { id: newId(), channel: 'push', answer: 'withdrawn' })
  await inArea(where.at(auto), (tx) => tx.deleteFrom('messages.sending').where('area_id', '=', where.area.id).execute())
  await inArea(where.at(auto), (tx) => tx.deleteFrom('messages.choice').where('area_id', '=', where.area.id).execute())
  service.taken.length = 0
  service.answers(201)
})

test('a morning’s messages are one reminder at eight that says only that there is something to read', async () => {
  const phone = await reminded()
  const needs = [await resolved(), await resolved()]
  clock('2024-10-25T07:59:59')
  expect(await round()).toBe(0)
  clock('2024-10-25T08:00:00')
  expect(await round()).toBe(1)
  expect(await round()).toBe(0)
  expect(service.taken).toHaveLength(1)
  const said = phone.reads(service.taken[0] as Taken)
  expect(said).toEqual({ title: where.area.name, body: '有新消息，点开看。', open: '/me/messages', lang: 'zh' })
  for (const { number } of needs) expect(JSON.stringify(said)).not.toContain(number)
  expect(await newest()).toMatchObject({ channel: 'push', state: 'sent', tries: 1 })
})

test('quiet hours hold for it as for others', async () => {
  await reminded()
  await atOnce()
  clock('2024-10-24T20:59:00')
  await resolved()
  clock('2024-10-24T21:00:00')
  expect(await round()).toBe(0)
  clock('2024-10-25T08:00:00')
  expect(await round()).toBe(1)
})

test('every device of a household is reminded; the same browser again is one device', async () => {
  const [phone, tablet] = [await reminded(), await reminded()]
  await giveConsent(where.at(auto), receiver, { id: newId(), channel: 'push', address: phone.text, lang: 'zh' })
  expect(await devices()).toHaveLength(2)
  await atOnce()
  await resolved()
  await round()
  expect(paths().sort()).toEqual([phone.path, tablet.path].sort())
  expect(await newest()).toMatchObject({ state: 'sent' })
})

test('of more than ten devices the oldest are forgotten', async () => {
  const first = await reminded()
  clock('2024-10-24T09:10:00')
  for (let count = 0; count < 10; count++) await reminded()
  const ids = (await devices()).map(({ id }) => id)
  expect(ids).toHaveLength(10)
  expect(ids).not.toContain(first.id)
})

describe('a browser that wants no more', () => {
  test('is forgotten; the others go on', async () => {
    const [gone, there] = [await reminded(), await reminded()]
    await atOnce()
    service.state.answer = ({ path }, response) => void response.writeHead(path === gone.path ? 410 : 201).end()
    await resolved()
    await round()
    expect(await newest()).toMatchObject({ state: 'sent' })
    expect((await devices()).map(({ id }) => id)).toEqual([there.id])
  })

  test('and was the last: somebody has to ring, and the page says so', async () => {
    await reminded()
    await atOnce()
    service.answers(404)
    await resolved()
    await round()
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'refused', last_error: '404 at push' })
    expect(await devices()).toEqual([])
    clock('2024-10-24T09:30:00')
    await resolved()
    await round()
    expect(await newest()).toMatchObject({ state: 'unreached', why: 'dead' })
    expect(await mine.text('/me/messages/ways')).toContain('上次的设备收不到了')
    expect(await site(where, staff).text('/desk/messages/unreached')).toContain('设备提醒')
  })
})

describe('a push service that is busy or away', () => {
  test.each([429, 500])('with %i: it is tried again, and arrives', async (status) => {
    await reminded()
    await atOnce()
    service.answers(status)
    await resolved()
    await round()
    expect(await newest()).toMatchObject({ state: 'waiting', last_error: `${status} at push` })
    expect(await devices()).toHaveLength(1)
    service.answers(201)
    clock('2024-10-24T09:01:00')
    await round()
    expect(await newest()).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('keeps those of another one not waiting, and is not asked for each household in turn', async () => {
    const away = await pushService()
    away.state.answer = (_push, response) => void response.destroy()
    const give = (who: Receiver, address: string, lang: 'zh' | 'en') =>
      giveConsent(where.at(auto), who, { id: newId(), channel: 'push', address, lang })
    await give(receiver, browser(`${away.url}/1`).text, 'zh')
    const other = { kind: 'home', id: neighbour } as const
    const theirs = browser(`${service.url}/theirs`)
    await give(other, browser(`${away.url}/2`).text, 'en')
    await give(other, theirs.text, 'en')
    await atOnce()
    await keepChoices(where.at(auto), other, [{ topic: 'ending', channel: 'push', pace: 'at_once' }])
    await resolved()
    await happens(where, await needFrom(where, neighbour), { what: 'resolved', by: staff })
    expect(await round()).toBe(2)
    expect(away.taken).toHaveLength(1)
    expect(paths()).toEqual(['/theirs'])
    expect(theirs.reads(service.taken[0] as Taken)).toMatchObject({ body: 'There is a new message. Tap to read it.' })
    expect((await sendings(where)).map(({ state }) => state).sort()).toEqual(['sent', 'waiting'])
    await endConsent(where.at(auto), other, { id: newId(), channel: 'push', answer: 'withdrawn' })
  })
})

describe('on the page', () => {
  const good = () => JSON.stringify({ ...browser('https://push.example/abc').subscription, expirationTime: null })
  const agree = (address: string, over = {}) =>
    mine.post('/me/messages/ways/push/consent', { id: newId(), 'address-push': address, 'agreed-push': 'yes', ...over })

  test('the button stands hidden until a script finds that the browser can; the lines of consent with it', async () => {
    const page = await site(where, household(where.there.homeIds[0] ?? '')).text('/me/messages/ways')
    expect(page).toMatch(/<remind-here\s[^>]*hidden/)
    for (const part of ['在这台设备上提醒我', '到您收回为止', 'data-key="B', '公用的电脑请不要开'])
      expect(page).toContain(part)
    expect(await site(where, household(home), { lang: 'en' }).text('/me/messages/ways?still=push')).toContain(
      'Remind me on this device',
    )
    expect(await site(where, staff).text('/desk/messages/ways')).toContain('/desk/messages/ways/push/consent')
  })

  test('a yes keeps the address sealed, and is taken back with one tap, device by device', async () => {
    expect((await agree(good())).status).toBe(303)
    const [device] = await devices()
    expect(device?.subscription_sealed.toString()).not.toContain('push.example')
    expect(await addresses()).toEqual([])
    const second = await reminded()
    const page = await mine.text('/me/messages/ways')
    expect(page).not.toMatch(/<remind-here\s[^>]*hidden/)
    expect(page.match(/不再提醒/g)).toHaveLength(2)
    await mine.post('/me/messages/ways/push/withdrawal', { id: newId(), device: second.id })
    expect((await devices()).map(({ id }) => id)).toEqual([device?.id])
    expect(await lastAnswer()).toMatchObject({ channel: 'push', answer: 'given' })
    await mine.post('/me/messages/ways/push/withdrawal', { id: newId(), device: device?.id ?? '' })
    expect(await devices()).toEqual([])
    expect(await lastAnswer()).toMatchObject({ channel: 'push', answer: 'withdrawn' })
  })

  test('another household’s device is not ours to end', async () => {
    const one = await reminded()
    const theirs = site(where, household(neighbour))
    await theirs.post('/me/messages/ways/push/withdrawal', { id: newId(), device: one.id })
    expect(await devices()).toHaveLength(1)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'https://push.example/'],
    ['no https', JSON.stringify(browser('http://push.example/').subscription)],
    ['a machine inside', JSON.stringify(browser('https://127.0.0.1/').subscription)],
    ['a machine inside, as a number', JSON.stringify(browser('https://2130706433/').subscription)],
    ['a name inside', JSON.stringify(browser('https://db.internal/').subscription)],
    ['a name without a dot', JSON.stringify(browser('https://localhost/').subscription)],
    ['another door', JSON.stringify(browser('https://push.example:5432/').subscription)],
    ['a password', JSON.stringify(browser('https://a:b@push.example/').subscription)],
    ['short keys', JSON.stringify({ endpoint: 'https://push.example/', keys: { p256dh: 'BAAA', auth: 'AAAA' } })],
    ['a long address', JSON.stringify(browser(`https://push.example/${'x'.repeat(1000)}`).subscription)],
  ])('what no browser gave out is refused: %s', async (_, address) => {
    const answer = await agree(address)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('没有拿到浏览器的收信地址')
    expect(await devices()).toEqual([])
  })

  test('what is taken back while it waits does not leave', async () => {
    await reminded()
    await atOnce()
    await resolved()
    await endConsent(where.at(auto), receiver, { id: newId(), channel: 'push', answer: 'withdrawn' })
    await round()
    expect(service.taken).toEqual([])
    expect(await newest()).toMatchObject({ state: 'cancelled', why: 'consent' })
  })
})
