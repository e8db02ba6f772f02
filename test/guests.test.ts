import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import { subjectOf } from '#modules/people/public.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { neighbours, rowOf } from '#modules/gatherings/site.test.kit.ts'
import { guest } from '#modules/gatherings/personal/guests.test.kit.ts'
import { gatheringsPart } from '#modules/gatherings/personal/part.ts'

const where = await neighbours()
const staff = where.at(where.staff)
// Cards are used behind the second door only.
const [, door = ''] = where.here.homeIds
let mobile = 13_812_340_000

/** Somebody on the roster, with a mobile of their own. */
async function neighbour(name: string, room = '501') {
  const id = uuidv7(staff.now)
  const phone = String(++mobile)
  const added = await addPerson(staff, id, { name, home: `长江大楼 3号楼 ${room}`, phones: [phone], dropPhones: [] })
  if (!added.done) throw new Error(added.why)
  return { id, phone, name }
}

const subject = (personId: string) =>
  inArea(staff, async (tx) => {
    const found = await subjectOf(tx, staff, personId)
    if (!found) throw new Error('nobody')
    return found
  })

async function told(personId: string, full = false): Promise<string> {
  const asked = { subject: await subject(personId), lang: 'zh' as const, full }
  return JSON.stringify(await inArea(staff, (tx) => gatheringsPart.tell?.(tx, staff, asked) ?? Promise.resolve([])))
}

async function erase(personId: string) {
  const who = await subject(personId)
  return inArea(staff, (tx) => gatheringsPart.erase?.(tx, staff, who) ?? Promise.resolve({}))
}

const signup = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.signup')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
const members = (signupId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.member')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('signup_id', '=', signupId)
      .orderBy('no')
      .execute(),
  )
const yesterday = new Date(staff.now.getTime() - 86_400_000)

test('somebody is told what they signed up for, who comes along by age, who fetches the child, and where they were', async () => {
  const her = await neighbour('何秀英')
  const child = { age: '7-13', name: '小宝', pickUp: '外婆' } as const
  await guest(staff, {
    title: '亲子阅读',
    contact: { name: '何秀英', phone: her.phone },
    by: { whom: 'relative', name: '女儿小何' },
    members: [{ personId: her.id, name: '何秀英' }, child],
  })
  await guest(staff, {
    title: '太极',
    startsAt: yesterday,
    members: [{ personId: her.id, name: '何秀英' }],
    came: true,
  })
  const said = await told(her.id)
  for (const words of [
    '亲子阅读',
    '有位置',
    '家人代报（女儿小何）',
    '7到13岁',
    '小宝',
    '外婆',
    '太极',
    '到了',
    '138****',
  ])
    expect(said).toContain(words)
  expect(said).not.toContain(her.phone)
  expect(await told(her.id, true)).toContain(her.phone)
  // What is still to come is said before a deletion, with the way to it.
  expect(said).toMatch(/"pending":\{"name":"亲子阅读","href":"\/signups\//)
  // Behind the same door, by another telephone: nothing of it.
  const him = await neighbour('何志强')
  expect(await told(him.id)).toBe('[]')
})

test('by the card of the home another reads that somebody of the home comes, and nothing of who', async () => {
  const her = await neighbour('何桂芳', '502')
  const him = await neighbour('何建国', '502')
  await guest(staff, {
    title: '义诊',
    homeId: door,
    contact: { name: '何桂芳', phone: her.phone },
    members: [{ personId: her.id, name: '何桂芳' }],
  })
  const said = await told(him.id)
  expect(said).toContain('义诊')
  expect(said).toContain('家里另一位')
  for (const words of ['何桂芳', her.phone, her.phone.slice(-4)]) expect(said).not.toContain(words)
})

test('who looked at the telephone left with a sign-up is told, with the reason, to whom it belongs', async () => {
  const her = await neighbour('何美珍')
  const { signupId } = await guest(staff, { contact: { name: '何美珍', phone: her.phone } })
  await inArea(staff, (tx) =>
    record(tx, staff, { name: 'gatherings.contact.opened', subjectId: signupId, detail: { reason: 'confirm' } }),
  )
  const asked = { subject: await subject(her.id), lang: 'zh' as const, full: false }
  const opened = await inArea(staff, async (tx) => gatheringsPart.opened?.(tx, staff, asked))
  expect(opened).toMatchObject([{ field: '报名“手机课”时留的称呼和电话', reason: '问来不来' }])
  const log = await inArea(staff, async (tx) => gatheringsPart.log?.(tx, staff, yesterday))
  expect(log).toHaveLength(1)
  const him = await neighbour('何国强')
  const his = { ...asked, subject: await subject(him.id) }
  expect(await inArea(staff, async (tx) => gatheringsPart.opened?.(tx, staff, his))).toEqual([])
})

test('a deletion gives back the seats of what is ahead, leaves what was as numbers, and nobody’s name anywhere', async () => {
  const her = await neighbour('何丽华')
  const contact = { name: '何丽华', phone: her.phone }
  const mine = [
    { personId: her.id, name: '何丽华' },
    { age: '7-13' as const, name: '小宝', pickUp: '外婆' },
  ]
  const ahead = await guest(staff, { contact, members: mine, by: { whom: 'neighbour', name: '邻居老张' } })
  const waiting = await guest(staff, { contact, members: mine, state: 'waitlisted' })
  const past = await guest(staff, { contact, members: mine, startsAt: yesterday, came: true })
  const before = await signup(ahead.signupId)
  await erase(her.id)
  expect(await signup(ahead.signupId)).toMatchObject({ state: 'cancelled', contact_sealed: null, by_sealed: null })
  expect(await signup(waiting.signupId)).toMatchObject({ state: 'cancelled' })
  expect(await signup(past.signupId)).toMatchObject({ state: 'confirmed', phone_hash: null })
  expect((await signup(ahead.signupId)).form_hash.equals(before.form_hash)).toBe(false)
  const taken = async ({ id }: { id: string }) => (await rowOf(where, id)).taken
  expect([await taken(ahead), await taken(waiting), await taken(past)]).toEqual([0, 0, 2])
  for (const { signupId } of [ahead, waiting, past])
    for (const one of await members(signupId))
      expect(one).toMatchObject({ person_id: null, name_sealed: null, who_hash: null, pick_up_sealed: null })
  const names = await inArea(staff, async (tx) => [
    ...(await tx.selectFrom('gatherings.presence').selectAll().where('area_id', '=', where.area.id).execute()),
    ...(await tx.selectFrom('gatherings.mark').selectAll().where('area_id', '=', where.area.id).execute()),
  ])
  const hers = names.filter(({ gathering_id }) => gathering_id === past.id)
  expect(hers.map(({ name_sealed }) => name_sealed)).toEqual([null, null])
  expect(await told(her.id)).toBe('[]')
  // Asked for twice, it lets go of nothing twice.
  await erase(her.id)
  expect(await taken(past)).toBe(2)
})

test('a deletion of one of a family leaves the others their places, and another’s sign-up of the home alone', async () => {
  const her = await neighbour('何雅琴', '502')
  const him = await neighbour('何永康', '502')
  const family = await guest(staff, {
    homeId: door,
    contact: { name: '何永康', phone: him.phone },
    members: [
      { personId: him.id, name: '何永康' },
      { personId: her.id, name: '何雅琴' },
      { age: '7-13', name: '小宝' },
    ],
  })
  const his = await guest(staff, {
    homeId: door,
    contact: { name: '何永康', phone: him.phone },
    members: [{ personId: him.id }],
  })
  await erase(her.id)
  expect(await signup(family.signupId)).toMatchObject({ state: 'confirmed', seats: 2, home_id: door })
  expect((await members(family.signupId)).map(({ stands, person_id }) => [stands, person_id])).toEqual([
    [true, him.id],
    [false, null],
    [true, null],
  ])
  expect((await rowOf(where, family.id)).taken).toBe(2)
  expect((await signup(his.signupId)).contact_sealed).not.toBeNull()
  // Whoever signed up goes with the child they brought; a grown-up of the roster keeps the place and the door.
  const other = await neighbour('何文斌', '502')
  const both = await guest(staff, {
    homeId: door,
    contact: { name: '何永康', phone: him.phone },
    members: [{ personId: him.id }, { personId: other.id }, { age: '7-13', name: '小宝' }],
  })
  await erase(him.id)
  expect(await signup(both.signupId)).toMatchObject({ state: 'confirmed', seats: 1, home_id: door, phone_hash: null })
  expect((await rowOf(where, both.id)).taken).toBe(1)
})

test('two entries made one: what the one came to is the other’s, and taken back it is as before', async () => {
  const one = await neighbour('何秀兰')
  const two = await neighbour('何秀蓝')
  const first = await guest(staff, { title: '合唱', members: [{ personId: one.id }], startsAt: yesterday, came: true })
  const second = await guest(staff, { title: '剪纸', members: [{ personId: two.id }] })
  const rows = await inArea(
    staff,
    (tx) => gatheringsPart.merge?.(tx, staff, { from: one.id, into: two.id }) ?? Promise.resolve([]),
  )
  expect(rows.map(({ table }) => table).sort()).toEqual(['gatherings.member', 'gatherings.presence'])
  const together = await told(two.id)
  for (const words of ['合唱', '到了', '剪纸']) expect(together).toContain(words)
  expect(await told(one.id)).toBe('[]')
  expect(await inArea(staff, (tx) => gatheringsPart.unmerge?.(tx, staff, rows) ?? Promise.resolve(rows))).toEqual([])
  expect(await told(one.id)).toContain('合唱')
  expect(await told(two.id)).not.toContain('合唱')
  expect([(await members(first.signupId))[0]?.person_id, (await members(second.signupId))[0]?.person_id]).toEqual([
    one.id,
    two.id,
  ])
})
