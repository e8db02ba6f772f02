import { beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { DAY_MS } from '#base/days.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { account, area, ctx } from '#test/world.ts'
import { volunteersWithSkills } from '../helping.ts'
import { vanguardRetention } from '../retention.ts'
import { site, vanguardWorld, type VanguardWorld } from '../site.test.kit.ts'

let where: VanguardWorld
const newId = () => uuidv7(where.services.now())
const location = (answer: Response) => answer.headers.get('location') ?? ''

beforeAll(async () => {
  where = await vanguardWorld()
})

const wishes = () =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('vanguard.wish_to_help').selectAll().where('area_id', '=', where.area.id).orderBy('id').execute(),
  )
const helpers = () => inArea(where.at(auto), (tx) => volunteersWithSkills(tx, where.at(auto)))
const wish = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  name: '想帮忙的人',
  phone: '13811112222',
  ...more,
})

test('a name and a telephone are enough, sent twice it is one wish; the page says what is asked, why and until when', async () => {
  const guest = site(where)
  const page = await guest.text('/volunteer')
  for (const line of ['问什么：', '为什么：', '到什么时候：']) expect(page).toContain(line)
  const sent = wish({ skills: ['haircut', 'phones'], note: '只有周末' })
  for (let press = 0; press < 2; press++)
    expect(location(await guest.post('/volunteer', sent))).toBe('/volunteer/thanks')
  expect(await wishes()).toMatchObject([{ id: sent.id, state: 'new', skills: ['haircut', 'phones'], version: 1 }])
  const empty = await guest.post('/volunteer', { name: '小明', under18: 'yes' })
  const text = await empty.text()
  expect(empty.status).toBe(422)
  for (const said of ['value="小明"', '这里还空着', '要写监护人是谁', '监护人同意了才能加入'])
    expect(text).toContain(said)
  expect(await wishes()).toHaveLength(1)
})

test('staff ring for a reason, take in with skills and their own yes; two at once, pressed twice, it is one volunteer', async () => {
  const desk = site(where, where.staff)
  const [{ id } = { id: '' }] = await wishes()
  const list = await desk.text('/desk/volunteers/wishes')
  expect(list).toContain('138****2222')
  expect(list).not.toContain('13811112222')
  expect((await desk.post(`/desk/volunteers/wishes/${id}/contact`, {})).status).toBe(422)
  expect(await (await desk.post(`/desk/volunteers/wishes/${id}/contact`, { reason: 'ask' })).text()).toContain(
    '13811112222',
  )
  const volunteerId = newId()
  const take = { version: '1', volunteer: volunteerId }
  const colleague = site(where, account('小赵', 'staff'))
  const answers = await Promise.all([
    desk.post(`/desk/volunteers/wishes/${id}/take`, take),
    desk.post(`/desk/volunteers/wishes/${id}/take`, take),
    colleague.post(`/desk/volunteers/wishes/${id}/take`, { version: '1', volunteer: newId() }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await helpers()).toHaveLength(1)
  const [row] = await wishes()
  expect(row?.state).toBe('taken')
  const [helper] = await helpers()
  expect(helper).toMatchObject({ id: row?.volunteer_id, name: '想帮忙的人' })
  expect(helper?.skills.map(({ skill }) => skill).sort()).toEqual(['haircut', 'phones'])
  const page = await desk.text(`/desk/volunteers/${helper?.id ?? ''}`)
  expect(page).toContain('自己报的')
  expect((await desk.post(`/desk/volunteers/wishes/${id}/decline`, { version: '1' })).status).toBe(303)
  expect((await wishes())[0]?.state).toBe('taken')
})

test('somebody thanked stays out; a minor comes with a guardian; another area and others of this one may not', async () => {
  const desk = site(where, where.staff)
  const minor = wish({
    name: '小红',
    under18: 'yes',
    guardianName: '红妈',
    guardianPhone: '13900000001',
    guardianOk: 'yes',
  })
  const other = wish({ name: '问问的人' })
  for (const one of [minor, other]) await site(where).post('/volunteer', one)
  await desk.post(`/desk/volunteers/wishes/${other.id}/decline`, { version: '1' })
  const far = await area(where.services, 'far', '外区')
  const stranger = site({ ...where, at: (actor) => ctx(where.services, far, actor ?? where.staff) }, where.staff)
  expect(await stranger.text('/desk/volunteers/wishes')).not.toContain('小红')
  expect((await stranger.post(`/desk/volunteers/wishes/${minor.id}/take`, { version: '1' })).status).toBe(404)
  expect((await stranger.post(`/desk/volunteers/wishes/${minor.id}/contact`, {})).status).toBe(404)
  expect((await site(where, where.lead).get('/desk/volunteers/wishes')).status).toBe(403)
  expect(
    (await desk.post(`/desk/volunteers/wishes/${minor.id}/take`, { version: '1', volunteer: newId() })).status,
  ).toBe(303)
  const names = (await helpers()).map(({ name, under18 }) => [name, under18])
  expect(names).toEqual(expect.arrayContaining([['小红', true]]))
  expect(names).not.toEqual(expect.arrayContaining([['问问的人', false]]))
})

test('who sends too often waits and loses nothing; half a year later a wish is gone', async () => {
  const strict = await vanguardWorld({ JINLIN_LIMITS: 'on' })
  const guest = site(strict)
  const statuses: number[] = []
  for (let at = 0; at < 21; at++) statuses.push((await guest.post('/volunteer', wish())).status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  expect(await (await guest.post('/volunteer', wish({ name: '没丢的人' }))).text()).toContain('没丢的人')
  const later = (days: number) => ({ ...where.at(auto), now: new Date(where.services.now().getTime() + days * DAY_MS) })
  const rules = vanguardRetention.filter(({ table }) => table === 'vanguard.wish_to_help')
  await applyRetention(later(179), rules)
  expect(await wishes()).toHaveLength(3)
  await applyRetention(later(181), rules)
  expect(await wishes()).toHaveLength(0)
})
