import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { randomFrom } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, account } from '#test/world.ts'
import { gather, household, neighbours, rowOf, site, venue } from '../site.test.kit.ts'
import { closeForgotten } from './closing.ts'
import type { Noted } from './mark.rules.ts'
import { takeMarks } from './taking.ts'
import { signUpPath } from '../signup/address.ts'
import { followCode } from '../signup/follow.ts'
import { codeAt, digitsAt, doorPath, venueById } from './door.ts'

const where = await neighbours()
const { staff, volunteer, director, venueId } = where
const now = () => where.services.now()
const MINUTE = 60_000
const after = (ms: number) => new Date(now().getTime() + ms)
const id = () => uuidv7(now())

/** Sign-ups of so many people each, all confirmed. Returns the ids of all members in order of their numbers. */
async function signedUp(gatheringId: string, parties: string[][], homeId: string | null = null): Promise<string[]> {
  const who = where.at(auto)
  const { secrets } = who
  const common = { area_id: where.area.id, gathering_id: gatheringId, made_at: who.now }
  const ids: string[] = []
  await inArea(who, async (tx) => {
    for (const [at, names] of parties.entries()) {
      const signupId = id()
      const plain = { channel: 'web', by_whom: 'self', state: 'confirmed', follow_hash: Buffer.of(1) } as const
      await tx
        .insertInto('gatherings.signup')
        .values({
          ...common,
          ...plain,
          id: signupId,
          form_hash: Buffer.of(1),
          seats: names.length,
          queue_no: at + 1,
          home_id: homeId,
        })
        .execute()
      for (const [no, name] of names.entries()) {
        const member = { ...common, id: id(), signup_id: signupId, no: no + 1, age: 'adult', stands: true } as const
        ids.push(member.id)
        await tx
          .insertInto('gatherings.member')
          .values({ ...member, name_sealed: secrets.seal(where.area.id, name), who_hash: Buffer.from(member.id) })
          .execute()
      }
    }
  })
  return ids
}

/** A class under way since ten minutes, led by a volunteer, with these people on its list. */
async function underWay(parties: string[][] = [['王秀英'], ['李建国'], ['张敏']], plan = {}) {
  const gatheringId = await gather(where, {
    startsAt: after(-10 * MINUTE),
    endsAt: after(80 * MINUTE),
    plan: { leaderId: volunteer.id, ...plan },
  })
  return { gatheringId, members: await signedUp(gatheringId, parties), path: `/desk/gatherings/${gatheringId}` }
}

type Sent = {
  about?: string
  walkIn?: boolean
  what: string
  at?: Date
  id?: string
  name?: string
  number?: number
  method?: string
}
type Answer = {
  count: string
  taken: string[]
  refused: { id: string; why: string; said: string }[]
  people: { id: string; who: string; state: string; said: string; conflict: boolean }[]
}

/** A telephone whose clock is so far ahead; it sends what it noted, as its page would. */
const telephone = (device: string, aheadMs = 0) => {
  const clock = (at: Date) => new Date(at.getTime() + aheadMs).toISOString()
  return {
    mark: ({ at = now(), id: own = id(), ...more }: Sent) => ({ id: own, at: clock(at), ...more }),
    send: async (path: string, marks: object[], as: Actor = volunteer) => {
      const batch = JSON.stringify({ device, now: clock(now()), marks })
      const answer = await site(where, as).post(`${path}/marks`, { batch })
      return { status: answer.status, ...((answer.status < 300 ? await answer.json() : {}) as Answer) }
    },
  }
}

const statesOf = (answer: Answer) => answer.people.map(({ state, conflict }) => (conflict ? `${state}!` : state))

const marksOf = (gatheringId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.mark')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .orderBy('device')
      .orderBy('method')
      .orderBy('id')
      .execute(),
  )

test('three telephones that knew nothing of each other send overlapping marks, twice and in another order: each counts once', async () => {
  const { path, members, gatheringId } = await underWay()
  const [wang, li, zhang] = members
  const phones = ['a', 'b', 'c'].map((name) => telephone(name))
  const [a, b, c] = phones as [ReturnType<typeof telephone>, ReturnType<typeof telephone>, ReturnType<typeof telephone>]
  const guest = id()
  const at = (minutes: number) => after(minutes * MINUTE)
  const batches = [() => a.send(path, fromA), () => b.send(path, fromB), () => c.send(path, fromC)]
  const fromA = [
    a.mark({ about: wang!, what: 'arrived', at: at(-9) }),
    a.mark({ about: li!, what: 'arrived', at: at(-8) }),
  ]
  const fromB = [
    b.mark({ about: wang!, what: 'arrived', at: at(-8.5) }),
    b.mark({ about: guest, walkIn: true, name: '赵阿姨', what: 'arrived', at: at(-7) }),
  ]
  const fromC = [
    c.mark({ about: li!, what: 'absent', at: at(-7.5) }),
    c.mark({ about: zhang!, what: 'arrived', at: at(-6) }),
    c.mark({ about: zhang!, what: 'left', at: at(-1) }),
  ]
  for (const send of batches) expect((await send()).refused).toEqual([])
  const first = await a.send(path, [])
  expect(statesOf(first)).toEqual(['present', 'absent!', 'left', 'present'])
  expect(first.people.map(({ who }) => who)).toEqual(['王秀英', '李建国', '张敏', '赵阿姨'])
  const noted = await marksOf(gatheringId)
  expect(noted).toHaveLength(7)
  for (const send of batches.toReversed()) expect((await send()).taken.length).toBeGreaterThan(1)
  await Promise.all(batches.map((send) => send()))
  expect(await marksOf(gatheringId)).toEqual(noted)
  expect(await a.send(path, [])).toEqual(first)
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 3, attendances: 3, counted: null })

  const page = await site(where, volunteer).text(`${path}/rollcall/${li!}`)
  expect(page).toContain('两台设备记的不一样')
  const seen = /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const mend = (fields: Record<string, string>) =>
    site(where, volunteer).post(`${path}/rollcall/${li!}`, { id: fixing, mark: seen, ...fields })
  const fixing = id()
  const bare = await mend({ what: 'arrived' })
  expect([bare.status, (await bare.text()).includes('请写原因')]).toEqual([422, true])
  for (let twice = 0; twice < 2; twice++)
    expect((await mend({ what: 'arrived', reason: '问过本人，来了' })).status).toBe(303)
  expect(statesOf(await a.send(path, []))).toEqual(['present', 'present', 'left', 'present'])
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 4 })
  expect((await mend({ id: id(), what: 'absent', reason: '看错了' })).status).toBe(409)
  const own = (await marksOf(gatheringId)).filter(({ reason }) => reason !== null)
  expect(own.map(({ corrects, reason }) => [corrects, reason])).toEqual([[seen, '问过本人，来了']])
})

const DAY = 24 * 60 * MINUTE

/**
 * What twenty telephones note about twelve people, two who came without, and the number: overlapping, in any order of time, one
 * by a clock that is wrong. The nineteenth is another tab of the first, the twentieth has half of what the second sends.
 */
function twentyTelephones() {
  const random = randomFrom(2024)
  const taps = Array.from({ length: 20 }, (_, phone) =>
    Array.from({ length: 5 }, (_, at) => ({
      no: phone * 5 + at,
      who: random.between(0, 13),
      what: (['arrived', 'arrived', 'left', 'absent'] as const)[random.between(0, 3)]!,
      minutes: -random.between(0, 20) / 2,
    })),
  )
  const phones = taps.map((own, at) => ({ device: `phone ${at}`, aheadMs: at === 3 ? DAY : 0, taps: own }))
  phones[18] = phones[0]!
  phones[19] = { ...phones[1]!, taps: [...taps[1]!.slice(0, 3), ...taps[19]!.slice(3)] }
  return phones
}

type Class = Awaited<ReturnType<typeof bigClass>>

async function bigClass(group: string) {
  const names = Array.from({ length: 12 }, (_, at) => [`邻居${at}`])
  return { ...(await underWay(names)), group, guests: [id(), id()] }
}

const plain = { method: 'signin', source: 'list', number: null, corrects: null, reason: null } as const
const markId = ({ group }: Pick<Class, 'group'>, no: number) =>
  `0192bb8e-0000-7000-8000-${group}${String(no).padStart(8, '0')}`

/** What one of them sends about this class; the eighth and the ninth note a number as well. */
function notingOf(about: Class, { device, aheadMs, taps }: ReturnType<typeof twentyTelephones>[number]) {
  const marks = taps.map(({ no, who, what, minutes }): Noted => {
    const whom = { memberId: about.members[who] ?? null, walkInId: about.guests[who - 12] ?? null }
    const deviceAt = after(minutes * MINUTE + aheadMs)
    return { ...plain, ...whom, id: markId(about, no), what, deviceAt, name: who < 12 ? null : `客人${no}` }
  })
  const phone = ['phone 7', 'phone 8'].indexOf(device)
  const counted = {
    source: 'number',
    what: 'number',
    number: 30 - phone,
    method: phone ? 'estimate' : 'count',
  } as const
  const nobody = { memberId: null, walkInId: null, name: null }
  if (phone >= 0)
    marks.push({ ...plain, ...nobody, ...counted, id: markId(about, 900 + phone), deviceAt: after(-phone * MINUTE) })
  return { device, aheadMs, marks }
}

/** Everything a class came to, with its people and marks by their numbers, so that two classes can be told to be the same. */
async function cameTo({ gatheringId, members, guests, group }: Class) {
  const mine = where.at(auto)
  const { presences, facts, transactions } = await inArea(mine, async (tx) => ({
    presences: await tx
      .selectFrom('gatherings.presence')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .execute(),
    facts: await tx
      .selectFrom('platform.fact')
      .select(['name', 'actor_id', 'detail'])
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', gatheringId)
      .where('name', 'like', 'gatherings.rollcall.%')
      .execute(),
    transactions: await tx
      .selectFrom('gatherings.mark')
      .select(sql<number>`count(distinct xmin::text)`.as('count'))
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .executeTakeFirstOrThrow(),
  }))
  const noOf = (mark: string) => Number(mark.slice(-8))
  const stood = presences.map(({ id: who, mark_id, name_sealed: sealed, ...row }) => ({
    ...row,
    gathering_id: row.gathering_id === gatheringId,
    who: [...members, ...guests].indexOf(who),
    mark: noOf(mark_id),
    name: sealed && mine.secrets.open(where.area.id, sealed),
    who_hash: row.who_hash !== null,
  }))
  const { present, counted, count_method, attendances, version } = await rowOf(where, gatheringId)
  return {
    transactions: transactions.count,
    marks: (await marksOf(gatheringId)).map(({ id: mark, by_id: by, device }) => [mark.replace(group, ''), by, device]),
    presences: stood.sort((a, b) => a.who - b.who),
    facts: facts.map((fact) => JSON.stringify(fact)).sort(),
    numbers: { present, counted, count_method, attendances, version },
  }
}

test('twenty telephones at once come to exactly what they come to one after the other, each in the name of whoever sends', async () => {
  const phones = twentyTelephones()
  const [atOnce, inTurn] = [await bigClass('aaaa'), await bigClass('bbbb')]
  const other = await underWay([['别处的人']])
  const former = account('老周', 'volunteer')
  const senderOf = (at: number) => (at === 5 ? former : at % 2 ? staff : volunteer)
  const send = (to: Class, at: number) => takeMarks(where.at(senderOf(at)), to.gatheringId, notingOf(to, phones[at]!))
  const foreign = {
    ...notingOf(atOnce, phones[2]!).marks[0]!,
    id: id(),
    memberId: other.members[0]!,
    walkInId: null,
  }

  const all = phones.map((_, at) => send(atOnce, at))
  const elsewhere = takeMarks(where.at(staff), other.gatheringId, { device: 'b', aheadMs: 0, marks: [foreign] })
  const [answers, there] = await Promise.all([Promise.all(all), elsewhere])
  const one: typeof answers = []
  for (const at of phones.keys()) one.push(await send(inTurn, at))
  expect(there).toMatchObject({ value: { taken: [foreign.id], refused: [] } })
  expect(await rowOf(where, other.gatheringId)).toMatchObject({ present: foreign.what === 'absent' ? 0 : 1 })
  const said = (all: typeof one) =>
    JSON.stringify(all.map((answer) => (answer.done ? { ...answer.value, roll: 0 } : 0)))
  expect(said(answers).replaceAll('aaaa', 'bbbb')).toBe(said(one))
  expect(answers[5]).toMatchObject({ value: { taken: [], refused: Array(5).fill({ why: 'not-leader' }) } })
  const { transactions, ...together } = await cameTo(atOnce)
  const { transactions: each, ...apart } = await cameTo(inTurn)
  expect(together).toEqual(apart)
  // The first went at once, the others met behind it; two of the twenty wrote nothing.
  expect([transactions, each]).toEqual([2, 18])
  expect(together.facts).toHaveLength(18)
  expect(together.presences.some(({ conflict }) => conflict)).toBe(true)

  const again = await Promise.all(
    phones.map(({ device, aheadMs, taps }) => {
      const phone = telephone(device, aheadMs)
      const marks = taps.map(({ no, who, what, minutes }) => {
        const about = atOnce.members[who] ?? atOnce.guests[who - 12]!
        return phone.mark({ about, walkIn: who > 11, what, at: after(minutes * MINUTE), id: markId(atOnce, no) })
      })
      return phone.send(atOnce.path, device === 'phone 5' ? [] : marks)
    }),
  )
  const asked = await telephone('asks').send(atOnce.path, [])
  expect(asked.people).toHaveLength(12 + together.presences.filter(({ walk_in: walkIn }) => walkIn).length)
  for (const [at, answer] of again.entries()) {
    expect([answer.status, answer.refused, answer.count]).toEqual([200, [], asked.count])
    if (at === 5) expect(answer.people).toEqual(asked.people)
    else expect(answer.taken).toHaveLength(5)
    for (const line of answer.people) expect(asked.people).toContainEqual(line)
  }
  expect((await cameTo(atOnce)).marks).toEqual(together.marks)
  expect((await cameTo(atOnce)).facts).toEqual(together.facts)
})

test('a mark the database will not have fails for its own sender only, however many wait with it', async () => {
  const { gatheringId, members } = await underWay()
  const mark = (about: string, reason: string | null = null): Noted => {
    const whom = { memberId: about, walkInId: null, name: null }
    return { ...plain, ...whom, id: id(), what: 'arrived', deviceAt: now(), reason }
  }
  const marks = [mark(members[0]!), mark(members[1]!), mark(members[1]!, 'x'.repeat(201)), mark(members[2]!)]
  const answers = await Promise.allSettled(
    marks.map((one) => takeMarks(where.at(staff), gatheringId, { device: 'a', aheadMs: 0, marks: [one] })),
  )
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(answers[2]).toMatchObject({ reason: { constraint: 'mark_reason' } })
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 3 })
})

test('a mark that waited behind somebody is judged by how things stand when its turn comes', async () => {
  const { gatheringId, members } = await underWay()
  const whom = { memberId: members[0]!, walkInId: null, name: null }
  const mark: Noted = { ...plain, ...whom, id: id(), what: 'arrived', deviceAt: now() }
  const waits = async () => {
    const query = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    return (await where.services.db.pool.query(query)).rowCount
  }
  const { sent } = await inArea(where.at(staff), async (tx) => {
    await tx
      .updateTable('gatherings.gathering')
      .set({ state: 'cancelled', reason_kind: 'weather' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', gatheringId)
      .execute()
    const waiting = takeMarks(where.at(staff), gatheringId, { device: 'a', aheadMs: 0, marks: [mark] })
    await expect.poll(waits, { timeout: 20_000 }).toBe(1)
    return { sent: waiting }
  })
  expect(await sent).toMatchObject({ value: { taken: [], refused: [{ id: mark.id, why: 'called-off' }] } })
  expect(await marksOf(gatheringId)).toEqual([])
})

test('a telephone whose clock is a day ahead, or behind, is told apart by ours; all three times are kept', async () => {
  const { path, members, gatheringId } = await underWay([['王秀英'], ['李建国']])
  for (const [i, ahead] of [DAY, -DAY].entries()) {
    const phone = telephone(`odd ${i}`, ahead)
    const answer = await phone.send(path, [phone.mark({ about: members[i]!, what: 'arrived', at: after(-5 * MINUTE) })])
    expect(answer.people[0]!.said).toBe('到了 上午8点55分')
  }
  expect((await marksOf(gatheringId)).map((mark) => [mark.ahead_ms, mark.device_at, mark.at])).toEqual([
    [DAY, after(DAY - 5 * MINUTE), now()],
    [-DAY, after(-DAY - 5 * MINUTE), now()],
  ])
  expect(await site(where, staff).text(`${path}/rollcall/${members[0]!}`)).toContain(
    '这台设备的钟快了1天，时间已经校正',
  )
})

test('what cannot be taken is named and left on its device; everybody else meets no list at all', async () => {
  const { path, members } = await underWay([['王秀英']])
  const other = await underWay([['别处的人']])
  const phone = telephone('a')
  const good = phone.mark({ about: members[0]!, what: 'arrived' })
  const foreign = phone.mark({ about: other.members[0]!, what: 'arrived' })
  const nonsense = { id: id(), what: 'dances', at: 'soon' }
  const answer = await phone.send(path, [foreign, nonsense, good])
  expect(answer.taken).toEqual([good.id])
  expect(answer.refused.map(({ id: mark, why }) => [mark, why])).toEqual([
    [foreign.id, 'unknown-person'],
    [nonsense.id, 'unreadable'],
  ])
  expect((await phone.send(other.path, [good])).refused).toMatchObject([{ why: 'unreadable' }])

  const former = account('老周', 'volunteer')
  const late = phone.mark({ about: members[0]!, what: 'left' })
  const back = await phone.send(path, [late], former)
  expect(back).toMatchObject({ taken: [], refused: [{ id: late.id, why: 'not-leader' }] })
  expect(back.people).toBeUndefined()
  expect((await site(where, former).get(`${path}/rollcall`)).status).toBe(404)
  for (const actor of [household(where.here.homeIds[0]!), where.at().actor])
    expect((await site(where, actor).get(`${path}/rollcall`)).status).toBe(403)
  const elsewhere = { ...where, area: await area(where.services, 'elsewhere', '别处居民区') }
  const there = { ...elsewhere, at: (actor: Actor = auto) => ({ ...where.at(actor), area: elsewhere.area }) }
  for (const page of ['rollcall', `rollcall/${members[0]!}`, 'rollcall/sheet', 'rollcall/paper'])
    expect((await site(there, director).get(`${path}/${page}`)).status).toBe(404)
  expect(
    (await site(there, director).post(`${path}/marks`, { batch: JSON.stringify({ now: now(), marks: [] }) })).status,
  ).toBe(404)

  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set({ state: 'cancelled', reason_kind: 'weather' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', other.gatheringId)
      .execute(),
  )
  const off = phone.mark({ about: other.members[0]!, what: 'arrived' })
  expect((await phone.send(other.path, [off])).refused).toMatchObject([{ id: off.id, why: 'called-off' }])
  for (const batch of [
    '',
    '[]',
    '{"marks":{}}',
    '{"now":"never","marks":[]}',
    `{"now":"${now().toISOString()}","marks":[${'1,'.repeat(500)}1]}`,
  ])
    expect((await site(where, volunteer).post(`${path}/marks`, { batch })).status).toBe(400)
})

test('one tap a person by forms, a walk-in, a number beside the list; ended, it has taken place and changes need a reason', async () => {
  const { path, members, gatheringId } = await underWay([['王秀英', '小宝'], ['李建国']])
  const leader = site(where, volunteer)
  const page = await leader.text(`${path}/rollcall`)
  expect(page).toMatch(/到了 0 位，名单上 3 位[\s\S]*1\.1[\s\S]*王秀英[\s\S]*1\.2[\s\S]*小宝/)
  const end = () => leader.post(`${path}/rollcall/end`, {})
  const empty = await end()
  expect([empty.status, (await empty.text()).includes('一个人也没记')]).toEqual([422, true])
  const tapped = await leader.post(`${path}/rollcall`, { about: members[0]!, walkIn: 'no', what: 'arrived' })
  expect([tapped.status, tapped.headers.get('location')]).toEqual([303, `${path}/rollcall#p-${members[0]!}`])
  const guest = { about: id(), walkIn: 'yes', what: 'arrived', name: '' }
  for (let twice = 0; twice < 2; twice++) expect((await leader.post(`${path}/rollcall`, guest)).status).toBe(303)
  expect(await leader.text(`${path}/rollcall`)).toContain('没留名字的一位')
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 2, attendances: 2 })

  const number = (fields: Record<string, string>) => leader.post(`${path}/rollcall/number`, { id: id(), ...fields })
  for (const [wrong, sentence] of [
    ['many', '请写人数'],
    ['20001', '请写人数'],
    ['-1', '请写人数'],
  ] as const) {
    const back = await number({ number: wrong, method: 'count' })
    expect([back.status, (await back.text()).includes(sentence)]).toEqual([422, true])
  }
  await number({ number: '25', method: 'estimate' })
  expect(await rowOf(where, gatheringId)).toMatchObject({
    present: 2,
    counted: 25,
    count_method: 'estimate',
    attendances: 2,
  })
  const start = now()
  where.services.clock.now = after(1000)
  await number({ number: '9', method: 'count' })
  expect(await rowOf(where, gatheringId)).toMatchObject({ counted: 9, count_method: 'count', attendances: 9 })

  for (let twice = 0; twice < 2; twice++) expect((await end()).status).toBe(303)
  const held = await rowOf(where, gatheringId)
  expect(held).toMatchObject({ state: 'held', held_at: now(), assumed: false })
  where.services.clock.now = after(60 * MINUTE)
  const phone = telephone('late')
  const before = phone.mark({ about: members[2]!, what: 'arrived', at: start })
  const later = phone.mark({ about: members[1]!, what: 'arrived' })
  const answer = await phone.send(path, [before, later])
  expect([answer.taken, answer.refused[0]!.why]).toEqual([[before.id], 'over'])
  expect((await number({ number: '10', method: 'count' })).status).toBe(422)
  expect((await number({ number: '10', method: 'count', reason: '漏数一位' })).status).toBe(303)
  const mending = { id: id(), mark: '', what: 'arrived', reason: '孩子也来了' }
  expect((await leader.post(`${path}/rollcall/${members[1]!}`, mending)).status).toBe(303)
  expect(await rowOf(where, gatheringId)).toMatchObject({
    state: 'held',
    present: 4,
    counted: 10,
    version: held.version,
  })
  expect(await leader.text(path)).toContain('10 人 · 数过人头')
  expect(await site(where).text(`/gatherings/${gatheringId}`)).toContain('10 人 · 数过人头')
  where.services.clock.now = start
})

test('a forgotten end is taken to be the planned one where something was noted; its leader confirms with one tap', async () => {
  const noted = await underWay([['王秀英']])
  const silent = await underWay([['李建国']])
  const phone = telephone('a')
  await phone.send(noted.path, [phone.mark({ about: noted.members[0]!, what: 'arrived' })])
  const start = now()
  where.services.clock.now = after(109 * MINUTE)
  await closeForgotten(where.at(auto))
  expect(await rowOf(where, noted.gatheringId)).toMatchObject({ state: 'published' })
  where.services.clock.now = after(MINUTE)
  expect(await closeForgotten(where.at(auto))).toBeGreaterThan(0)
  expect(await closeForgotten(where.at(auto))).toBe(0)
  const row = await rowOf(where, noted.gatheringId)
  expect(row).toMatchObject({ state: 'held', assumed: true, held_at: row.ends_at, confirmed_at: null })
  expect(await rowOf(where, silent.gatheringId)).toMatchObject({ state: 'published', held_at: null })

  const leader = site(where, volunteer)
  const list = await leader.text('/desk/roll-calls')
  expect(list.indexOf(noted.gatheringId)).toBeGreaterThan(list.indexOf('还没有人确认'))
  expect(list.indexOf(silent.gatheringId)).toBeGreaterThan(list.indexOf('没有人写下办没办'))
  expect(await site(where, account('老周', 'volunteer')).text('/desk/roll-calls')).not.toContain(noted.gatheringId)
  expect(await leader.text(`${noted.path}/rollcall`)).toContain('系统先当作办过了。对吗？')
  for (let twice = 0; twice < 2; twice++)
    expect((await leader.post(`${noted.path}/rollcall/confirmation`, {})).status).toBe(303)
  expect(await rowOf(where, noted.gatheringId)).toMatchObject({ confirmed_by: volunteer.id, confirmed_at: now() })
  expect(await leader.text('/desk/roll-calls')).not.toContain(noted.gatheringId)
  where.services.clock.now = start
})

test('from paper: numbers, families and names, once however often it is sent; the photo of the sheet stays with the committee', async () => {
  const { path, gatheringId } = await underWay([['王秀英', '小宝'], ['李建国'], ['张敏'], ['李建国']])
  const leader = site(where, volunteer)
  expect(await leader.text(`${path}/rollcall/sheet`)).toMatch(/1\.2[\s\S]*小宝[\s\S]*张敏[\s\S]*没报名来的/)
  const form = id()
  const enter = (fields: Record<string, string>) => leader.post(`${path}/rollcall/paper`, { id: form, ...fields })
  for (const [fields, sentence] of [
    [{}, '请写号或名字'],
    [{ numbers: '三' }, '有的号看不懂'],
    [{ numbers: '9-1' }, '有的号看不懂'],
    [{ numbers: '1-9999' }, '有的号看不懂'],
  ] as const) {
    const back = await enter(fields)
    expect([back.status, (await back.text()).includes(sentence)]).toEqual([422, true])
  }
  const sheet = { numbers: '１，2-3', names: '赵阿姨\n张敏\n李建国' }
  for (let twice = 0; twice < 2; twice++) expect((await enter(sheet)).status).toBe(303)
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 6 })
  const marks = await marksOf(gatheringId)
  expect(marks).toHaveLength(6)
  expect(marks.every(({ source, by_id: by }) => source === 'paper' && by === volunteer.id)).toBe(true)
  expect((await enter({ numbers: '4 77' })).headers.get('location')).toBe(`${path}/rollcall/paper`)
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 7 })

  const bytes = await sharp({ create: { width: 30, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const photos = new File([new Uint8Array(bytes)], 'sheet.png', { type: 'image/png' })
  for (let twice = 0; twice < 2; twice++)
    expect((await leader.post(`${path}/rollcall/paper/photos`, { photos })).status).toBe(303)
  const kept = await inArea(where.at(auto), (tx) =>
    tx.selectFrom('gatherings.photo').selectAll().where('area_id', '=', where.area.id).execute(),
  )
  expect(kept).toMatchObject([{ kind: 'sheet', is_public: false, by_id: volunteer.id }])
  expect(
    (await leader.post(`${path}/rollcall/paper/photos`, { photos: new File(['no picture'], 'x.png') })).status,
  ).toBe(422)
})

test('the code at the door is another every half minute, and opens what is on there now', async () => {
  const gatheringId = await gather(where, {
    startsAt: after(20 * MINUTE),
    endsAt: after(90 * MINUTE),
    plan: { venueId, leaderId: volunteer.id },
  })
  const homeId = where.here.homeIds[0]!
  const [own] = await signedUp(gatheringId, [['王秀英']], homeId)
  const venue = (await venueById(where.at(auto), venueId))!
  const door = doorPath(where.at(auto), venue)
  expect((await site(where).get(`/venues/${venueId}/door?key=guess`)).status).toBe(404)
  const shown = /\/here\/\w+\/[\w-]+/.exec(await site(where).text(door))?.[0] ?? ''
  expect(shown).toBe(`/here/${venue.code}/${codeAt(where.at(auto), venue, now())}`)
  const start = now()
  where.services.clock.now = after(45_000)
  expect(/\/here\/\w+\/[\w-]+/.exec(await site(where).text(door))?.[0]).not.toBe(shown)
  const page = await site(where).text(shown)
  expect(page).toContain('只记多了一位，不问名字')
  const pass = /name="pass" value="([^"]+)"/.exec(page)?.[1] ?? ''
  where.services.clock.now = new Date(start.getTime() + 60_000)
  expect((await site(where).get(shown)).status).toBe(410)
  expect((await site(where).get(`/here/NOWHERE/${shown.split('/').at(-1)}`)).status).toBe(404)

  const say = (fields: Record<string, string | string[]>, as?: Actor, cookie = '') => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ pass, gathering: gatheringId, ...fields }))
      for (const one of [value].flat()) body.append(name, one)
    return site(where, as).app.request(`/here/${venue.code}`, { method: 'POST', body, headers: { cookie } })
  }
  const device = id()
  for (let twice = 0; twice < 2; twice++) expect((await say({}, undefined, `here=${device}`)).status).toBe(303)
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 1 })
  expect((await say({}, undefined, `here=${id()}`)).status).toBe(303)
  const family = household(homeId)
  expect((await say({}, family)).status).toBe(422)
  for (let twice = 0; twice < 2; twice++) expect((await say({ who: [`member:${own!}`] }, family)).status).toBe(303)
  expect((await say({ who: [`member:${id()}`] }, family)).status).toBe(422)
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 3 })
  expect((await marksOf(gatheringId)).map(({ source, method }) => `${source} ${method}`)).toEqual([
    'code count',
    'code count',
    'code signin',
  ])
  // All who come in at one moment, each pressing twice: once each.
  const crowd = Array.from({ length: 6 }, () => `here=${id()}`)
  const answers = await Promise.all([...crowd, ...crowd].map(async (cookie) => say({}, undefined, cookie)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 9 })
  expect(await marksOf(gatheringId)).toHaveLength(9)
  expect((await say({ pass: `${Number(pass.split('.')[0]) + 1}.${pass.split('.')[1]}` })).status).toBe(410)
  where.services.clock.now = after(121 * MINUTE)
  expect((await say({})).status).toBe(410)
  where.services.clock.now = start
})

test('who signed up without a card is noted by name: found by telephone and code, or on their own page by the digits at the door', async () => {
  const pavilionId = await venue(where, '花园议事亭')
  const gatheringId = await gather(where, {
    startsAt: after(20 * MINUTE),
    endsAt: after(90 * MINUTE),
    plan: { venueId: pavilionId, leaderId: volunteer.id },
  })
  const other = await gather(where)
  const signUp = async (of: string, fields: Record<string, string>) => {
    const form = { id: id(), self: 'yes', channel: 'telephone', byWhom: 'staff', ...fields }
    expect((await site(where, staff).post(`/desk/gatherings/${of}/signups/new`, form)).status).toBe(303)
    return form.id
  }
  const family = await signUp(gatheringId, { name: '何阿姨', phone: '13800000031', others: '何伯伯\n小何' })
  const elsewhere = await signUp(other, { name: '何阿姨', phone: '13800000031' })
  const alone = await signUp(gatheringId, { name: '老徐', phone: '13800000032' })
  const pavilion = (await venueById(where.at(auto), pavilionId))!
  const front = site(where)
  const shown = await front.text(`/here/${pavilion.code}/${codeAt(where.at(auto), pavilion, now())}`)
  const pass = /name="pass" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  expect(shown).toContain('报过名的，找到自己的报名')

  const find = (fields: Record<string, string>) => front.post(`/here/${pavilion.code}/signup`, { pass, ...fields })
  const code = (of: string) => followCode(where.at(), of)
  const mine = { phone: '13800000031', code: code(family) }
  for (const [fields, status, sentence] of [
    [{ ...mine, code: '12345678' }, 422, '查询码是 8 位数字'],
    [{ ...mine, code: code(alone) }, 422, '电话和查询码对不上'],
    [{ ...mine, code: code(elsewhere) }, 422, '报的是另一场'],
    [{ ...mine, pass: '1.x' }, 410, '过期'],
  ] as const) {
    const back = await find(fields)
    expect([back.status, (await back.text()).includes(sentence)]).toEqual([status, true])
  }
  const path = signUpPath(where.at(), family)
  const found = (await find(mine)).headers.get('location') ?? ''
  expect(found).toBe(`${path}?pass=${pass}#here`)
  const page = await front.text(found.split('#')[0]!)
  const ticks = [...page.matchAll(/name="who"[^>]*value="([^"]+)"/g)].map((match) => match[1]!)
  expect([ticks.length, page.includes('name="digits"')]).toEqual([3, false])

  const say = (fields: Record<string, string | string[]>, at = path) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return front.app.request(`${at}/here`, { method: 'POST', body })
  }
  expect((await say({ pass })).status).toBe(422)
  for (let twice = 0; twice < 2; twice++) expect((await say({ pass, who: ticks.slice(0, 2) })).status).toBe(303)
  const home = await front.post(`${path}/fewer`, { member: ticks[0]!.replace('member:', '') })
  expect([home.status, (await home.text()).includes('点名的时候已经记过了')]).toEqual([422, true])
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 2 })
  expect(
    (await marksOf(gatheringId)).map((mark) => [mark.source, mark.method, `member:${mark.member_id}`]).sort(),
  ).toEqual(
    ticks
      .slice(0, 2)
      .map((who) => ['code', 'signin', who])
      .sort(),
  )

  const own = signUpPath(where.at(), alone)
  const [self] = [...(await front.text(own)).matchAll(/name="who"[^>]*value="([^"]+)"/g)].map((match) => match[1]!)
  const start = now()
  const digits = digitsAt(where.at(), pavilion, start)
  expect((await front.text(doorPath(where.at(auto), pavilion))).replaceAll(' ', '')).toContain(digits)
  const wrong = digits === '000000' ? '000001' : '000000'
  for (const [sent, ms, sentence] of [
    ['', 0, '请填门口屏幕上的 6 位数字'],
    [wrong, 0, '和门口的数字对不上'],
    [digits, 90_000, '门口的数字换过了'],
  ] as const) {
    where.services.clock.now = new Date(start.getTime() + ms)
    const back = await say({ who: self!, digits: sent }, own)
    const text = await back.text()
    expect([back.status, text.includes(sentence), text.includes(`value="${sent}"`)]).toEqual([422, true, true])
  }
  where.services.clock.now = new Date(start.getTime() + 45_000)
  // Those of another sign-up are not theirs to say.
  expect((await say({ who: ticks[2]!, digits }, own)).status).toBe(422)
  expect((await say({ who: self!, digits: `${digits.slice(0, 3)} ${digits.slice(3)}` }, own)).status).toBe(303)
  expect(await front.text(own)).toContain('都记下了')
  expect(await rowOf(where, gatheringId)).toMatchObject({ present: 3, attendances: 3 })

  // Another venue's door, a gathering that is not on, and a sign-up without a place: nothing to press, and nothing is noted.
  expect(await front.text(signUpPath(where.at(), elsewhere))).not.toContain('/here"')
  expect((await say({ who: self!, digits }, signUpPath(where.at(), elsewhere))).status).toBe(422)
  await front.post(`${signUpPath(where.at(), family)}/leave`, {})
  const given = await say({ who: ticks[2]!, digits }, path)
  expect([given.status, (await given.text()).includes('这次报名现在没有位子')]).toEqual([422, true])
  for (let miss = 0; miss < 5; miss++) await find({ phone: '13800000032', code: code(family) })
  expect((await find({ phone: '13800000032', code: code(alone) })).status).toBe(429)
  where.services.clock.now = start
})
