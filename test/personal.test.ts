import { beforeAll, describe, expect, test } from 'vitest'
import { personalParts, personalRules } from '#app/personal.ts'
import { uuidv7 } from '#base/uuid.ts'
import { giveConsent } from '#modules/messages/consent/consent.ts'
import { keepMessages } from '#modules/messages/inbox/keep.ts'
import { household } from '#modules/needs/cast.test.kit.ts'
import { openPhones } from '#modules/people/residents/opening.ts'
import { openContact } from '#modules/needs/handling/asker-contact.ts'
import { knownWords } from '#modules/privacy/known/words.ts'
import { knownOfPerson } from '#modules/privacy/known/gather.ts'
import { eraseFor } from '#modules/privacy/requests/erase.ts'
import { ask, moveRequest } from '#modules/privacy/requests/request.ts'
import { requestById, requestList, requestsOfHome } from '#modules/privacy/requests/list.ts'
import { verifyRows } from '#platform/facts/verify-rows.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account } from '#test/world.ts'
import { doorOf, street, wholeDatabase, type Street } from './personal.kit.ts'

const privacy = account('保护员', 'privacy')
const newId = (at: Street) => uuidv7(at.where.at().now)

async function asked(at: Street, kind: 'correct' | 'delete' | 'complain', over = {}) {
  const id = newId(at)
  const answer = await ask(at.where.at(at.where.staff), {
    id,
    personId: at.xiuying,
    kind,
    channel: 'counter',
    words: '请看看',
    ...over,
  })
  if (!answer.done) throw new Error(answer.why)
  return id
}

describe('what is stored about somebody', () => {
  let at: Street
  beforeAll(async () => {
    at = await street()
  })
  const known = async (actor = at.where.staff) => {
    const found = await knownOfPerson(at.where.at(actor), personalParts, at.xiuying)
    if (!found) throw new Error('nobody')
    return found
  }

  test('holds the roster, the telephones masked, and the needs told by telephone or card; not the contact of another of the home', async () => {
    const said = JSON.stringify((await known()).told)
    for (const one of ['何秀英', '138****5678', '021-****7788', '5楼的灯不亮', '水管漏', '楼道堆物'])
      expect(said).toContain(one)
    for (const one of ['55667788', '13987654321', '139****4321']) expect(said).not.toContain(one)
    expect(said.replace('打138 1234 5678', '')).not.toMatch(/138.?1234.?5678/)
  })

  test('every table a rule says is shown comes to sight once something is in it', async () => {
    await asked(at, 'complain')
    await openPhones(at.where.at(at.where.staff), { id: newId(at), personId: at.xiuying, reason: '问电梯的事' })
    await openContact(at.where.at(at.where.staff), {
      number: at.byPhone.number,
      id: newId(at),
      reason: 'first-contact',
    })
    const person = { kind: 'person', id: at.xiuying } as const
    const yes = { id: newId(at), channel: 'sms', address: '13812345678', lang: 'zh', how: 'telephone' } as const
    await giveConsent(at.where.at(at.where.staff), person, yes)
    const news = { factId: newId(at), kind: 'accepted', number: '2024-0001', category: 'lighting' } as const
    await keepMessages(at.where.at(at.where.staff), { ...news, receivers: [person] })
    const { told, opened } = await known()
    const seen = new Set<string>(told.map(({ table }) => table))
    const shown = personalRules.flatMap((rule) =>
      'says' in rule && rule.shown === 'yes' && rule.whose.some((one) => one === 'person' || one === 'asker')
        ? [rule.table]
        : [],
    )
    // Who looked is told in a list of its own; the asker's own notes need an act these people have not done.
    const elsewhere = ['privacy.emergency', 'people.merge', 'people.alias', 'people.opening', 'needs.step', 'care.look']
    expect(shown.filter((table) => !seen.has(table) && !elsewhere.includes(table))).toEqual([])
    expect(opened.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['问电梯的事', '看了称呼和电话：首次联系']),
    )
    expect(opened.some(({ by }) => by.includes('社工'))).toBe(true)
  })

  test('every table a rule says is shown has a name people read, in both languages', () => {
    // Who looked at what is told in a list of its own.
    const shown = personalRules.flatMap((rule) =>
      'says' in rule && rule.shown === 'yes' && rule.table !== 'people.opening' ? [rule.table] : [],
    )
    const nameless = (['zh', 'en'] as const).flatMap((lang) => shown.filter((table) => !knownWords(lang).table[table]))
    expect(nameless).toEqual([])
  })

  const copied = async (actor: typeof at.card, base: string, personId = at.xiuying) => {
    const door = doorOf(at.where, actor)
    const json = await door.post(`${base}/${personId}/copy`, { as: 'json', id: newId(at) })
    const paper = await door.post(`${base}/${personId}/copy`, { as: 'paper', id: newId(at) })
    const { stored } = JSON.parse(json.text) as { stored: { number?: string; address?: string }[] }
    return { numbers: stored.flatMap(({ number, address }) => number ?? address ?? []), paper: paper.text, stored }
  }

  test('the copy at the counter has numbers in full, as JSON and on paper, and is itself written down', async () => {
    const copy = await copied(at.where.staff, '/desk/people')
    expect(copy.numbers.sort()).toEqual(['021-55667788', '13812345678', '13812345678'])
    expect(copy.paper).toContain('13812345678')
    expect(copy.paper).not.toContain('13987654321')
    expect((await known()).opened.filter(({ reason }) => reason === '给本人打印一份')).toHaveLength(2)
  })

  test('the copy with the household’s card has the last four digits of anybody’s numbers, and is written down as well', async () => {
    for (const personId of [at.xiuying, at.zhiqiang]) {
      const copy = await copied(at.card, '/me/known', personId)
      expect(copy.numbers.length).toBeGreaterThan(0)
      expect(copy.numbers.filter((number) => !number.includes('****'))).toEqual([])
      for (const text of [copy.paper, JSON.stringify(copy.stored)])
        for (const number of ['13812345678', '55667788', '13987654321']) expect(text).not.toContain(number)
    }
    expect((await known()).opened.filter(({ reason }) => reason === '本人要一份')).toHaveLength(2)
  })

  test('another door, another area and a person who moved away are 404 to a household; another compound to its staff', async () => {
    const stranger = doorOf(at.where, household(at.where.here.homeIds[1] as string))
    expect((await stranger.get(`/me/known/${at.xiuying}/ask?kind=delete`)).status).toBe(404)
    expect((await stranger.post(`/me/known/${at.xiuying}/copy`, { as: 'json' })).status).toBe(404)
    expect((await stranger.post(`/me/known/${at.xiuying}/ask`, { kind: 'delete' })).status).toBe(404)
    const there = doorOf(at.where, account('小周', 'staff', at.where.there.compoundId))
    expect((await there.get(`/desk/people/${at.xiuying}/known`)).status).toBe(404)
    expect((await there.get('/desk/requests')).text).not.toContain('何秀英')
    for (const actor of [privacy, account('技术员', 'technical'), account('老刘', 'property'), at.card])
      expect((await doorOf(at.where, actor).get(`/desk/people/${at.xiuying}/known`)).status).toBe(403)
  })

  test('a request is listed however many are due before it of people who live elsewhere or are deleted', async () => {
    const id = await asked(at, 'correct')
    const now = at.where.at().now
    const gone = () => ({
      area_id: at.where.area.id,
      id: newId(at),
      person_id: newId(at),
      kind: 'complain' as const,
      channel: 'counter' as const,
      state: 'received' as const,
      asked_at: now,
      due_at: now,
    })
    await inArea(at.where.at(), (tx) =>
      tx
        .insertInto('privacy.request')
        .values(Array.from({ length: 201 }, gone))
        .execute(),
    )
    expect((await requestList(at.where.at(at.where.staff))).map((line) => line.id)).toContain(id)
  })
})

describe('a request', () => {
  let at: Street
  beforeAll(async () => {
    at = await street()
  })

  test('from the card waits until somebody is sure who it is; the same twice is refused; it can be taken back', async () => {
    const door = doorOf(at.where, at.card)
    const path = `/me/known/${at.xiuying}/ask`
    expect((await door.post(path, { kind: 'correct', words: '' })).text).toContain('请写一句话')
    expect((await door.post(path, { kind: 'correct', words: '' })).status).toBe(422)
    expect((await door.post(path, { kind: 'correct', words: '我姓贺' })).status).toBe(303)
    const again = await door.post(path, { kind: 'correct', words: '我姓贺，不姓何' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('我姓贺，不姓何')
    const [paper] = await requestsOfHome(at.where.at(at.card), at.door)
    expect(paper).toMatchObject({ state: 'received', words: '我姓贺', kind: 'correct' })
    const back = await door.post(`/me/known/requests/${paper?.id}/withdraw`, { version: '1' })
    expect(back.status).toBe(303)
    expect((await requestsOfHome(at.where.at(at.card), at.door))[0]?.state).toBe('withdrawn')
    const stranger = doorOf(at.where, household(at.where.here.homeIds[1] as string))
    expect((await stranger.post(`/me/known/requests/${paper?.id}/appeal`, { version: '2' })).status).toBe(404)
  })

  test('is answered at the desk in a sentence the household reads; a no has a reason, and can be appealed', async () => {
    const staff = doorOf(at.where, at.where.staff)
    const id = await asked(at, 'complain')
    const one = `/desk/requests/${id}`
    expect((await staff.post(`${one}/refuse`, { version: '1', told: '不在我们这里' })).status).toBe(422)
    const said = await staff.post(`${one}/refuse`, { version: '1', told: '不在我们这里', why: 'not-stored' })
    expect(said.status).toBe(303)
    expect((await staff.post(`${one}/verify`, { version: '1' })).status).toBe(409)
    const papers = await requestsOfHome(at.where.at(at.card), at.door)
    expect(papers.find((paper) => paper.id === id)?.answer).toBe('不在我们这里')
    const card = doorOf(at.where, at.card)
    expect((await card.post(`/me/known/requests/${id}/appeal`, { version: '2' })).status).toBe(303)
    expect(await requestById(at.where.at(at.where.staff), id)).toMatchObject({ state: 'appealed', closed_at: null })
  })

  test('whoever watches over them sees that it happened, not whose it was or what it said', async () => {
    const { status, text } = await doorOf(at.where, privacy).get('/desk/requests/log')
    expect(status).toBe(200)
    expect(text).toContain('投诉')
    expect(text).toContain('我们没有存这个')
    for (const one of ['何秀英', '何志强', '请看看', '不在我们这里', at.xiuying]) expect(text).not.toContain(one)
    for (const path of ['/desk/requests', `/desk/people/${at.xiuying}/known`])
      expect((await doorOf(at.where, privacy).get(path)).status).toBe(403)
    expect((await doorOf(at.where, account('技术员', 'technical')).get('/desk/requests/log')).status).toBe(403)
  })
})

describe('a deletion', () => {
  test('takes the person out of every table; an open need stays without them; what is sealed stays whole', async () => {
    const at = await street()
    const staff = at.where.at(at.where.staff)
    await openPhones(staff, { id: newId(at), personId: at.xiuying, reason: '找何秀英' })
    await asked(at, 'complain', { words: '何秀英，13812345678' })
    const id = await asked(at, 'delete', { words: '何秀英不想留了' })
    const guardian = { name: '何秀英的妈妈', relation: 'mother', fourteenOn: '2030-01-01' } as const
    const yes = { channel: 'sms', address: '13812345678', lang: 'zh', guardian, how: 'paper' } as const
    await giveConsent(staff, { kind: 'person', id: at.xiuying }, { ...yes, id: newId(at) })
    const before = await wholeDatabase(at.where)
    expect(before.some(({ text }) => text.includes('何秀英'))).toBe(true)

    const page = await doorOf(at.where, at.where.staff).get(`/desk/requests/${id}`)
    expect(page.text).toContain('先告诉本人这几件')
    const unsure = await doorOf(at.where, at.where.staff).post(`/desk/requests/${id}/erase`, { version: '1' })
    expect(unsure.status).toBe(422)
    const erased = await eraseFor(staff, personalParts, { id, version: 1 })
    expect(erased).toMatchObject({ done: true, value: { 'people.person': 1, 'needs.need': 2 } })

    const hashes = ['13812345678', '021-55667788', '02155667788'].map((number) =>
      at.where.services.secrets.hash(at.where.area.id, 'phone', number).toString('hex'),
    )
    const after = await wholeDatabase(at.where)
    const holding = (text: string) => after.filter((one) => one.text.includes(text)).map(({ table }) => table)
    for (const trace of ['何秀英', 'hexiuying', '13812345678', '55667788', '138 1234 5678', ...hashes])
      expect([trace, holding(trace)]).toEqual([trace, []])
    // The id leads nowhere from now on: it stands in what happened, and in the request it was asked by.
    expect(holding(at.xiuying).sort()).toEqual(['platform.fact', 'privacy.request'])

    const needs = await inArea(staff, (tx) =>
      tx
        .selectFrom('needs.need')
        .select(['id', 'state', 'words', 'home_id', 'reply_by'])
        .where('area_id', '=', at.where.area.id)
        .execute(),
    )
    expect(needs.find((need) => need.id === at.byPhone.needId)).toMatchObject({
      state: 'submitted',
      words: '我是某人，5楼的灯不亮，打（号码已删）',
      reply_by: 'page',
      home_id: null,
    })
    expect(needs.find((need) => need.id === at.another.needId)).toMatchObject({ words: '楼道堆物', home_id: at.door })
    expect((await verifyRows(at.where.services, at.where.area)).findings).toEqual([])
    // The other of the home is all there, and reads that it was done.
    expect(await knownOfPerson(at.where.at(at.card), personalParts, at.zhiqiang)).not.toBeNull()
    const papers = await requestsOfHome(at.where.at(at.card), at.door)
    expect(papers.map(({ kind, state, words }) => [kind, state, words])).toEqual(
      expect.arrayContaining([
        ['delete', 'fulfilled', null],
        ['complain', 'withdrawn', null],
      ]),
    )
  })

  test('of the last one behind a door voids its card', async () => {
    const at = await street()
    const staff = at.where.at(at.where.staff)
    const alone = await knownOfPerson(staff, personalParts, at.zhiqiang)
    expect(alone?.subject.alone).toBe(false)
    const first = await asked(at, 'delete')
    await eraseFor(staff, personalParts, { id: first, version: 1 })
    expect((await knownOfPerson(staff, personalParts, at.zhiqiang))?.subject.alone).toBe(true)
  })

  test('leaves the inbox of a door to whoever still lives there, and takes it with the last', async () => {
    const at = await street()
    const staff = at.where.at(at.where.staff)
    const door = { kind: 'home', id: at.door } as const
    await giveConsent(staff, door, { id: newId(at), channel: 'mail', address: 'xiuying@mail.example', lang: 'zh' })
    const phone = JSON.stringify({ endpoint: 'https://push.example/xiuying', keys: {} })
    await giveConsent(staff, door, { id: newId(at), channel: 'push', address: phone, lang: 'zh' })
    const told = async (personId: string) =>
      (await knownOfPerson(staff, personalParts, personId))?.told.filter(({ table }) =>
        ['messages.address', 'messages.device'].includes(table),
      )
    for (const part of ['xiu****', 'push.example/****']) expect(JSON.stringify(await told(at.xiuying))).toContain(part)
    const first = await asked(at, 'delete')
    expect(await eraseFor(staff, personalParts, { id: first, version: 1 })).toMatchObject({ done: true })
    expect(await told(at.zhiqiang)).toHaveLength(2)
    const last = await asked(at, 'delete', { personId: at.zhiqiang })
    expect(await eraseFor(staff, personalParts, { id: last, version: 1 })).toMatchObject({
      done: true,
      value: { 'messages.address': 1, 'messages.device': 1 },
    })
    const left = await wholeDatabase(at.where)
    for (const empty of ['messages.address', 'messages.device'])
      expect(left.find(({ table }) => table === empty)?.text).toBe('')
  })

  test('is not done before somebody is sure who it is, nor by a stale page, nor twice', async () => {
    const at = await street()
    const staff = at.where.at(at.where.staff)
    const id = await asked(at, 'delete', { channel: 'telephone' })
    expect(await eraseFor(staff, personalParts, { id, version: 1 })).toEqual({ done: false, why: 'not-now' })
    expect((await moveRequest(staff, { id, act: 'verify', version: 1 })).done).toBe(true)
    expect(await eraseFor(staff, personalParts, { id, version: 1 })).toEqual({ done: false, why: 'stale' })
    expect((await moveRequest(staff, { id, act: 'fulfil', version: 2 })).done).toBe(false)
    expect((await eraseFor(staff, personalParts, { id, version: 2 })).done).toBe(true)
    expect(await eraseFor(staff, personalParts, { id, version: 3 })).toEqual({ done: false, why: 'unknown' })
  })

  test('is whole or not at all: a part that fails leaves everything', async () => {
    const at = await street()
    const staff = at.where.at(at.where.staff)
    const id = await asked(at, 'delete')
    const failing = [...personalParts, { rules: [], erase: () => Promise.reject(new Error('power cut')) }]
    await expect(eraseFor(staff, failing, { id, version: 1 })).rejects.toThrow('power cut')
    expect(await knownOfPerson(staff, personalParts, at.xiuying)).not.toBeNull()
    expect(await requestById(staff, id)).toMatchObject({ state: 'verified' })
  })
})
