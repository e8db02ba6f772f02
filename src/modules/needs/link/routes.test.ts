import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { neighbourhood, rowOf, standing, stepsOf, told } from '../cast.test.kit.ts'
import { accept, reassign } from '../handling/acceptance.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { writePass } from '../pass.ts'
import { fieldOn, site } from '../site.test.kit.ts'
import { handedLink } from './link.ts'

const where = await neighbourhood()
const anybody = site(where)
const at = (need: { id: string; number: NeedNumber }) => ({ ...need.number, id: need.id })
const pathOf = (link: string) => link.split('?')[0]!
const linkTo = (need: { id: string; number: NeedNumber }) =>
  pathOf(handedLink(where.at(where.staff), at(need), 'property'))
const press = (address: string, fields: Record<string, string | Blob> = {}) =>
  anybody.post(address, { id: uuidv7(where.services.now()), version: '1', ...fields })

describe('a link that came with a message', () => {
  test('shows what, where and by when, and not a word of the asker', async () => {
    const need = await told(where, {
      words: '我是502何秀英，灯坏了',
      spot: '二层',
      asker: { name: '何秀英', phone: '13812345678', door: '502' },
      replyBy: 'telephone',
    })
    await accept(
      where.at(where.staff),
      { number: need.number, id: uuidv7(where.services.now()), version: 1 },
      {
        title: '3号楼楼道灯',
        category: 'lighting',
        term: 'ordinary',
        placeId: null,
        onBoard: true,
        contact: 'telephone',
        reply: '今晚去看',
        handTo: 'property',
        hotlineRef: '20241024-0007',
        dispute: false,
        place: { compoundId: where.here.compoundId, buildingId: where.here.buildingId },
      },
    )
    const answer = await anybody.get(linkTo({ id: need.needId, number: need.number }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = await answer.text()
    for (const words of ['3号楼楼道灯', '长江大楼 3号楼', '二层', '接下', '不归我们管', '办好了'])
      expect(page).toContain(words)
    for (const words of ['何秀英', '灯坏了', '13812345678', '20241024-0007', '今晚去看'])
      expect(page).not.toContain(words)
  })

  test('one tap accepts; the timeline says that it was the property manager; twice is once', async () => {
    const need = await standing(where, { state: 'assigned' })
    const form = { id: uuidv7(where.services.now()) }
    for (let i = 0; i < 2; i++) {
      const answer = await press(`${linkTo(need)}/taking`, form)
      expect([answer.status, answer.headers.get('location')?.startsWith('/handed/')]).toEqual([303, true])
    }
    expect((await rowOf(where, need.id)).taken_at).toEqual(where.services.now())
    expect((await stepsOf(where, need.id)).map((step) => [step.act, step.actor_kind])).toEqual([['take', 'property']])
    const page = await anybody.text(linkTo(need))
    expect(page).not.toContain('这件事归您办吗')
  })

  test('one tap gives it back, and the link opens nothing more of it', async () => {
    const need = await standing(where, { state: 'assigned' })
    const answer = await press(`${linkTo(need)}/return`, { reason: 'not-ours' })
    expect(answer.status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'accepted', assignee_role: null })
    const again = await anybody.get(linkTo(need))
    expect([again.status, (await again.text()).includes('已经不在您手里')]).toEqual([410, true])
    expect((await press(`${linkTo(need)}/taking`)).status).toBe(410)
  })

  test('done in one form with a photo, from the moment it was handed over', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const need = await standing(where, { state: 'assigned' })
    const file = new File([new Uint8Array(photo)], 'a.jpg', { type: 'image/jpeg' })
    const answer = await press(`${linkTo(need)}/result`, { result: '换了灯管，亮了', photos: file })
    expect(answer.status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'resolved', result: '换了灯管，亮了' })
    expect((await stepsOf(where, need.id)).map(({ act }) => act)).toEqual(['start', 'resolve'])
    expect(await anybody.text(linkTo(need))).toContain('已经说过办好了')
  })

  test('without a word of what was done nothing happens, and what was there is kept', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const answer = await press(`${linkTo(need)}/result`, { result: ' ' })
    expect(answer.status).toBe(422)
    expect((await rowOf(where, need.id)).state).toBe('in_progress')
  })

  test('a page that was open while somebody else moved the need: 409, and the words are kept', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const answer = await press(`${linkTo(need)}/result`, { version: '7', result: '换了灯管' })
    const page = await answer.text()
    expect([answer.status, page.includes('刚才有人动过这件事'), page.includes('换了灯管')]).toEqual([409, true, true])
    expect(fieldOn(page, 'version')).toBe('1')
    expect((await rowOf(where, need.id)).state).toBe('in_progress')
  })

  test('handed to somebody else, it is no longer the first one’s', async () => {
    const need = await standing(where, { state: 'assigned' })
    await reassign(
      where.at(where.staff),
      { number: need.number, id: uuidv7(where.services.now()), version: 1 },
      { handTo: 'owners', note: '归业委会' },
    )
    expect((await anybody.get(linkTo(need))).status).toBe(410)
    expect((await press(`${linkTo(need)}/result`, { result: '换了' })).status).toBe(410)
  })

  test('nothing that is sent is read for a need in other hands, not even what is no form', async () => {
    const need = await standing(where, { state: 'assigned', assigneeRole: 'owners' })
    const init = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' }
    expect((await anybody.app.request(`${linkTo(need)}/result`, init)).status).toBe(410)
    const theirs = await standing(where, { state: 'assigned' })
    expect((await anybody.app.request(`${linkTo(theirs)}/result`, init)).status).toBe(400)
  })

  test('no photo is looked at where work is over; the same press twice is once all the same', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const broken = new File(['x'], 'a.jpg', { type: 'image/jpeg' })
    const form = { id: uuidv7(where.services.now()), result: '换了' }
    expect((await press(`${linkTo(need)}/result`, form)).status).toBe(303)
    expect((await press(`${linkTo(need)}/result`, { ...form, photos: broken })).status).toBe(303)
    expect((await press(`${linkTo(need)}/result`, { result: '又换了', photos: broken })).status).toBe(409)
  })

  test('the address goes to no other page', async () => {
    const need = await standing(where, { state: 'assigned' })
    const answers = [
      await anybody.get(linkTo(need)),
      await press(`${linkTo(need)}/result`, { result: ' ' }),
      await press(`${linkTo(need)}/taking`),
      await press(`${linkTo(need)}/return`, { reason: 'not-ours' }),
      await anybody.get(linkTo(need)),
      await anybody.get(`${linkTo(need)}x`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 303, 409, 200, 404])
    for (const { headers } of answers) expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('an address that is no such link', () => {
  test('of another need, another kind, another area, too old, or made up: nothing there', async () => {
    const need = await standing(where, { state: 'assigned' })
    const other = await standing(where, { state: 'assigned' })
    const pass = linkTo(need).split('/')[3]!
    const asker = writePass(where.at(where.staff), { kind: 'asker', needId: need.id })
    const far = pathOf(
      handedLink({ ...where.at(where.staff), area: { ...where.area, id: where.area.id + 1 } }, at(need), 'property'),
    )
    const number = sayNumber(need.number)
    for (const address of [
      `/handed/${sayNumber(other.number)}/${pass}`,
      `/handed/${number}/${asker}`,
      far,
      `/handed/${number}/x`,
      `/handed/2024-9999/${pass}`,
    ])
      for (const path of [address, `${address}/taking`])
        expect([path, (await (path === address ? anybody.get(path) : press(path))).status]).toEqual([path, 404])
    const now = where.services.clock.now
    where.services.clock.now = new Date(now.getTime() + 7 * 86_400_000)
    expect((await anybody.get(linkTo(need).replace(/[^/]+$/, pass))).status).toBe(404)
    where.services.clock.now = now
    expect((await rowOf(where, need.id)).taken_at).toBeNull()
  })
})
