import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { giveGrant, makeAccount } from '#platform/auth/auth.ts'
import { auto, guest, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { account } from '#test/world.ts'
import { factsOf, household, neighbourhood, rowOf, standing, stepsOf, told } from '../cast.test.kit.ts'
import { followCode } from '../follow-code.ts'
import { sayCode } from '#base/follow-code.ts'
import { openContact } from '../handling/asker-contact.ts'
import { merge } from '../merging/merging.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const desk = (number: NeedNumber) => `/desk/needs/${sayNumber(number)}`
const privateNeed = () =>
  told(where, {
    words: '隔壁老吴半夜拖椅子',
    dispute: true,
    replyBy: 'telephone',
    asker: { name: '周阿姨', phone: '13800000000', door: null },
  })
const send = async (actor: Actor, address: string, fields: Record<string, string>) => {
  const page = address.replace(/\/[a-z-]+$/, '')
  const version = fieldOn(await site(where, actor).text(page), 'version') ?? '1'
  return site(where, actor).post(address, { id: uuidv7(where.services.now()), version, ...fields })
}

const acceptance = { title: '夜里有声响', category: 'noise', term: 'ordinary', contact: 'telephone', hand: 'me' }

/** Gives the actors of the cast rows in the account table, so that they can be named. */
beforeAll(() =>
  inArea(where.at(auto), async (tx) => {
    for (const { id, name, grants } of [
      where.staff,
      where.colleague,
      where.director,
      where.property,
      where.secretary,
    ]) {
      const accountId = id ?? ''
      await makeAccount(tx, where.at(auto), { id: accountId, name, username: `u${name}`, passwordHash: 'x' })
      const role = grants[0]!.role as 'staff'
      const given = {
        accountId,
        role,
        compoundId: null,
        buildingId: null,
        endsOn: null,
        delegatedBy: null,
        reason: null,
      }
      await giveGrant(tx, where.at(auto), given)
    }
  }),
)

describe('what is between neighbours', () => {
  test('is told with one tick, and known to nobody of the committee but the director', async () => {
    const { number, needId } = await privateNeed()
    expect(await rowOf(where, needId)).toMatchObject({
      dispute: true,
      on_board: false,
      handler_id: null,
      home_id: null,
    })
    for (const actor of [where.staff, where.colleague, where.secretary, where.staffHere, where.property, where.owners])
      expect((await site(where, actor).get(desk(number))).status).toBe(
        actor.grants[0]!.role === 'property' || actor.grants[0]!.role === 'owners' ? 303 : 404,
      )
    expect(await site(where, where.director).text(desk(number))).toContain('只有主任、经办人和主任请来看的人看得到')
    expect(await site(where, where.director).text('/desk/disputes')).toContain(sayNumber(number))
    expect(await site(where, where.director).text('/desk')).toContain('隔壁老吴')
    for (const path of ['/desk', '/desk/needs', '/desk/needs?state=all', '/desk/disputes'])
      expect(await site(where, where.staff).text(path)).not.toContain(sayNumber(number))
  })

  test('is entrusted by the director to one colleague, who takes it up; who handled it before no longer sees it', async () => {
    const { number, needId } = await privateNeed()
    expect((await send(where.staff, `${desk(number)}/handler`, { handler: where.staff.id! })).status).toBe(403)
    for (const handler of ['', 'account-老刘', 'nobody', where.secretary.id!])
      expect((await send(where.director, `${desk(number)}/handler`, { handler })).status).toBe(422)
    expect((await send(where.director, `${desk(number)}/handler`, { handler: where.staff.id! })).status).toBe(303)
    expect(await site(where, where.staff).text('/desk/disputes')).toContain(sayNumber(number))
    expect((await send(where.staff, `${desk(number)}/acceptance`, { ...acceptance, hand: 'property' })).status).toBe(
      422,
    )
    expect((await send(where.staff, `${desk(number)}/acceptance`, { ...acceptance, board: 'yes' })).status).toBe(303)
    expect(await rowOf(where, needId)).toMatchObject({ state: 'assigned', on_board: false, handler_id: where.staff.id })
    expect(
      (await send(where.staff, `${desk(number)}/reassignment`, { newHand: 'owners', changeWhy: 'x' })).status,
    ).toBe(422)
    const entry = { shownTitle: '有声响', shown: 'yes', resultShown: 'yes' }
    expect((await send(where.staff, `${desk(number)}/board-entry`, entry)).status).toBe(303)
    expect(await rowOf(where, needId)).toMatchObject({ on_board: false, result_on_board: false })
    expect((await send(where.director, `${desk(number)}/handler`, { handler: where.colleague.id! })).status).toBe(303)
    expect((await site(where, where.staff).get(desk(number))).status).toBe(404)
    expect((await site(where, where.colleague).get(desk(number))).status).toBe(200)
    expect(await factsOf(where, needId)).toContain('needs.need.entrusted')
    expect(
      (await stepsOf(where, needId)).filter(({ act }) => act === 'entrust').every(({ is_public: is }) => !is),
    ).toBe(true)
    const lost: Actor = { ...where.colleague, grants: account('x', 'technical').grants }
    expect((await site(where, lost).get(desk(number))).status).toBe(403)
  })

  test('may be looked at by the secretary for a week, when the director says so; reading is all of it', async () => {
    const { number, needId } = await privateNeed()
    const secretary = site(where, where.secretary)
    const seen = async () => [
      (await secretary.get(desk(number))).status,
      ...(await Promise.all(['/desk/disputes', '/desk'].map((path) => secretary.text(path)))).map((page) =>
        page.includes(sayNumber(number)),
      ),
    ]
    expect(await seen()).toEqual([404, false, false])
    expect((await send(where.staff, `${desk(number)}/look`, { reader: where.secretary.id! })).status).toBe(403)
    for (const reader of [where.staff.id!, where.property.id!, 'nobody'])
      expect((await send(where.director, `${desk(number)}/look`, { reader })).status).toBe(422)
    expect((await send(where.director, `${desk(number)}/look`, { reader: where.secretary.id! })).status).toBe(303)
    expect(await seen()).toEqual([200, true, true])
    expect(await site(where, where.director).text(desk(number))).toContain('张书记可以看到10月31日')
    expect(await factsOf(where, needId)).toContain('needs.need.revealed')
    const page = await secretary.text(desk(number))
    expect([
      page.includes('隔壁老吴'),
      page.includes('13800000000'),
      page.includes(`${desk(number)}/acceptance`),
    ]).toEqual([true, false, false])
    for (const noun of ['acceptance', 'withdrawal', 'board-entry', 'contact-opening', 'handler', 'look'])
      expect([
        noun,
        (await send(where.secretary, `${desk(number)}/${noun}`, { ...acceptance, shownTitle: '题', purpose: 'visit' }))
          .status,
      ]).toEqual([noun, 403])
    const now = where.services.clock.now
    where.services.clock.now = new Date(now.getTime() + 7 * 86_400_000)
    expect(await seen()).toEqual([404, false, false])
    where.services.clock.now = now
    expect((await send(where.director, `${desk(number)}/look`, { reader: '' })).status).toBe(303)
    expect(await seen()).toEqual([404, false, false])
    const open = await standing(where, { state: 'accepted' })
    expect((await send(where.director, `${desk(open.number)}/look`, { reader: where.secretary.id! })).status).toBe(409)
  })

  test('the secretary who hears of it first leaves it to the director', async () => {
    const { number, needId } = await told(where, { words: '对门吵', dispute: true, channel: 'door' }, where.secretary)
    expect((await rowOf(where, needId)).handler_id).toBeNull()
    expect((await site(where, where.secretary).get(desk(number))).status).toBe(404)
    const need = await told(where, { words: '楼上老是扔垃圾', category: 'garbage' })
    const answer = await send(where.secretary, `${desk(need.number)}/acceptance`, { ...acceptance, dispute: 'yes' })
    expect([answer.status, answer.headers.get('location')?.startsWith('/desk/needs?')]).toEqual([303, false])
    expect(answer.headers.get('location')).not.toContain(sayNumber(need.number))
    expect(await rowOf(where, need.needId)).toMatchObject({ state: 'accepted', dispute: true, handler_id: null })
  })

  test('stays on Today while it is open, however many newer ones are over', async () => {
    const { number } = await privateNeed()
    const over: Awaited<ReturnType<typeof privateNeed>>[] = []
    while (over.length < 101) over.push(await privateNeed())
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('needs.need')
        .set({ state: 'withdrawn', closed_at: where.services.now() })
        .where('area_id', '=', where.area.id)
        .where(
          'id',
          'in',
          over.map(({ needId }) => needId),
        )
        .execute(),
    )
    expect(await site(where, where.director).text('/desk')).toContain(sayNumber(number))
    expect(await site(where, where.director).text('/desk')).not.toContain(sayNumber(over[0]!.number))
  })

  test('is seen to be one by whoever takes it up: from then on colleagues find nothing, and the board neither', async () => {
    const need = await told(where, { words: '楼上老是扔垃圾', category: 'garbage' }, household(where.here.homeIds[0]!))
    expect(await site(where).text('/needs')).toContain(sayNumber(need.number))
    const fields = { ...acceptance, category: 'garbage', dispute: 'yes', board: 'yes' }
    expect((await send(where.staff, `${desk(need.number)}/acceptance`, { ...fields, hand: 'property' })).status).toBe(
      422,
    )
    expect((await send(where.staff, `${desk(need.number)}/acceptance`, fields)).status).toBe(303)
    expect(await rowOf(where, need.needId)).toMatchObject({
      dispute: true,
      on_board: false,
      handler_id: where.staff.id,
    })
    expect(await site(where).text('/needs')).not.toContain(sayNumber(need.number))
    expect((await site(where, where.colleague).get(desk(need.number))).status).toBe(404)
    const card = site(where, household(where.here.homeIds[0]!))
    expect(await card.text('/needs/mine')).not.toContain(sayNumber(need.number))
    expect((await card.get(`/needs/${sayNumber(need.number)}/mine`)).status).toBe(303)
  })

  test('opens to its asker by number and code, and says that it is private', async () => {
    const { number, needId } = await privateNeed()
    const code = sayCode(followCode(where.at(guest), needId))
    const answer = await site(where).post('/needs/follow', { number: sayNumber(number), code })
    const page = await site(where).text(answer.headers.get('location')!)
    expect(page).toContain('这件事不公开')
    expect(page).toContain('隔壁老吴半夜拖椅子')
  })

  test('written down at the desk is known to whoever wrote it down', async () => {
    const { number, needId } = await told(where, { words: '对门吵', dispute: true, channel: 'door' }, where.staff)
    expect((await rowOf(where, needId)).handler_id).toBe(where.staff.id)
    expect((await site(where, where.staff).get(desk(number))).status).toBe(200)
    expect((await site(where, where.colleague).get(desk(number))).status).toBe(404)
  })

  test('is neither merged nor merged into; a colleague is told what an unknown number would be told', async () => {
    const { number } = await privateNeed()
    const other = await standing(where, { state: 'accepted' })
    const wish = (into: NeedNumber) => ({ into, reason: 'same-matter' as const, words: 'x', way: null })
    const on = (of: NeedNumber) => ({ number: of, id: uuidv7(where.services.now()), version: null })
    expect(await merge(where.at(where.staff), on(other.number), wish(number))).toEqual({
      done: false,
      why: 'no-such-need',
    })
    expect(await merge(where.at(where.director), on(other.number), wish(number))).toEqual({
      done: false,
      why: 'no-such-need',
    })
    expect(await merge(where.at(where.director), on(number), wish(other.number))).toEqual({
      done: false,
      why: 'is-dispute',
    })
    expect(await merge(where.at(where.staff), on(number), wish(other.number))).toEqual({
      done: false,
      why: 'not-yours',
    })
  })

  test('keeps name and telephone from a colleague, whatever page asks', async () => {
    const { number } = await privateNeed()
    const opening = { number, id: uuidv7(where.services.now()), reason: 'visit' as const }
    expect(await openContact(where.at(where.staff), opening)).toEqual({ done: false, why: 'not-yours' })
    expect(await openContact(where.at(where.director), opening)).toMatchObject({ done: true })
  })

  test('cannot be put on the board, handed out or merged by the database either', async () => {
    const { needId } = await privateNeed()
    const set = (columns: object) =>
      inArea(where.at(auto), (tx) =>
        tx
          .updateTable('needs.need')
          .set(columns)
          .where('area_id', '=', where.area.id)
          .where('id', '=', needId)
          .execute(),
      )
    const other = await standing(where, { state: 'accepted' })
    await expect(set({ on_board: true })).rejects.toThrow('need_dispute_hidden')
    await expect(set({ assignee_role: 'property' })).rejects.toThrow('need_dispute_stays')
    const merged = { state: 'merged', merged_into: other.id, closed_at: where.services.now() }
    await expect(set(merged)).rejects.toThrow('need_dispute_alone')
  })
})
