import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { neighbourhood, rowOf, standing } from './cast.test.kit.ts'
import { handedLink } from './link/link.ts'
import { picturesOf } from './pictures.ts'
import { sayNumber, type NeedNumber } from './number.ts'
import { fieldOn, site } from './site.test.kit.ts'

const where = await neighbourhood()

type Stood = { id: string; number: NeedNumber }
const byLink = ({ id, number }: Stood) =>
  handedLink(where.at(where.staff), { ...number, id }, 'property').split('?')[0] ?? ''
const atTheDesk = ({ number }: Stood) => `/desk/work/${sayNumber(number)}`

/** The two doors through which somebody says that work is done, with the words of each. */
const doors = [
  ['signed in', atTheDesk],
  ['by a link', byLink],
] as const

const photo = async (background: string) => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' })
}

type Fields = Record<string, string | File | readonly (string | File)[]>
const send = async (address: string, fields: Fields) => {
  const form = { id: uuidv7(where.services.now()), version: '1', ...fields }
  const answer = await site(where, where.property).post(`${address}/result`, form)
  return { status: answer.status, page: await answer.text() }
}

const countOf = async ({ id }: Stood) =>
  (await inArea(where.at(auto), (tx) => picturesOf(tx, where.at(auto), id))).length

describe.each(doors)('photos of a form that comes back, %s', (_, addressOf) => {
  const begun = async () => {
    const need = await standing(where, { state: 'in_progress' })
    return { need, address: addressOf(need) }
  }

  test('are kept where a word was missing, and need not be chosen again', async () => {
    const { need, address } = await begun()
    const back = await send(address, { result: ' ', photos: await photo('#123456') })
    expect([back.status, back.page.includes('已经收好')]).toEqual([422, true])
    const again = await send(address, { result: '换了', kept: fieldOn(back.page, 'kept') ?? '' })
    expect(again.status).toBe(303)
    expect(await countOf(need)).toBe(1)
  })

  test('are kept where somebody else was quicker', async () => {
    const { need, address } = await begun()
    const late = await send(address, { version: '7', result: '换了', photos: await photo('#234567') })
    expect(late.status).toBe(409)
    const kept = fieldOn(late.page, 'kept') ?? ''
    expect((await send(address, { result: '换了', kept })).status).toBe(303)
    expect(await countOf(need)).toBe(1)
  })

  test('are left out when they are no longer wanted', async () => {
    const { need, address } = await begun()
    const back = await send(address, { result: ' ', photos: await photo('#345678') })
    await send(address, { result: '换了', kept: fieldOn(back.page, 'kept') ?? '', drop: 'yes' })
    expect(await countOf(need)).toBe(0)
  })

  test('one that is none does not cost the others', async () => {
    const { need, address } = await begun()
    const photos = [await photo('#456789'), new File(['x'], 'b.jpg', { type: 'image/jpeg' })]
    const back = await send(address, { result: '换了', photos })
    expect([back.status, back.page.includes('不是照片')]).toEqual([422, true])
    await send(address, { result: '换了', kept: fieldOn(back.page, 'kept') ?? '' })
    expect(await countOf(need)).toBe(1)
  })

  test('that were swept meanwhile are asked for again', async () => {
    const { need, address } = await begun()
    const back = await send(address, { result: ' ', photos: await photo('#56789a') })
    await rm(join(where.services.filesDir, String(where.area.id)), { recursive: true })
    const again = await send(address, { result: '换了', kept: fieldOn(back.page, 'kept') ?? '' })
    expect([again.status, again.page.includes('已经不在了')]).toEqual([422, true])
    expect((await rowOf(where, need.id)).state).toBe('in_progress')
  })
})
