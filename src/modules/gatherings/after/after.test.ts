import { Hono } from 'hono'
import pg from 'pg'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { files } from '#platform/files/files.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { account, area, thursday } from '#test/world.ts'
import { gather, household, neighbours, rowOf, site } from '../site.test.kit.ts'
import { evidenceOf, type Kept } from './evidence.rules.ts'
import { shownOf, tabletPath } from './feedback.ts'
import { putTextRight } from './photo-text.ts'
import { forgetPhotos } from './photo.ts'

const where = await neighbours()
const leader = account('老李', 'volunteer')
const desk = site(where, where.staff)
const led = site(where, leader)
const front = site(where)
const pictures = pictureSite()
const newId = () => uuidv7(where.services.now())
const clock = (text: string) => (where.services.clock.now = new Date(text))
afterEach(() => {
  where.services.clock.now = thursday
})

/** The addresses of pictures, as a guest asks for them. */
function pictureSite() {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('ctx', where.at())
    await next()
  })
  app.route('/', files)
  return { get: (path: string) => Promise.resolve(app.request(path)) }
}

/** A class this morning: begun an hour ago, over in half an hour. */
const today = (making: NonNullable<Parameters<typeof gather>[1]> = {}) =>
  gather(where, {
    startsAt: new Date('2024-10-24T08:00:00+08:00'),
    ...making,
    plan: { leaderId: leader.id, ...making.plan },
  })

const set = (id: string, columns: object) =>
  inArea(where.at(auto), (tx) =>
    tx
      .updateTable('gatherings.gathering')
      .set(columns)
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .execute(),
  )
const held = (id: string, more: object = {}) => set(id, { state: 'held', held_at: thursday, ...more })

const rows = async (table: string, id: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(where.services.owner)
  await client.connect()
  await client.query('begin')
  await client.query(`select platform.set_area(${where.area.id})`)
  const answer = await client.query<Record<string, unknown>>(`select * from ${table} where gathering_id = $1`, [id])
  await client.end()
  return answer.rows
}
const factsOf = (id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['name', 'actor_id', 'detail'])
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute(),
  )

let shade = 0
/** A photo as a telephone takes it, each another. */
async function photo(): Promise<Blob> {
  const create = { width: 64, height: 48, channels: 3 as const, background: { r: (shade += 23) % 256, g: 90, b: 60 } }
  const bytes = await sharp({ create })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '31/1 15/1 0/1' } })
    .toBuffer()
  return new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' })
}

describe('evidence', () => {
  const nothing: Kept = { present: 0, counted: null, countMethod: null, sheets: 0, notes: 0, photos: 0 }
  test.each<[string, Partial<Kept>, string, string | null, string[]]>([
    ['nothing at all', {}, 'none', null, []],
    ['a photo without a number', { photos: 2 }, 'none', null, ['photo']],
    ['heads counted', { counted: 12, countMethod: 'count' }, 'number', 'count', []],
    ['nobody came, and somebody counted', { counted: 0, countMethod: 'count' }, 'number', 'count', []],
    ['a list is both', { present: 7 }, 'shown', 'signin', ['list']],
    ['a list beside an estimate', { present: 7, counted: 30, countMethod: 'estimate' }, 'shown', 'signin', ['list']],
    ['an estimate with a note', { counted: 30, countMethod: 'estimate', notes: 1 }, 'shown', 'estimate', ['note']],
    ['tickets and a sheet', { counted: 9, countMethod: 'ticket', sheets: 1 }, 'shown', 'ticket', ['sheet']],
  ])('%s', (_, kept, level, number, proofs) => {
    expect(evidenceOf({ ...nothing, ...kept })).toEqual({ level, number, proofs })
  })

  test('is together only when it was held, with a number and something that shows it; taken away, it is only held', async () => {
    const id = await today()
    const press = async () => {
      await desk.post(`/desk/gatherings/${id}/evidence`, {})
      return (await rowOf(where, id)).state
    }
    expect(await press()).toBe('published')
    await held(id)
    expect(await press()).toBe('held')
    await desk.post(`/desk/gatherings/${id}/photos`, { photos: await photo(), alt: '黑板', faces: 'none' })
    expect(await press()).toBe('held')
    await set(id, { counted: 12, count_method: 'count' })
    expect(await desk.text(`/desk/gatherings/${id}`)).toContain('凭据齐了')
    expect(await press()).toBe('evidenced')
    expect(await press()).toBe('evidenced')
    const [kept] = await rows('gatherings.photo', id)
    await desk.post(`/desk/gatherings/${id}/photos/${String(kept?.['id'])}/taken-down`, {})
    expect((await rowOf(where, id)).state).toBe('held')
    const said = (await factsOf(id)).map(({ name }) => name.split('.').slice(1).join('.'))
    expect(said).toEqual([
      'gathering.published',
      'photo.added',
      'gathering.evidenced',
      'photo.taken-down',
      'gathering.corrected',
    ])
  })
})

describe('a note', () => {
  test('is written by whoever leads, shown to everybody where it says so, and its form twice is one', async () => {
    const id = await today()
    const path = `/desk/gatherings/${id}/note`
    const form = { id: newId(), kind: 'note', words: '学了扫码付款\r\n\r\n下周学挂号', public: 'yes' }
    for (let at = 0; at < 2; at++) expect((await led.post(path, form)).status).toBe(303)
    await led.post(path, { id: newId(), kind: 'note', words: '投影仪坏了' })
    const page = await front.text(`/gatherings/${id}`)
    expect(page).toMatch(/<p>学了扫码付款<\/p>\s*<p>下周学挂号<\/p>/)
    expect(page).not.toContain('投影仪坏了')
    expect(await led.text(`/desk/gatherings/${id}`)).toContain('投影仪坏了')
    expect(await rows('gatherings.note', id)).toHaveLength(2)
    const empty = await led.post(path, { kind: 'minutes', words: ' ', public: 'yes' })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toMatch(/value="minutes"[^>]*checked/)
  })

  test('a stale correction is 409 with both; what was corrected is kept with its author, in words and as a fact', async () => {
    const id = await today()
    await desk.post(`/desk/gatherings/${id}/note`, {
      id: newId(),
      kind: 'minutes',
      words: '定了周四修灯',
      public: 'yes',
    })
    const [note] = await rows('gatherings.note', id)
    const path = `/desk/gatherings/${id}/notes/${String(note?.['id'])}`
    const fix = { version: '1', kind: 'minutes', words: '定了周五修灯', public: 'yes' }
    for (let at = 0; at < 2; at++) expect((await desk.post(path, fix)).status).toBe(303)
    const late = await led.post(path, { ...fix, words: '定了周六修灯' })
    expect(late.status).toBe(409)
    const both = await late.text()
    for (const words of ['定了周五修灯', '定了周六修灯']) expect(both).toContain(words)
    const page = await desk.text(path)
    expect(page).toContain('定了周四修灯')
    expect(page).toContain('第 1 版')
    expect(await front.text(`/gatherings/${id}`)).toContain('更正过')
    expect((await factsOf(id)).slice(1)).toMatchObject([
      { name: 'gatherings.note.written', actor_id: where.staff.id, detail: { version: 1 } },
      { name: 'gatherings.note.corrected', actor_id: where.staff.id, detail: { version: 2 } },
    ])
  })

  test('is not written of what has not begun or was called off; strangers, other areas and other volunteers meet 404', async () => {
    const coming = await gather(where)
    const off = await today()
    await set(off, { state: 'cancelled', reason_kind: 'weather' })
    for (const id of [coming, off]) {
      const answer = await desk.post(`/desk/gatherings/${id}/note`, { words: '我写的话' })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('我写的话')
    }
    const id = await today()
    const other = site(where, account('老王', 'volunteer'))
    for (const path of ['note', 'photos', 'feedback', 'feedback/card'])
      expect((await other.get(`/desk/gatherings/${id}/${path}`)).status).toBe(404)
    expect((await desk.get(`/desk/gatherings/${id}/notes/${newId()}`)).status).toBe(404)
    expect((await front.get(`/desk/gatherings/${id}/note`)).status).toBe(403)
    const elsewhere = { ...where, area: await area(where.services, 'elsewhere', '别处') }
    for (const path of [`/gatherings/${id}/feedback`, `/desk/gatherings/${id}/photos`])
      expect(
        (
          await site(
            { ...elsewhere, at: (actor?: Actor) => ({ ...where.at(actor), area: elsewhere.area }) },
            where.staff,
          ).get(path)
        ).status,
      ).toBe(404)
  })
})

describe('photos', () => {
  const send = async (id: string, fields: Record<string, string>, who = desk) =>
    who.post(`/desk/gatherings/${id}/photos`, { photos: await photo(), ...fields })

  test('are shown only without faces or with agreement; what comes back keeps the photo', async () => {
    const id = await today()
    const asked = await send(id, { alt: '大家包粽子', faces: 'not-asked', public: 'yes' })
    expect(asked.status).toBe(422)
    const text = await asked.text()
    expect(text).toContain('还没有都问过，不能公开')
    const kept = /name="kept" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const again = { kept, alt: '大家包粽子', faces: 'agreed', public: 'yes' }
    for (let at = 0; at < 2; at++) expect((await desk.post(`/desk/gatherings/${id}/photos`, again)).status).toBe(303)
    expect(await rows('gatherings.photo', id)).toHaveLength(1)
    expect(await front.text(`/gatherings/${id}`)).toContain('alt="大家包粽子"')
  })

  test('what is said of one is put right by whoever leads, by the same rules; of two at once the second sees both', async () => {
    const id = await today()
    await send(id, { alt: '大家包粽子', faces: 'agreed', public: 'yes' })
    const [kept] = await rows('gatherings.photo', id)
    const path = `/desk/gatherings/${id}/photos/${String(kept?.['id'])}`
    expect(await led.text(`/desk/gatherings/${id}/photos`)).toContain(`href="${path}"`)
    expect(await led.text(path)).toMatch(/value="大家包粽子"[\s\S]*value="agreed"[^>]*checked/)
    const fix = { version: '1', alt: '大家在包粽子', faces: 'none', public: 'yes' }
    for (let at = 0; at < 2; at++) expect((await led.post(path, fix)).status).toBe(303)
    expect(await front.text(`/gatherings/${id}`)).toContain('alt="大家在包粽子"')
    const late = await desk.post(path, { ...fix, alt: '端午节的粽子' })
    expect(late.status).toBe(409)
    const both = await late.text()
    for (const words of ['大家在包粽子', '端午节的粽子', 'name="version" value="2"']) expect(both).toContain(words)

    const asked = await desk.post(path, { ...fix, version: '2', faces: 'not-asked' })
    const said = await asked.text()
    expect([asked.status, said.includes('还没有都问过，不能公开'), said.includes('value="2"')]).toEqual([
      422,
      true,
      true,
    ])
    const hidden = { version: '2', alt: '大家在包粽子', faces: 'not-asked' }
    expect((await desk.post(path, hidden)).status).toBe(303)
    expect(await front.text(`/gatherings/${id}`)).not.toContain('粽子')
    expect(await rows('gatherings.photo', id)).toMatchObject([{ faces: 'not-asked', is_public: false, version: 3 }])
    const past = inArea(where.at(auto), (tx) =>
      tx
        .updateTable('gatherings.photo')
        .set({ is_public: true })
        .where('area_id', '=', where.area.id)
        .where('gathering_id', '=', id)
        .execute(),
    )
    await expect(past).rejects.toThrow('photo_consent')
    await set(id, { for_minors: true })
    expect((await desk.post(path, { ...hidden, version: '3', faces: 'none', public: 'yes' })).status).toBe(422)
    const shown = { alt: '粽子', faces: 'none' as const, isPublic: true }
    const on = { id: String(kept?.['id']), gatheringId: id, version: 3 }
    expect(await putTextRight(where.at(where.staff), on, shown)).toEqual({ done: false, why: 'children' })
    expect((await factsOf(id)).filter(({ name }) => name === 'gatherings.photo.corrected')).toMatchObject([
      { actor_id: leader.id, detail: { version: 2, faces: 'none', isPublic: true } },
      { actor_id: where.staff.id, detail: { version: 3, faces: 'not-asked', isPublic: false } },
    ])
    for (const who of [site(where, account('老王', 'volunteer')), desk]) {
      const there = who === desk ? path.replace(id, await today()) : path
      expect([(await who.get(there)).status, (await who.post(there, fix)).status]).toEqual([404, 404])
    }
  })

  test('the database itself takes no public photo with faces nobody was asked about, and no public sheet', async () => {
    const id = await today()
    const write = (over: object) =>
      inArea(where.at(auto), (tx) =>
        tx
          .insertInto('gatherings.photo')
          .values({
            area_id: where.area.id,
            id: newId(),
            gathering_id: id,
            kind: 'photo',
            faces: 'none',
            is_public: true,
            at: thursday,
            ...over,
          })
          .execute(),
      )
    await expect(write({ faces: 'not-asked' })).rejects.toThrow('photo_consent')
    await expect(write({ kind: 'sheet' })).rejects.toThrow('photo_consent')
  })

  test('of children are never public, neither sent as such, nor made so, nor when the plan says children later', async () => {
    const id = await today({ plan: { forMinors: true, title: '小鬼当家' } })
    const sent = await send(id, { alt: '孩子们做手工', faces: 'agreed', public: 'yes' })
    expect([sent.status, (await sent.text()).includes('孩子活动的照片不公开')]).toEqual([422, true])
    await send(id, { alt: '孩子们做手工', faces: 'agreed' })
    const [kept] = await rows('gatherings.photo', id)
    const made = await desk.post(`/desk/gatherings/${id}/photos/${String(kept?.['id'])}/shown`, { faces: 'none' })
    expect(made.status).toBe(422)
    expect((await rows('gatherings.photo', id))[0]).toMatchObject({ is_public: false })
    const later = await today()
    await send(later, { alt: '黑板报', faces: 'none', public: 'yes' })
    expect(await front.text(`/gatherings/${later}`)).toContain('黑板报')
    await set(later, { for_minors: true })
    expect(await front.text(`/gatherings/${later}`)).not.toContain('黑板报')
  })

  test('one kept is shown once its people agreed; taken down it is gone at once, under the address it had', async () => {
    const id = await today()
    await send(id, { alt: '合影', faces: 'not-asked' }, led)
    const [kept] = await rows('gatherings.photo', id)
    const path = `/desk/gatherings/${id}/photos/${String(kept?.['id'])}`
    expect(await front.text(`/gatherings/${id}`)).not.toContain('合影')
    await led.post(`${path}/shown`, { faces: 'agreed' })
    const page = await front.text(`/gatherings/${id}`)
    const address = (/src="(\/files\/[^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
    const seen = async () => (await pictures.get(address)).status
    expect(await seen()).toBe(200)
    for (let at = 0; at < 2; at++) expect((await led.post(`${path}/taken-down`, {})).status).toBe(303)
    expect(await seen()).toBe(404)
    expect(await front.text(`/gatherings/${id}`)).not.toContain('合影')
    expect((await desk.post(`${path}/shown`, { faces: 'agreed' })).status).toBe(404)
  })

  test('the sheet is for the committee; a year later it and all that was not public are forgotten, and it stays evidenced', async () => {
    const id = await today()
    await held(id, { counted: 9, count_method: 'count' })
    const sheet = await led.post(`/desk/gatherings/${id}/sheets`, { sheets: await photo() })
    expect(sheet.status).toBe(303)
    await send(id, { alt: '没问过的合影', faces: 'not-asked' })
    await send(id, { alt: '做好的香囊', faces: 'none', public: 'yes' })
    await desk.post(`/desk/gatherings/${id}/evidence`, {})
    expect(await desk.text(`/desk/gatherings/${id}/photos`)).toContain('alt="签到纸 1"')
    const theirs = await led.text(`/desk/gatherings/${id}/photos`)
    expect(theirs).toContain('只有居委会打得开')
    expect(theirs).not.toContain('alt="签到纸 1"')
    expect(await front.text(`/gatherings/${id}`)).not.toContain('签到纸')
    clock('2025-10-24T08:59:00+08:00')
    expect(await forgetPhotos(where.at(auto))).toBe(0)
    clock('2025-10-24T09:01:00+08:00')
    expect(await forgetPhotos(where.at(auto))).toBeGreaterThanOrEqual(2)
    expect((await rows('gatherings.photo', id)).map(({ alt }) => alt)).toEqual(['做好的香囊'])
    expect((await rowOf(where, id)).state).toBe('evidenced')
  })
})

describe('how it was', () => {
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  const say = (id: string, fields: Record<string, string>, cookie = '') =>
    Promise.resolve(
      front.app.request(`/gatherings/${id}/feedback`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: cookie ? { cookie } : {},
      }),
    )
  const countOf = async (id: string) => (await rows('gatherings.feedback', id)).length

  test('one device counts once, by its mark and by its form; nothing kept says who or when', async () => {
    const id = await today()
    const other = await today()
    const form = { id: 'b3b1f0c2-6c39-4a53-9d2c-0f4a5f1f7a11', face: 'good', words: '下次还来' }
    const first = await say(id, form)
    expect(first.status).toBe(303)
    await say(id, form)
    expect(await countOf(id)).toBe(1)
    const cookie = cookieOf(first)
    expect((await say(id, { face: 'poor' }, cookie)).status).toBe(303)
    expect(await countOf(id)).toBe(1)
    const path = `/gatherings/${id}/feedback`
    const page = await front.app.request(path, { headers: { cookie } })
    expect(await page.text()).toContain('这部手机说过了')
    // The mark of one gathering says nothing of another, and a made-up one nothing at all.
    expect((await say(other, { face: 'fair' }, cookie)).status).toBe(303)
    expect(await countOf(other)).toBe(1)
    await say(id, { face: 'fair' }, 'said=made-up')
    expect(await countOf(id)).toBe(2)
    // Every device gets the same mark.
    expect(cookieOf(await say(id, { face: 'good' }))).toContain(/said=[^;]+/.exec(cookie)?.[0])
    const answers = await rows('gatherings.feedback', id)
    expect(answers.every(({ by_id }) => by_id === null)).toBe(true)
    expect(answers.every((row) => !(row['id'] as string).startsWith(uuidv7(thursday).slice(0, 8)))).toBe(true)
    expect((await factsOf(id)).map(({ name }) => name)).toEqual(['gatherings.gathering.published'])
    const asHousehold = site(where, household(where.here.homeIds[0] ?? ''))
    await asHousehold.post(path, { face: 'good' })
    expect((await rows('gatherings.feedback', id)).every(({ by_id }) => by_id === null)).toBe(true)
  })

  test('a face is wanted, words come back, and it is open from the start to seven days after the end', async () => {
    const id = await gather(where, {
      startsAt: new Date('2024-10-24T09:30:00+08:00'),
      endsAt: new Date('2024-10-24T11:00:00+08:00'),
    })
    const status = async (fields: Record<string, string>) => {
      const answer = await say(id, fields)
      return [answer.status, (await answer.text()).includes('留着的话')]
    }
    expect(await status({ face: 'good', words: '留着的话' })).toEqual([422, true])
    clock('2024-10-24T09:30:00+08:00')
    expect(await status({ words: '留着的话' })).toEqual([422, true])
    expect(await status({ face: 'good', words: `留着的话${'长'.repeat(500)}` })).toEqual([422, true])
    expect((await status({ face: 'good' }))[0]).toBe(303)
    clock('2024-10-31T10:59:00+08:00')
    expect((await status({ face: 'good' }))[0]).toBe(303)
    clock('2024-10-31T11:00:00+08:00')
    expect(await status({ face: 'good', words: '留着的话' })).toEqual([422, true])
    expect(await countOf(id)).toBe(2)
    const off = await today()
    await set(off, { state: 'paused', reason_kind: 'holiday' })
    expect((await say(off, { face: 'good' })).status).toBe(422)
  })

  test('with fewer than five only how many is said, to everybody; then no face of one to four in public; words to the committee', async () => {
    const counts = (good: number, fair: number, poor: number) => ({ good, fair, poor })
    for (const toAll of [true, false]) {
      expect(shownOf(counts(4, 0, 0), { toAll })).toEqual({ n: 4, cells: null })
      expect(shownOf(counts(9, 6, 0), { toAll })).toEqual({ n: 15, cells: counts(9, 6, 0) })
    }
    expect(shownOf(counts(10, 7, 2), { toAll: true })).toEqual({ n: 19, cells: { good: 10, fair: null, poor: null } })
    expect(shownOf(counts(10, 7, 2), { toAll: false })).toEqual({ n: 19, cells: counts(10, 7, 2) })
    const id = await today()
    for (const face of ['good', 'good', 'fair', 'poor']) await say(id, { face, words: `话${face}` })
    const pages = [`/gatherings/${id}`, `/desk/gatherings/${id}`, `/desk/gatherings/${id}/feedback`]
    for (const path of pages) {
      const page = await desk.text(path)
      expect(page).toContain('4 个人说了感受')
      expect(page).not.toMatch(/<dt>(好|一般|不好)<\/dt>/)
    }
    await say(id, { face: 'good' })
    expect(await desk.text(`/desk/gatherings/${id}/feedback`)).toMatch(/<dt>好<\/dt>\s*<dd>3<\/dd>/)
    expect(await front.text(`/gatherings/${id}`)).toMatch(/<dt>好<\/dt>\s*<dd>不单列<\/dd>/)
    expect(await desk.text(`/desk/gatherings/${id}/feedback`)).toContain('话poor')
    for (const page of [await led.text(`/desk/gatherings/${id}/feedback`), await front.text(`/gatherings/${id}`)])
      expect(page).not.toContain('话poor')
  })

  test('a tablet takes one face after another, thanks and returns by itself; without its key it is 404', async () => {
    const id = await today()
    const address = tabletPath(where.at(), id)
    const page = await front.text(address)
    expect(page).not.toContain('ask-again')
    expect((await front.get(`${address}x`)).status).toBe(404)
    expect(
      (await front.get(tabletPath(where.at(), await today()).replace(/^.*tablet/, `/gatherings/${id}/feedback/tablet`)))
        .status,
    ).toBe(404)
    const first = await front.post(address, { id: 'a3b1f0c2-6c39-4a53-9d2c-0f4a5f1f7a11', face: 'good' })
    const to = first.headers.get('location') ?? ''
    const thanks = await front.text(to)
    expect(thanks).toContain('谢谢，记下了。')
    expect(thanks).toContain('<noscript><meta http-equiv="refresh" content="5" /></noscript>')
    clock('2024-10-24T09:00:05+08:00')
    const back = await front.text(to)
    expect(back).toContain('name="face" value="poor"')
    expect(back).not.toContain('ask-again')
    await front.post(address, { face: 'poor' })
    expect((await front.post(address, {})).headers.get('location')).toBe(address)
    expect((await rows('gatherings.feedback', id)).map(({ how }) => how)).toEqual(['tablet', 'tablet'])
  })

  test('a paper box is counted by somebody; counted again it is replaced; two who counted at once see both', async () => {
    const id = await today()
    const path = `/desk/gatherings/${id}/feedback`
    const count = (fields: Record<string, string>) => led.post(path, fields)
    for (const wrong of [{ good: '-1' }, { good: '2001' }, { good: '很多' }, { good: '', fair: '0' }])
      expect((await count(wrong)).status).toBe(422)
    const form = { id: newId(), good: '7', fair: '2', poor: '' }
    for (let at = 0; at < 2; at++) expect((await count(form)).status).toBe(303)
    const seen = /name="seen" value="([^"]+)"/.exec(await led.text(path))?.[1] ?? ''
    expect(seen).toBe(form.id)
    expect((await count({ id: newId(), seen, good: '8', fair: '2' })).status).toBe(303)
    const late = await count({ id: newId(), seen, good: '5' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('好 8 · 一般 2 · 不好 0')
    expect(await rows('gatherings.feedback', id)).toMatchObject([
      { good: 8, fair: 2, poor: 0, by_id: leader.id, how: 'paper' },
    ])
    expect((await factsOf(id)).at(-1)).toMatchObject({
      name: 'gatherings.feedback.counted',
      actor_id: leader.id,
      detail: { good: 8, before: { good: 7 } },
    })
  })

  test('more from one address than a room holds waits, with what was said', async () => {
    const crowd = await neighbours({ JINLIN_LIMITS: 'on' })
    const id = await gather(crowd, { startsAt: thursday })
    const say = () => site(crowd).post(`/gatherings/${id}/feedback`, { face: 'good', words: '挤' })
    expect((await say()).status).toBe(303)
    await crowd.services.db.global((tx) => tx.updateTable('auth.attempt').set({ count: 200 }).execute())
    const last = await say()
    expect([last.status, />\s*挤<\/textarea>/.test(await last.text())]).toEqual([429, true])
    expect(last.headers.get('retry-after')).toBe('3600')
  })

  test('cards and slips carry the address and say that nobody knows who', async () => {
    const id = await gather(where)
    for (const size of ['a5', 'a4']) {
      const page = await desk.text(`/desk/gatherings/${id}/feedback/card?size=${size}`)
      expect(page).toContain(`/gatherings/${id}/feedback?area=dongdaming`)
      expect(page).toContain('没有人知道是谁')
    }
    const slips = await desk.text(`/desk/gatherings/${id}/feedback/card?size=slips`)
    expect(slips.match(/打一个勾，投进箱子/g)).toHaveLength(8)
  })
})
