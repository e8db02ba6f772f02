import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { MOST_TRIES, putOff } from '#platform/facts/retries.ts'
import { account, area, thursday } from '#test/world.ts'
import type { Receiver } from '../receivers.ts'
import { mostShown } from './unreached.ts'
import { happens, household, kept, needFrom, sendings, site, street } from '../street.test.kit.ts'

const where = await street()
const [home = ''] = where.here.homeIds
const [homeThere = ''] = where.there.homeIds
const [staff, staffThere] = [account('小陈', 'staff'), account('小周', 'staff', where.there.compoundId)]
const technical = account('技术员', 'technical')

/** A line of the outbox that came to nothing, with one message in it. */
async function lost(receiver: Receiver) {
  const need = await needFrom(where, receiver.id)
  await happens(where, need, { what: 'resolved' })
  const who = where.at(auto)
  const id = uuidv7(who.now)
  await inArea(who, async (tx) => {
    const line = {
      area_id: where.area.id,
      id,
      receiver_kind: receiver.kind,
      receiver_id: receiver.id,
      due_at: thursday,
    }
    await tx
      .insertInto('messages.sending')
      .values({
        ...line,
        channel: 'sms',
        state: 'unreached',
        why: 'day',
        tries: 9,
        made_at: thursday,
        over_at: thursday,
      })
      .execute()
    await tx
      .updateTable('messages.message')
      .set({ sending_id: id })
      .where('area_id', '=', where.area.id)
      .where('need_number', '=', need.number)
      .execute()
  })
  return { id, number: need.number }
}

const here = await lost({ kind: 'home', id: home })
const there = await lost({ kind: 'home', id: homeThere })
const base = '/desk/messages/unreached'
const list = (who: Actor, lang: 'zh' | 'en' = 'zh') => site(where, who, { lang }).text(base)

describe('who could not be reached', () => {
  test('is listed by door with the number, the reason and a way to the telephone', async () => {
    const page = await list(staff)
    for (const part of ['长江大楼 3号楼 501', here.number, '短信 · 试了一天也没送到', `/desk/homes/${home}`])
      expect(page).toContain(part)
    expect(await list(staff, 'en')).toContain('Text message · tried for a day')
  })

  test('is seen only where one works', async () => {
    const page = await list(staffThere)
    expect(page).toContain('临江大厦 1号楼 101')
    expect(page).not.toContain('长江大楼')
    const theirs = site(where, staffThere)
    expect((await theirs.get(`${base}/${here.id}/notice`)).status).toBe(404)
    expect((await theirs.post(`${base}/${here.id}/settlement`, { how: 'telephone' })).status).toBe(404)
    for (const who of [technical, household(home), account('老刘', 'property')])
      expect((await site(where, who).get(base)).status).toBe(403)
  })

  test('is found behind however many that are older and elsewhere, or of homes that are gone', async () => {
    const line = (receiver_id: string) => ({
      area_id: where.area.id,
      id: uuidv7(thursday),
      receiver_kind: 'home' as const,
      receiver_id,
      channel: 'sms' as const,
      state: 'unreached' as const,
      why: 'day' as const,
      tries: 9,
      due_at: thursday,
      made_at: new Date(thursday.getTime() - 1),
      over_at: new Date(thursday.getTime() - 1),
    })
    const older = (receiver: () => string) =>
      inArea(where.at(auto), (tx) =>
        tx
          .insertInto('messages.sending')
          .values(Array.from({ length: mostShown }, () => line(receiver())))
          .execute(),
      )
    await older(() => uuidv7(thursday))
    expect(await list(staff)).toContain('长江大楼 3号楼 501')
    await older(() => home)
    expect(await list(staffThere)).toContain('临江大厦 1号楼 101')
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('messages.sending')
        .set({ settled_at: thursday, settled_by: staff.id, settled_how: 'poster' })
        .where('area_id', '=', where.area.id)
        .where('over_at', '<', thursday)
        .execute(),
    )
  })

  test('has a notice for the stairwell that names the building and the number, no door', async () => {
    const page = await site(where, staff).text(`${base}/${here.id}/notice`)
    for (const part of ['长江大楼 3号楼', here.number, '您反映的事有回音了']) expect(page).toContain(part)
    // What is read, without addresses and drawings, in which any digits may stand.
    const read = page.replaceAll(/<[^>]*>/g, ' ')
    for (const part of ['501', '王阿姨']) expect(read).not.toContain(part)
  })

  test('is settled with one press, once; the first word stays', async () => {
    const desk = site(where, staff)
    const odd = await desk.post(`${base}/${there.id}/settlement`, { how: 'pigeon' })
    expect([odd.status, (await odd.text()).includes('请选是怎么告诉的')]).toEqual([422, true])
    expect((await desk.post(`${base}/${there.id}/settlement`, { how: 'telephone' })).status).toBe(303)
    expect((await desk.post(`${base}/${there.id}/settlement`, { how: 'poster' })).status).toBe(303)
    const line = (await sendings(where)).find(({ id }) => id === there.id)
    expect(line).toMatchObject({ settled_how: 'telephone', settled_by: staff.id, settled_at: thursday })
    expect(await list(staff)).not.toContain('临江大厦')
    expect((await desk.post(`${base}/${uuidv7(thursday)}/settlement`, { how: 'telephone' })).status).toBe(404)
    expect((await desk.post(`${base}/nothing/settlement`)).status).toBe(404)
  })

  test('is of this area', async () => {
    const elsewhere = { ...where, area: await area(where.services, 'elsewhere', '别处') }
    const stranger = site({ ...elsewhere, at: (actor) => ({ ...where.at(actor), area: elsewhere.area }) }, staff)
    expect((await stranger.get(`${base}/${here.id}/notice`)).status).toBe(404)
    expect(await stranger.text(base)).toContain('都送到了')
  })
})

test('the outbox shows door, way and state to those who keep the machine, not what was said', async () => {
  const page = await site(where, technical).text('/desk/messages/outbox')
  for (const part of ['长江大楼 3号楼 501', '短信', '没有送到']) expect(page).toContain(part)
  expect(page).not.toContain(here.number)
  const demo = site(
    { ...where, at: (actor) => ({ ...where.at(actor), area: { ...where.area, demo: true } }) },
    technical,
  )
  expect(await demo.text('/desk/messages/outbox')).toContain(here.number)
  expect((await site(where, staff).get('/desk/messages/outbox')).status).toBe(403)
})

test('a listener that gave up is shown, and told again by a press', async () => {
  const need = await needFrom(where, home)
  await happens(where, need, { what: 'accepted' })
  const who = where.at(auto)
  const message = (await kept(where)).find((one) => one.need_number === need.number)!
  // As if our listener had failed on this fact for a day.
  await inArea(who, (tx) =>
    tx.deleteFrom('messages.message').where('area_id', '=', where.area.id).where('id', '=', message.id).execute(),
  )
  const failed = { factId: message.fact_id, listener: 'messages', failure: 'the disk was full' }
  await putOff(who, { ...failed, tries: MOST_TRIES })
  await where.delivery()
  expect((await kept(where)).some((one) => one.need_number === need.number)).toBe(false)
  const desk = site(where, technical)
  const page = await desk.text('/desk/messages/listeners')
  for (const part of ['the disk was full', 'needs.need.accepted', '再试一次']) expect(page).toContain(part)
  const again = `/desk/messages/listeners/${message.fact_id}/again`
  expect((await site(where, staff).post(again, { listener: 'messages' })).status).toBe(403)
  expect((await desk.post(again, { listener: 'nobody' })).status).toBe(404)
  expect((await desk.post(again, { listener: 'messages' })).status).toBe(303)
  await where.delivery()
  expect((await kept(where)).filter((one) => one.need_number === need.number)).toHaveLength(1)
  expect(await desk.text('/desk/messages/listeners')).toContain('都接上了')
})
