import { beforeEach, describe, expect, test } from 'vitest'
import { personalParts } from '#app/personal.ts'
import { uuidv7 } from '#base/uuid.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import { answerEmergency, askToOpen, endEmergency, lookOnce, noteTold } from '#modules/privacy/emergencies/emergency.ts'
import { emergencyList } from '#modules/privacy/emergencies/read.ts'
import { knownOfPerson } from '#modules/privacy/known/gather.ts'
import type { Openable } from '#modules/privacy/emergencies/emergency.rules.ts'
import { eraseFor } from '#modules/privacy/requests/erase.ts'
import { ask } from '#modules/privacy/requests/request.ts'
import { account, area, thursday } from '#test/world.ts'
import { doorOf, street, wholeDatabase, type Street } from './personal.kit.ts'

let at: Street
beforeEach(async () => {
  at = await street()
  at.where.services.clock.now = thursday
})
const guard = account('门卫老刘', 'property')
const another = account('志愿者', 'volunteer')
const technical = account('技术员', 'technical')
const privacy = account('保护员', 'privacy')
const as = (actor = guard) => at.where.at(actor)
const newId = () => uuidv7(as().now)
const later = (minutes: number) => (at.where.services.clock.now = new Date(as().now.getTime() + minutes * 60_000))

async function asked(fields: Openable[] = ['phone'], who = guard) {
  const id = newId()
  const home = '长江大楼 3号楼 501'
  expect(await askToOpen(as(who), id, { home, reason: '三天没出门', fields })).toEqual({ done: true, value: id })
  return id
}
const yes = (
  id: string,
  who = at.where.staff,
  over: { personId?: string; fields?: Openable[]; version?: number } = {},
) =>
  answerEmergency(as(who), {
    id,
    version: over.version ?? 1,
    yes: { personId: over.personId ?? at.xiuying, fields: over.fields ?? ['phone'] },
  })
const look = (id: string, who = guard) => lookOnce(as(who), { id, lookId: newId() })
const known = async () => (await knownOfPerson(as(at.where.staff), personalParts, at.xiuying))!

describe('two persons in an emergency', () => {
  test('open exactly the asked fields of exactly this person for an hour; each look is written down; it ends by itself', async () => {
    const id = await asked(['phone'])
    expect(await look(id)).toEqual({ done: false, why: 'not-now' })
    expect(await yes(id, at.where.staff, { fields: ['phone', 'name'] })).toMatchObject({ done: true })
    expect(await look(id)).toEqual({ done: true, value: { name: null, phones: ['13812345678', '021-55667788'] } })
    expect(await look(id, another)).toEqual({ done: false, why: 'unknown' })
    expect(await look(id, at.where.staff)).toEqual({ done: false, why: 'unknown' })
    later(59)
    expect(await look(id)).toMatchObject({ done: true })
    later(1)
    expect(await look(id)).toEqual({ done: false, why: 'not-now' })
    const { told, opened } = await known()
    expect(opened.filter(({ reason }) => reason.includes('三天没出门')).map(({ by }) => by)).toHaveLength(2)
    expect(opened[0]?.by).toContain('门卫老刘')
    expect(opened[0]?.reason).toContain('小陈')
    expect(JSON.stringify(told.filter(({ table }) => table === 'privacy.emergency'))).toContain('三天没出门')
    expect(JSON.stringify((await knownOfPerson(as(at.card), personalParts, at.xiuying))?.told)).toContain('三天没出门')
  })

  test('alone it never opens: not by the same person, not by a technical admin, not by one who works elsewhere or in no office', async () => {
    const before = (await known()).opened
    const own = await asked(['phone'], at.where.staff)
    expect(await yes(own, at.where.staff)).toEqual({ done: false, why: 'same-person' })
    const both = { ...at.where.staff, grants: [...at.where.staff.grants, ...at.where.director.grants] }
    expect(await yes(own, both)).toEqual({ done: false, why: 'same-person' })
    const there = account('小周', 'staff', at.where.there.compoundId)
    for (const who of [guard, another, technical, privacy, there])
      expect([who.name, await yes(own, who)]).toEqual([who.name, { done: false, why: 'unknown' }])
    expect(await answerEmergency(as(there), { id: own, version: 1, yes: null })).toEqual({
      done: false,
      why: 'unknown',
    })
    expect(await look(own, at.where.staff)).toEqual({ done: false, why: 'not-now' })
    expect((await known()).opened).toEqual(before)
    expect(await yes(own, at.where.colleague)).toMatchObject({ done: true })
  })

  test('only somebody behind that door, only fields that were asked for, only in time, and once by two at once', async () => {
    const id = await asked(['name'])
    const away = await at.add('何小弟', [])
    const upstairs = newId()
    const input = { name: '楼上的', home: '长江大楼 3号楼 502', phones: [], dropPhones: [] }
    await addPerson(as(at.where.staff), upstairs, input)
    expect(await yes(id, at.where.staff, { personId: upstairs, fields: ['name'] })).toEqual({
      done: false,
      why: 'unknown',
    })
    expect(await yes(id, at.where.staff, { fields: ['phone'] })).toEqual({ done: false, why: 'unknown' })
    expect(await yes(id, at.where.staff, { personId: newId(), fields: ['name'] })).toEqual({
      done: false,
      why: 'unknown',
    })
    expect(await yes(id, at.where.staff, { version: 7, fields: ['name'] })).toEqual({ done: false, why: 'stale' })
    const answers = await Promise.all([
      yes(id, at.where.staff, { fields: ['name'] }),
      yes(id, at.where.colleague, { personId: away, fields: ['name'] }),
    ])
    expect(answers.filter((answer) => answer.done)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.done ? [] : [answer.why]))).toEqual(['stale'])
    expect(await look(id)).toMatchObject({ value: { name: answers[0].done ? '何秀英' : '何小弟', phones: null } })
    const late = await asked()
    later(60)
    expect(await yes(late)).toEqual({ done: false, why: 'not-now' })
    const foreign = { ...as(at.where.director), area: await area(at.where.services, 'elsewhere', '别处居民区') }
    const here = await asked()
    expect(await answerEmergency(foreign, { id: here, version: 1, yes: null })).toEqual({ done: false, why: 'unknown' })
    expect(await emergencyList(foreign)).toEqual([])
  })

  test('either of the two closes it before its time, and what was refused never opens', async () => {
    const id = await asked()
    await yes(id)
    expect(await endEmergency(as(another), id)).toEqual({ done: false, why: 'unknown' })
    expect(await endEmergency(as(at.where.staff), id)).toMatchObject({ done: true })
    expect(await look(id)).toEqual({ done: false, why: 'not-now' })
    const no = await asked()
    expect(await answerEmergency(as(at.where.staff), { id: no, version: 1, yes: null })).toMatchObject({ done: true })
    expect(await yes(no, at.where.colleague, { version: 2 })).toEqual({ done: false, why: 'not-now' })
    expect(await look(no)).toEqual({ done: false, why: 'not-now' })
  })

  test('afterwards the person is told, by hand where they have no card; the director and whoever watches read it', async () => {
    const id = await asked()
    await yes(id)
    expect(await noteTold(as(guard), id, 'door')).toEqual({ done: false, why: 'unknown' })
    const lines = await emergencyList(as(privacy))
    expect(lines).toMatchObject([{ opened: true, told_at: null, home: null, reason: null, answeredBy: 'account-小陈' }])
    expect(await emergencyList(as(another))).toEqual([])
    expect((await emergencyList(as(at.where.director)))[0]).toMatchObject({ reason: '三天没出门' })
    expect(await noteTold(as(at.where.director), id, 'door')).toMatchObject({ done: true })
    expect((await emergencyList(as(privacy)))[0]).toMatchObject({ told_how: 'door' })
  })

  test('whoever asked finds it again, however many others asked since', async () => {
    const mine = await asked()
    later(1)
    for (let i = 0; i < 101; i++) await asked(['phone'], another)
    expect((await emergencyList(as())).map(({ id }) => id)).toEqual([mine])
    expect(await emergencyList(as(at.where.staff))).toHaveLength(100)
  })

  test('goes with a deletion: nothing is open any more, and nothing says whose it was', async () => {
    const id = await asked()
    await yes(id)
    const request = newId()
    const staff = as(at.where.staff)
    await ask(staff, { id: request, personId: at.xiuying, kind: 'delete', channel: 'counter', words: null })
    await eraseFor(staff, personalParts, { id: request, version: 1 })
    expect(await look(id)).toEqual({ done: false, why: 'not-now' })
    const left = (await wholeDatabase(at.where)).filter(
      ({ text }) => text.includes(at.xiuying) || text.includes('三天没出门'),
    )
    expect(left.map(({ table }) => table).sort()).toEqual(['platform.fact', 'privacy.request'])
  })
})

describe('on its pages', () => {
  const door = (actor = guard) => doorOf(at.where, actor)

  test('the guard asks, the staff confirms, the guard looks; nobody behind the door is named before', async () => {
    const wrong = await door().post('/desk/emergencies', {
      home: '没有这家',
      reason: '三天没出门',
      'field-phone': 'yes',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('三天没出门')
    expect((await door().post('/desk/emergencies', { home: '长江大楼 3号楼 501', reason: '' })).status).toBe(422)
    const id = newId()
    const sent = { id, home: '长江大楼 3号楼 501', reason: '三天没出门', 'field-phone': 'yes' }
    expect((await door().post('/desk/emergencies', sent)).to).toBe(`/desk/emergencies/${id}`)
    for (const page of [await door().get(`/desk/emergencies/${id}`), await door().get('/desk/emergencies')])
      expect(page.text).not.toContain('何秀英')
    const staff = door(at.where.staff)
    expect((await staff.get(`/desk/emergencies/${id}`)).text).toContain('何秀英')
    const one = `/desk/emergencies/${id}`
    expect((await staff.post(`${one}/confirm`, { version: '1' })).status).toBe(422)
    const confirmed = { version: '1', person: at.xiuying, 'field-phone': 'yes' }
    expect((await door().post(`${one}/confirm`, confirmed)).status).toBe(403)
    expect((await door(technical).post(`${one}/confirm`, confirmed)).status).toBe(403)
    expect((await door(technical).get(one)).status).toBe(403)
    expect((await staff.post(`${one}/confirm`, confirmed)).status).toBe(303)
    const second = await door(at.where.colleague).post(`${one}/confirm`, confirmed)
    expect(second.status).toBe(409)
    expect(second.text).toContain('account-小陈')
    expect((await door(another).get(one)).status).toBe(404)
    expect((await door(another).post(`${one}/look`, {})).status).toBe(404)
    expect((await door().post(`${one}/look`, {})).text).toContain('tel:13812345678')
    expect((await door(privacy).get(one)).text).not.toContain('三天没出门')
    later(60)
    expect((await door().post(`${one}/look`, {})).status).toBe(303)
    expect((await staff.post(`${one}/told`, {})).status).toBe(422)
    expect((await staff.post(`${one}/told`, { how: 'door' })).status).toBe(303)
  })
})
