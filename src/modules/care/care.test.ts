import { beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { ownPath, volunteerHere } from '#modules/vanguard/public.ts'
import { giveGrant } from '#platform/auth/grants.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account, compound, freshServices, thursday } from '#test/world.ts'
import {
  agreedPlan,
  careWorld,
  leave,
  movePerson,
  moveTo,
  pause,
  resume,
  site,
  terms,
  visitsAt,
  volunteer,
  type CareWorld,
} from '#test/care.kit.ts'
import { followElder, followElders, followVolunteer } from './plans/following.ts'
import { answerPairing, goersTo, pair, unpair } from './plans/pairing.ts'
import { care } from './routes.ts'
import { changePlan, endPlan, makePlan, refusePlan } from './plans/planning.ts'
import { notThisWeek, thisWeekAgain } from './plans/quiet.ts'
import { pausePlan, resumePlan } from './plans/resting.ts'
import { planOf } from './plan.ts'
import { takeVisit } from './visits/desk.ts'
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
    const typed = {
      ...{ means: 'visit', rhythm: 'weekdays', weekday: '4', from: '09:00', to: '11:00', startsOn: '2024-10-24' },
      ...{ reason: '怕她一个人闷', holder: where.staff.id!, version: '2' },
    }
    const stale = await site(where, where.staff).post(`/desk/care/plans/${id}/terms`, typed)
    expect(stale.status).toBe(409)
    const page = await stale.text()
    for (const kept of ['name="reason" value="怕她一个人闷"', 'name="weekday" value="4"', 'name="version" value="3"'])
      expect(page).toContain(kept)
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
    // Paper names nobody: what is printed of these pages is a sentence only.
    for (const path of ['/desk/care', `/desk/care/plans/${id}`, '/desk/care/visits']) {
      const [, printed = '', shown = ''] = (await site(where, where.staff).text(path)).split(
        /<p class="print-only">|<div class="no-print">/,
      )
      expect(printed, path).toContain('不打印')
      expect([printed.includes('何秀英'), shown.includes('何秀英')], path).toEqual([false, true])
    }
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
    const shown = await stranger.get(`${base}/${visit}`)
    expect(await shown.text()).toContain('何秀英')
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
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

test('who tries many keys at a visit’s address waits, as at the volunteer’s own page; the right key still opens', async () => {
  const strict = await careWorld(undefined, { JINLIN_LIMITS: 'on' })
  const own = await volunteerHere(strict.at(strict.staff), strict.volunteerId)
  if (!own) throw new Error('nobody')
  const stranger = site(strict)
  const statuses: number[] = []
  for (let at = 0; at < 6; at++)
    for (const end of ['', '/kept'])
      statuses.push(
        (await stranger.post(`/volunteering/${own.id}/${'x'.repeat(22)}/visits${end || `/${own.id}`}`, well)).status,
      )
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429])
  expect((await stranger.get(`${ownPath(strict.at(strict.staff), own)}/visits`)).status).toBe(200)
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

const planNow = async (id: string) => {
  const plan = await inArea(staff(), (tx) => planOf(tx, staff(), id))
  if (!plan) throw new Error('no plan')
  return plan
}
const open = async (id: string) => (await visitsAt(where, id)).filter(({ state }) => state === 'assigned')
const fact = (name: string, subjectId: string) => ({
  ...{
    id: newId(),
    name,
    subjectId,
    actorId: null,
    actorKind: 'auto' as const,
    at: where.services.now(),
    detail: null,
  },
})

/** Somebody who stands in for 孙姐, and said yes unless told otherwise. */
const standIn = async (planId: string, name: string, yes = true) => {
  const actor = account(name, 'volunteer')
  const volunteerId = await volunteer(where, name, { accountId: actor.id, skills: ['company'] })
  const id = newId()
  await pair(staff(), { id, planId, volunteerId, part: 'substitute' })
  if (yes) await answerPairing(where.at(actor), { id, volunteerId, yes: true })
  return { actor, volunteerId, id }
}

describe('an elder who moved away', () => {
  const move = async (to: 'left' | 'here', version: number) => {
    await movePerson(staff(), { id: where.elderId, version, to })
    const heard = fact(`people.person.${to === 'left' ? 'left' : 'returned'}`, where.elderId)
    await followElder(staff(), heard)
    await followElder(staff(), heard)
    await followElders(staff())
    await layVisits(staff())
  }
  const rests = () =>
    inArea(staff(), (tx) =>
      tx.selectFrom('care.pause').select(['from_on', 'until_on']).where('area_id', '=', where.area.id).execute(),
    )

  test('is visited no more from that moment on, whoever goes reads no door; staff are asked to end it; taken back, it goes on', async () => {
    const id = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const path = `/care/visits/${await todayId(id)}`
    expect(await site(where, where.goer).text(path)).toContain('何秀英')
    await move('left', 1)
    expect(await open(id)).toEqual([])
    expect((await today(id))?.state).toBe('skipped')
    const shut = await site(where, where.goer).get(path)
    expect([shut.status, (await shut.text()).includes('何秀英')]).toEqual([404, false])
    expect(await rests()).toEqual([{ from_on: '2024-10-24', until_on: null }])
    expect((await factNames()).filter((name) => name === 'care.plan.moved')).toHaveLength(1)
    const desk = site(where, where.staff)
    expect(await desk.text('/desk/care')).toContain('有 1 位老人在名册里记为搬走了')
    expect(await desk.text(`/desk/care/plans/${id}`)).toContain(`/desk/people/${where.elderId}`)
    expect(await printSheet(staff(), { id: newId(), liesAt: '柜' })).toEqual({ done: false, why: 'no-plans' })
    await move('here', 2)
    expect((await open(id)).map(({ due_on }) => due_on)).toEqual(
      ['25', '26', '27', '28', '29', '30'].map((day) => `2024-10-${day}`),
    )
    expect(await rests()).toEqual([{ from_on: '2024-10-24', until_on: '2024-10-24' }])
    expect((await factNames()).filter((name) => name === 'care.plan.returned')).toHaveLength(1)
    expect(await desk.text('/desk/care')).not.toContain('记为搬走')
  })

  test('rests on as they wanted when they come back in the middle of a rest', async () => {
    const id = await agreedPlan(where)
    await pausePlan(staff(), { id, version: 2 }, '2024-10-28')
    await move('left', 1)
    expect(await open(id)).toEqual([])
    await move('here', 2)
    expect((await open(id)).map(({ due_on }) => due_on)).toEqual(['2024-10-28', '2024-10-29', '2024-10-30'])
    const { version } = await planNow(id)
    await resumePlan(staff(), { id, version })
    expect(await open(id)).toHaveLength(7)
  })
})

describe('who stands in', () => {
  test('goes at once when the usual one cannot, and whoever keeps the plan when nobody can; nobody is given it back', async () => {
    const id = await agreedPlan(where)
    const next = await standIn(id, '周姐')
    const waits = await standIn(id, '吴姐', false)
    const [first, second] = await open(id)
    const press = (actor: typeof where.goer, visitId = first?.id ?? '') =>
      site(where, actor).post(`/care/visits/${visitId}/cannot`, {})
    expect(await site(where, where.goer).text('/care/visits')).toContain(`/care/visits/${first?.id ?? ''}/cannot`)
    expect([(await press(next.actor)).status, (await press(waits.actor)).status]).toEqual([404, 404])
    await Promise.all([press(where.goer), press(where.goer)])
    await layVisits(staff())
    expect((await today(id))?.volunteer_id).toBe(next.volunteerId)
    moveTo(where, '2024-10-24T09:10')
    expect((await site(where, where.goer).get(`/care/visits/${first?.id ?? ''}`)).status).toBe(404)
    expect((await press(next.actor)).status).toBe(303)
    await layVisits(staff())
    expect(await today(id)).toMatchObject({ volunteer_id: null, staff_id: where.staff.id })
    expect((await visitsAt(where, id))[1]).toMatchObject({ id: second?.id, volunteer_id: where.volunteerId })
    expect((await factNames()).filter((name) => name === 'care.visit.passed')).toHaveLength(2)
    moveTo(where, '2024-10-24T11:00')
    const late = (await visitsAt(where, id))[1]
    moveTo(where, '2024-10-25T11:00')
    await press(where.goer, late?.id)
    expect((await visitsAt(where, id))[1]?.volunteer_id).toBe(where.volunteerId)
  })

  test('goes while a volunteer rests, the usual one when they are back, and for good when they left', async () => {
    const id = await agreedPlan(where)
    const next = await standIn(id, '周姐')
    const goes = async () => new Set((await open(id)).map(({ volunteer_id }) => volunteer_id))
    const hear = (name: string) => followVolunteer(staff(), fact(`vanguard.volunteer.${name}`, where.volunteerId))
    await pause(staff(), where.volunteerId, null)
    await hear('paused')
    await hear('paused')
    expect(await goes()).toEqual(new Set([next.volunteerId]))
    expect((await factNames()).filter((name) => name === 'care.visit.passed')).toHaveLength(1)
    await resume(staff(), where.volunteerId)
    await hear('resumed')
    expect(await goes()).toEqual(new Set([where.volunteerId]))
    await leave(staff(), where.volunteerId)
    await hear('left')
    expect(await goes()).toEqual(new Set([next.volunteerId]))
    const pairs = await inArea(staff(), (tx) =>
      tx
        .selectFrom('care.pairing')
        .select('volunteer_id')
        .where('area_id', '=', where.area.id)
        .where('ended_at', 'is', null)
        .execute(),
    )
    expect(pairs).toEqual([{ volunteer_id: next.volunteerId }])
  })

  test('a pairing that ended closes the door at once, in the middle of a visit too; what staff took over stays with them', async () => {
    const id = await agreedPlan(where)
    await standIn(id, '周姐')
    const taken = (await open(id))[2]?.id ?? ''
    await takeVisit(staff(), taken)
    await layVisits(staff())
    expect((await visitsAt(where, id)).find((one) => one.id === taken)).toMatchObject({
      volunteer_id: null,
      staff_id: where.staff.id,
    })
    moveTo(where, '2024-10-24T09:10')
    const path = `/care/visits/${await todayId(id)}`
    const mine = site(where, where.goer)
    expect(await mine.text(path)).toContain('何秀英')
    const pairing = await inArea(staff(), (tx) =>
      tx
        .selectFrom('care.pairing')
        .select('id')
        .where('area_id', '=', where.area.id)
        .where('part', '=', 'main')
        .executeTakeFirstOrThrow(),
    )
    await unpair(staff(), { id: pairing.id, planId: id })
    expect([(await mine.get(path)).status, (await mine.post(path, well)).status]).toEqual([404, 404])
    expect((await today(id))?.state).toBe('assigned')
  })

  test('nobody is asked to go to themselves; an ended plan has nobody paired, and its volunteer meets nothing', async () => {
    const id = await agreedPlan(where)
    const themselves = await volunteer(where, '何秀英', { personId: where.elderId, skills: ['company'] })
    expect((await goersTo(staff(), await planNow(id))).map((one) => one.id)).not.toContain(themselves)
    expect(await pair(staff(), { id: newId(), planId: id, volunteerId: themselves, part: 'substitute' })).toEqual({
      done: false,
      why: 'no-such-volunteer',
    })
    moveTo(where, '2024-10-24T09:10')
    const path = `/care/visits/${await todayId(id)}`
    await endPlan(staff(), { id, version: 2 }, '不用了')
    expect((await today(id))?.state).toBe('skipped')
    expect((await site(where, where.goer).get(path)).status).toBe(404)
    expect(await site(where, where.goer).text('/care/visits')).not.toContain('常去的')
  })
})

describe('what the elder wants', () => {
  test('this week to themselves: neither heat nor other terms bring anybody, a door shut today is not looked for; taken back', async () => {
    const weekly = { everyDays: null, weekdays: [4], seasonDays: 1 }
    const id = await agreedPlan(where, { over: weekly })
    moveTo(where, '2024-10-24T09:10')
    await site(where, where.goer).post(`/care/visits/${await todayId(id)}`, { press: 'no-answer' })
    await notThisWeek(staff(), id)
    await notThisWeek(staff(), id)
    expect((await factNames()).filter((name) => name === 'care.plan.quiet')).toHaveLength(1)
    await declare(staff(), { id: newId(), kind: 'heat', from: '2024-10-24', to: '2024-10-30' })
    const { version } = await planNow(id)
    await changePlan(staff(), { id, version }, terms(where, { ...weekly, weekdays: [5, 6] }))
    moveTo(where, '2024-10-24T13:00')
    await watchVisits(staff())
    expect((await visitsAt(where, id)).map(({ due_on, state }) => [due_on, state])).toEqual([
      ['2024-10-24', 'declined'],
      ...['28', '29', '30'].map((day) => [`2024-10-${day}`, 'assigned']),
    ])
    const desk = site(where, where.staff)
    expect(await desk.text(`/desk/care/plans/${id}`)).toContain('老人说这周不用来')
    expect((await desk.post(`/desk/care/plans/${id}/this-week`, {})).status).toBe(303)
    expect((await open(id)).map(({ due_on }) => due_on)).toEqual(
      ['25', '26', '27', '28', '29', '30'].map((day) => `2024-10-${day}`),
    )
    expect(await thisWeekAgain(where.at(account('别人', 'staff')), id)).toEqual({ done: false, why: 'unknown' })
  })

  test('no more visits, in the middle of a search: the search goes on until a person decides', async () => {
    const id = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const visit = await todayId(id)
    await site(where, where.goer).post(`/care/visits/${visit}`, { press: 'worried' })
    await endPlan(staff(), { id, version: 2 }, '女儿说不用了')
    expect(await site(where, where.staff).text(`/desk/care/ladder/${visit}`)).toContain('tel:13987654321')
    expect(await decide(staff(), visit, { decision: 'contact-there', words: '女儿在' })).toMatchObject({ done: true })
  })

  test('weather declared by two at once is one; another kind, or the same again after its end, is another', async () => {
    const both = await Promise.all(
      ['heat', 'heat', 'storm'].map((kind) =>
        declare(staff(), { id: newId(), kind: kind as 'heat' | 'storm', from: '2024-10-24', to: '2024-10-30' }),
      ),
    )
    expect(both.filter(({ done }) => done)).toHaveLength(2)
    const again = { kind: 'heat', from: '2024-10-30', to: '2024-11-02' }
    const answer = await site(where, where.staff).post('/desk/care/seasons', again)
    expect([answer.status, (await answer.text()).includes('已经记过这种天气')]).toEqual([422, true])
  })
})

describe('two at once', () => {
  test('another’s note on a closed visit is refused, not lost unsaid; the same note again is the same', async () => {
    const id = await agreedPlan(where)
    moveTo(where, '2024-10-24T09:10')
    const visit = await todayId(id)
    const said = { press: 'ticks', met: 'yes', well: 'yes', content: 'yes', note: '灯不亮' }
    const mine = site(where, where.goer)
    expect((await mine.post(`/care/visits/${visit}`, said)).status).toBe(303)
    expect((await mine.post(`/care/visits/${visit}`, said)).status).toBe(303)
    const later = await site(where, where.staff).post(`/desk/care/visits/${visit}`, { ...said, note: '水管漏' })
    const text = await later.text()
    expect([later.status, text.includes('已经记好了'), text.includes('水管漏')]).toEqual([422, true, true])
  })

  test('a rung two took is kept from both, once each; what a device kept stands where it was; a gap of the clock is told as it is', async () => {
    const id = await agreedPlan(where)
    const visit = await todayId(id)
    moveTo(where, '2024-10-24T09:10')
    await site(where, where.goer).post(`/care/visits/${visit}`, { press: 'no-answer' })
    // The server was away for hours: what nobody noted is found when it is back.
    moveTo(where, '2024-10-24T15:00')
    await Promise.all([watchVisits(staff()), watchVisits(staff())])
    const kept = { device: 'd', now: '2024-10-24T15:02:00+08:00' }
    const mark = { id: newId(), visit, press: 'declined', at: '2024-10-24T11:20:00+08:00' }
    moveTo(where, '2024-10-24T15:02')
    await site(where, where.goer).post('/care/visits/kept', { batch: JSON.stringify({ ...kept, marks: [mark] }) })
    const [mine, yours] = [newId(), newId()]
    const step = { what: 'rang-contact', outcome: 'not-reached', words: null } as const
    await Promise.all(
      [mine, mine, yours].map((one, at) =>
        takeStep(where.at(at === 2 ? where.director : where.staff), visit, { ...step, id: one }),
      ),
    )
    const page = await site(where, where.staff).text(`/desk/care/ladder/${visit}`)
    const shown = [...page.matchAll(/datetime="([^"]+)"/g)].map(([, at]) => at)
    expect(shown).toEqual(['01:10', '03:20', '07:00', '07:02', '07:02'].map((at) => `2024-10-24T${at}:00.000Z`))
    expect(page).toContain('第二次去 · 找到人了')
    expect((await today(id))?.escalated_at).toEqual(new Date('2024-10-24T15:00:00+08:00'))
    expect(await factNames()).toContain('care.visit.answered')
  })
})

test('care is for those who keep it and those who go: other roles, another place and another area meet a shut door, and nothing is written', async () => {
  const id = await agreedPlan(where)
  moveTo(where, '2024-10-24T09:10')
  const visit = await todayId(id)
  const pages = ['/desk/care', '/desk/care/visits', '/desk/care/ladder', '/desk/care/seasons', '/desk/care/sheets']
  for (const role of ['secretary', 'property', 'owners', 'technical', 'volunteer'] as const)
    for (const path of [...pages, `/desk/care/plans/${id}`, `/desk/care/visits/${visit}`])
      expect((await site(where, account('外人', role)).get(path)).status, `${role} ${path}`).toBe(403)
  const elsewhere = account('别处', 'staff', newId())
  const other = await careWorld({ services, code: `other-${made}` })
  const doors = [site(where, elsewhere), site(other, other.staff)]
  const acts = [`plans/${id}/not-this-week`, `plans/${id}/opening`, `visits/${visit}`, `visits/${visit}/taking`]
  for (const door of doors)
    for (const act of acts)
      expect((await door.post(`/desk/care/${act}`, { press: 'declined', lookReason: '看看' })).status, act).toBe(404)
  expect(await today(id)).toMatchObject({ state: 'assigned', volunteer_id: where.volunteerId, version: 1 })
})
