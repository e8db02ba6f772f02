import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account } from '#test/world.ts'
import { volunteersWithSkills } from '../helping.ts'
import { site, vanguardWorld, volunteer, type VanguardWorld } from '../site.test.kit.ts'
import { ownPath } from '../volunteer.ts'
import { openContact } from '../volunteers/contact.ts'

let where: VanguardWorld
const newId = () => uuidv7(where.services.now())
const location = (answer: Response) => answer.headers.get('location') ?? ''

beforeAll(async () => {
  where = await vanguardWorld()
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
const pathOf = async (id: string) => ownPath(where.at(auto), await rowOf(id))

describe('the own page', () => {
  test('opens with its address alone, kept nowhere; a wrong key and another’s key are 404', async () => {
    const [id, other] = [await volunteer(where, '王阿姨', { skills: ['haircut'] }), await volunteer(where, '陈伯伯')]
    const guest = site(where)
    const path = await pathOf(id)
    const answer = await guest.get(path)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ])
    for (const said of ['王阿姨，您好', '理发', `${path}/pause`, `${path}/leave`]) expect(text).toContain(said)
    const key = path.split('/').at(-1) ?? ''
    for (const wrong of [
      `/volunteering/${other}/${key}`,
      `${path}x`,
      path.slice(0, -1),
      `/volunteering/${newId()}/${key}`,
    ])
      for (const end of ['', '/wishes', '/known']) expect((await guest.get(wrong + end)).status, wrong + end).toBe(404)
    expect((await guest.post(`/volunteering/${other}/${key}/leave`, {})).status).toBe(404)
    expect((await rowOf(other)).state).toBe('active')
  })

  test('a volunteer who is signed in has the same page without a key; somebody else reads how to get there', async () => {
    const id = await volunteer(where, '李师傅', { accountId: 'account-李师傅' })
    const signedIn = site(where, account('李师傅', 'volunteer'))
    const text = await signedIn.text('/volunteering')
    expect(text).toContain('李师傅，您好')
    expect(text).not.toContain('/volunteering/0')
    expect((await signedIn.post('/volunteering/pause', { rest: 'open' })).status).toBe(303)
    expect((await rowOf(id)).state).toBe('paused')
    expect(await site(where).text('/volunteering')).toContain('/sign-in')
    expect(await site(where, account('老张', 'volunteer')).text('/volunteering')).toContain('还没有连到志愿者登记')
    expect((await site(where, account('老张', 'volunteer')).post('/volunteering/pause', { rest: 'open' })).status).toBe(
      404,
    )
  })

  test('who tries many keys waits; the right key still opens', async () => {
    const strict = await vanguardWorld({ JINLIN_LIMITS: 'on' })
    const id = await volunteer(strict, '王阿姨')
    const guest = site(strict)
    const statuses: number[] = []
    for (let at = 0; at < 12; at++) statuses.push((await guest.get(`/volunteering/${id}/${'x'.repeat(22)}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429])
    const row = await inArea(strict.at(auto), (tx) =>
      tx.selectFrom('vanguard.volunteer').selectAll().where('area_id', '=', strict.area.id).executeTakeFirstOrThrow(),
    )
    expect((await guest.get(ownPath(strict.at(auto), row))).status).toBe(200)
  })
})

describe('what one does there', () => {
  test('wants, limits and times are one’s own to say; what was typed stays when it is refused or somebody was faster', async () => {
    const id = await volunteer(where, '何阿姨')
    const [guest, path] = [site(where), await pathOf(id)]
    const said = {
      version: '1',
      askedBy: 'paper',
      mostAWeek: '1',
      mostAMonth: '4',
      wants: ['desk', 'company'],
      'free-4': ['morning'],
      note: '膝盖不好',
    }
    const wrong = await guest.post(`${path}/wishes`, { ...said, mayNot: 'desk' })
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    for (const kept of ['膝盖不好', '有一样又愿意又不能做', 'value="4"']) expect(text).toContain(kept)
    expect(location(await guest.post(`${path}/wishes`, said))).toBe(path)
    const late = await guest.post(`${path}/wishes`, { ...said, mostAWeek: '5' })
    const lateText = await late.text()
    expect(late.status).toBe(409)
    for (const kept of ['value="5"', 'name="version" value="2"']) expect(lateText).toContain(kept)
    const [helper] = (await inArea(where.at(auto), (tx) => volunteersWithSkills(tx, where.at(auto)))).filter(
      (one) => one.id === id,
    )
    expect(helper).toMatchObject({
      askedBy: 'paper',
      mostAWeek: 1,
      wants: ['company', 'desk'],
      freeTimes: [{ weekday: 4, fromMinute: 480, toMinute: 720 }],
    })
  })

  test('a skill is added and taken away; another’s is not', async () => {
    const [id, other] = [await volunteer(where, '小孙'), await volunteer(where, '小钱', { skills: ['law'] })]
    const [guest, path] = [site(where), await pathOf(id)]
    for (let press = 0; press < 2; press++)
      expect((await guest.post(`${path}/skills`, { skill: 'phones' })).status).toBe(303)
    expect((await guest.post(`${path}/skills`, { skill: '' })).status).toBe(422)
    const helpers = () => inArea(where.at(auto), (tx) => volunteersWithSkills(tx, where.at(auto)))
    const skillsOf = async (who: string) => (await helpers()).find((one) => one.id === who)?.skills ?? []
    expect(await skillsOf(id)).toEqual([{ skill: 'phones', qualification: null, expiresOn: null, seen: false }])
    const rows = await inArea(where.at(auto), (tx) =>
      tx.selectFrom('vanguard.skill').select(['id', 'volunteer_id']).where('area_id', '=', where.area.id).execute(),
    )
    const skill = (who: string) => rows.find((row) => row.volunteer_id === who)?.id ?? ''
    await guest.post(`${path}/skills/${skill(other)}/end`, {})
    expect(await skillsOf(other)).toHaveLength(1)
    await guest.post(`${path}/skills/${skill(id)}/end`, {})
    expect(await skillsOf(id)).toEqual([])
  })

  test('a rest and leaving take two taps and no reason; left, the address is closed and only staff take it back', async () => {
    const id = await volunteer(where, '吴叔叔')
    const [guest, path] = [site(where), await pathOf(id)]
    expect(await guest.text(`${path}/pause`)).toContain('休息两个星期')
    expect((await guest.post(`${path}/pause`, { rest: 'day', until: '2024-10-01' })).status).toBe(422)
    await guest.post(`${path}/pause`, { rest: 'two-weeks' })
    expect(await rowOf(id)).toMatchObject({ state: 'paused', paused_until: '2024-11-07' })
    expect(await guest.text(path)).toContain('我回来了')
    await guest.post(`${path}/resume`, {})
    expect((await rowOf(id)).state).toBe('active')
    const asked = await guest.text(`${path}/leave`)
    expect(asked).not.toMatch(/<textarea|type="text"|<select/)
    expect(location(await guest.post(`${path}/leave`, {}))).toBe('/volunteer')
    for (const end of ['', '/leave', '/return']) expect((await guest.post(`${path}${end}`, {})).status).toBe(404)
    expect((await rowOf(id)).state).toBe('left')
  })

  test('everything known of one is there, the telephone masked, and who opened it and why', async () => {
    const id = newId()
    const desk = site(where, where.staff)
    await desk.post('/desk/volunteers', {
      id,
      name: '郑阿姨',
      phone: '13812349999',
      note: '晕血',
      agreedHow: 'paper',
      teams: where.teamId,
      'free-6': 'evening',
    })
    await desk.post(`/desk/volunteers/${id}/trainings`, {
      id: newId(),
      title: '上门礼节',
      on: '2024-10-01',
      minutes: '30',
    })
    await openContact(where.at(where.staff), { id, reason: 'ask' })
    const text = await site(where).text(`${await pathOf(id)}/known`)
    for (const said of ['郑阿姨', '138****9999', '晕血', '临江先锋志愿服务队', '周六晚上', '上门礼节', '问能不能来'])
      expect(text).toContain(said)
    expect(text).not.toContain('13812349999')
  })
})
