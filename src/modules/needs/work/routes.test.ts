import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { Actor } from '#platform/ctx.ts'
import { account } from '#test/world.ts'
import { neighbourhood, rowOf, standing, told } from '../cast.test.kit.ts'
import { site } from '../site.test.kit.ts'
import { accept, assign } from '../handling/acceptance.ts'
import { openContact } from '../handling/asker-contact.ts'
import { sayNumber } from '../number.ts'
import { resolve, start } from './work.ts'
import sharp from 'sharp'

const where = await neighbourhood()
const address = (number: { year: number; seq: number }) => `/desk/work/${sayNumber(number)}`
const press = (actor: Actor, path: string, fields: Record<string, string | Blob> = {}) =>
  site(where, actor).post(path, { id: uuidv7(where.services.now()), version: '1', ...fields })

describe('the property manager sees what was handed over in their place and nothing else', () => {
  test('the list, and one need', async () => {
    const mine = await standing(where, { state: 'assigned' })
    const elsewhere = await standing(where, { state: 'assigned', compoundId: where.there.compoundId })
    const theirs = await standing(where, { state: 'assigned', assigneeRole: 'owners' })
    const office = await standing(where, { state: 'in_progress', assigneeRole: 'staff' })
    const nobody = await standing(where, { state: 'accepted' })
    const here = site(where, where.propertyHere)
    const list = await here.text('/desk/work')
    expect(list).toContain(sayNumber(mine.number))
    for (const other of [elsewhere, theirs, office, nobody]) {
      expect(list).not.toContain(sayNumber(other.number))
      expect((await here.get(address(other.number))).status).toBe(404)
      for (const noun of ['taking', 'return', 'start', 'result', 'contact-opening'])
        expect(
          (
            await press(where.propertyHere, `${address(other.number)}/${noun}`, {
              reason: 'not-ours',
              result: 'x',
              purpose: 'visit',
            })
          ).status,
        ).toBe(404)
    }
    expect(await site(where, where.property).text('/desk/work')).toContain(sayNumber(elsewhere.number))
    const owners = await site(where, where.owners).text('/desk/work')
    expect(owners).toContain(sayNumber(theirs.number))
    expect(owners).not.toContain(sayNumber(mine.number))
  })

  test('guests, residents and staff have no such list, and that of a volunteer who leads no team is empty', async () => {
    for (const actor of [undefined, where.staff, account('居民', 'resident')])
      expect((await site(where, actor).get('/desk/work')).status).toBe(403)
    await standing(where, { state: 'assigned' })
    expect(await site(where, where.volunteer).text('/desk/work')).toContain('现在没有派给您的事')
  })

  test('who has nothing is told so', async () => {
    const lonely = account('老孙', 'property', uuidv7(new Date()))
    expect(await site(where, lonely).text('/desk/work')).toContain('现在没有派给您的事')
  })

  test('what was done stays to be looked at, without its buttons', async () => {
    const done = await standing(where, { state: 'resolved', submittedAt: where.services.now() })
    expect(await site(where, where.property).text('/desk/work?which=done')).toContain(sayNumber(done.number))
    expect(await site(where, where.property).text(address(done.number))).not.toContain('<button class="button go big')
  })
})

describe('one tap', () => {
  test('accepts, and the button is gone', async () => {
    const need = await standing(where, { state: 'assigned' })
    expect((await press(where.property, `${address(need.number)}/taking`)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({
      taken_at: where.services.now(),
      assignee_id: where.property.id,
    })
    expect((await press(where.property, `${address(need.number)}/taking`, { version: '2' })).status).toBe(409)
  })

  test('yes and begin, pressed one after the other on a page that is already old, end in work begun', async () => {
    const need = await standing(where, { state: 'assigned' })
    const both = [
      press(where.property, `${address(need.number)}/taking`),
      press(where.property, `${address(need.number)}/start`),
    ]
    await Promise.all(both)
    expect((await rowOf(where, need.id)).state).toBe('in_progress')
  })

  test('gives back with a reason; another reason needs words', async () => {
    const need = await standing(where, { state: 'assigned' })
    expect((await press(where.property, `${address(need.number)}/return`)).status).toBe(422)
    expect((await press(where.property, `${address(need.number)}/return`, { reason: 'other' })).status).toBe(422)
    const back = await press(where.property, `${address(need.number)}/return`, { reason: 'wrong-place' })
    expect([back.status, back.headers.get('location')]).toEqual([303, '/desk/work'])
    expect((await site(where, where.property).get(address(need.number))).status).toBe(404)
  })

  test('says that it is done, in words, with a photo if there is one', async () => {
    const need = await standing(where, { state: 'in_progress' })
    expect((await press(where.property, `${address(need.number)}/result`, { result: '  ' })).status).toBe(422)
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#234' } })
      .jpeg()
      .toBuffer()
    const photos = new File([Uint8Array.from(bytes)], 'a.jpg', { type: 'image/jpeg' })
    expect(
      (await press(where.property, `${address(need.number)}/result`, { result: '地砖铺平了', photos })).status,
    ).toBe(303)
    expect(await site(where, where.staff).text(`/desk/needs/${sayNumber(need.number)}`)).toContain('办完的照片')
  })

  test('a photo that is none keeps the words', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const back = await press(where.property, `${address(need.number)}/result`, {
      result: '地砖铺平了',
      photos: new File(['x'], 'a.jpg'),
    })
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('地砖铺平了')
  })
})

describe('the asker’s telephone', () => {
  const asker = { name: '何阿姨', phone: '13812345678', door: '502' }
  async function handed(replyBy: 'telephone' | 'page', handTo: 'property' | 'owners') {
    const need = await told(where, { asker, replyBy })
    const on = (version: number) => ({ number: need.number, id: uuidv7(where.services.now()), version })
    const place = { compoundId: where.here.compoundId, buildingId: where.here.buildingId }
    await accept(where.at(where.staff), on(1), {
      title: '灯',
      category: 'lighting',
      term: 'ordinary',
      placeId: null,
      onBoard: true,
      contact: 'telephone',
      reply: null,
      handTo: null,
      hotlineRef: null,
      dispute: false,
      place,
    })
    await assign(where.at(where.staff), on(2), { handTo, note: '请带梯子' })
    return { ...need, on }
  }

  test('is opened to the property manager only for what they have in hand and where a call or visit is wanted', async () => {
    const wanted = await handed('telephone', 'property')
    const page = await site(where, where.property).text(address(wanted.number))
    expect(page).not.toContain('13812345678')
    expect(page).toContain('请带梯子')
    const opened = await press(where.property, `${address(wanted.number)}/contact-opening`, { purpose: 'visit' })
    expect(await site(where, where.property).text(opened.headers.get('location')!)).toContain('13812345678')
    const unwanted = await handed('page', 'property')
    expect(await site(where, where.property).text(address(unwanted.number))).not.toContain('contact-opening')
    expect(
      (await press(where.property, `${address(unwanted.number)}/contact-opening`, { purpose: 'visit' })).status,
    ).toBe(403)
  })

  test('closes when the work is over, also for a pass that still holds', async () => {
    const need = await handed('telephone', 'property')
    const opened = (
      await press(where.property, `${address(need.number)}/contact-opening`, { purpose: 'visit' })
    ).headers.get('location')!
    await start(where.at(where.property), need.on(3))
    await resolve(where.at(where.property), need.on(4), { result: '换了', pictures: [] })
    expect(await site(where, where.property).text(opened)).not.toContain('13812345678')
  })

  test('is not opened to the property manager for what the owners have in hand', async () => {
    const need = await handed('telephone', 'owners')
    const input = { number: need.number, id: uuidv7(where.services.now()), reason: 'visit' as const }
    expect(await openContact(where.at(where.property), input)).toEqual({ done: false, why: 'not-yours' })
    expect(await openContact(where.at(where.owners), input)).toEqual({ done: false, why: 'not-yours' })
  })

  test('is never opened to the owners’ committee', async () => {
    const need = await handed('telephone', 'owners')
    const who = site(where, where.owners)
    expect(await who.text(address(need.number))).not.toContain('contact-opening')
    expect((await who.post(`${address(need.number)}/contact-opening`, { purpose: 'visit' })).status).toBe(403)
  })

  test('names and notes of the committee do not stand on the assignee’s timeline', async () => {
    const need = await handed('telephone', 'property')
    expect(await site(where, where.property).text(address(need.number))).not.toContain('小陈')
  })
})
