import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { guest } from '#platform/ctx.ts'
import { neighbourhood, rowOf, standing, stepsOf, told } from './cast.test.kit.ts'
import { picturesOf } from './pictures.ts'
import { answer } from './followup/answer.ts'
import { merge } from './merging/merging.ts'
import { inArea } from '#platform/db/in-area.ts'
import { sayNumber, type NeedNumber } from './number.ts'
import { fieldOn, site } from './site.test.kit.ts'
import sharp from 'sharp'

/** What happens to needs when lines break, two work at once, or somebody guesses. The thousand in a minute: intake/flood.test.ts. */
const where = await neighbourhood()
const newId = () => uuidv7(where.services.now())
const desk = (number: NeedNumber) => `/desk/needs/${sayNumber(number)}`

test('the same form five times over a line that breaks, photo and all, is one need with one number and one photo', async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#abcdef' } })
    .jpeg()
    .toBuffer()
  const id = newId()
  const send = () =>
    site(where).post('/needs/new', {
      id,
      category: 'pipes',
      words: '水管漏了',
      photos: new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' }),
    })
  const answers = await Promise.all([send(), send(), send()])
  answers.push(await send(), await send())
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
  const numbers = await Promise.all(
    answers.map(async ({ headers }) => /2024-\d{4}/.exec(await site(where).text(headers.get('location') ?? ''))?.[0]),
  )
  expect(new Set(numbers)).toEqual(new Set([sayNumber(await rowOf(where, id))]))
  expect((await stepsOf(where, id)).map(({ act }) => act)).toEqual(['submit'])
  expect(await inArea(where.at(), (tx) => picturesOf(tx, where.at(), id))).toHaveLength(1)
})

test('two drafts for one need from two devices at once: one is taken, the other is shown both versions and keeps its words', async () => {
  const { number, needId } = await told(where)
  const draft = (title: string) =>
    site(where, where.staff).post(`${desk(number)}/acceptance`, {
      id: newId(),
      version: '1',
      title,
      category: 'lighting',
      term: 'ordinary',
      board: 'yes',
      contact: 'telephone',
    })
  const [one, two] = await Promise.all([draft('在电脑上写的'), draft('在手机上写的')])
  expect([one.status, two.status].sort()).toEqual([303, 409])
  const [lost, kept] = one.status === 409 ? [one, '在手机上写的'] : [two, '在电脑上写的']
  expect((await rowOf(where, needId)).title).toBe(kept)
  const page = await lost.text()
  for (const title of ['在电脑上写的', '在手机上写的']) expect(page).toContain(title)
  expect((await stepsOf(where, needId)).filter(({ act }) => act === 'accept')).toHaveLength(1)
})

test('a code that is guessed: always eight digits, and no shorter or longer word costs a try or opens anything', async () => {
  const need = await told(where)
  expect(need.code).toMatch(/^\d{8}$/)
  const number = sayNumber(need.number)
  const lengths = ['', '0', need.code.slice(0, 7), `${need.code}0`, '0'.repeat(4000)]
  for (let round = 0; round < 2; round++)
    for (const code of lengths)
      expect([code.length, (await site(where).post('/needs/follow', { number, code })).status]).toEqual([
        code.length,
        422,
      ])
  expect((await site(where).post('/needs/follow', { number, code: need.code })).status).toBe(303)
})

describe('a need that others were merged into', () => {
  const joined = async () => {
    const [old, late] = [await standing(where, { state: 'resolved' }), await standing(where, { state: 'accepted' })]
    const on = { number: late.number, id: newId(), version: null }
    const wish = { into: old.number, reason: 'same-matter' as const, words: '一起办', way: null }
    expect(await merge(where.at(where.staff), on, wish)).toMatchObject({ done: true })
    return { old, late }
  }
  const again = (number: NeedNumber) =>
    answer(
      where.at(guest),
      { number, id: newId(), version: null, asker: true },
      { kind: 'again', satisfaction: null, words: '又坏了' },
    )

  test('is reopened with all of them: they stay merged and read that it goes on', async () => {
    const { old, late } = await joined()
    expect(await again(old.number)).toMatchObject({ done: true, value: { state: 'reopened' } })
    expect(await rowOf(where, late.id)).toMatchObject({ state: 'merged', merged_into: old.id })
    const page = await site(where, where.staff).text(desk(late.number))
    expect(page).toContain(sayNumber(old.number))
  })

  test('a merged one is not reopened by itself: it is taken out, or nothing happens', async () => {
    const { old, late } = await joined()
    expect(await again(late.number)).toEqual({ done: false, why: 'not-now' })
    const reopening = { id: newId(), version: '2', answer: 'again', said: '又坏了' }
    expect((await site(where, where.staff).post(`${desk(late.number)}/answer`, reopening)).status).toBe(409)
    expect(await rowOf(where, late.id)).toMatchObject({ state: 'merged', merged_into: old.id, reopenings: 0 })
  })
})

test('what was handed over goes back with one tap from the list, by the button that stands there', async () => {
  const need = await standing(where, { state: 'assigned' })
  const list = await site(where, where.property).text('/desk/work')
  const form = list
    .split('<form')
    .find((part) => part.includes(`/desk/work/${sayNumber(need.number)}/return`) && part.includes('not-ours'))
  const fields = Object.fromEntries(['id', 'version', 'reason'].map((name) => [name, fieldOn(form ?? '', name) ?? '']))
  const address = /action="([^"]+)"/.exec(form ?? '')?.[1] ?? ''
  expect((await site(where, where.property).post(address, fields)).status).toBe(303)
  expect(await rowOf(where, need.id)).toMatchObject({ state: 'accepted', assignee_role: null })
  expect((await stepsOf(where, need.id)).at(-1)).toMatchObject({ act: 'return', about: 'not-ours' })
  expect(await site(where, where.property).text('/desk/work')).not.toContain(sayNumber(need.number))
})
