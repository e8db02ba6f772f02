import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, area, compound } from '#test/world.ts'
import { gather, household, neighbours, rowOf, site } from '../site.test.kit.ts'
import { planOf } from '../plan.rules.ts'
import { planSent, whenSent } from '../planning/sent.ts'
import { signUpPath } from './address.ts'
import { followCode } from './follow.ts'
import { expireOffers } from './leaving.ts'
import { phaseOf } from './phase.rules.ts'
import { replyBy } from './reply-by.rules.ts'
import { placeFor } from './seating.rules.ts'

const where = await neighbours()
const guest = site(where)
const desk = site(where, where.staff)
const newId = () => uuidv7(where.services.now())
const elsewhere = await compound(where.services, where.area, {
  compound: '临江大厦',
  building: '8号楼',
  rooms: ['101'],
})
const homeId = where.here.homeIds[0] ?? ''

async function person(name: string): Promise<string> {
  const who = where.at(auto)
  const id = newId()
  await inArea(who, (tx) =>
    tx
      .insertInto('people.person')
      .values({
        area_id: where.area.id,
        id,
        name,
        pinyin: name,
        home_id: homeId,
        made_at: who.now,
        changed_at: who.now,
      })
      .execute(),
  )
  return id
}

const signUpsAt = (gatheringId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.signup')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .orderBy('queue_no')
      .execute(),
  )

const plain = (more: Record<string, string> = {}) => ({ id: newId(), name: '何阿姨', phone: '13800000001', ...more })
const location = (answer: Response) => answer.headers.get('location') ?? ''

test('a name and a telephone are enough; the link and the code lead back, a wrong key, another id and another area nowhere', async () => {
  const gathering = await gather(where, { plan: { partyMost: 1 } })
  const sent = plain()
  const answer = await guest.post(`/gatherings/${gathering}/signup`, sent)
  expect(answer.status).toBe(303)
  const path = signUpPath(where.at(), sent.id)
  expect(location(answer)).toBe(path)
  const page = await guest.text(path)
  expect(page).toContain('报上了，您有位子。')
  expect(page).toContain('何阿姨')
  // The same form again is the same sign-up; with other words it is asked once more.
  expect(location(await guest.post(`/gatherings/${gathering}/signup`, sent))).toBe(path)
  const other = await guest.post(`/gatherings/${gathering}/signup`, { ...sent, name: '李伯伯' })
  expect(other.status).toBe(409)
  expect(await other.text()).toMatch(/这张表报过一次了[\s\S]*value="李伯伯"/)
  expect(await signUpsAt(gathering)).toHaveLength(1)

  const key = path.split('/').at(-1) ?? ''
  const wrong = key.startsWith('A') ? `B${key.slice(1)}` : `A${key.slice(1)}`
  for (const hostile of [`/signups/${sent.id}/${wrong}`, `/signups/${newId()}/${key}`, `/signups/x/${key}`]) {
    expect((await guest.get(hostile)).status).toBe(404)
    expect((await guest.post(`${hostile}/leave`, {})).status).toBe(404)
    expect((await guest.post(`${hostile}/yes`, {})).status).toBe(404)
  }
  const away = await area(where.services, 'elsewhere', '别处居民区')
  const there = site({ ...where, area: away, at: (actor) => ({ ...where.at(actor), area: away }) })
  expect((await there.get(path)).status).toBe(404)
  expect((await there.get(`/gatherings/${gathering}/signup`)).status).toBe(404)
  expect((await there.post(`/gatherings/${gathering}/signup`, plain())).status).toBe(404)

  const code = followCode(where.at(), sent.id)
  const follow = (fields: Record<string, string>) => guest.post('/signups/follow', fields)
  expect(location(await follow({ phone: '138 0000 0001', code: `${code.slice(0, 4)} ${code.slice(4)}` }))).toBe(path)
  const another = followCode(where.at(), newId())
  for (let miss = 0; miss < 5; miss++) expect((await follow({ phone: sent.phone, code: another })).status).toBe(422)
  expect((await follow({ phone: sent.phone, code })).status).toBe(429)
})

test('a family says how old its children are; under fourteen somebody consents and fetches, from fourteen the parents know', async () => {
  const gathering = await gather(where, { plan: { forMinors: true, partyMost: 3, audience: 'family' } })
  const send = (more: Record<string, string>) => guest.post(`/gatherings/${gathering}/signup`, plain(more))
  const refusals: [Record<string, string>, string][] = [
    [{}, '请说一下谁来。'],
    [{ 'kids-4-6': '1' }, '不满 14 岁的孩子，要监护人同意才能报。'],
    [{ 'kids-7-13': '1', guardian: 'yes' }, '请写一下谁来接孩子。'],
    [{ 'kids-14-17': '1' }, '14 到 17 岁的孩子，请先让家长知道。'],
    [{ self: 'yes', 'kids-4-6': '3', guardian: 'yes', pickUp: '外婆' }, '人数超过一次能报的'],
    [{ 'kids-4-6': '1', guardian: 'yes', pickUp: '外婆', kidNames: '豆豆、圆圆' }, '名字比孩子多'],
    [{ self: 'yes', others: '何 阿姨' }, '同一个人写了两次。'],
    [{ self: 'yes', phone: '110' }, '电话看起来不对'],
    [{ self: 'yes', byWhom: 'relative' }, '请写一下您怎么称呼。'],
  ]
  for (const [more, sentence] of refusals) {
    const answer = await send(more)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain('value="何阿姨"')
  }
  const good = {
    self: 'yes',
    'kids-4-6': '1',
    'kids-14-17': '1',
    kidNames: '豆豆',
    guardian: 'yes',
    informed: 'yes',
    pickUp: '外婆',
  }
  expect((await send(good)).status).toBe(303)
  const [row] = await signUpsAt(gathering)
  expect(row).toMatchObject({ seats: 3, state: 'confirmed', by_whom: 'self', channel: 'web' })
  const unsealed = await desk.text(`/desk/gatherings/${gathering}/signups`)
  expect(unsealed).toMatch(/何阿姨、豆豆（4 到 6 岁）、孩子，14 到 17 岁/)
  expect(unsealed).toContain('接：外婆')
  expect(unsealed).toContain('不拍照')
  expect(unsealed).not.toContain('13800000001')
})

test('full while the form was open: nothing is lost, one press more waits; who is asked says yes by the link', async () => {
  const gathering = await gather(where, { plan: { capacity: 1 } })
  const first = plain({ phone: '13800000011', self: 'yes' })
  const second = plain({ phone: '13800000012', name: '李伯伯', self: 'yes' })
  await guest.post(`/gatherings/${gathering}/signup`, first)
  const late = await guest.post(`/gatherings/${gathering}/signup`, second)
  expect(late.status).toBe(409)
  expect(await late.text()).toMatch(/空着的位子不够了[\s\S]*name="wait" value="yes"[\s\S]*value="李伯伯"[\s\S]*排候补/)
  const path = signUpPath(where.at(), second.id)
  expect(location(await guest.post(`/gatherings/${gathering}/signup`, { ...second, wait: 'yes' }))).toBe(path)
  expect(await guest.text(path)).toContain('您排在候补第 1 位。')
  expect(await guest.text(`/gatherings/${gathering}`)).toContain('位子满了，可以排候补，前面有 1 家。')
  expect((await guest.post(`${path}/yes`, {})).status).toBe(422)
  const firstPath = signUpPath(where.at(), first.id)
  await guest.get(firstPath)
  expect((await signUpsAt(gathering)).map(({ state }) => state)).toEqual(['confirmed', 'waitlisted'])
  expect(location(await guest.post(`${firstPath}/leave`, {}))).toBe(firstPath)
  expect(await guest.text(path)).toMatch(/有位子了！请在 10月25日 周五 上午9点 前说来不来。/)
  expect((await guest.post(`${path}/yes`, {})).status).toBe(303)
  expect(await guest.text(path)).toContain('报上了，您有位子。')
  expect((await signUpsAt(gathering)).map(({ state }) => state)).toEqual(['cancelled', 'confirmed'])
})

test('before, after and without sign-up each says so, and a gathering that is called off says why', async () => {
  const now = where.services.now()
  const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)
  const closed = await gather(where, { startsAt: hours(2), plan: { closesHours: 3 } })
  const none = await gather(where, { plan: { signUp: 'none', capacity: null } })
  const unpublished = await gather(where, { published: false })
  expect(await guest.text(`/gatherings/${closed}/signup`)).toContain('报名截止了。')
  expect((await guest.post(`/gatherings/${closed}/signup`, plain({ self: 'yes' }))).status).toBe(422)
  expect(await guest.text(`/gatherings/${none}`)).toContain('不用报名，到时候直接来。')
  expect((await guest.post(`/gatherings/${none}/signup`, plain({ self: 'yes' }))).status).toBe(422)
  expect((await guest.get(`/gatherings/${unpublished}/signup`)).status).toBe(404)
  // The desk still writes down who rings.
  const rung = { ...plain({ self: 'yes', byWhom: 'staff', channel: 'telephone' }), id: newId() }
  expect((await desk.post(`/desk/gatherings/${closed}/signups/new`, rung)).status).toBe(303)
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set({ state: 'cancelled', reason_kind: 'weather', reason: '台风' })
      .where('area_id', '=', where.area.id)
      .where('id', '=', closed)
      .execute(),
  )
  expect(await guest.text(signUpPath(where.at(), rung.id))).toContain('这场不办了，原因：台风。')
  expect(await signUpsAt(closed)).toMatchObject([{ state: 'confirmed' }])
  expect(phaseOf({ ...(await rowOf(where, none)), sign_up: 'draw', opens_at: hours(1) }, { now, desk: false })).toBe(
    'not-yet',
  )
})

test('nobody has to answer in their sleep, nor after it has begun', () => {
  const at = (text: string) => new Date(`2024-10-${text}:00+08:00`)
  const asked = { hours: 2, closesAt: null, startsAt: at('30T09:00') }
  const cases: [Partial<Parameters<typeof replyBy>[0]> & { now: Date }, Date | null][] = [
    [{ now: at('24T09:00') }, at('24T11:00')],
    [{ now: at('24T20:00') }, at('25T08:00')],
    [{ now: at('24T23:00') }, at('25T10:00')],
    [{ now: at('25T03:00') }, at('25T10:00')],
    [{ now: at('24T09:00'), closesAt: at('24T10:30') }, at('24T10:30')],
    [{ now: at('24T09:00'), closesAt: at('24T09:30'), startsAt: at('24T10:30') }, at('24T10:30')],
    [{ now: at('24T09:00'), startsAt: at('24T09:00') }, null],
  ]
  for (const [given, until] of cases) expect(replyBy({ ...asked, ...given })).toEqual(until)
})

test('a household signs somebody up with one tap, and sees it on the page; nobody sits twice, by card, desk or name', async () => {
  const [wang] = [await person('王秀英'), await person('王建国')]
  const home = site(where, household(homeId))
  const gathering = await gather(where, { plan: { partyMost: 1 } })
  const shown = await home.text(`/gatherings/${gathering}`)
  expect(shown).toContain('给王秀英报名')
  const id = /name="id" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const answer = await home.post(`/gatherings/${gathering}/signup`, { id, who: wang })
  expect(answer.status).toBe(303)
  expect(await home.text(location(answer))).toContain('王秀英')
  expect(await home.text(`/gatherings/${gathering}`)).toContain('您家报的名')
  expect(await home.text(`/gatherings/${gathering}`)).not.toContain('给王秀英报名')
  expect(await guest.text(`/gatherings/${gathering}`)).not.toContain('王')
  const byName = await home.post(`/gatherings/${gathering}/signup`, { id: newId(), others: '王 秀英' })
  expect(byName.status).toBe(422)
  const foundOnce = await desk.text(`/desk/gatherings/${gathering}/signups/new?q=3号楼501`)
  expect(foundOnce).toContain(`?person=${wang}`)
  const atDesk = await desk.post(`/desk/gatherings/${gathering}/signups/new`, {
    id: newId(),
    person: wang,
    channel: 'telephone',
  })
  expect(atDesk.status).toBe(422)
  expect(await atDesk.text()).toContain('其中有人已经报过名了')
  // Whoever is not behind this door cannot be ticked.
  const stranger = await site(where, household(where.here.homeIds[1] ?? '')).post(`/gatherings/${gathering}/signup`, {
    id: newId(),
    who: wang,
  })
  expect(stranger.status).toBe(422)
  expect(await signUpsAt(gathering)).toMatchObject([{ channel: 'card', by_whom: 'self', home_id: homeId, seats: 1 }])
})

test('one of a family stays at home: pressed on their own page, or at the desk for whoever rang; the grown-up stays with the child', async () => {
  const gathering = await gather(where, { plan: { forMinors: true, partyMost: 4 } })
  const sent = plain({ self: 'yes', 'kids-4-6': '2', kidNames: '豆豆、圆圆', guardian: 'yes', pickUp: '外婆' })
  await guest.post(`/gatherings/${gathering}/signup`, sent)
  const path = signUpPath(where.at(), sent.id)
  const membersOn = (page: string) => [...page.matchAll(/name="member" value="([^"]+)"/g)].map((match) => match[1]!)
  const page = await guest.text(path)
  expect(page).toMatch(/豆豆不来了[\s\S]*圆圆不来了/)
  expect(page).not.toContain('何阿姨不来了')
  const [beans, round] = membersOn(page)
  for (let twice = 0; twice < 2; twice++)
    expect(location(await guest.post(`${path}/fewer`, { member: beans! }))).toBe(path)
  expect(await guest.text(path)).not.toContain('豆豆')
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 2 })
  expect((await guest.post(`${path.slice(0, -1)}/fewer`, { member: round! })).status).toBe(404)
  expect((await guest.post(`${path}/fewer`, { member: 'x' })).status).toBe(404)

  const list = `/desk/gatherings/${gathering}/signups`
  expect(await desk.text(list)).toContain(`${list}/${sent.id}/fewer`)
  const ask = await desk.text(`${list}/${sent.id}/fewer`)
  expect(ask).toMatch(/何阿姨、圆圆（4 到 6 岁）：谁不来了？/)
  const [own] = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.member')
      .select('id')
      .where('area_id', '=', where.area.id)
      .where('signup_id', '=', sent.id)
      .where('age', '=', 'adult')
      .execute(),
  )
  const grownUp = await desk.post(`${list}/${sent.id}/fewer`, { member: own!.id })
  expect([grownUp.status, (await grownUp.text()).includes('孩子要有大人一起来')]).toEqual([422, true])
  expect(location(await desk.post(`${list}/${sent.id}/fewer`, { member: membersOn(ask)[0]! }))).toBe(list)
  expect(await signUpsAt(gathering)).toMatchObject([{ seats: 1, state: 'confirmed' }])
  expect((await guest.post(`${path}/fewer`, { member: own!.id })).status).toBe(303)
  expect(await signUpsAt(gathering)).toMatchObject([{ state: 'cancelled' }])
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 0 })
  const other = await gather(where)
  expect((await desk.get(`/desk/gatherings/${other}/signups/${sent.id}/fewer`)).status).toBe(404)
})

test('a name with a telephone that is one resident’s is that resident: written down by the desk and tapped on the card, they sit once', async () => {
  const she = await person('周秀兰')
  const [namesake, another] = [await person('吴敏'), await person('吴敏')]
  const number = async (personId: string, phone: string) => {
    const { secrets } = where.services
    const sealed = {
      number_sealed: secrets.seal(where.area.id, phone),
      number_hash: secrets.hash(where.area.id, 'phone', phone),
    }
    await inArea(where.at(auto), (tx) =>
      tx
        .insertInto('people.phone')
        .values({ area_id: where.area.id, id: newId(), person_id: personId, position: 0, ...sealed })
        .execute(),
    )
  }
  await number(she, '021-55667788')
  for (const one of [namesake, another]) await number(one, '13900000041')
  const home = site(where, household(homeId))
  const written = (name: string, phone: string) => ({ id: newId(), name, phone, channel: 'telephone', self: 'yes' })
  const byDesk = (gathering: string, form: ReturnType<typeof written>) =>
    desk.post(`/desk/gatherings/${gathering}/signups/new`, form)
  const byCard = (gathering: string, who: string) => home.post(`/gatherings/${gathering}/signup`, { id: newId(), who })

  const first = await gather(where, { plan: { partyMost: 1 } })
  const form = written('周 秀兰', '(021) 5566 7788')
  expect((await byDesk(first, form)).status).toBe(303)
  const card = await byCard(first, she)
  expect([card.status, (await card.text()).includes('其中有人已经报过名了')]).toEqual([422, true])
  // The same form again is still the same, also once the roster says something else; who moved away is nobody of it.
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('people.person')
      .set({ state: 'left', left_at: where.services.now() })
      .where('area_id', '=', where.area.id)
      .where('id', '=', she)
      .execute(),
  )
  expect((await byDesk(first, form)).status).toBe(303)
  const third = await gather(where, { plan: { partyMost: 1 } })
  expect((await byDesk(third, written('周秀兰', '02155667788'))).status).toBe(303)
  const [away] = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.member')
      .select('person_id')
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', third)
      .execute(),
  )
  expect(away).toEqual({ person_id: null })
  await inArea(where.at(auto), (tx) =>
    tx
      .updateTable('people.person')
      .set({ state: 'here', left_at: null })
      .where('area_id', '=', where.area.id)
      .where('id', '=', she)
      .execute(),
  )
  // Back on the roster, the name and telephone of before are still the same somebody.
  expect((await byDesk(third, written('周秀兰', '02155667788'))).status).toBe(422)
  const second = await gather(where, { plan: { partyMost: 1 } })
  expect((await byCard(second, she)).status).toBe(303)
  const desks = await byDesk(second, written('周秀兰', '02155667788'))
  expect([desks.status, (await desks.text()).includes('其中有人已经报过名了')]).toEqual([422, true])
  // Another name, another telephone, or two of one name: nobody can tell, so nobody is taken for somebody.
  for (const one of [
    written('周小妹', '02155667788'),
    written('周秀兰', '13900000042'),
    written('吴敏', '13900000041'),
  ])
    expect((await byDesk(second, one)).status).toBe(303)
  expect((await byCard(second, namesake)).status).toBe(303)
  const twice = await byDesk(second, written('吴敏', '13900000041'))
  expect(twice.status).toBe(422)
  expect(await rowOf(where, second)).toMatchObject({ taken: 5 })
})

test('the desk signs an elder up by telephone for her daughter, opens one number with a reason, and cancels', async () => {
  const gathering = await gather(where, { plan: { capacity: 5 } })
  const fields = {
    id: newId(),
    name: '周奶奶',
    phone: '13900000021',
    self: 'yes',
    channel: 'telephone',
    byWhom: 'relative',
    byName: '周小姐',
  }
  const list = `/desk/gatherings/${gathering}/signups`
  expect(location(await desk.post(`${list}/new`, fields))).toBe(list)
  const page = await desk.text(list)
  expect(page).toMatch(/周奶奶[\s\S]*电话 · 家里人 周小姐/)
  expect(page).not.toContain('13900000021')
  expect(await signUpsAt(gathering)).toMatchObject([
    { by_id: where.staff.id, by_whom: 'relative', channel: 'telephone' },
  ])
  expect((await desk.post(`${list}/${fields.id}/contact`, {})).status).toBe(422)
  const opened = await desk.post(`${list}/${fields.id}/contact`, { reason: 'tell-change' })
  expect(await desk.text(location(opened))).toContain('13900000021')
  const colleague = site(where, account('小赵', 'staff'))
  expect(await colleague.text(location(opened))).not.toContain('13900000021')
  expect(
    (await site(where, account('刘书记', 'secretary')).post(`${list}/${fields.id}/contact`, { reason: 'confirm' }))
      .status,
  ).toBe(403)
  for (const actor of [undefined, where.volunteer, account('物业', 'property')])
    expect((await site(where, actor).get(list)).status).toBe(403)
  const other = await gather(where)
  expect((await desk.get(`/desk/gatherings/${other}/signups/${fields.id}/leave`)).status).toBe(404)
  expect(await desk.text(`${list}/${fields.id}/leave`)).toContain('取消周奶奶的报名？')
  expect((await desk.post(`${list}/${fields.id}/leave`, {})).status).toBe(303)
  expect(await rowOf(where, gathering)).toMatchObject({ taken: 0 })
  const noName = await desk.post(`${list}/new`, { ...fields, id: newId(), name: '', channel: 'pigeon' })
  expect(noName.status).toBe(422)
  expect(await noName.text()).toMatch(/请点一下怎么报的。|请写上称呼。/)
})

test('fewer places than are given are refused in words, more are offered on; kept places wait for their own until the close', async () => {
  const gathering = await gather(where, { plan: { capacity: 3 } })
  const list = `/desk/gatherings/${gathering}/signups`
  const join = (n: number, more: Record<string, string> = {}) =>
    guest.post(`/gatherings/${gathering}/signup`, plain({ phone: `1390000010${n}`, self: 'yes', wait: 'yes', ...more }))
  const whom = `compound ${elsewhere.compoundId}`
  expect((await desk.post(`${list}/kept`, { id: newId(), whom, kept: '4' })).status).toBe(422)
  expect((await desk.post(`${list}/kept`, { id: newId(), whom: 'planet mars', kept: '1' })).status).toBe(422)
  const quota = newId()
  const kept = () => desk.post(`${list}/kept`, { id: quota, whom, kept: '2' })
  expect([(await kept()).status, (await kept()).status]).toEqual([303, 303])
  await join(1)
  await join(2)
  await join(3, { building: elsewhere.buildingId })
  const states = async () => (await signUpsAt(gathering)).map(({ state }) => state)
  expect(await states()).toEqual(['confirmed', 'waitlisted', 'confirmed'])
  expect(await guest.text(`/gatherings/${gathering}/signup`)).toContain('另有 1 个位子留给指定的楼')
  expect((await join(4, { building: newId() })).status).toBe(422)
  expect((await desk.post(`${list}/kept/${quota}/release`, {})).status).toBe(303)
  expect(await states()).toEqual(['confirmed', 'waitlisted', 'confirmed'])

  // How many places there are is changed in one form, to which the list leads.
  expect(await desk.text(list)).toContain(`href="/desk/gatherings/${gathering}/edit#f-capacity"`)
  const row = await rowOf(where, gathering)
  const form = { ...planSent(planOf(row)), ...whenSent(row), elsewhere: '小花园' }
  const resize = (capacity: string, at: number = row.version) =>
    desk.post(`/desk/gatherings/${gathering}`, { ...form, capacity, version: String(at) })
  expect(await desk.text(`/desk/gatherings/${gathering}/edit`)).toContain('id="f-capacity"')
  const tooFew = await resize('1')
  expect(tooFew.status).toBe(422)
  expect(await tooFew.text()).toContain('报上名的人比这个数多')
  expect((await resize('0')).status).toBe(422)
  expect((await resize('4')).status).toBe(303)
  expect(await states()).toEqual(['confirmed', 'offered', 'confirmed'])
  const stale = await resize('9')
  expect(stale.status).toBe(409)
  expect(await stale.text()).toMatch(/<dd[^>]*>\s*9[\s\S]*<dd[^>]*>\s*4/)
  expect(await rowOf(where, gathering)).toMatchObject({ capacity: 4, taken: 3 })

  const { closes_at } = await rowOf(where, gathering)
  const before = where.services.clock.now
  await join(5)
  const asked = (await signUpsAt(gathering))[1]?.id ?? ''
  expect((await guest.post(`${signUpPath(where.at(), asked)}/yes`, {})).status).toBe(303)
  await expireOffers(where.at(auto))
  expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted'])
  where.services.clock.now = closes_at ?? before
  await expireOffers(where.at(auto))
  expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'offered'])
  where.services.clock.now = before
})

test('kept places are a part of what there is, never more', () => {
  const quota = { id: 'q', compoundId: null, buildingId: null, audience: 'older', seats: 3, taken: 0 }
  const older = { seats: 2, buildingId: null, compoundId: null, audience: 'older' }
  const room = { capacity: 4, taken: 2, released: false, quotas: [quota] }
  expect(placeFor(room, older)).toEqual({ quotaId: 'q' })
  expect(placeFor({ ...room, taken: 3 }, older)).toBeNull()
  expect(placeFor(room, { ...older, audience: null })).toBeNull()
  expect(placeFor({ ...room, released: true }, { ...older, audience: null })).toEqual({ quotaId: null })
  expect(placeFor({ ...room, taken: 3, released: true }, older)).toBeNull()
})

test('whatever is typed, the form answers calmly', async () => {
  const gathering = await gather(where, { plan: { forMinors: true, partyMost: 6 } })
  const long = '何'.repeat(5000)
  const values = ['', '\u0000', '-1', '1e309', '99999999999', '<script>', long, '__proto__', '\u202e', newId()]
  const names = [
    ...['name', 'phone', 'others', 'kids-4-6', 'kidNames', 'pickUp', 'guardian', 'who', 'building', 'audience'],
    ...['byWhom', 'byName', 'id', 'wait', 'person', 'channel', 'self', 'informed', 'photo'],
  ]
  const answered = async (site: typeof guest, path: string, sent: Record<string, string>) =>
    expect([303, 404, 409, 422], JSON.stringify(sent).slice(0, 200)).toContain((await site.post(path, sent)).status)
  for (const value of values) {
    const all = Object.fromEntries(names.map((name) => [name, value]))
    await answered(guest, `/gatherings/${gathering}/signup`, all)
    await answered(desk, `/desk/gatherings/${gathering}/signups/new`, all)
    for (const what of ['kept', 'kept/x/release', `${newId()}/contact`, 'x/leave', 'x/yes'])
      await answered(desk, `/desk/gatherings/${gathering}/signups/${what}`, {
        ...all,
        capacity: value,
        version: value,
        whom: value,
        kept: value,
        reason: value,
      })
  }
  for (const name of names)
    await answered(guest, `/gatherings/${gathering}/signup`, { ...plain({ self: 'yes' }), [name]: long })
})
