import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { account } from '#test/world.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer, type VanguardWorld } from '../site.test.kit.ts'
import { dayById } from '../day.ts'
import { ownPath, volunteerOf } from '../volunteer.ts'
import { confirmLine, setRight } from './deciding.ts'
import { readLater } from './line.rules.ts'
import { hoursDayPart } from './part.ts'
import { proposeDay, proposeHours } from './proposing.ts'
import { dispute, settle } from './settling.ts'

const HOUR = 3_600_000
const hoursHref = '/desk/vanguard/hours'
let where: VanguardWorld
/** Two hours of a past day, so that it is over. */
const begins = new Date('2024-10-17T01:00:00Z')
const after = (hours: number): Date => new Date(begins.getTime() + hours * HOUR)
const newId = () => uuidv7(where.services.now())

beforeAll(async () => {
  where = await vanguardWorld()
})

const later = (who: Ctx, days: number): Ctx => ({ ...who, now: new Date(who.now.getTime() + days * 24 * HOUR) })

/** A place in a shift of a past day, and what was noted of it. */
async function place(volunteerId: string, { at = begins }: { at?: Date } = {}) {
  const day = await vanguardDay(where, { startsAt: at })
  const { shiftId } = await stall(where, day)
  const id = newId()
  const ends = new Date(at.getTime() + 2 * HOUR)
  await inArea(where.at(auto), async (tx) => {
    const row = { area_id: where.area.id, id, shift_id: shiftId, volunteer_id: volunteerId, state: 'accepted' as const }
    const during = `[${at.toISOString()},${ends.toISOString()})`
    await tx
      .insertInto('vanguard.place')
      .values({ ...row, during, at: where.services.now() })
      .execute()
  })
  return { id, day }
}

const note = (placeId: string, what: 'arrived' | 'left' | 'absent', at: Date, heard = at) =>
  inArea(where.at(auto), (tx) =>
    tx
      .insertInto('vanguard.sign')
      .values({ area_id: where.area.id, id: newId(), place_id: placeId, what, device_at: at, ahead_ms: 0, at: heard })
      .execute(),
  )

const row = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('vanguard.service')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

const factsNamed = async (name: string, id: string | null = null) =>
  (
    await inArea(where.at(auto), (tx) =>
      tx
        .selectFrom('platform.fact')
        .select('name')
        .where('area_id', '=', where.area.id)
        .where('name', '=', name)
        .$if(id !== null, (query) => query.where('subject_id', '=', id))
        .execute(),
    )
  ).length

/** Somebody who came on time and left on time, proposed. */
async function came(name: string, helping: Parameters<typeof volunteer>[2] = {}) {
  const volunteerId = await volunteer(where, name, helping)
  const { id, day } = await place(volunteerId)
  await note(id, 'arrived', begins)
  await note(id, 'left', after(2))
  await proposeDay(where.at(auto), { subjectId: day.id })
  return { id, volunteerId, day }
}

describe('proposing', () => {
  test('is capped at the plan, marks a forgotten end, gives nothing to whoever did not come, and may be done twice', async () => {
    const [long, open, absent] = [
      await place(await volunteer(where, '早到的')),
      await place(await volunteer(where, '没记走的')),
      await place(await volunteer(where, '没来的')),
    ]
    await note(long.id, 'arrived', after(-1))
    await note(long.id, 'left', after(5))
    await note(open.id, 'arrived', after(0.5))
    await note(absent.id, 'absent', after(0))
    for (let round = 0; round < 2; round++)
      await Promise.all([proposeHours(where.at(auto)), proposeHours(where.at(auto))])
    expect(await row(long.id)).toMatchObject({ minutes: 120, assumed: false, state: 'proposed', starts_at: begins })
    expect(await row(open.id)).toMatchObject({ minutes: 90, assumed: true, ends_at: after(2), version: 1 })
    await expect(row(absent.id)).rejects.toThrow('no result')
    // A note that comes days later changes what is only proposed.
    await note(open.id, 'left', after(1), where.services.now())
    expect(await proposeHours(where.at(auto))).toBe(1)
    expect(await row(open.id)).toMatchObject({ minutes: 30, assumed: false, version: 2 })
  })

  test('the same time never counts twice, and no day has more than eight hours', async () => {
    const who = await volunteer(where, '一天很长')
    const lead = site(where, where.lead)
    const fields = { volunteer: who, on: '2024-10-17', break: '0', content: '搬桌椅', reason: '忘了点' }
    const write = (from: string, to: string) => lead.post(`${hoursHref}/later`, { ...fields, id: newId(), from, to })
    expect((await write('8:00', '9:30')).status).toBe(303)
    const twice = await write('9:00', '10:00')
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('同一段时间只算一次')])
    const { id } = await place(who)
    await note(id, 'arrived', begins)
    await proposeHours(where.at(auto))
    expect(await row(id)).toMatchObject({ state: 'void', minutes: 0 })
    // The database is the last guard.
    const again = inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.service')
        .set({ state: 'proposed' })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute(),
    )
    await expect(again).rejects.toThrow(/service_once/)
    expect((await write('12:00', '20:00')).status).toBe(303)
    const full = await write('20:30', '21:30')
    expect(await full.text()).toContain('时长已经满了')
  })
})

describe('confirming', () => {
  test('is the lead’s, one by one or a day at once, never one’s own, never somebody else’s who leads nothing', async () => {
    const ownAccount = { accountId: where.lead.id }
    const [one, own] = [await came('周阿姨'), await came('老李自己', ownAccount)]
    const [lead, stranger] = [site(where, where.lead), site(where, account('路人', 'volunteer'))]
    expect((await stranger.get(`${hoursHref}/${one.id}`)).status).toBe(404)
    expect((await stranger.post(`${hoursHref}/${one.id}/confirm`, { version: '1' })).status).toBe(404)
    const text = await lead.text(hoursHref)
    expect(text).toContain(`${hoursHref}/${one.id}/confirm`)
    expect(text).not.toContain(`${hoursHref}/${own.id}/confirm`)
    const refused = await lead.post(`${hoursHref}/${own.id}/confirm`, { version: '1' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('请别人来确认')])
    expect((await lead.post(`${hoursHref}/${one.id}/confirm`, { version: '7' })).status).toBe(409)
    const lines = [`${one.id} 1`, `${own.id} 1`]
    for (let press = 0; press < 2; press++) await lead.post(`${hoursHref}/confirm`, { line: lines })
    expect([(await row(one.id)).state, (await row(own.id)).state]).toEqual(['confirmed', 'proposed'])
    expect(await factsNamed('vanguard.service.confirmed')).toBe(1)
    const byHand = inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.service')
        .set({ state: 'confirmed', confirmed_by: where.lead.id, confirmed_at: begins })
        .where('area_id', '=', where.area.id)
        .where('id', '=', own.id)
        .execute(),
    )
    await expect(byHand).rejects.toThrow(/service_never_self/)
    const day = await inArea(where.at(auto), (tx) => dayById(tx, where.at(auto), one.day.id))
    if (!day) throw new Error('the day is there')
    const part = await hoursDayPart({ lang: 'zh' } as Parameters<typeof hoursDayPart>[0], where.at(where.lead), day)
    expect(String(part)).toContain('1 条已确认')
  })

  test('two who confirm at once confirm it once; what counts of a day and until when it is disputed is as this area says', async () => {
    const { id, volunteerId } = await came('两个人点的')
    const both = await Promise.all([where.lead, where.staff].map((by) => confirmLine(where.at(by), { id, version: 1 })))
    expect(both.filter((answer) => answer.done)).toHaveLength(1)
    expect(both.find((answer) => !answer.done)).toEqual({ done: false, why: 'settled-already' })
    const strict = { serviceDayHours: 3, serviceDisputeDays: 10, serviceLaterDays: 7 }
    const under = (who: Ctx): Ctx => ({ ...who, area: { ...who.area, ...strict } })
    expect((await dispute(under(later(where.at(auto), 9)), { id, volunteerId }, '少了一小时')).done).toBe(true)
    const times = { startsAt: begins, endsAt: after(4), breakMinutes: 0 }
    const decision = { how: 'times', times, words: '做到一点' } as const
    expect((await settle(under(where.at(where.director)), { id, version: 3 }, decision)).done).toBe(true)
    expect(await row(id)).toMatchObject({ minutes: 180, ends_at: after(4) })
    const words = { volunteer: volunteerId, from: '9:00', to: '10:00', content: '发传单', reason: '忘了' }
    const asked = { now: where.services.now(), laterDays: strict.serviceLaterDays }
    expect(readLater({ ...words, on: '2024-10-16' }, asked)).toMatchObject({ problems: [{ why: 'too-old' }] })
    expect(readLater({ ...words, on: '2024-10-17' }, asked)).toMatchObject({ good: true })
  })

  test('what was written down later needs a second person', async () => {
    const who = await volunteer(where, '忘了点的')
    const id = newId()
    const fields = {
      id,
      volunteer: who,
      on: '2024-10-18',
      from: '14:00',
      to: '15:30',
      break: '',
      content: '发传单',
      reason: '手机没电',
    }
    const staff = site(where, where.staff)
    for (let press = 0; press < 2; press++) expect((await staff.post(`${hoursHref}/later`, fields)).status).toBe(303)
    expect(await row(id)).toMatchObject({ minutes: 90, state: 'proposed', entered_by: where.staff.id })
    expect(await confirmLine(where.at(where.staff), { id, version: 1 })).toEqual({ done: false, why: 'second-person' })
    const byHand = inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.service')
        .set({ confirmed_by: where.staff.id })
        .where('area_id', '=', where.area.id)
        .where('id', '=', id)
        .execute(),
    )
    await expect(byHand).rejects.toThrow(/service_second_person/)
    expect((await confirmLine(where.at(where.lead), { id, version: 1 })).done).toBe(true)
    expect((await staff.post(`${hoursHref}/later`, { ...fields, id: newId(), on: '2024-01-01' })).status).toBe(422)
  })

  test('an end that was assumed is set right with words; a later note about a confirmed line is shown, and settled by a person', async () => {
    const { id } = await place(await volunteer(where, '早走的'))
    await note(id, 'arrived', begins)
    await proposeHours(where.at(auto))
    const lead = site(where, where.lead)
    expect(await lead.text(hoursHref)).toContain('没记离开')
    const said = { version: '1', how: 'times', from: '9:00', to: '10:00', break: '0', words: '' }
    expect((await lead.post(`${hoursHref}/${id}/set-right`, said)).status).toBe(422)
    expect((await lead.post(`${hoursHref}/${id}/set-right`, { ...said, words: '十点接孙子' })).status).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'confirmed', minutes: 60, set_right: '十点接孙子', assumed: false })
    await note(id, 'left', after(1.5), new Date(where.services.now().getTime() + 60_000))
    await proposeHours(where.at(auto))
    expect((await row(id)).minutes).toBe(60)
    expect(await lead.text(hoursHref)).toContain('又收到不一样的记录')
    const tomorrow = later(where.at(where.lead), 1)
    expect((await setRight(tomorrow, { id, version: 2 }, { how: 'stays', words: '问过本人' })).done).toBe(true)
    expect(await lead.text(hoursHref)).not.toContain('又收到不一样的记录')
  })
})

describe('one’s own hours', () => {
  test('are read and disputed for seven days; the director settles with words, nobody their own', async () => {
    const { id, volunteerId } = await came('许师傅')
    await confirmLine(where.at(where.lead), { id, version: 1 })
    const own = await inArea(where.at(auto), (tx) => volunteerOf(tx, where.at(auto), volunteerId))
    if (!own) throw new Error('the volunteer is there')
    const path = ownPath(where.at(auto), own)
    const guest = site(where)
    const first = await guest.text(path)
    for (const said of ['确认了的一共 2 小时', '10月17日 周四 · 上午9点到11点']) expect(first).toContain(said)
    const other = await came('别人')
    expect((await guest.get(`${path}/hours/${other.id}`)).status).toBe(404)
    expect((await guest.post(`${path}/hours/${id}`, { words: '' })).status).toBe(422)
    expect(await dispute(later(where.at(auto), 8), { id, volunteerId }, '晚了')).toEqual({
      done: false,
      why: 'too-late',
    })
    expect((await guest.post(`${path}/hours/${id}`, { words: '我做到十二点' })).status).toBe(303)
    expect((await row(id)).state).toBe('disputed')
    expect(await confirmLine(where.at(where.staff), { id, version: 3 })).toEqual({ done: false, why: 'disputed' })
    const words = { version: '3', how: 'times', from: '9:00', to: '12:00', break: '0', words: '照片上看得到' }
    await expect(site(where, where.lead).post(`${hoursHref}/${id}/settle`, words)).resolves.toMatchObject({
      status: 403,
    })
    const director = site(where, where.director)
    expect((await director.post(`${hoursHref}/${id}/settle`, { ...words, version: '2' })).status).toBe(409)
    expect((await director.post(`${hoursHref}/${id}/settle`, words)).status).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'confirmed', minutes: 180, settled_words: '照片上看得到' })
    expect(await factsNamed('vanguard.service.settled', id)).toBe(1)
    expect(await guest.text(`${path}/hours`)).toContain('照片上看得到')
    const stays = { how: 'stays', words: '再说' } as const
    expect(await settle(where.at(where.director), { id, version: 4 }, stays)).toEqual({
      done: false,
      why: 'settled-already',
    })
  })

  test('leave the house only with consent, as text in stable columns, and each taking out is a fact', async () => {
    const [{ id, volunteerId }, silent] = [await came('同意的'), await came('不同意的')]
    for (const line of [id, silent.id]) await confirmLine(where.at(where.lead), { id: line, version: 1 })
    const own = await inArea(where.at(auto), (tx) => volunteerOf(tx, where.at(auto), volunteerId))
    if (!own) throw new Error('the volunteer is there')
    const path = ownPath(where.at(auto), own)
    const staff = site(where, where.staff)
    const ask = { purpose: 'record', fromOn: '2024-10-01', toOn: '2024-10-24', format: 'xlsx' }
    expect((await staff.post('/desk/vanguard/records/export', ask)).status).toBe(422)
    for (let press = 0; press < 2; press++)
      await site(where).post(`${path}/hours/passing`, { purpose: 'record', agrees: 'yes' })
    const answer = await staff.post('/desk/vanguard/records/export', ask)
    const read = await readSheets(Buffer.from(await answer.arrayBuffer()), 'records.xlsx')
    const table = read.done ? read.value : []
    const texts = table.find(({ name }) => name === '服务')?.rows.map((cells) => cells.map(({ text }) => text))
    expect(texts).toEqual([
      ['姓名', '服务内容', '日期', '开始', '结束', '小时', '组织'],
      ['同意的', '理发', '2024-10-17', '09:00', '11:00', '2', where.area.name],
    ])
    expect(JSON.stringify(table)).not.toContain('不同意的')
    expect(await factsNamed('vanguard.records.exported')).toBe(1)
    expect((await staff.post('/desk/vanguard/records/export', { ...ask, purpose: 'time-bank' })).status).toBe(422)
    const paper = { volunteer: silent.volunteerId, target: 'time-bank', agrees: 'yes' }
    expect((await staff.post('/desk/vanguard/records/consents', paper)).status).toBe(303)
    const bank = await staff.post('/desk/vanguard/records/export', { ...ask, purpose: 'time-bank', format: 'csv' })
    expect(await bank.text()).toContain(`不同意的,120,2,${where.area.name}`)
    where.services.clock.now = new Date(where.services.now().getTime() + 60_000)
    await site(where).post(`${path}/hours/passing`, { purpose: 'record', agrees: 'no' })
    expect((await staff.post('/desk/vanguard/records/export', ask)).status).toBe(422)
    // It had left before: they are told so, and the committee whom to ask to delete it.
    expect(await site(where).text(`${path}/hours`)).toContain('最近一次交出去是10月24日 周四')
    const records = await staff.text('/desk/vanguard/records')
    expect(records).toContain('交出去以后收回了同意')
    expect(records).toContain('民政的志愿服务记录 · 10月24日 周四交出去，10月24日 周四收回')
    expect(records.split('taken-back')[1]?.split('</section>')[0]).not.toContain('不同意的')
  })
})
