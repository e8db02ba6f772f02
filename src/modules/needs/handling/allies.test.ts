import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { neighbourhood, rowOf, standing, stepsOf } from '../cast.test.kit.ts'
import { needForNews } from '../news.ts'
import { sayNumber } from '../number.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const staff = site(where, where.staff)
const lead = site(where, where.volunteer)
const anybody = site(where)
const newId = () => uuidv7(where.services.now())

const [clinic, team, others] = [newId(), newId(), newId()]
const rows = [
  { id: clinic, kind: 'partner' as const, name: '滨江社区医院', lead_id: null },
  { id: team, kind: 'team' as const, name: '临江先锋队', lead_id: where.volunteer.id },
  { id: others, kind: 'team' as const, name: '另一支队', lead_id: where.colleague.id },
]
await inArea(where.at(auto), (tx) =>
  tx
    .insertInto('partners.ally')
    .values(rows.map((row) => ({ ...row, area_id: where.area.id, made_at: where.services.now() })))
    .execute(),
)

/** A need that staff hand to a partner or team on its page; returns where it stands. */
async function handed(ally: string) {
  const need = await standing(where, { state: 'accepted' })
  const number = sayNumber(need.number)
  const fields = { id: newId(), version: '1', handAlly: ally, handNote: '请周五前去看' }
  expect((await staff.post(`/desk/needs/${number}/assignment`, fields)).status).toBe(303)
  return { ...need, number }
}
type Handed = Awaited<ReturnType<typeof handed>>
const linkOf = async ({ number }: Handed) => {
  const page = await staff.text(`/desk/needs/${number}`)
  return /\/handed\/[^?"&\s]+/.exec(page)![0]
}
const press = (address: string, more: Record<string, string> = {}) =>
  anybody.post(address, { id: newId(), version: '2', ...more })

describe('a partner', () => {
  test('gets a need by name; board and timeline say the organisation, the page of the desk whom to write for', async () => {
    const need = await handed(clinic)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'assigned', assignee_role: 'partner', ally_id: clinic })
    const board = await anybody.text(`/needs/${need.number}`)
    for (const words of ['滨江社区医院', '交给滨江社区医院办']) expect(board).toContain(words)
    const list = (hand: string) => staff.text(`/desk/needs?hand=${hand}`)
    for (const hand of ['partner', clinic]) expect(await list(hand)).toContain(need.number)
    for (const hand of ['team', team, 'nobody'])
      expect(await list(hand)).not.toContain(`href="/desk/needs/${need.number}"`)
  })

  test('accepts, gives back and reports by the link; nobody is named', async () => {
    const need = await handed(clinic)
    const link = await linkOf(need)
    const page = await anybody.text(link)
    expect([page.includes('请周五前去看'), page.includes('灯不亮了')]).toEqual([true, false])
    expect((await press(`${link}/taking`)).status).toBe(303)
    expect((await press(`${link}/result`, { version: '3', result: '上门看过了' })).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'resolved', result: '上门看过了', resolved_by: null })
    const acts = (await stepsOf(where, need.id)).map((step) => [step.act, step.actor_kind, step.actor_id])
    expect(acts.slice(1)).toEqual([
      ['take', 'partner', null],
      ['start', 'partner', null],
      ['resolve', 'partner', null],
    ])
    const other = await handed(clinic)
    expect((await press(`${await linkOf(other)}/return`, { reason: 'not-ours' })).status).toBe(303)
    expect(await rowOf(where, other.id)).toMatchObject({ state: 'accepted', assignee_role: null, ally_id: null })
  })

  test('handed to another of its kind, the first one’s link opens nothing more, not even in a page already open', async () => {
    const need = await handed(clinic)
    const link = await linkOf(need)
    const change = { id: newId(), version: '2', newHandAlly: others, changeWhy: '请队里去' }
    expect((await staff.post(`/desk/needs/${need.number}/reassignment`, change)).status).toBe(303)
    expect((await anybody.get(link)).status).toBe(410)
    expect((await press(`${link}/taking`, { version: '3' })).status).toBe(410)
    expect((await rowOf(where, need.id)).taken_at).toBeNull()
  })

  test('what it says on the telephone the committee writes down, and may note the asker’s answer afterwards', async () => {
    const need = await handed(clinic)
    const at = `/desk/needs/${need.number}`
    await staff.post(`${at}/start`, { id: newId(), version: '2' })
    expect((await staff.post(`${at}/result`, { id: newId(), version: '3', result: '他们来电话说看过了' })).status).toBe(
      303,
    )
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'resolved', assignee_id: null, resolved_by: null })
    expect(await staff.text(at)).toContain('小陈 · 共建单位 · 代为记下')
    expect(await anybody.text(`/needs/${need.number}`)).not.toContain('小陈')
    expect((await staff.post(`${at}/answer`, { id: newId(), version: '4', answer: 'solved' })).status).toBe(303)
  })

  test('a colleague of another compound cannot write for it', async () => {
    const need = await standing(where, { state: 'accepted', compoundId: where.there.compoundId })
    const at = `/desk/needs/${sayNumber(need.number)}`
    await staff.post(`${at}/assignment`, { id: newId(), version: '1', handAlly: clinic })
    const answer = await site(where, where.staffHere).post(`${at}/taking`, { id: newId(), version: '2' })
    expect(answer.status).toBe(403)
  })
})

describe('a team', () => {
  test('its lead finds the need in their own room, without the asker’s words, and does it', async () => {
    const need = await handed(team)
    const at = `/desk/work/${need.number}`
    const [list, page] = [await lead.text('/desk/work'), await lead.text(at)]
    for (const one of [list, page])
      expect([one.includes('5楼楼道灯不亮'), one.includes('灯不亮了')]).toEqual([true, false])
    expect((await needForNews(where.at(auto), { id: need.id }))?.teamLead).toBe(where.volunteer.id)
    expect((await lead.post(`${at}/taking`, { id: newId(), version: '2' })).status).toBe(303)
    expect((await lead.post(`${at}/start`, { id: newId(), version: '3' })).status).toBe(303)
    const done = await lead.post(`${at}/result`, {
      id: newId(),
      version: fieldOn(await lead.text(at), 'version')!,
      result: '换好了',
    })
    expect(done.status).toBe(303)
    expect((await stepsOf(where, need.id)).map((step) => step.actor_kind)).toEqual([
      'committee',
      'team',
      'team',
      'team',
    ])
    expect(await lead.text('/desk/work?which=done')).toContain(need.number)
  })

  test('another team’s need does not exist for this lead, nor for the committee to do; its own lead does it at the desk', async () => {
    const need = await handed(others)
    expect((await lead.get(`/desk/work/${need.number}`)).status).toBe(404)
    expect(await lead.text('/desk/work')).not.toContain(need.number)
    expect((await lead.post(`/desk/work/${need.number}/taking`, { id: newId(), version: '2' })).status).toBe(404)
    const taking = `/desk/needs/${need.number}/taking`
    expect((await staff.post(taking, { id: newId(), version: '2' })).status).toBe(403)
    expect((await site(where, where.colleague).post(taking, { id: newId(), version: '2' })).status).toBe(303)
  })
})

describe('the form of handing over', () => {
  test('a name beside another tile, and a name that is not here: 422, nothing moves, what was typed is kept', async () => {
    const need = await standing(where, { state: 'accepted' })
    for (const fields of [
      { hand: 'property', handAlly: clinic },
      { hand: 'ally', handAlly: newId() },
    ]) {
      const answer = await staff.post(`/desk/needs/${sayNumber(need.number)}/assignment`, {
        id: newId(),
        version: '1',
        handNote: '带上梯子',
        ...fields,
      })
      expect([answer.status, (await answer.text()).includes('带上梯子')]).toEqual([422, true])
    }
    expect((await rowOf(where, need.id)).state).toBe('accepted')
  })
})
