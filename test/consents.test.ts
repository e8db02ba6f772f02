import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { giveConsent } from '#modules/messages/consent/consent.ts'
import { sendDue } from '#modules/messages/outbox/send.ts'
import { messagesPart } from '#modules/messages/public.ts'
import { accepts, gatewayServer } from '#modules/messages/senders/carriers.test.kit.ts'
import { happens, household, needFrom, sendings, site, street } from '#modules/messages/street.test.kit.ts'
import { subjectOf } from '#modules/people/public.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import { readConfig } from '#platform/config.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, ctx, thursday } from './world.ts'

const gateway = await gatewayServer(accepts)
const env = { JINLIN_SMS_URL: gateway.url, JINLIN_SMS_SECRET: 'a secret of more than 24 characters' }
const where = await street(env)
const [door = '', nextDoor = ''] = where.here.homeIds
const staff = account('小陈', 'staff')
const newId = () => uuidv7(where.services.now())
const clock = (day: string, time = '09:00') => (where.services.clock.now = new Date(`${day}T${time}:00+08:00`))

let seq = 0
/** Somebody new behind the first door, with a mobile of their own. */
async function neighbour(phone = `1381234${String(1000 + ++seq)}`) {
  const id = newId()
  const added = await addPerson(where.at(staff), id, {
    name: '何秀英',
    home: '长江大楼 3号楼 501',
    phones: [phone],
    dropPhones: [],
  })
  if (!added.done) throw new Error(added.why)
  const path = `/desk/people/${id}/consents`
  const desk = site(where, staff)
  const page = () => desk.text(path)
  const hidden = async (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(await desk.text(`${path}?still=sms`))?.[1] ?? ''
  const say = async (answer: string, over: Record<string, string> = {}) =>
    desk.post(`${path}/sms`, {
      id: newId(),
      seen: await hidden('seen'),
      answer,
      'how-sms': 'telephone',
      'address-sms': phone,
      ...over,
    })
  return { id, phone, path, page, hidden, say, desk }
}

/** Something happens to a need of the first door, and the postman goes round the next morning. */
async function morningAfter(day: string) {
  const need = await needFrom(where, door)
  await happens(where, need, { what: 'resolved' })
  clock(day, '08:00')
  await sendDue(() => where.at(auto), readConfig(env))
  return gateway.heard.map(({ json }) => json.to)
}

const child = (born: string) => ({
  'child-sms': 'yes',
  'born-sms': born,
  'guardian-sms': '何志强',
  'relation-sms': 'father',
})

const tellOf = (personId: string) =>
  inArea(where.at(staff), async (tx) => {
    const subject = await subjectOf(tx, where.at(staff), personId)
    if (!subject || !messagesPart.tell) throw new Error('nobody')
    return JSON.stringify(await messagesPart.tell(tx, where.at(staff), { subject, lang: 'zh', full: false }))
  })

beforeEach(() => {
  gateway.heard.length = 0
})
afterEach(async () => {
  where.services.clock.now = thursday
  for (const table of ['messages.address', 'messages.sending', 'messages.consent'] as const)
    await inArea(where.at(auto), (tx) => tx.deleteFrom(table).where('area_id', '=', where.area.id).execute())
})

describe('an answer taken down', () => {
  test('a yes to a number of the roster, by telephone: it stays closed, and the next news goes there', async () => {
    const her = await neighbour('13812345678')
    expect(await her.page()).toContain('138****5678')
    const mark = /name="to-sms" value="([0-9a-f]{16})"/.exec(await her.page())?.[1] ?? ''
    expect((await her.say('yes', { 'to-sms': mark, 'address-sms': '' })).status).toBe(303)
    const page = await her.page()
    for (const part of ['同意了，最晚到2026年10月24日', '138****5678', '电话里说的', '小陈'])
      expect(page).toContain(part)
    expect(page).not.toContain('13812345678')
    expect(await tellOf(her.id)).toMatch(/短信（本人的）.*同意了.*电话里说的，.*小陈记下/)
    expect(await morningAfter('2024-10-25')).toEqual(['13812345678'])
  })

  test('a no: nothing goes, nobody asks for ninety days, and they may change their mind', async () => {
    const her = await neighbour()
    await her.say('yes')
    await happens(where, await needFrom(where, door), { what: 'resolved' })
    expect((await her.say('no', { 'how-sms': 'door' })).status).toBe(303)
    expect((await sendings(where)).map(({ state, why }) => [state, why])).toEqual([['cancelled', 'consent']])
    expect(await morningAfter('2024-10-25')).toEqual([])
    expect(await tellOf(her.id)).toContain('上门时说的')
    for (const [day, asked] of [
      ['2025-01-21', false],
      ['2025-01-22', true],
    ] as const) {
      clock(day)
      expect((await her.page()).includes('name="address-sms"')).toBe(asked)
    }
    where.services.clock.now = thursday
    expect(await her.desk.text(`${her.path}?still=sms`)).toContain('name="address-sms"')
  })

  test('a no ends the household’s yes as well where that leads to their own number, and only there', async () => {
    const home = { kind: 'home', id: door } as const
    const her = await neighbour()
    const other = await neighbour()
    const yes = { channel: 'sms', address: her.phone, lang: 'zh' } as const
    await giveConsent(where.at(household(door)), home, { ...yes, id: newId() })
    expect(await other.page()).toContain('家里的短信')
    await other.say('no')
    expect(await morningAfter('2024-10-25')).toEqual([her.phone])
    clock('2024-10-25')
    gateway.heard.length = 0
    await her.say('no')
    expect(await morningAfter('2024-10-26')).toEqual([])
  })

  test('the household’s yes can be taken back for it, once it is said how', async () => {
    const her = await neighbour()
    const home = { kind: 'home', id: door } as const
    await giveConsent(where.at(household(door)), home, {
      id: newId(),
      channel: 'sms',
      address: '13700000000',
      lang: 'zh',
    })
    const back = (how: string) => her.desk.post(`${her.path}/home/sms`, { id: newId(), 'how-home-sms': how })
    expect((await back('')).status).toBe(422)
    expect((await back('paper')).status).toBe(303)
    expect(await morningAfter('2024-10-25')).toEqual([])
    expect(await tellOf(her.id)).toMatch(/短信（家里的）.*收回了.*纸上签的/)
  })

  test('what is wrong comes back with what was typed; nothing is written', async () => {
    const her = await neighbour()
    const answer = await her.say('yes', { 'how-sms': '', 'address-sms': '1381', 'guardian-sms': '何志强' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const part of ['请选是怎么说的', '请写 11 位手机号', '请选孩子的生日', 'value="1381"', 'value="何志强"'])
      expect(page).toContain(part)
    expect(await her.page()).toContain('没有问过')
  })

  test('two who take down at once: the later is shown both, and may still write theirs', async () => {
    const her = await neighbour()
    expect((await her.say('no', { seen: '' })).status).toBe(303)
    const late = await her.say('yes', { seen: '' })
    const page = await late.text()
    expect(late.status).toBe(409)
    for (const part of ['没同意', '同意了', '138****']) expect(page).toContain(part)
    expect(await her.page()).toContain('没同意')
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await her.say('yes', { seen })).status).toBe(303)
    const id = newId()
    const pressed = await Promise.all([her.say('yes', { id, seen: '' }), her.say('no')])
    expect(pressed.map(({ status }) => status)).toEqual([409, 303])
  })

  test('is not for another compound, another area, another door or another channel', async () => {
    const her = await neighbour()
    const elsewhere = await area(where.services, 'elsewhere', '别处')
    const at = (actor: Actor) => ctx(where.services, elsewhere, actor)
    const strangers = [
      site(where, account('小周', 'staff', where.there.compoundId)),
      site({ ...where, area: elsewhere, at: (actor) => at(actor ?? auto) }, account('远人', 'staff')),
    ]
    const answer = { id: newId(), answer: 'no', 'how-sms': 'door', 'how-home-sms': 'door' }
    for (const stranger of strangers)
      expect([
        (await stranger.get(her.path)).status,
        (await stranger.get(`${her.path}/sheet`)).status,
        (await stranger.post(`${her.path}/sms`, answer)).status,
        (await stranger.post(`${her.path}/home/sms`, answer)).status,
      ]).toEqual([404, 404, 404, 404])
    const card = `/me/known/${her.id}/consents`
    const next = site(where, household(nextDoor))
    expect([(await next.get(card)).status, (await next.post(`${card}/sms/withdrawal`)).status]).toEqual([404, 404])
    expect((await her.desk.post(`${her.path}/pigeon`, answer)).status).toBe(404)
    expect(
      (
        await her.desk.post(`${her.path}/mail`, {
          ...answer,
          answer: 'yes',
          'how-mail': 'door',
          'address-mail': 'a@mail.example',
        })
      ).status,
    ).toBe(404)
    expect((await site(where, account('老刘', 'property')).get(her.path)).status).toBe(403)
  })

  test('a sheet to sign has the three lines, a yes and a no, and a place for a guardian', async () => {
    const her = await neighbour()
    const page = await her.desk.text(`${her.path}/sheet`)
    for (const part of ['何秀英', '发到您留的手机号', '两年，或者到您收回那天', '□ 不同意', '监护人姓名', '签名'])
      expect(page).toContain(part)
  })
})

test('behind the card somebody reads what was taken down, and one press takes it back', async () => {
  const her = await neighbour()
  await her.say('yes', { 'how-sms': 'paper' })
  const card = site(where, household(door))
  const path = `/me/known/${her.id}/consents`
  expect(await card.text(path)).toContain('纸上签的')
  expect((await card.post(`${path}/sms/withdrawal`, { id: newId() })).status).toBe(303)
  expect(await card.text(path)).toMatch(/收回了[^]*自己点的/)
  expect(await morningAfter('2024-10-25')).toEqual([])
})

test('of a dispute only the household’s own inbox hears', async () => {
  const her = await neighbour()
  await her.say('yes')
  const need = await needFrom(where, door)
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('needs.need')
      .set({ category: 'neighbours', dispute: true, on_board: false })
      .where('area_id', '=', where.area.id)
      .where('id', '=', need.id)
      .execute(),
  )
  await happens(where, need, { what: 'resolved' })
  expect(await sendings(where)).toEqual([])
})

describe('a child under fourteen', () => {
  const born = '2010-11-02'

  test('is told only with a guardian, who is named; on the fourteenth birthday it ends and they are asked themselves', async () => {
    const child14 = await neighbour()
    expect((await child14.say('yes', child(born))).status).toBe(303)
    const page = await child14.page()
    for (const part of ['何志强（爸爸）替孩子说的', '最晚到11月1日']) expect(page).toContain(part)
    expect(await tellOf(child14.id)).toContain('何志强（爸爸）替孩子说的')
    expect(await morningAfter('2024-10-25')).toEqual([child14.phone])
    gateway.heard.length = 0
    clock('2024-11-01', '07:00')
    expect(await morningAfter('2024-11-01')).toEqual([child14.phone])
    gateway.heard.length = 0
    // Laid into the outbox the day before, due on the birthday.
    clock('2024-11-01', '12:00')
    expect(await morningAfter('2024-11-02')).toEqual([])
    expect((await sendings(where)).at(-1)).toMatchObject({ state: 'cancelled', why: 'consent' })
    expect(await child14.page()).toContain('满十四岁了，家长说的到期了，现在由本人说')
    expect((await child14.say('yes', child(born))).status).toBe(422)
    expect((await child14.say('yes')).status).toBe(303)
    expect(await morningAfter('2024-11-03')).toEqual([child14.phone])
  })

  test('cannot say yes alone once the house knows; taking it back closes the way at once', async () => {
    const young = await neighbour()
    await young.say('yes', child('2015-05-06'))
    expect((await young.say('no')).status).toBe(303)
    const alone = await young.say('yes')
    expect(alone.status).toBe(422)
    expect(await alone.text()).toContain('记着他还不满十四岁')
    expect(await morningAfter('2024-10-25')).toEqual([])
    const rows = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('messages.address')
        .select('id')
        .where('area_id', '=', where.area.id)
        .where('receiver_id', '=', young.id)
        .execute(),
    )
    expect(rows).toEqual([])
  })

  test('whose address a household gives needs a guardian as well, and ends at the day', async () => {
    const card = site(where, household(door))
    const yes = { 'address-sms': '13700001111', 'agreed-sms': 'yes', 'child-sms': 'yes' }
    const give = (over = {}) => card.post('/me/messages/ways/sms/consent', { id: newId(), ...yes, ...over })
    expect((await give()).status).toBe(422)
    expect((await give(child(born))).status).toBe(303)
    expect(await morningAfter('2024-10-25')).toEqual(['13700001111'])
    gateway.heard.length = 0
    clock('2024-11-01', '12:00')
    expect(await morningAfter('2024-11-02')).toEqual([])
  })
})
