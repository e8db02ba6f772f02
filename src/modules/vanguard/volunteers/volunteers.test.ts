import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { neighbour as written } from '#test/neighbour.ts'
import { account, area, ctx } from '#test/world.ts'
import { volunteersWithSkills } from '../helping.ts'
import { ownPath } from '../volunteer.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer, type VanguardWorld } from '../site.test.kit.ts'
import { linkAccount } from './changing.ts'
import { comeBack, endRests, leave, pause } from './standing.ts'

let where: VanguardWorld
let desk: ReturnType<typeof site>
const newId = () => uuidv7(where.services.now())
const location = (answer: Response) => answer.headers.get('location') ?? ''

beforeAll(async () => {
  where = await vanguardWorld()
  desk = site(where, where.staff)
})

const rowOf = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.volunteer')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
const factsOf = (id: string) =>
  inArea(where.at(auto), async (tx) =>
    (
      await tx
        .selectFrom('platform.fact')
        .select(['name', 'detail'])
        .where('area_id', '=', where.area.id)
        .where('subject_id', '=', id)
        .orderBy('seq')
        .execute()
    ).map(({ name, detail }) => ({ name, detail })),
  )
const neighbour = (name: string, phones: string[] = []) => written(where.at(where.staff), name, phones)
const plain = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  name: '王秀英',
  agreedHow: 'spoken',
  agreedOn: '2024-10-20',
  askedBy: 'message',
  mostAWeek: '2',
  mostAMonth: '6',
  ...more,
})

describe('joining at the desk', () => {
  test('somebody of the roster joins with their yes, team, times and limits; the form again is the same one, another is refused', async () => {
    const person = await neighbour('何阿姨', ['13800000001'])
    expect(await desk.text('/desk/volunteers/new?q=hay')).toContain(`/desk/volunteers/new?person=${person}`)
    expect(await desk.text(`/desk/volunteers/new?person=${person}`)).toContain('value="何阿姨"')
    const sent = plain({
      name: '何阿姨',
      person,
      teams: [where.teamId],
      'free-4': ['morning', 'afternoon'],
      wants: ['haircut', 'company'],
      mayNot: ['cleaning'],
      note: '腰不好，不搬东西',
      phone: '138 0000 0001',
    })
    for (const answer of [await desk.post('/desk/volunteers', sent), await desk.post('/desk/volunteers', sent)])
      expect([answer.status, location(answer)]).toEqual([303, `/desk/volunteers/${sent.id}`])
    const [helper] = (await inArea(where.at(auto), (tx) => volunteersWithSkills(tx, where.at(auto)))).filter(
      ({ id }) => id === sent.id,
    )
    expect(helper).toMatchObject({
      name: '何阿姨',
      wants: ['haircut', 'company'],
      mayNot: ['cleaning'],
      freeTimes: [{ weekday: 4, fromMinute: 480, toMinute: 1080 }],
      state: 'active',
    })
    expect((await factsOf(sent.id)).map(({ name }) => name)).toEqual(['vanguard.volunteer.joined'])
    expect(JSON.stringify(await factsOf(sent.id))).not.toMatch(/何阿姨|138/)

    const again = await desk.post('/desk/volunteers', plain({ name: '何阿姨', person }))
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('已经是志愿者了')
    const unknown = await desk.post('/desk/volunteers', plain({ person: newId() }))
    expect(unknown.status).toBe(422)
    // The page of one says no telephone and no note.
    const page = await desk.text(`/desk/volunteers/${sent.id}`)
    expect(page).toContain('138****0001')
    for (const secret of ['13800000001', '腰不好']) expect(page).not.toContain(secret)
  })

  test('under 18 without a guardian is refused with what was typed kept; with one it says so and the guardian stays sealed', async () => {
    const minor = plain({ name: '小宝', under18: 'yes', guardianName: '宝妈' })
    const refused = await desk.post('/desk/volunteers', minor)
    const text = await refused.text()
    expect(refused.status).toBe(422)
    for (const said of ['要写监护人的电话', '监护人同意了才能加入', 'value="宝妈"', 'value="小宝"'])
      expect(text).toContain(said)
    const answer = await desk.post('/desk/volunteers', { ...minor, guardianPhone: '13900000009', guardianOk: 'yes' })
    expect(answer.status).toBe(303)
    const row = await rowOf(minor.id)
    expect([row.under_18, row.guardian_agreed_at]).toEqual([true, where.services.now()])
    const page = await desk.text(`/desk/volunteers/${minor.id}`)
    expect(page).not.toContain('13900000009')
    const list = await desk.text('/desk/volunteers?under18=yes')
    expect(list).toContain('小宝')
    expect(list).not.toContain('何阿姨')
  })

  test('ten who press at once take the same neighbour in once', async () => {
    const person = await neighbour('陈阿婆')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.post('/desk/volunteers', plain({ name: '陈阿婆', person }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 422)])
  })
})

describe('one volunteer', () => {
  test('a change from an older page shows both versions and loses nothing; kept, it is saved; telephone and note stay unless said', async () => {
    const id = newId()
    await desk.post(
      '/desk/volunteers',
      plain({ id, name: '老周', phone: '13700000001', note: '只在上午', wants: ['desk'] }),
    )
    const change = {
      name: '老周',
      askedBy: 'telephone',
      mostAWeek: '3',
      mostAMonth: '9',
      wants: ['haircut', 'desk'],
      version: '1',
    }
    expect((await desk.post(`/desk/volunteers/${id}`, change)).status).toBe(303)
    const stale = await desk.post(`/desk/volunteers/${id}`, { ...change, mostAWeek: '1', wants: ['law', 'health'] })
    const text = await stale.text()
    expect(stale.status).toBe(409)
    for (const said of ['法律咨询', '量血压', '理发', 'name="wants" value="law"', 'name="version" value="2"'])
      expect(text).toContain(said)
    await desk.post(`/desk/volunteers/${id}`, { ...change, mostAWeek: '1', version: '2' })
    const row = await rowOf(id)
    expect([row.most_a_week, row.wants, row.version, row.asked_by]).toEqual([1, ['haircut', 'desk'], 3, 'telephone'])
    expect(row.phone_sealed && where.services.secrets.open(where.area.id, row.phone_sealed)).toBe('13700000001')
    expect(row.note_sealed).not.toBeNull()
    await desk.post(`/desk/volunteers/${id}`, {
      ...change,
      askedBy: 'paper',
      dropPhone: 'yes',
      dropNote: 'yes',
      version: '3',
    })
    expect(await rowOf(id)).toMatchObject({ phone_sealed: null, phone_hash: null, note_sealed: null })
  })

  test('telephone and note open with a reason only, to those who may, and each look is written down', async () => {
    const id = newId()
    await desk.post('/desk/volunteers', plain({ id, name: '老吴', phone: '13700000002', note: '耳朵背' }))
    expect((await desk.post(`/desk/volunteers/${id}/contact`, { reason: '' })).status).toBe(422)
    expect((await factsOf(id)).map(({ name }) => name)).not.toContain('vanguard.telephone.opened')
    const opened = await desk.post(`/desk/volunteers/${id}/contact`, { reason: 'not-arrived' })
    const text = await opened.text()
    expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (const said of ['13700000002', '耳朵背']) expect(text).toContain(said)
    expect((await factsOf(id)).at(-1)).toEqual({ name: 'vanguard.telephone.opened', detail: { reason: 'not-arrived' } })
    expect(await desk.text(`/desk/volunteers/${id}`)).toContain('人没到，问一下')
    const secretary = site(where, account('老王书记', 'secretary'))
    expect((await secretary.post(`/desk/volunteers/${id}/contact`, { reason: 'ask' })).status).toBe(403)
    expect(await secretary.text(`/desk/volunteers/${id}`)).not.toContain('name="reason"')
  })

  test('a newer paper replaces the older, both stay to be read; taken away it is asked of them no more', async () => {
    const id = await volunteer(where, '电工老赵', { skills: ['electrics'] })
    const paper = { skill: 'electrics', qualification: '低压电工证', expiresOn: '2024-12-01', seen: 'yes' }
    const sent = { id: newId(), ...paper }
    for (const one of [sent, sent, { skill: 'electrics', id: newId() }])
      expect((await desk.post(`/desk/volunteers/${id}/skills`, one)).status).toBe(303)
    const rows = () =>
      inArea(where.at(auto), (tx) =>
        tx
          .selectFrom('vanguard.skill')
          .select(['id', 'qualification', 'expires_on', 'seen_by', 'ended_at'])
          .where('area_id', '=', where.area.id)
          .where('volunteer_id', '=', id)
          .orderBy('ended_at')
          .execute(),
      )
    expect(await rows()).toMatchObject([
      { qualification: null, seen_by: null, ended_at: where.services.now() },
      { qualification: '低压电工证', expires_on: '2024-12-01', seen_by: where.staff.id, ended_at: null },
    ])
    expect(await desk.text('/desk/volunteers?expiring=yes&skill=electrics')).toContain('电工老赵')
    expect(await desk.text('/desk/volunteers?expiring=yes&skill=haircut')).not.toContain('电工老赵')
    expect((await desk.post(`/desk/volunteers/${id}/skills`, { skill: 'gas', seen: 'yes' })).status).toBe(422)
    await desk.post(`/desk/volunteers/${id}/skills/${sent.id}/end`, {})
    expect((await rows()).every(({ ended_at }) => ended_at !== null)).toBe(true)
  })

  test('a briefing is written down once; the account of a volunteer belongs to one of them', async () => {
    const [id, other] = [await volunteer(where, '小孙'), await volunteer(where, '小钱')]
    const training = { id: newId(), title: '用电安全', service: 'repair', on: '2024-10-23', minutes: '45' }
    for (let press = 0; press < 2; press++) await desk.post(`/desk/volunteers/${id}/trainings`, training)
    expect((await desk.text(`/desk/volunteers/${id}`)).split('用电安全')).toHaveLength(2)
    expect((await desk.post(`/desk/volunteers/${id}/trainings`, { ...training, on: '2024-10-25' })).status).toBe(422)
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.volunteer')
        .set({ account_id: 'account-老李' })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute(),
    )
    const answer = await desk.post(`/desk/volunteers/${other}/account`, { account: 'account-老李', version: '1' })
    expect(answer.status).toBe(422)
    expect((await rowOf(other)).account_id).toBeNull()
  })

  test('nobody comes to confirm their own hours by another account: not one’s own is linked or let go, nor one that confirmed them', async () => {
    const id = await volunteer(where, '小郑', { accountId: where.staff.id })
    const link = async (by: typeof where.staff, account: string | null) =>
      linkAccount(where.at(by), { id, version: (await rowOf(id)).version }, account)
    const own = { done: false, why: 'own-account' }
    expect(await link(where.staff, null)).toEqual(own)
    expect((await link(where.director, null)).done).toBe(true)
    expect(await link(where.staff, where.staff.id)).toEqual(own)
    const begins = new Date('2024-10-17T01:00:00Z')
    await inArea(where.at(auto), (tx) =>
      tx
        .insertInto('vanguard.service')
        .values({
          area_id: where.area.id,
          id: newId(),
          volunteer_id: id,
          content: '理发',
          reason: '忘了点',
          starts_at: begins,
          ends_at: new Date(begins.getTime() + 3_600_000),
          minutes: 60,
          state: 'confirmed',
          confirmed_by: where.staff.id,
          confirmed_at: where.services.now(),
          at: where.services.now(),
        })
        .execute(),
    )
    expect(await link(where.director, where.staff.id)).toEqual({ done: false, why: 'confirmed-them' })
    expect((await rowOf(id)).account_id).toBeNull()
    const page = `/desk/volunteers/${id}`
    const version = String((await rowOf(id)).version)
    expect((await desk.post(`${page}/account`, { account: '', version })).status).toBe(303)
  })

  test('another area, an unknown one and one who may not meet 404 or 403', async () => {
    const id = await volunteer(where, '小周')
    const far = await area(where.services, 'far', '外区')
    const stranger = site({ ...where, at: (actor) => ctx(where.services, far, actor ?? where.staff) }, where.staff)
    for (const path of ['', '/edit', '/pause', '/leave', '/key', '/sheet', '/person']) {
      expect((await stranger.get(`/desk/volunteers/${id}${path}`)).status).toBe(404)
      expect((await desk.get(`/desk/volunteers/${newId()}${path}`)).status).toBe(404)
      expect((await site(where, where.lead).get(`/desk/volunteers/${id}${path}`)).status).toBe(403)
    }
    expect((await stranger.post(`/desk/volunteers/${id}/leave`, {})).status).toBe(404)
    expect((await site(where).get('/desk/volunteers')).status).toBe(403)
    expect((await rowOf(id)).state).toBe('active')
  })
})

describe('a rest, leaving and coming back', () => {
  const placeFor = async (id: string, days: number) => {
    const startsAt = new Date(where.services.now().getTime() + days * 86_400_000)
    const day = await vanguardDay(where, { startsAt })
    const { shiftId } = await stall(where, day)
    const placeId = newId()
    await inArea(where.at(auto), (tx) =>
      tx
        .insertInto('vanguard.place')
        .values({
          area_id: where.area.id,
          id: placeId,
          shift_id: shiftId,
          volunteer_id: id,
          during: `[${startsAt.toISOString()},${new Date(startsAt.getTime() + 7_200_000).toISOString()})`,
          state: 'accepted',
          at: where.services.now(),
        })
        .execute(),
    )
    return placeId
  }
  const states = (ids: string[]) =>
    inArea(where.at(auto), async (tx) => {
      const rows = await tx
        .selectFrom('vanguard.place')
        .select(['id', 'state'])
        .where('area_id', '=', where.area.id)
        .where('id', 'in', ids)
        .execute()
      return ids.map((id) => rows.find((row) => row.id === id)?.state)
    })

  test('a rest gives back what lies in it and no more; after its last day somebody can be asked again by themselves', async () => {
    const id = await volunteer(where, '休息的人')
    const [past, soon, later] = [await placeFor(id, -7), await placeFor(id, 7), await placeFor(id, 21)]
    const swapId = newId()
    await inArea(where.at(auto), (tx) =>
      tx
        .insertInto('vanguard.swap')
        .values({ area_id: where.area.id, id: swapId, place_id: soon, state: 'open', at: where.services.now() })
        .execute(),
    )
    const answer = await desk.post(`/desk/volunteers/${id}/pause`, { rest: 'two-weeks' })
    expect(answer.status).toBe(303)
    expect(await states([past, soon, later])).toEqual(['accepted', 'declined', 'accepted'])
    const swap = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('vanguard.swap')
        .select('state')
        .where('area_id', '=', where.area.id)
        .where('id', '=', swapId)
        .executeTakeFirstOrThrow(),
    )
    expect(swap.state).toBe('withdrawn')
    expect((await factsOf(soon)).map(({ name }) => name)).toEqual(['vanguard.place.declined'])
    expect((await rowOf(id)).paused_until).toBe('2024-11-07')
    expect(await desk.text('/desk/volunteers?state=paused')).toContain('休息到 11月7日')
    const on = (iso: string) => ({ ...where.at(auto), now: new Date(iso) })
    await endRests(on('2024-11-07T23:00:00+08:00'))
    expect((await rowOf(id)).state).toBe('paused')
    for (let time = 0; time < 2; time++) await endRests(on('2024-11-08T00:30:00+08:00'))
    expect((await rowOf(id)).state).toBe('active')
    expect((await factsOf(id)).filter(({ name }) => name.endsWith('resumed'))).toHaveLength(1)
  })

  test('leaving gives everything ahead back and closes the private address; staff take it back, teams and skills are there', async () => {
    const id = await volunteer(where, '要走的人', { skills: ['haircut'] })
    const [past, soon] = [await placeFor(id, -14), await placeFor(id, 28)]
    const path = ownPath(where.at(auto), await rowOf(id))
    expect((await site(where).get(path)).status).toBe(200)
    const both = await Promise.all([leave(where.at(where.staff), id), leave(where.at(where.staff), id)])
    expect(both.filter(({ done }) => done)).toHaveLength(1)
    expect(await states([past, soon])).toEqual(['accepted', 'declined'])
    expect((await site(where).get(path)).status).toBe(404)
    expect((await pause(where.at(where.staff), id, null)).done).toBe(false)
    expect(await desk.text('/desk/volunteers')).not.toContain('要走的人')
    expect(await desk.text('/desk/volunteers?state=left')).toContain('要走的人')
    expect((await desk.post(`/desk/volunteers/${id}/return`, {})).status).toBe(303)
    const helpers = await inArea(where.at(auto), (tx) =>
      volunteersWithSkills(tx, where.at(auto), { teamId: where.teamId }),
    )
    expect(helpers.find((one) => one.id === id)?.skills).toHaveLength(1)
    expect((await site(where).get(path)).status).toBe(200)
  })

  test('who left does not come back beside a newer entry of theirs; a new private address closes the old one', async () => {
    const person = await neighbour('回来的人')
    const old = await volunteer(where, '回来的人', { personId: person })
    await leave(where.at(where.staff), old)
    const fresh = await volunteer(where, '回来的人', { personId: person })
    expect(await comeBack(where.at(where.staff), old)).toEqual({ done: false, why: 'already' })
    const before = ownPath(where.at(auto), await rowOf(fresh))
    for (let press = 0; press < 2; press++) await desk.post(`/desk/volunteers/${fresh}/key`, { keyNo: '1' })
    const row = await rowOf(fresh)
    expect(row.key_no).toBe(2)
    expect([
      (await site(where).get(before)).status,
      (await site(where).get(ownPath(where.at(auto), row))).status,
    ]).toEqual([404, 200])
    expect(await desk.text(`/desk/volunteers/${fresh}/sheet`)).toContain(ownPath(where.at(auto), row))
  })
})

describe('lists', () => {
  test('are found by name, pinyin and initials, narrowed by team, and taken out without telephones', async () => {
    const id = newId()
    await desk.post('/desk/volunteers', plain({ id, name: '欧阳修文', phone: '13612345678', teams: where.teamId }))
    await desk.post('/desk/volunteers', plain({ name: '没队的人' }))
    for (const q of ['欧阳', '修文', 'ouyang', 'oyxw'])
      expect(await desk.text(`/desk/volunteers?q=${q}`)).toContain('欧阳修文')
    expect(await desk.text('/desk/volunteers?q=zhang')).not.toContain('欧阳修文')
    const team = await desk.text(`/desk/volunteers?team=${where.teamId}`)
    expect([team.includes('欧阳修文'), team.includes('没队的人')]).toEqual([true, false])
    expect(await desk.text('/desk/volunteers?team=none')).toContain('没队的人')

    const csv = Buffer.from(
      await (await desk.post('/desk/volunteers/export?q=ouyang', { format: 'csv' })).arrayBuffer(),
    ).toString()
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv.split('\r\n')).toHaveLength(3)
    expect(csv).toContain('欧阳修文')
    expect(csv).not.toContain('1361234')
    const xlsx = await desk.post('/desk/volunteers/export', { format: 'xlsx' })
    const sheets = await readSheets(Buffer.from(await xlsx.arrayBuffer()), 'a')
    expect(sheets.done && sheets.value[0]?.rows[0]?.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['姓名', '会什么', '平时有空']),
    )
    expect(sheets.done && JSON.stringify(sheets.value)).not.toContain('1361234')
    const secretary = site(where, account('老王书记', 'secretary'))
    expect((await secretary.post('/desk/volunteers/export', { format: 'csv' })).status).toBe(403)
  })

  test('a lead reads the members of their own team, without telephones; another volunteer none', async () => {
    const mine = await site(where, where.lead).text('/desk/teams')
    expect(mine).toContain('欧阳修文')
    expect(mine).not.toMatch(/没队的人|136\*|1361234/)
    const other = await site(where, account('老张', 'volunteer')).text('/desk/teams')
    expect(other).toContain('您现在没有带队')
    expect(other).not.toContain('欧阳修文')
    expect((await site(where).get('/desk/teams')).status).toBe(403)
  })
})

describe('a pasted list', () => {
  test('is looked at first; each line says whom it means or why not; what is confirmed joins once', async () => {
    const [one, first, second] = [await neighbour('贴一号'), await neighbour('同名人'), await neighbour('同名人')]
    const helps = await neighbour('早就来了')
    await volunteer(where, '早就来了', { personId: helps })
    const names = '1. 贴一号 13800000000\n2. 同名人\n3. 早就来了\n4. 名册外的\n5. 张三、李四\n贴 一号'
    const agreed = { names, agreedHow: 'paper', agreedOn: '2024-10-22', teams: where.teamId }
    const together = { ...agreed, adults: 'yes' }
    for (const path of ['/desk/volunteers/paste', '/desk/volunteers/paste/take']) {
      const young = await desk.post(path, { ...agreed, 'who-1': one, 'who-2': second, 'who-4': 'name' })
      expect([young.status, (await young.text()).includes('都满 18 岁了，请打勾')]).toEqual([422, true])
    }
    const before = await desk.post('/desk/volunteers/paste', together)
    const text = await before.text()
    expect(before.status).toBe(200)
    for (const said of [
      '一行里有两个名字',
      '已经是志愿者了',
      '前面已经有这个名字',
      '名册上有 2 位同名',
      '名册上没有找到',
    ])
      expect(text).toContain(said)
    const joined = () => inArea(where.at(auto), (tx) => volunteersWithSkills(tx, where.at(auto)))
    expect((await joined()).map(({ name }) => name)).not.toContain('贴一号')

    const open = await desk.post('/desk/volunteers/paste/take', {
      ...together,
      'who-1': one,
      'who-2': '',
      'who-4': 'name',
    })
    expect(open.status).toBe(422)
    expect(await open.text()).toContain('请选是哪一位')
    const chosen = { ...together, 'who-1': one, 'who-2': second, 'who-4': 'name' }
    const [take, again] = [
      await desk.post('/desk/volunteers/paste/take', chosen),
      await desk.post('/desk/volunteers/paste/take', chosen),
    ]
    expect([take.status, again.status]).toEqual([303, 422])
    const rows = await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('vanguard.volunteer')
        .select(['person_id', 'agreed_how'])
        .where('area_id', '=', where.area.id)
        .where('person_id', 'in', [one, first, second, helps])
        .execute(),
    )
    expect(rows.map(({ person_id }) => person_id).sort()).toEqual([one, second, helps].sort())
    expect((await joined()).filter(({ name }) => name === '名册外的')).toHaveLength(1)
    const empty = await desk.post('/desk/volunteers/paste', { names: ' \n', agreedHow: '' })
    expect(empty.status).toBe(422)
    const many = Array.from({ length: 101 }, (_, at) => `人${at}甲`).join('\n')
    expect((await desk.post('/desk/volunteers/paste', { ...together, names: many })).status).toBe(422)
  })
})
