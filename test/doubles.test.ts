import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { personalParts } from '#app/personal.ts'
import { uuidv7 } from '#base/uuid.ts'
import { household, told as needTold } from '#modules/needs/cast.test.kit.ts'
import { doublesDoor, importRoster } from '#modules/people/public.ts'
import { mergesOf } from '#modules/people/doubles/history.ts'
import { likelyDoubles } from '#modules/people/doubles/likely.ts'
import { mergePersons, type MergeWish } from '#modules/people/doubles/merge.ts'
import { unmergePersons } from '#modules/people/doubles/unmerge.ts'
import { addPerson, changePerson, personById } from '#modules/people/residents/person.ts'
import { openPhones } from '#modules/people/residents/opening.ts'
import { doorBeside } from '#modules/people/door.test.kit.ts'
import { endConsent, giveConsent } from '#modules/messages/consent/consent.ts'
import { keepMessages } from '#modules/messages/inbox/keep.ts'
import { givenChannels } from '#modules/messages/consent/standing.ts'
import { knownOfPerson } from '#modules/privacy/known/gather.ts'
import { ask } from '#modules/privacy/requests/request.ts'
import { helper } from '#modules/vanguard/personal/helper.test.kit.ts'
import { leave } from '#modules/vanguard/volunteers/standing.ts'
import { eraseFor } from '#modules/privacy/requests/erase.ts'
import { inArea } from '#platform/db/in-area.ts'
import { verifyRows } from '#platform/facts/verify-rows.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { retention } from '#app/housekeeping.ts'
import type { SheetOut } from '#base/sheet.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { account, area, thursday } from '#test/world.ts'
import { doorOf, street, wholeDatabase, type Street } from './personal.kit.ts'

let at: Street
/** 何阿姨 of 502 is 何秀英 of 501 once more: another telephone, a request, a yes, a look at her number, a need from her old door. */
let aunt: string
beforeEach(async () => {
  at = await street()
  at.where.services.clock.now = thursday
  aunt = uuidv7(now())
  const added = await addPerson(staff(), aunt, {
    name: '何阿姨',
    home: '长江大楼 3号楼 502',
    phones: ['13812345678', '13711112222'],
    dropPhones: [],
  })
  if (!added.done) throw new Error(added.why)
})

const now = () => at.where.services.now()
const later = (minutes = 1) => (at.where.services.clock.now = new Date(now().getTime() + minutes * 60_000))
const staff = (actor = at.where.staff) => at.where.at(actor)

const phoneIds = (id: string) =>
  inArea(staff(), async (tx) =>
    (
      await tx
        .selectFrom('people.phone')
        .select('id')
        .where('area_id', '=', at.where.area.id)
        .where('person_id', '=', id)
        .execute()
    ).map((row) => row.id),
  )

async function wish(kept = at.xiuying, gone = aunt, choice: Partial<MergeWish['choice']> = {}): Promise<MergeWish> {
  later()
  const [one, other] = [await personById(staff(), kept), await personById(staff(), gone)]
  const phones = [...(await phoneIds(kept)), ...(await phoneIds(gone))]
  return {
    id: uuidv7(now()),
    kept: { id: kept, version: one?.version ?? 1 },
    gone: { id: gone, version: other?.version ?? 1 },
    choice: { name: 'kept', home: 'kept', state: 'kept', phones, ...choice },
  }
}
const merge = (asked: MergeWish, who = staff()) => mergePersons(who, personalParts, asked)
const unmerge = (id: string, who = staff()) => unmergePersons(who, personalParts, id)
const told = async (id: string) => (await knownOfPerson(staff(), personalParts, id))?.told ?? []

/** Everything of these people a roster, a request or a consent says, without what counts or dates a change. */
const standing = () =>
  inArea(staff(), async (tx) => {
    const rows = async (table: string, without: string) =>
      (
        await sql<{
          row: unknown
        }>`select to_jsonb(t) - ${without}::text - 'changed_at' as row from ${sql.table(table)} t
          where t.area_id = ${at.where.area.id} order by 1::text`.execute(tx)
      ).rows
        .map(({ row }) => JSON.stringify(row))
        .sort()
    return {
      person: await rows('people.person', 'version'),
      key: await rows('people.person_key', '-'),
      phone: await rows('people.phone', '-'),
      opening: await rows('people.opening', '-'),
      change: await rows('people.import_change', 'version_after'),
      request: await rows('privacy.request', '-'),
      consent: await rows('messages.consent', '-'),
      address: await rows('messages.address', '-'),
      alias: await rows('people.alias', '-'),
    }
  })

async function busy() {
  await openPhones(staff(), { id: uuidv7(now()), personId: aunt, reason: '问漏水' })
  await ask(staff(), { id: uuidv7(now()), personId: aunt, kind: 'complain', channel: 'counter', words: '太吵' })
  await say(at.xiuying, 'mail', true)
  await say(aunt, 'mail', false)
  await say(aunt, 'sms', true)
}

/** A yes or no to one way of being told, taken down at the counter. */
const say = (id: string, channel: 'mail' | 'sms', yes: boolean) => {
  const receiver = { kind: 'person', id } as const
  const said = { id: uuidv7(later()), channel, how: 'counter' } as const
  const address = channel === 'sms' ? '13700002222' : `${id.slice(-6)}@mail.example`
  return yes
    ? giveConsent(staff(), receiver, { ...said, address, lang: 'zh' })
    : endConsent(staff(), receiver, { ...said, answer: 'refused' })
}
const given = (id: string) => inArea(staff(), (tx) => givenChannels(tx, staff(), { kind: 'person', id }))

describe('two entries of one person', () => {
  test('who both help as volunteers are not made one before one of them left; then the helper goes along, and back', async () => {
    const other = await helper(staff(), { personId: aunt, name: '何阿姨', phone: '13711112222' })
    const whose = () =>
      inArea(staff(), async (tx) => {
        const rows = await tx
          .selectFrom('vanguard.volunteer')
          .select(['id', 'person_id'])
          .where('area_id', '=', at.where.area.id)
          .execute()
        return new Map(rows.map(({ id, person_id }) => [id, person_id]))
      })
    expect(await merge(await wish())).toEqual({ done: false, why: 'both-volunteers' })
    later()
    await leave(staff(), at.helping.id)
    const merging = await wish()
    expect((await merge(merging)).done).toBe(true)
    expect((await whose()).get(other.id)).toBe(at.xiuying)
    later()
    expect((await unmerge(merging.id)).done).toBe(true)
    expect((await whose()).get(other.id)).toBe(aunt)
    expect((await whose()).get(at.helping.id)).toBe(at.xiuying)
  })

  test('are suggested by the same telephone, or the same name and home, and by nothing else', async () => {
    const likely = await likelyDoubles(staff(), aunt)
    expect(likely.map(({ name, alike }) => [name, alike])).toEqual([['何秀英', ['phone']]])
    const twin = await at.add('何秀英', [])
    expect((await likelyDoubles(staff(), twin)).map(({ id, alike }) => [id, alike])).toEqual([[at.xiuying, ['home']]])
    expect(await likelyDoubles(staff(), at.zhiqiang)).toEqual([])
    const there = account('小周', 'staff', at.where.there.compoundId)
    expect(await likelyDoubles(staff(there), aunt)).toEqual([])
  })

  test('become one: everything that pointed at the other leads to the one who stays, and nothing else is left of its id', async () => {
    await busy()
    const card = household(at.where.here.homeIds[1]!)
    const asker = (name: string) => ({ name, phone: null, door: null })
    await needTold(at.where, { words: '502 的窗坏了', asker: asker('何阿姨') }, card)
    await needTold(at.where, { words: '后来住户的事', asker: asker('后来的住户') }, card)
    expect(await merge(await wish(at.xiuying, aunt, { name: 'kept', home: 'kept' }))).toMatchObject({ done: true })
    expect(await personById(staff(), aunt)).toBeNull()
    expect((await personById(staff(), at.xiuying))?.phones).toHaveLength(3)
    const stored = await told(at.xiuying)
    const said = JSON.stringify(stored)
    for (const one of ['太吵', '137****2222', '何阿姨', '小陈看过', '502 的窗']) expect(said).toContain(one)
    expect((await knownOfPerson(staff(), personalParts, at.xiuying))?.opened.map(({ reason }) => reason)).toContain(
      '问漏水',
    )
    expect(said).not.toContain('后来住户的事')
    expect(await given(at.xiuying)).toEqual(['sms'])
    // The last word about mail was a no: the address given with an earlier yes leads nowhere any more.
    expect(said).not.toContain('@mail')
    const holding = (await wholeDatabase(at.where)).filter(({ text }) => text.includes(aunt)).map(({ table }) => table)
    expect(holding.sort()).toEqual(['people.merge', 'platform.fact'])
    expect((await verifyRows(at.where.services, at.where.area)).findings).toEqual([])
  })

  test('are parted again exactly as they stood, and what was said since is kept and named', async () => {
    await busy()
    const before = await standing()
    const asked = await wish(at.xiuying, aunt, {
      name: 'gone',
      home: 'gone',
      phones: (await phoneIds(aunt)).slice(0, 1),
    })
    expect(await merge(asked)).toMatchObject({ done: true })
    expect((await personById(staff(), at.xiuying))?.name).toBe('何阿姨')
    expect(await unmerge(asked.id)).toEqual({ done: true, value: {} })
    expect(await standing()).toEqual(before)
    expect(await unmerge(asked.id)).toEqual({ done: false, why: 'not-now' })
    expect((await verifyRows(at.where.services, at.where.area)).findings).toEqual([])
    const [merged] = await mergesOf(staff(), at.xiuying)
    expect(merged).toMatchObject({ notBack: {}, canBack: false })
    expect(JSON.stringify(await told(aunt))).toContain('又分开了')
  })

  test('parted after one was edited: the edit stays, a deleted telephone is named, a consent taken back stays taken back', async () => {
    await busy()
    const asked = await wish()
    await merge(asked)
    const person = (await personById(staff(), at.xiuying))!
    const dropped = person.phones.find(({ masked }) => masked === '137****2222')!.id
    later()
    await changePerson(staff(), {
      id: at.xiuying,
      name: '何秀瑛',
      home: '长江大楼 3号楼 501',
      phones: [],
      dropPhones: [dropped],
      version: person.version,
    })
    await say(at.xiuying, 'sms', false)
    expect(await unmerge(asked.id)).toEqual({
      done: true,
      value: { 'people.phone': 1, 'messages.consent': 1, 'messages.address': 1, name: 1 },
    })
    expect((await personById(staff(), at.xiuying))?.name).toBe('何秀瑛')
    // What was said of mail before they became one is as it was; of text messages nothing comes to life again.
    expect([await given(at.xiuying), await given(aunt)]).toEqual([['mail'], []])
  })

  test('a yes both had given and that was taken back since comes to life for neither', async () => {
    await say(aunt, 'mail', true)
    await say(at.xiuying, 'mail', true)
    const asked = await wish()
    await merge(asked)
    expect(await given(at.xiuying)).toEqual(['mail'])
    await say(at.xiuying, 'mail', false)
    expect(await unmerge(asked.id)).toMatchObject({ done: true, value: { 'messages.consent': 1 } })
    for (const id of [aunt, at.xiuying]) expect(await given(id)).toEqual([])
  })

  test('both had messages waiting for the morning: one line leaves, with each message once', async () => {
    await say(aunt, 'sms', true)
    await say(at.xiuying, 'sms', true)
    const receivers = [aunt, at.xiuying].map((id) => ({ kind: 'person', id }) as const)
    const telling = { kind: 'resolved', number: '2024-0001', category: 'pipes' } as const
    await keepMessages(staff(), { ...telling, factId: uuidv7(later()), receivers })
    await keepMessages(staff(), { ...telling, factId: uuidv7(later()), receivers: receivers.slice(0, 1) })
    const asked = await wish()
    expect(await merge(asked)).toMatchObject({ done: true })
    const waiting = () =>
      inArea(staff(), (tx) =>
        tx
          .selectFrom('messages.sending as s')
          .innerJoin('messages.message as m', (join) =>
            join.onRef('m.area_id', '=', 's.area_id').onRef('m.sending_id', '=', 's.id'),
          )
          .select(['s.id', 's.receiver_id', 'm.receiver_id as told'])
          .where('s.area_id', '=', at.where.area.id)
          .execute(),
      )
    const lines = await waiting()
    expect(lines.map(({ receiver_id: to, told: whom }) => [to, whom])).toEqual(Array(2).fill([at.xiuying, at.xiuying]))
    expect(new Set(lines.map(({ id }) => id)).size).toBe(1)
    expect(await unmerge(asked.id)).toEqual({ done: true, value: {} })
  })

  test('nobody is doubled or lost when two do it at once, crosswise, or with an old page', async () => {
    const [one, other] = [await wish(), await wish(aunt, at.xiuying)]
    const answers = await Promise.all([merge(one), merge(other, staff(at.where.colleague))])
    expect(answers.filter((answer) => answer.done)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.done ? [] : [answer.why]))).toEqual(['stale'])
    const left = [await personById(staff(), at.xiuying), await personById(staff(), aunt)].filter(Boolean)
    expect(left).toHaveLength(1)
    expect(left[0]?.phones).toHaveLength(3)
    const won = answers[0].done ? one : other
    expect(await merge(won)).toMatchObject({ done: true, value: won.kept.id })
    expect(await merge({ ...won, id: uuidv7(now()) })).toEqual({ done: false, why: 'stale' })
    await Promise.all([unmerge(won.id), unmerge(won.id)])
    expect((await likelyDoubles(staff(), aunt)).map(({ id }) => id)).toEqual([at.xiuying])
    const old = await wish()
    expect(await merge({ ...old, gone: { ...old.gone, version: 99 } })).toEqual({ done: false, why: 'stale' })
  })

  test('a request, a consent or a copy on its way while they become one is written for the one who stays', async () => {
    const asked = await wish()
    const id = uuidv7(now())
    const [merged, request] = await Promise.all([
      merge(asked),
      ask(staff(), { id, personId: aunt, kind: 'correct', channel: 'counter', words: '我姓贺' }),
      say(aunt, 'mail', true),
    ])
    expect([merged.done, request.done]).toEqual([true, true])
    const holding = (await wholeDatabase(at.where)).filter(({ text }) => text.includes(aunt)).map(({ table }) => table)
    expect(holding.filter((table) => !['people.merge', 'platform.fact'].includes(table))).toEqual([])
    expect(JSON.stringify(await told(at.xiuying))).toContain('我姓贺')
  })

  test('of another area, out of reach, the same twice and unknown ones are unknown; six telephones are the most; nobody’s request is closed unseen', async () => {
    const asked = await wish()
    const elsewhere = await area(at.where.services, 'elsewhere', '别处居民区')
    const foreign = { ...staff(), area: elsewhere }
    expect(await merge(asked, foreign)).toEqual({ done: false, why: 'unknown' })
    const there = account('小周', 'staff', at.where.there.compoundId)
    expect(await merge(asked, staff(there))).toEqual({ done: false, why: 'unknown' })
    expect(await merge({ ...asked, gone: asked.kept })).toEqual({ done: false, why: 'unknown' })
    const many = await at.add(
      '何秀瑛',
      ['1', '2', '3', '4', '5'].map((no) => `1390000000${no}`),
    )
    expect(await merge(await wish(at.xiuying, many))).toEqual({ done: false, why: 'phones-many' })
    for (const personId of [aunt, at.xiuying])
      await ask(staff(), { id: uuidv7(now()), personId, kind: 'complain', channel: 'counter', words: '太吵' })
    expect(await merge(asked)).toEqual({ done: false, why: 'both-asked' })
    expect(await personById(staff(), aunt)).not.toBeNull()
    const good = await wish(at.xiuying, many, { phones: [] })
    expect(await merge(good)).toMatchObject({ done: true })
    expect(await unmerge(good.id, foreign)).toEqual({ done: false, why: 'unknown' })
    expect(await unmerge(good.id, staff(there))).toEqual({ done: false, why: 'unknown' })
  })

  test('one after the other: taken back in the other order only, and each exactly', async () => {
    const third = await at.add('何秀英', ['13600000000'])
    const before = await standing()
    const first = await wish(at.xiuying, aunt)
    await merge(first)
    const middle = await standing()
    const second = await wish(third, at.xiuying)
    await merge(second)
    expect(await unmerge(first.id)).toEqual({ done: false, why: 'later-first' })
    expect(await unmerge(second.id)).toEqual({ done: true, value: {} })
    expect(await standing()).toEqual(middle)
    expect(await unmerge(first.id)).toEqual({ done: true, value: {} })
    expect(await standing()).toEqual(before)
  })

  test('a list that still has both does not bring the double back; neither does it after they were parted', async () => {
    const headers = ['小区', '楼号', '室号', '姓名', '电话']
    const rows = [
      ['长江大楼', '3号楼', '501', '何秀英', '13812345678'],
      ['长江大楼', '3号楼', '502', '何阿姨', '13711112222'],
      ['长江大楼', '3号楼', '501', '何志强', '13987654321'],
    ]
    const sheet: SheetOut = {
      name: '名单',
      columns: headers.map((header, no) => ({ key: `c${no}`, header, width: 12, kind: 'text' })),
      rows: rows.map((row) => Object.fromEntries(row.map((text, no) => [`c${no}`, text]))),
    }
    const bytes = await writeXlsx([sheet])
    const asked = await wish(at.xiuying, aunt, { name: 'gone' })
    await merge(asked)
    const merged = await standing()
    const read = async () => {
      later()
      return importRoster(staff(at.where.director), { bytes, fileName: '名单.xlsx', dryRun: false })
    }
    await read()
    expect((await standing()).person).toEqual(merged.person)
    expect((await standing()).phone).toEqual(merged.phone)
    await unmerge(asked.id)
    await read()
    expect((await standing()).person).toHaveLength(3)
  })

  test('a deletion of the one who stays takes all of the other; after a quarter nothing is kept to part them with', async () => {
    await busy()
    const asked = await wish()
    await merge(asked)
    later(91 * 24 * 60)
    await applyRetention(staff(), retention)
    expect(await unmerge(asked.id)).toEqual({ done: false, why: 'too-late' })
    const id = uuidv7(now())
    await ask(staff(), { id, personId: at.xiuying, kind: 'delete', channel: 'counter', words: null })
    expect(await eraseFor(staff(), personalParts, { id, version: 1 })).toMatchObject({ done: true })
    const left = await wholeDatabase(at.where)
    const holding = (text: string) => left.filter((one) => one.text.includes(text)).map(({ table }) => table)
    for (const trace of ['何阿姨', '何秀英', 'heayi', '13711112222'])
      expect([trace, holding(trace)]).toEqual([trace, []])
    expect(holding(aunt)).toEqual(['platform.fact'])
  })
})

describe('on the pages', () => {
  const pages = (actor = at.where.staff) =>
    doorBeside({ services: at.where.services, area: at.where.area, actor, beside: doublesDoor(personalParts) })
  const fields = async (over: Record<string, string> = {}) => {
    const { id, kept, gone, choice } = await wish()
    return {
      id,
      with: gone.id,
      version: String(kept.version),
      otherVersion: String(gone.version),
      name: 'kept',
      home: 'kept',
      ...Object.fromEntries(choice.phones.map((phone) => [`phone-${phone}`, 'yes'])),
      ...over,
    }
  }
  const path = () => `/desk/people/${at.xiuying}/double`

  test('both stand side by side; a bad choice comes back with what was chosen; an old page is 409; another’s is 404', async () => {
    const door = pages()
    expect((await door.get(`/desk/people/${at.xiuying}`)).html).toContain('和何阿姨放在一起看')
    const both = await door.get(`${path()}?with=${aunt}`)
    for (const text of ['何秀英', '何阿姨', '138****5678', '137****2222', '用哪个住处'])
      expect(both.html).toContain(text)
    expect((await door.get(`${path()}?q=hay`)).html).toContain(`with=${aunt}`)
    const bad = await door.post(path(), await fields({ name: 'nobody', home: 'gone' }))
    expect(bad.status).toBe(422)
    expect(bad.html).toMatch(/value="gone" checked[^>]*>\s*<label[^>]*>长江大楼 3号楼 502/)
    const old = await door.post(path(), await fields({ otherVersion: '9' }))
    expect(old.status).toBe(409)
    for (const text of ['何秀英', '何阿姨']) expect(old.html).toContain(text)
    const there = pages(account('小周', 'staff', at.where.there.compoundId))
    expect((await there.get(`${path()}?with=${aunt}`)).status).toBe(404)
    expect((await there.post(path(), await fields())).status).toBe(404)
    expect((await pages(account('技术员', 'technical')).post(path(), await fields())).status).toBe(403)
  })

  test('made one and parted; old addresses lead to the one who stays, and words typed on an old page are not lost', async () => {
    const door = pages()
    const sent = await fields()
    expect(await door.post(path(), sent)).toMatchObject({ status: 303, to: `/desk/people/${at.xiuying}` })
    expect(await door.get(`/desk/people/${aunt}`)).toMatchObject({ status: 303, to: `/desk/people/${at.xiuying}` })
    expect(await door.get(`/desk/people/${aunt}/edit`)).toMatchObject({ to: `/desk/people/${at.xiuying}/edit` })
    const late = await door.post(`/desk/people/${aunt}`, { name: '何阿婆', home: '', phones: '', version: '1' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('何阿婆')
    expect((await door.post(`/desk/people/${aunt}/away`, {})).to).toBe(`/desk/people/${at.xiuying}`)
    const known = await doorOf(at.where, at.where.staff).get(`/desk/people/${aunt}/known`)
    expect(known.text).toContain('何秀英')
    const there = pages(account('小周', 'staff', at.where.there.compoundId))
    expect((await there.get(`/desk/people/${aunt}`)).status).toBe(404)
    expect((await there.get(`/desk/merges/${sent.id}`)).status).toBe(404)
    expect((await there.post(`/desk/merges/${sent.id}/undo`)).status).toBe(404)
    expect((await door.get(`/desk/merges/${sent.id}`)).html).toContain('2 个电话')
    expect((await door.post(`/desk/merges/${sent.id}/undo`)).flash).toContain('两条都和从前一样')
    expect((await door.get(`/desk/people/${aunt}`)).status).toBe(200)
  })
})
