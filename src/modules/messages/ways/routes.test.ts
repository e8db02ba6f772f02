import { afterEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { thursday } from '#test/world.ts'
import { happens, household, kept, needFrom, sendings, site, street } from '../street.test.kit.ts'

const secret = 'a secret of more than 24 characters'
const where = await street({
  JINLIN_SMTP_URL: 'smtp://127.0.0.1:2525',
  JINLIN_MAIL_FROM: 'jinlin@mail.example',
  JINLIN_SMS_URL: 'http://127.0.0.1:2526/',
  JINLIN_SMS_SECRET: secret,
})
const [home = '', neighbour = ''] = where.here.homeIds
const staff = await where.holder('小陈', 'staff')
const mine = site(where, household(home))
const newId = () => uuidv7(where.services.now())
const at = (text: string) => new Date(`${text}+08:00`)
const days = (n: number) => new Date(thursday.getTime() + n * 86_400_000)

afterEach(() => {
  where.services.clock.now = thursday
})

const agree = (channel: string, address: string, who = mine, id = newId()) =>
  who.post(`/me/messages/ways/${channel}/consent`, {
    id,
    [`address-${channel}`]: address,
    [`agreed-${channel}`]: 'yes',
  })
const say = (channel: string, noun: 'refusal' | 'withdrawal', who = mine) =>
  who.post(`/me/messages/ways/${channel}/${noun}`, { id: newId() })
const rows = (table: 'messages.consent' | 'messages.address') =>
  inArea(where.at(auto), (tx) => tx.selectFrom(table).selectAll().where('area_id', '=', where.area.id).execute())

describe('consent', () => {
  test('nothing leaves the house before somebody agreed', async () => {
    const need = await needFrom(where, home)
    await happens(where, need, { what: 'accepted', by: staff })
    expect(await sendings(where)).toEqual([])
    expect((await kept(where)).at(-1)?.sending_id).toBeNull()
  })

  test('what is wrong comes back with what was typed, beside the field', async () => {
    const answer = await mine.post('/me/messages/ways/mail/consent', { 'address-mail': 'grandma at mail' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const part of ['看不出是邮箱', '请打个勾', 'value="grandma at mail"', 'role="alert"'])
      expect(page).toContain(part)
    expect((await agree('sms', '021-55551234')).status).toBe(422)
    expect(await rows('messages.consent')).toEqual([])
  })

  test('a yes keeps what was agreed to and the address sealed; the same form again is the same yes', async () => {
    const id = newId()
    await Promise.all([agree('mail', 'wang@mail.example', mine, id), agree('mail', 'wang@mail.example', mine, id)])
    const [consent, ...more] = await rows('messages.consent')
    expect(more).toEqual([])
    expect(consent).toMatchObject({ channel: 'mail', answer: 'given', text_version: 3, how: 'own-page', at: thursday })
    const [address] = await rows('messages.address')
    expect(address?.address_sealed.toString()).not.toContain('wang')
    expect(where.services.secrets.open(where.area.id, address!.address_sealed)).toBe('wang@mail.example')
    const facts = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['name', 'detail'])
        .where('area_id', '=', where.area.id)
        .where('name', 'like', 'messages.%')
        .execute(),
    )
    expect(facts).toEqual([
      { name: 'messages.consent.given', detail: { channel: 'mail', textVersion: 3, how: 'own-page' } },
    ])
  })

  test('a channel nobody carries, or that there is none of, is not there', async () => {
    expect(await mine.text('/me/messages/ways')).not.toContain('address-wechat')
    expect((await agree('wechat', 'abc_defg')).status).toBe(404)
    expect((await agree('pigeon', 'abc_defg')).status).toBe(404)
  })

  test('after a no nobody is asked for 90 days, but may still say yes', async () => {
    const who = site(where, household(neighbour))
    await say('sms', 'refusal', who)
    for (const [day, asked] of [
      [0, false],
      [89, false],
      [90, true],
    ] as const) {
      where.services.clock.now = days(day)
      expect((await who.text('/me/messages/ways')).includes('name="address-sms"')).toBe(asked)
    }
    where.services.clock.now = thursday
    expect(await who.text('/me/messages/ways?still=sms')).toContain('name="address-sms"')
  })
})

describe('what waits in the outbox', () => {
  test('goes with the morning’s others by default: one line for all of them', async () => {
    const need = await needFrom(where, home)
    await happens(where, need, { what: 'accepted', by: staff })
    await happens(where, need, { what: 'waiting', by: staff })
    const lines = await sendings(where)
    expect(lines).toMatchObject([{ channel: 'mail', state: 'waiting', due_at: at('2024-10-25T08:00:00'), tries: 0 }])
    expect((await kept(where)).filter((one) => one.sending_id === lines[0]?.id)).toHaveLength(2)
  })

  test('goes at once where that was chosen, by person and topic; never in quiet hours', async () => {
    const chosen = {
      'channel-question': 'mail',
      'pace-question': 'at_once',
      'channel-progress': 'none',
      'pace-progress': 'digest',
      'channel-ending': 'mail',
      'pace-ending': 'digest',
      'channel-gathering': 'mail',
      'pace-gathering': 'digest',
    }
    expect((await mine.post('/me/messages/ways', { ...chosen, 'channel-ending': 'sms' })).status).toBe(422)
    expect((await mine.post('/me/messages/ways', chosen)).status).toBe(303)
    const before = (await sendings(where)).length
    const need = await needFrom(where, home)
    where.services.clock.now = at('2024-10-26T12:00:00')
    await happens(where, need, { what: 'extended', by: staff })
    expect(await sendings(where)).toHaveLength(before)
    await happens(where, need, { what: 'asked', by: staff })
    expect((await sendings(where)).at(-1)?.due_at).toEqual(at('2024-10-26T12:00:00'))
    where.services.clock.now = at('2024-10-26T22:00:00')
    await happens(where, need, { what: 'asked', by: staff })
    expect((await sendings(where)).at(-1)?.due_at).toEqual(at('2024-10-27T08:00:00'))
  })

  test('does not leave once the consent is taken back, and the address is gone', async () => {
    await say('mail', 'withdrawal')
    const states = (await sendings(where)).map(({ state, why }) => `${state} ${why}`)
    expect(new Set(states)).toEqual(new Set(['cancelled consent']))
    expect(await rows('messages.address')).toEqual([])
    const need = await needFrom(where, home)
    await happens(where, need, { what: 'asked', by: staff })
    expect(await sendings(where)).toHaveLength(states.length)
  })
})

test('a guest and a stranger to the room are sent away', async () => {
  expect((await site(where).get('/me/messages/ways')).status).toBe(403)
  expect((await site(where, staff).get('/me/messages/ways')).status).toBe(403)
  expect((await site(where, staff).get('/desk/messages/ways')).status).toBe(200)
  expect(await site(where, staff, { lang: 'en' }).text('/desk/messages/ways')).toContain('How to tell me')
})
