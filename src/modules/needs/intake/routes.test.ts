import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { household, neighbourhood, rowOf } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'

const where = await neighbourhood()
const { get, text, post } = site(where)

const photo = async (colour = '#884422') =>
  new File(
    [
      Uint8Array.from(
        await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
          .jpeg()
          .toBuffer(),
      ),
    ],
    'a.jpg',
    { type: 'image/jpeg' },
  )

const picturesOf = (needId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('needs.picture')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('need_id', '=', needId)
      .execute(),
  )

const good = () => ({ id: uuidv7(where.services.now()), category: 'lighting', words: '5楼楼道的灯不亮了' })

describe('a neighbour fills in the form', () => {
  test('eleven subjects with a picture each, one sentence, photos; name and telephone may be left out', async () => {
    const page = await text('/needs/new')
    expect(page.match(/type="radio" name="category"/g)).toHaveLength(11)
    for (const name of ['words', 'photos', 'spot', 'reply', 'name', 'phone', 'door'])
      expect(page).toContain(`name="${name}"`)
    for (const call of ['tel:110', 'tel:119', 'tel:120', 'tel:962777']) expect(page).toContain(call)
    expect(page).toContain('我们问什么')
    expect(page).toContain('留多久')
  })

  test('in the elder view only subject, sentence, photo and button are in sight', async () => {
    const page = await site(where, undefined, { elder: true }).text('/needs/new')
    const folded = page.indexOf('<details')
    expect(page.indexOf('name="words"')).toBeLessThan(folded)
    expect(page.indexOf('name="place"')).toBeGreaterThan(folded)
    expect(page).not.toContain('<details open')
  })

  test('words of danger: the numbers stand on top of the receipt, which is given all the same, and of a form that came back', async () => {
    const sent = { ...good(), words: '楼道里一股煤气味' }
    const answer = await post('/needs/new', sent)
    expect(answer.status).toBe(303)
    const receipt = await text(answer.headers.get('location')!)
    expect(receipt.indexOf('id="urgent"')).toBeGreaterThan(0)
    expect(receipt.indexOf('id="urgent"')).toBeLessThan(receipt.indexOf('<h1'))
    for (const call of ['tel:110', 'tel:119', 'tel:120', 'tel:962777']) expect(receipt).toContain(call)
    expect(receipt).toContain('有燃气味')
    expect(await (await post('/needs/new', { ...sent, category: '' })).text()).toContain('id="urgent"')
    const calm = await text((await post('/needs/new', good())).headers.get('location')!)
    expect(calm).not.toContain('id="urgent"')
  })

  test('a scanned code lays its building ready and keeps its own draft', async () => {
    const page = await text(`/needs/new?building=${where.here.buildingId}`)
    expect(page).toMatch(new RegExp(`value="${where.here.buildingId}" checked`))
    expect(page).toContain(`data-draft="need ${where.here.buildingId}"`)
    const back = await (await post('/needs/new', { ...good(), category: '', scanned: where.here.buildingId })).text()
    expect(back).toContain(`data-draft="need ${where.here.buildingId}"`)
    expect(await text('/needs/new')).toContain('data-draft="need"')
  })

  test('no two forms carry the same id, and no cache on the way keeps the page', async () => {
    const [a, b] = [await get('/needs/new'), await get('/needs/new')]
    expect(a.headers.get('cache-control')).toBe('private, no-cache')
    expect(fieldOn(await a.text(), 'id')).not.toBe(fieldOn(await b.text(), 'id'))
  })

  test('a code on the wall lays the building ready; a household card lays its own', async () => {
    const { buildingId, homeIds } = where.here
    expect(await text(`/needs/new?building=${buildingId}&category=lift`)).toMatch(
      new RegExp(`value="${buildingId}" checked`),
    )
    expect(await site(where, household(homeIds[0]!)).text('/needs/new')).toMatch(
      new RegExp(`value="${buildingId}" checked`),
    )
    expect(await text('/needs/new?building=nonsense&category=nonsense')).not.toContain('checked"')
  })

  test('after sending there is a receipt that survives a refresh and shows number and code', async () => {
    const sent = good()
    const answer = await post('/needs/new', sent)
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location')!
    const first = await text(address)
    expect(first).toMatch(/2024-\d{4}/)
    expect(first).toMatch(/\d{4} \d{4}/)
    expect(await text(address)).toBe(first)
    expect(address).not.toContain(sent.id)
    expect(first).not.toContain(sent.id)
  })

  test('a receipt goes after two hours, and a changed pass opens nothing', async () => {
    const address = (await post('/needs/new', good())).headers.get('location')!
    expect((await get(address.slice(0, -4) + 'AAAA')).status).toBe(303)
    where.services.clock.now = new Date(where.services.clock.now.getTime() + 2 * 3_600_000 + 1)
    expect((await get(address)).headers.get('location')).toBe('/needs/follow')
    where.services.clock.now = new Date('2024-10-24T09:00:00+08:00')
  })

  test('the same form twice leads to the same receipt', async () => {
    const sent = good()
    const numbers = []
    for (let at = 0; at < 2; at++) {
      const receipt = (await post('/needs/new', sent)).headers.get('location')!
      numbers.push(/2024-\d{4} |2024-\d{4}/.exec(await text(receipt))?.[0])
    }
    expect(numbers[1]).toBe(numbers[0])
  })

  test('with other words the first stands and it is said; the new words are there, and sent again they are a need of their own', async () => {
    const sent = good()
    const receipt = await text((await post('/needs/new', { ...sent, words: '灯坏了' })).headers.get('location')!)
    const first = /2024-\d{4}/.exec(receipt)![0]
    const back = await post('/needs/new', { ...sent, words: '门坏了' })
    expect(back.status).toBe(409)
    const page = await back.text()
    expect(page).toContain(`编号 ${first}`)
    expect(page).toContain('门坏了')
    expect((await rowOf(where, sent.id)).words).toBe('灯坏了')
    const id = fieldOn(page, 'id')!
    expect(id).not.toBe(sent.id)
    expect((await post('/needs/new', { ...sent, id, words: '门坏了' })).status).toBe(303)
    expect((await rowOf(where, id)).words).toBe('门坏了')
    expect(await text(/href="(\/needs\/receipt\/[^"]+)"/.exec(page)![1]!)).toContain(first)
  })

  test('the asker of a household finds it under the home', async () => {
    const sent = good()
    await site(where, household(where.here.homeIds[1]!)).post('/needs/new', sent)
    expect((await rowOf(where, sent.id)).home_id).toBe(where.here.homeIds[1])
  })
})

describe('photos', () => {
  test('a photo may stand for the sentence, and lies with the need without showing it to everybody', async () => {
    const sent = { ...good(), words: '', photos: await photo() }
    expect((await post('/needs/new', sent)).status).toBe(303)
    expect((await rowOf(where, sent.id)).words).toBeNull()
    expect(await picturesOf(sent.id)).toMatchObject([{ stage: 'before', is_public: false }])
  })

  test('a photo that came with a mistake elsewhere need not be taken again', async () => {
    const sent = { ...good(), phone: '12', photos: await photo('#123456') }
    const back = await post('/needs/new', sent)
    expect(back.status).toBe(422)
    const page = await back.text()
    expect(page).toContain('1 张照片已经收好')
    const again = await post('/needs/new', {
      ...good(),
      id: sent.id,
      kept: fieldOn(page, 'kept')!,
      phone: '13812345678',
    })
    expect(again.status).toBe(303)
    expect(await picturesOf(sent.id)).toHaveLength(1)
  })

  test('unless the person does not want it any more', async () => {
    const page = await (await post('/needs/new', { ...good(), phone: '12', photos: await photo('#654321') })).text()
    const sent = { ...good(), kept: fieldOn(page, 'kept')!, drop: 'yes' }
    await post('/needs/new', sent)
    expect(await picturesOf(sent.id)).toHaveLength(0)
  })

  test('what is no photo, and a fourth one, are refused with a sentence beside the field', async () => {
    const text = new File(['hello'], 'a.jpg', { type: 'image/jpeg' })
    const heic = new File([Uint8Array.from(Buffer.from('0000001866747970686569630000000068656963', 'hex'))], 'a.heic')
    for (const [photos, sentence] of [
      [text, '不是照片'],
      [heic, 'HEIC'],
    ] as const) {
      const back = await post('/needs/new', { ...good(), photos })
      expect(back.status).toBe(422)
      expect(await back.text()).toContain(sentence)
    }
    const four = await Promise.all(['#111111', '#222222', '#333333', '#444444'].map((colour) => photo(colour)))
    expect((await post('/needs/new', { ...good(), photos: four })).status).toBe(422)
  })

  test('a word that is not ours in place of kept photos is no photo', async () => {
    const sent = { ...good(), kept: Buffer.from('nonsense').toString('base64url') }
    expect((await post('/needs/new', sent)).status).toBe(303)
    expect(await picturesOf(sent.id)).toHaveLength(0)
  })
})

describe('what is wrong is said beside the field, and everything typed is still there', () => {
  test.each([
    ['no subject', { category: '' }, '请点一样'],
    ['an unknown subject', { category: 'weather' }, '请点一样'],
    ['nothing said and nothing shown', { words: ' \u200b ' }, '请说一句'],
    ['a control character', { words: '灯\u0007坏' }, '看不见的符号'],
    ['501 characters', { words: '灯'.repeat(501) }, '太长'],
    ['a place of another area', { place: uuidv7(new Date()) }, '没有找到这个地方'],
    ['a telephone with a digit missing', { phone: '1381234567' }, '少了或多了一位'],
    ['a call wanted and no number', { reply: 'telephone' }, '请留个电话'],
    ['a visit wanted and no building', { reply: 'door' }, '哪幢楼'],
    ['a name too long', { name: '名'.repeat(21) }, '太长'],
  ])('%s', async (...[, wrong, sentence]) => {
    const back = await post('/needs/new', { ...good(), spot: '南门口', ...wrong })
    expect(back.status).toBe(422)
    const page = await back.text()
    expect(page).toContain(sentence)
    expect(page).toContain('value="南门口"')
    expect(page).toContain('error-summary')
  })

  test('500 rare characters are kept as they are', async () => {
    const sent = { ...good(), words: '𠮷﨑㙍鿏𫞩'.repeat(100) }
    expect((await post('/needs/new', sent)).status).toBe(303)
    expect((await rowOf(where, sent.id)).words).toBe(sent.words)
  })

  test('whatever comes in whichever field, the answer is a receipt or the form again, escaped and with the values', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 700 }),
      fc.constantFrom(
        `<script>alert(1)</script>`,
        `"><img src=x onerror=alert(1)>`,
        `'; drop table needs.need; --`,
        '\u0000',
        '\ud800',
        '../../etc/passwd',
        '{{7*7}}',
        '${7*7}',
        'A'.repeat(100_000),
        uuidv7(new Date(0)),
      ),
    )
    const fields = [
      'id',
      'category',
      'words',
      'place',
      'spot',
      'reply',
      'name',
      'phone',
      'door',
      'kept',
      'drop',
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), hostile, async (field, value) => {
        const answer = await post('/needs/new', { ...good(), spot: '南门口', [field]: value })
        expect([303, 409, 422]).toContain(answer.status)
        if (answer.status !== 422) return
        const page = await answer.text()
        expect(page).not.toContain('<script>alert')
        expect(page).not.toContain('<img src=x')
        if (field !== 'spot') expect(page).toContain('value="南门口"')
      }),
      { numRuns: 150 },
    )
  })

  test('a body that is no form is refused, not a fault', async () => {
    const answer = await site(where).app.request('/needs/new', {
      method: 'POST',
      body: '{"words":1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(400)
  })
})
