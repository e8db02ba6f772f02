import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { keepPicture } from '#platform/files/files.ts'
import { area, ctx } from '#test/world.ts'
import sharp from 'sharp'
import { neighbourhood, rowOf, standing, told } from '../cast.test.kit.ts'
import { site } from '../site.test.kit.ts'
import { accept, contact } from '../handling/acceptance.ts'
import { boardNeed } from './board-need.ts'
import { show } from '../handling/board-entry.ts'
import { submit } from '../intake/wish.ts'
import { sayNumber } from '../number.ts'
import { wish } from '../cast.test.kit.ts'

const where = await neighbourhood()
const { get, text } = site(where)
const on = (number: { year: number; seq: number }, version: number) => ({
  number,
  id: uuidv7(where.services.now()),
  version,
})

const secret = '我是502的何秀英，隔壁老王昨晚又吵'
const asker = { name: '何秀英', phone: '13812345678', door: '502' }

async function accepted(over: Partial<{ title: string; onBoard: boolean }> = {}) {
  const need = await told(where, { words: secret, asker, replyBy: 'telephone', spot: '502门口' })
  const input = {
    title: over.title ?? '3号楼夜间施工声',
    category: 'lighting' as const,
    term: 'ordinary' as const,
    placeId: null,
    onBoard: over.onBoard ?? true,
    contact: 'telephone' as const,
    reply: '今晚去看',
    handTo: 'property' as const,
    hotlineRef: '20241024-0007',
    dispute: false,
  }
  await accept(where.at(where.staff), on(need.number, 1), {
    ...input,
    place: { compoundId: where.here.compoundId, buildingId: where.here.buildingId },
  })
  return need
}

const nobodyOn = (page: string) => {
  for (const trace of [secret, '何秀英', '13812345678', '小陈', '今晚去看', '20241024-0007', where.staff.id!])
    expect(page).not.toContain(trace)
  // The ids of places are random: three digits in a row may stand in one.
  expect(page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).not.toContain('502')
}

describe('the board without persons', () => {
  test('a new need shows its subject and place, and not a word of what was said', async () => {
    const need = await told(where, { words: secret, asker, replyBy: 'telephone', spot: '502门口' })
    for (const page of [await text('/needs'), await text(`/needs/${sayNumber(need.number)}`)]) {
      expect(page).toContain('照明 · 长江大楼 3号楼')
      nobodyOn(page)
    }
  })

  test('after acceptance it shows the title staff gave it, the public steps, and still nobody', async () => {
    const need = await accepted()
    await contact(where.at(where.staff), on(need.number, 3), { way: 'page', words: '今晚去看' })
    for (const page of [await text('/needs'), await text(`/needs/${sayNumber(need.number)}`)]) {
      expect(page).toContain('3号楼夜间施工声')
      nobodyOn(page)
    }
    const page = await text(`/needs/${sayNumber(need.number)}`)
    for (const step of ['网上收到', '受理', '交给物业办']) expect(page).toContain(step)
  })

  test('not even the program’s own reading of the board carries a note, a name or a word', async () => {
    const need = await accepted()
    const read = JSON.stringify(await boardNeed(where.at(), need.number))
    nobodyOn(read)
    expect(read).not.toContain(need.needId)
  })

  test('its id stands on no public page', async () => {
    const need = await accepted()
    for (const path of ['/needs', `/needs/${sayNumber(need.number)}`])
      expect(await text(path)).not.toContain(need.needId)
  })

  test('noise, what staff took off, and what was withdrawn are on no page', async () => {
    const noise = await told(where, { category: 'noise' })
    const hidden = await accepted({ onBoard: false, title: '家里的事' })
    const withdrawn = await standing(where, { state: 'withdrawn' })
    const board = await text('/needs')
    for (const number of [noise.number, hidden.number, withdrawn.number]) {
      expect(board).not.toContain(sayNumber(number))
      expect((await get(`/needs/${sayNumber(number)}`)).status).toBe(404)
    }
  })

  test('photos and results are public only when staff said so', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123' } })
      .jpeg()
      .toBuffer()
    const kept = await keepPicture(where.at(), bytes)
    if (!kept.done) throw new Error(kept.why)
    const id = uuidv7(where.services.now())
    const sent = await submit(where.at(), {
      id,
      wish: wish(),
      place: { compoundId: null, buildingId: null },
      channel: 'web',
      pictures: [kept.value],
    })
    if (!sent.done) throw new Error(sent.why)
    const address = `/needs/${sayNumber(sent.value.number)}`
    expect(await text(address)).not.toContain('/files/')
    const fileId = await inArea(
      where.at(auto),
      async (tx) =>
        (
          await tx
            .selectFrom('needs.picture')
            .select('file_id')
            .where('area_id', '=', where.area.id)
            .where('need_id', '=', id)
            .executeTakeFirstOrThrow()
        ).file_id,
    )
    await show(where.at(where.staff), on(sent.value.number, 1), {
      title: '灯不亮',
      onBoard: true,
      resultOnBoard: false,
      pictureIds: [fileId],
    })
    expect(await text(address)).toContain(`/files/${fileId}/small`)
    await show(where.at(where.staff), on(sent.value.number, 2), {
      title: '灯不亮',
      onBoard: true,
      resultOnBoard: false,
      pictureIds: [],
    })
    expect(await text(address)).not.toContain('/files/')
    const resolved = await standing(where, { state: 'resolved' })
    expect(await text(`/needs/${sayNumber(resolved.number)}`)).not.toContain('换了灯管')
    await show(where.at(where.staff), on(resolved.number, 1), {
      title: '灯',
      onBoard: true,
      resultOnBoard: true,
      pictureIds: [],
    })
    expect(await text(`/needs/${sayNumber(resolved.number)}`)).toContain('换了灯管')
  })

  test.each(['2024-9999', '2024-1', 'nonsense', '2024-0001%20', '0000-0000'])('%s is no need', async (number) =>
    expect((await get(`/needs/${number}`)).status).toBe(404),
  )

  test('a number of another area is not found here', async () => {
    const other = await area(where.services, 'tilanqiao', '提篮桥居民区')
    const late = { ...ctx(where.services, other), now: new Date('2025-03-01T09:00:00+08:00') }
    const sent = await submit(late, {
      id: uuidv7(late.now),
      wish: wish(),
      place: { compoundId: null, buildingId: null },
      channel: 'web',
      pictures: [],
    })
    if (!sent.done) throw new Error(sent.why)
    expect(sayNumber(sent.value.number)).toBe('2025-0001')
    expect((await get('/needs/2025-0001')).status).toBe(404)
  })
})

describe('looking through the board', () => {
  test('filters stand in the address; nonsense in it is no filter', async () => {
    const lift = await standing(where, { state: 'in_progress', category: 'lift', compoundId: where.there.compoundId })
    const here = sayNumber(lift.number)
    expect(await text('/needs?category=lift')).toContain(here)
    expect(await text('/needs?category=garbage')).not.toContain(here)
    expect(await text(`/needs?compound=${where.there.compoundId}`)).toContain(here)
    expect(await text(`/needs?compound=${where.here.compoundId}`)).not.toContain(here)
    expect(await text('/needs?state=open&category=lift')).toContain(here)
    expect(await text('/needs?state=closed&category=lift')).not.toContain(here)
    expect((await get('/needs?category=%00&compound=%27&state=x&after=zzz&before=1-2-3')).status).toBe(200)
  })

  test('page by page forwards and back, each need is seen once', async () => {
    for (let at = 0; at < 45; at++) await standing(where, { state: 'accepted', category: 'greening' })
    const seen: string[] = []
    let address: string | undefined = '/needs?category=greening'
    let last = ''
    while (address) {
      const page: string = await text(address)
      seen.push(...new Set(page.match(/2024-\d{4}(?=<\/span>)/g)))
      last = page
      address = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    const back = await text(/rel="prev" href="([^"]+)"/.exec(last)![1]!.replaceAll('&amp;', '&'))
    expect([...new Set(back.match(/2024-\d{4}(?=<\/span>)/g))]).toEqual(seen.slice(20, 40))
  })

  test('the plan has a pin for each building where something is in hand', async () => {
    const page = await text(`/needs/plan?compound=${where.here.compoundId}`)
    expect(page).toContain('3号楼')
    expect(page).toContain(`/needs?state=open&amp;building=${where.here.buildingId}`)
    expect((await get('/needs/plan')).status).toBe(200)
    expect((await get(`/needs/plan?compound=${uuidv7(new Date())}`)).status).toBe(404)
    expect((await get('/needs/plan?compound=nonsense')).status).toBe(404)
  })

  test('an unknown calendar year is said beside the date', async () => {
    const need = await standing(where, { state: 'accepted', submittedAt: new Date('2026-12-30T09:00:00+08:00') })
    expect(await text(`/needs/${sayNumber(need.number)}`)).toContain('按周一至周五推算')
    expect((await rowOf(where, need.id)).due_at.getFullYear()).toBe(2027)
  })

  test('in English too', async () =>
    expect(await site(where, undefined, { lang: 'en' }).text('/needs')).toContain('The board'))
})
