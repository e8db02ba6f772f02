import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { ownPath, volunteerHere } from '#modules/vanguard/public.ts'
import { giveGrant } from '#platform/auth/grants.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, compound, freshServices, thursday } from '#test/world.ts'
import { agreedPlan, careWorld, moveTo, site, terms, visitsAt, type CareWorld } from '#test/care.kit.ts'
import { care } from './routes.ts'
import { changePlan, endPlan, makePlan, refusePlan } from './plans/planning.ts'
import { notThisWeek, pausePlan } from './plans/resting.ts'
import { declare, endSeason } from './seasons/season.ts'
import { decide, takeStep } from './ladder/ladder.ts'
import { watchVisits } from './visits/escalating.ts'
import { layVisits } from './visits/laying.ts'
import { tellOfToday } from './visits/telling.ts'
import { printSheet, sheetToPrint } from './sheets/sheet.ts'
import { sheetReminder } from './sheets/reminder.ts'

const services = await freshServices()
let where: CareWorld
let made = 0
beforeEach(async () => {
  services.clock.now = thursday
  where = await careWorld({ services, code: `area-${++made}` })
  moveTo(where, '2024-10-24T07:00')
})

const staff = () => where.at(where.staff)
const today = async (planId: string) => (await visitsAt(where, planId)).find(({ due_on }) => due_on === '2024-10-24')
const todayId = async (planId: string) => (await today(planId))?.id ?? ''
const well = { press: 'well' }
const newId = () => uuidv7(where.services.now())
const factNames = () =>
  inArea(staff(), (tx) =>
    tx.selectFrom('platform.fact').select('name').where('area_id', '=', where.area.id).orderBy('seq').execute(),
  ).then((rows) => rows.map(({ name }) => name))

describe('an arrangement', () => {
  test('is laid out a week ahead for the volunteer who said yes, once however often the clock runs', async () => {
    const id = await agreedPlan(where)
    await Promise.all([layVisits(staff()), layVisits(staff())])
    const visits = await visitsAt(where, id)
    expect(visits.map(({ due_on }) => due_on)).toEqual(
      ['24', '25', '26', '27', '28', '29', '30'].map((day) => `2024-10-${day}`),
    )
    expect(new Set(visits.map(({ volunteer_id }) => volunteer_id))).toEqual(new Set([where.volunteerId]))
  })

  test('a volunteer who rests is stood in for by whoever keeps the plan; back again, they go', async () => {
    const id = await agreedPlan(where)
    const rest = (state: 'paused' | 'active') =>
      inArea(staff(), (tx) =>
        tx
          .updateTable('vanguard.volunteer')
          .set({ state })
          .where('area_id', '=', where.area.id)
          .where('id', '=', where.volunteerId)
          .execute(),
      )
    await rest('paused')
    await layVisits(staff())
    expect((await today(id))?.staff_id).toBe(where.staff.id)
    await rest('active')
    await layVisits(staff())
    expect((await today(id))?.volunteer_id).toBe(where.volunteerId)
  })

  test('a no is not asked about again for ninety days, unless the wish is theirs; its words are gone', async () => {
    const ask = (theirWish: boolean) =>
      makePlan(staff(), { id: newId(), personId: where.elderId, text: terms(where), theirWish })
    const first = await ask(false)
    if (!first.done) throw new Error(first.why)
    expect(await ask(false)).toEqual({ done: false, why: 'has-plan' })
    expect(await refusePlan(staff(), { id: first.value, version: 1 })).toMatchObject({ done: true })
    expect(await ask(false)).toEqual({ done: false, why: 'asked-lately' })
    const kept = await inArea(staff(), (tx) =>
      tx.selectFrom('care.plan').selectAll().where('area_id', '=', where.area.id).executeTakeFirstOrThrow(),
    )
    expect([kept.reason_sealed, kept.advice_sealed, kept.contact_sealed]).toEqual([null, null, null])
    expect(await ask(true)).toMatchObject({ done: true })
  })

  test('changed by two, the second reads that it is stale; a rest, this week and an end take away what lies ahead', async () => {
    const id = await agreedPlan(where)
    const [a, b] = await Promise.all([
      changePlan(staff(), { id, version: 2 }, terms(where, { everyDays: 2 })),
      changePlan(staff(), { id, version: 2 }, terms(where, { everyDays: 3 })),
    ])
    expect([a.done, b.done].filter(Boolean)).toHaveLength(1)
    expect(await notThisWeek(staff(), id)).toMatchObject({ done: true })
    const declined = (await visitsAt(where, id)).filter(({ state }) => state === 'declined')
    expect(declined.length).toBeGreaterThan(0)
    expect(declined.every(({ due_on }) => due_on <= '2024-10-27')).toBe(true)
    expect(await pausePlan(staff(), { id, version: 3 }, null)).toMatchObject({ done: true })
    expect((await visitsAt(where, id)).filter(({ state }) => state === 'assigned')).toEqual([])
    expect(await endPlan(staff(), { id, version: 4 }, '搬走了')).toMatchObject({ done: true })
  })

  test('in cold weeks somebody comes more often, and as before when it is over', async () => {
    const id = await agreedPlan(where, { over: { everyDays: null, weekdays: [4], seasonDays: 1 } })
    expect(await visitsAt(where, id)).toHaveLength(1)
    const season = newId()
    await declare(staff(), { id: season, kind: 'cold', from: '2024-10-24', to: '2024-10-30' })
    expect(await visitsAt(where, id)).toHaveLength(7)
    await endSeason(staff(), season)
    expect(await visitsAt(where, id)).toHaveLength(1)
  })

  test('names are for whoever keeps it; another of staff meets 404, and no name in any list', async () => {
    const id = await agreedPlan(where)
    const other = account('小赵', 'staff')
    expect((await site(where, where.staff).text('/desk/care')).includes('何秀英')).toBe(true)
    expect((await site(where, where.director).text('/desk/care')).includes('何秀英')).toBe(true)
    for (const path of [
      '/desk/care',
      '/desk/care/visits',
      '/desk/care/ladder',
      `/desk/care/visits/${await todayId(id)}`,
    ])
      expect(await site(where, other).text(path)).not.toContain('何秀英')
    expect((await site(where, other).get(`/desk/care/plans/${id}`)).status).toBe(404)
    expect((await site(where, account('李书记', 'secretary')).get('/desk/care')).status).toBe(403)
  })

  test('what the elder said opens for a reason only, and the elder can read who looked', async () => {
    const id = await agreedPlan(where)
    const desk = site(where, where.staff)
    expect(await desk.text(`/desk/care/plans/${id}`)).not.toContain('怕摔了')
    expect((await desk.post(`/desk/care/plans/${id}/opening`, { lookReason: '' })).status).toBe(422)
    const opened = await desk.post(`/desk/care/plans/${id}/opening`, { lookReason: '换人交代' })
    expect(await opened.text()).toContain('怕摔了没人知道')
    expect(await desk.text(`/desk/care/plans/${id}`)).toContain('换人交代')
  })
})

describe('a visit', () => {
  test('shows where to go only in its hours and only to whoever goes, watermarked, kept by no cache, each look noted', async () => {
    const id = await agreedPlan(where)
    const visit = await todayId(id)
    const mine = site(where, where.goer)
    const path = `/care/visits/${visit}`
    const early = await mine.get(path)
    expect([early.status, (await early.text()).includes('何秀英')]).toEqual([404, false])
    expect(await mine.text('/care/visits')).not.toContain('何秀英')
    moveTo(where, '2024-10-24T09:10')
    const shown = await mine.get(path)
    const text = await shown.text()
    for (const one of ['何秀英', '3号楼 501', '耳背', '13987654321', '孙姐 10月24日 周四 上午9点10分'])
      expect(text).toContain(one)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(Number(shown.headers.get('x-kept-for'))).toBe((2 * 60 + 50) * 60_000)
    for (const actor of [account('老王', 'volunteer'), account('小赵', 'staff')]) {
      expect((await site(where, actor).get(path)).status).toBe(404)
      expect((await site(where, actor).post(path, well)).status).toBe(404)
    }
    expect((await today(id))?.state).toBe('assigned')
    moveTo(where, '2024-10-24T12:01')
    const late = await mine.get(path)
    expect([late.status, (await late.text()).includes('时间过了')]).toEqual([404, true])
    const looks = await inArea(staff(), (tx) =>
      tx.selectFrom('care.look').select(['by_name', 'field']).where('area_id', '=', where.area.id).execute(),
    )
    expect(looks).toEqual([{ by_name: '孙姐', field: 'address' }])
  })

  test('is closed by one press, once; ticks with something wanted lead to a need, by choice', async () => {
    const id = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const mine = site(where, where.goer)
    const path = `/care/visits/${await todayId(id)}`
    const ticks = { press: 'ticks', met: 'yes', well: 'yes', note: '水龙头滴水', id: newId() }
    const [first, second] = await Promise.all([mine.post(path, ticks), mine.post(path, ticks)])
    expect([first.headers.get('location'), second.headers.get('location')]).toEqual([`${path}/help`, `${path}/help`])
    expect(await today(id)).toMatchObject({ state: 'needs-help', met: true, well: true, content: false })
    expect(await mine.text(`${path}/help`)).toContain(`/needs/new?place=${where.here.buildingId}`)
    expect((await factNames()).filter((name) => name === 'care.visit.closed')).toHaveLength(1)
    expect((await mine.post(path, { press: 'no-answer' })).headers.get('location')).toBe('/care/visits')
    expect((await today(id))?.state).toBe('needs-help')
  })

  test('by the private address the same; a wrong key and another’s visit are 404', async () => {
    const id = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const own = await volunteerHere(staff(), where.volunteerId)
    if (!own) throw new Error('nobody')
    const base = `${ownPath(staff(), own)}/visits`
    const visit = await todayId(id)
    const stranger = site(where)
    expect(await stranger.text(`${base}/${visit}`)).toContain('何秀英')
    expect((await stranger.get(`/volunteering/${own.id}/wrong-key-wrong-key-22/visits/${visit}`)).status).toBe(404)
    expect((await stranger.post(`${base}/${visit}`, well)).status).toBe(303)
    expect((await today(id))?.state).toBe('ok')
  })

  test('kept on a device and sent late it counts for when it was; without that it is over, and staff write it down', async () => {
    const id = await agreedPlan(where)
    const path = `/care/visits/${await todayId(id)}`
    moveTo(where, '2024-10-24T15:00')
    await watchVisits(staff())
    expect((await today(id))?.state).toBe('missed')
    expect(await site(where, where.staff).text('/desk/care')).toContain('有 1 次探访过了时间')
    const mine = site(where, where.goer)
    await mine.post(path, well)
    expect((await today(id))?.state).toBe('missed')
    const kept = async (marks: object[], actor = mine) => {
      const batch = JSON.stringify({ device: 'd', now: '2024-10-24T15:00:00+08:00', marks })
      return (await actor.post('/care/visits/kept', { batch })).json() as Promise<Record<string, unknown>>
    }
    const mark = { id: newId(), visit: path.split('/').at(-1), press: 'well', at: '2024-10-24T10:00:00+08:00' }
    const stranger = site(where, account('老王', 'volunteer'))
    expect(await kept([mark], stranger)).toEqual({
      taken: [],
      refused: [{ id: mark.id, said: '这次探访不是您的。' }],
      next: null,
    })
    const late = { ...mark, id: newId(), at: '2024-10-24T12:01:00+08:00' }
    expect(await kept([late])).toMatchObject({ taken: [], refused: [{ id: late.id }] })
    const said = await kept([mark, { ...mark, id: newId(), press: '?' }, { id: 'odd' }])
    expect(said).toMatchObject({ taken: [mark.id], next: '/care/visits' })
    expect(said['refused']).toHaveLength(2)
    expect(await kept([mark])).toMatchObject({ taken: [mark.id], refused: [] })
    expect(await today(id)).toMatchObject({ state: 'ok', closed_at: new Date('2024-10-24T10:00:00+08:00') })
  })

  test('whoever goes is told on the day, once, from eight in the morning', async () => {
    await agreedPlan(where)
    expect(await tellOfToday(staff())).toBe(0)
    moveTo(where, '2024-10-24T08:00')
    await tellOfToday(staff())
    await tellOfToday(staff())
    expect((await factNames()).filter((name) => name === 'care.visit.assigned')).toHaveLength(1)
  })
})

describe('a door that stays shut', () => {
  const unanswered = async (planId: string, id = newId()) =>
    site(where, where.goer).post(`/care/visits/${await todayId(planId)}`, { press: 'no-answer', id })

  test('is tried again two hours later; the second time staff are told; a trembling finger is one try', async () => {
    const plan = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const press = newId()
    await Promise.all([unanswered(plan, press), unanswered(plan, press)])
    expect((await today(plan))?.state).toBe('no-answer')
    expect((await unanswered(plan)).status).toBe(422)
    moveTo(where, '2024-10-24T11:10')
    await unanswered(plan)
    expect((await today(plan))?.state).toBe('escalated')
    expect(await factNames()).toContain('care.visit.escalated')
  })

  test('nobody noted a second try, or somebody is worried: staff are told all the same', async () => {
    const plan = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    await unanswered(plan)
    moveTo(where, '2024-10-24T12:11')
    await Promise.all([watchVisits(staff()), watchVisits(staff())])
    expect((await today(plan))?.state).toBe('escalated')
    expect((await factNames()).filter((name) => name === 'care.visit.escalated')).toHaveLength(1)
    moveTo(where, '2024-10-25T09:10')
    const visits = await visitsAt(where, plan)
    await site(where, where.goer).post(`/care/visits/${visits[1]?.id ?? ''}`, { press: 'worried' })
    expect((await visitsAt(where, plan))[1]?.state).toBe('escalated')
  })

  test('ends by a named person’s decision only: a word of the volunteer helps, two who decide at once are one decision', async () => {
    const plan = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const id = await todayId(plan)
    const mine = site(where, where.goer)
    await mine.post(`/care/visits/${id}`, { press: 'worried' })
    const other = account('小赵', 'staff')
    const page = await site(where, other).text(`/desk/care/ladder/${id}`)
    for (const one of ['何秀英', 'tel:13812345678', 'tel:13987654321', 'tel:110', 'tel:120'])
      expect(page).toContain(one)
    const step = { id: newId(), what: 'rang-contact', outcome: 'reached', words: '女儿说去医院了' } as const
    expect(await takeStep(where.at(other), id, step)).toMatchObject({ done: true })
    await mine.post(`/care/visits/${id}`, well)
    await watchVisits(staff())
    expect((await today(plan))?.state).toBe('escalated')
    const said = { decision: 'away', words: '女儿电话里说的' } as const
    const [a, b] = await Promise.all([
      decide(where.at(other), id, said),
      decide(where.at(where.director), id, { ...said, decision: 'safe' }),
    ])
    expect([a.done, b.done].filter(Boolean)).toHaveLength(1)
    expect(await today(plan)).toMatchObject({ state: 'resolved' })
    expect(await takeStep(where.at(other), id, { ...step, id: newId() })).toEqual({ done: false, why: 'decided' })
    expect(
      (await site(where, other).post(`/desk/care/ladder/${id}/decision`, { decision: 'safe', why: '看到人了' })).status,
    ).toBe(409)
    expect(await site(where, other).text(`/desk/care/ladder/${id}`)).not.toContain('13812345678')
  })

  test('is nobody’s who does not work there, and a decision says how it is known', async () => {
    const plan = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const id = await todayId(plan)
    await site(where, where.goer).post(`/care/visits/${id}`, { press: 'worried' })
    const elsewhere = account('别处', 'staff', newId())
    expect((await site(where, elsewhere).get(`/desk/care/ladder/${id}`)).status).toBe(404)
    const answer = await site(where, where.staff).post(`/desk/care/ladder/${id}/decision`, {
      decision: 'safe',
      why: '',
    })
    expect([answer.status, (await today(plan))?.state]).toEqual([422, 'escalated'])
  })
})

describe('whoever works for some compounds', () => {
  /** An account of staff who works in one compound. */
  async function staffOf(name: string, compoundId: string): Promise<string> {
    const [id, at] = [newId(), staff().now]
    const user = { id, name, email: `${id}@account.invalid`, home_area: where.area.id, created_at: at, updated_at: at }
    await where.services.db.global((tx) => tx.insertInto('auth.user').values(user).execute())
    const open = { buildingId: null, endsOn: null, delegatedBy: null, reason: null }
    await inArea(staff(), (tx) => giveGrant(tx, staff(), { ...open, accountId: id, role: 'staff', compoundId }))
    return id
  }

  test('finds nothing of what is kept elsewhere, holds no plan there, and declares no weather for the whole area', async () => {
    const plan = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const visit = await todayId(plan)
    await site(where, where.goer).post(`/care/visits/${visit}`, { press: 'worried' })
    const { compoundId } = where.here
    const own = site(where, account('这里的', 'director', compoundId))
    const far = site(where, account('对面的', 'director', newId()))
    const ids = [`/plans/${plan}`, `/visits/${visit}`, `/ladder/${visit}`].map((path) => `/desk/care${path}`)
    const of = care.routes.filter(({ path }) => /^\/desk\/care\/(plans|visits|ladder)\/:id/.test(path))
    const addresses = [...new Set(of.map(({ method, path }) => `${method} ${path}`))].map((one) => one.split(' '))
    expect(addresses.length).toBeGreaterThan(12)
    for (const [method = '', path = ''] of addresses) {
      const at = ids.find((one) => one.split('/')[3] === path.split('/')[3]) ?? ''
      const href = path.replace(/^\/desk\/care\/\w+\/:id(\{[^}]*\})?/, at).replace(/:\w+/g, newId())
      const answer = await (method === 'GET' ? far.get(href) : far.post(href, {}))
      expect([method, path, answer.status]).toEqual([method, path, 404])
    }
    for (const path of ids) expect([path, (await own.get(path)).status]).toEqual([path, 200])
    expect(await own.text(`/desk/care/plans/${plan}/edit`)).not.toContain('对面的')
    const season = { id: newId(), kind: 'heat', from: '2024-10-24', to: '2024-10-30' }
    expect((await own.post('/desk/care/seasons', season)).status).toBe(403)
    expect(await own.text('/desk/care/seasons')).not.toContain('name="kind"')
    await declare(staff(), { ...season, kind: 'heat' })
    expect((await own.post(`/desk/care/seasons/${season.id}/end`, {})).status).toBe(403)
    expect((await site(where, where.staff).post(`/desk/care/seasons/${season.id}/end`, {})).status).toBe(303)
  })

  test('of those who may hold a plan, only who works where the elder lives is offered, and taken', async () => {
    const plan = await agreedPlan(where)
    const other = await compound(where.services, where.area, {
      compound: '金岸小区',
      building: '1号楼',
      rooms: ['101'],
    })
    const [here, there] = [await staffOf('这里的', where.here.compoundId), await staffOf('对面的', other.compoundId)]
    const edit = await site(where, where.director).text(`/desk/care/plans/${plan}/edit`)
    expect([edit.includes(here), edit.includes(there)]).toEqual([true, false])
    const terms = {
      means: 'visit',
      rhythm: 'weekdays',
      weekday: ['1'],
      from: '09:00',
      to: '11:00',
      startsOn: '2024-10-24',
    }
    const send = (holder: string, version: number) =>
      site(where, where.director).post(`/desk/care/plans/${plan}/terms`, { ...terms, holder, version: String(version) })
    expect([(await send(there, 2)).status, (await send(here, 2)).status]).toEqual([422, 303])
  })
})

describe('the sealed list', () => {
  test('holds family name, door, contact and rhythm only; is shown a quarter of an hour; a week later a new one is asked for', async () => {
    await agreedPlan(where)
    expect(await sheetReminder(staff())).not.toBeNull()
    const id = newId()
    await printSheet(staff(), { id, liesAt: '保险柜' })
    await printSheet(staff(), { id, liesAt: '保险柜' })
    const page = await site(where, where.staff).text(`/desk/care/sheets/${id}`)
    for (const one of ['何', '3号楼 501室', '13987654321']) expect(page).toContain(one)
    for (const one of ['秀英', '怕摔', '耳背']) expect(page).not.toContain(one)
    expect(await sheetToPrint(where.at(where.director), id)).toBeNull()
    moveTo(where, '2024-10-24T07:16')
    expect(await sheetToPrint(staff(), id)).toBeNull()
    expect(await sheetReminder(staff())).toBeNull()
    moveTo(where, '2024-10-31T07:16')
    expect(await sheetReminder(staff())).not.toBeNull()
    expect(await printSheet(where.at(account('片', 'staff', newId())), { id: newId(), liesAt: '柜' })).toMatchObject({
      done: false,
    })
  })
})
