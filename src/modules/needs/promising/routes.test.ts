import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { factsOf, household, neighbourhood, rowOf, standing, stepsOf } from '../cast.test.kit.ts'
import { handedLink } from '../link/link.ts'
import { wait } from '../waiting/waiting.ts'
import { writePass } from '../pass.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { site } from '../site.test.kit.ts'

const where = await neighbourhood()
type Stood = { id: string; number: NeedNumber }
const linkTo = ({ id, number }: Stood) =>
  handedLink(where.at(where.staff), { ...number, id }, 'property').split('?')[0] ?? ''
const anybody = site(where)
const promised = (address: string, fields: Record<string, string>, as = anybody) =>
  as.post(`${address}/promised-day`, { id: uuidv7(where.services.now()), version: '1', ...fields })
const askersPage = ({ id, number }: Stood) =>
  anybody.text(
    `/needs/${sayNumber(number)}/mine?pass=${writePass(where.at(where.staff), { kind: 'asker', needId: id })}`,
  )

/** A one-button form of the page as its button would send it. */
function formOf(page: string, button: string): { action: string; fields: Record<string, string> } {
  const form = page.split('<form').find((part) => part.includes('promised-day') && part.includes(button)) ?? ''
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
  return {
    action: /action="([^"]+)"/.exec(form)?.[1] ?? '',
    fields: Object.fromEntries(fields) as Record<string, string>,
  }
}

describe('a day by a link', () => {
  test('is one tap on a day; who names it has accepted; the asker and the board read it', async () => {
    const need = await standing(where, { state: 'assigned' })
    const page = await anybody.text(linkTo(need))
    const { action, fields } = formOf(page, '明天 10月25日')
    for (let twice = 0; twice < 2; twice++) expect((await anybody.post(action, fields)).status).toBe(303)
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'assigned', taken_at: where.services.now() })
    expect((await stepsOf(where, need.id)).map(({ act, until_on: on, actor_kind: by }) => [act, on, by])).toEqual([
      ['promise', '2024-10-25', 'property'],
    ])
    expect(await factsOf(where, need.id)).toContain('needs.need.promised')
    for (const read of [await askersPage(need), await anybody.text(`/needs/${sayNumber(need.number)}`)]) {
      expect(read).toContain('说定办好的日子')
      expect(read).toContain('10月25日 周五')
    }
    expect(await anybody.text(linkTo(need))).not.toContain('这件事归您办吗')
  })

  test.each([
    ['2024-10-23', '太早'],
    ['2025-10-24', '请居委会延期'],
    ['soon', '请选一个日子'],
  ])('%s is refused with a sentence, and stays in its field', async (day, sentence) => {
    const need = await standing(where, { state: 'in_progress' })
    const back = await promised(linkTo(need), { promisedOn: day })
    const page = await back.text()
    expect([back.status, page.includes(sentence), /<details\s+open/.test(page)]).toEqual([422, true, true])
    expect(page).toContain(`value="${day}"`)
    expect(await stepsOf(where, need.id)).toEqual([])
  })

  test('from a page that was open while somebody else moved it: 409, and nothing is promised', async () => {
    const need = await standing(where, { state: 'in_progress' })
    expect((await promised(linkTo(need), { version: '7', promisedOn: '2024-10-25' })).status).toBe(409)
    expect(await stepsOf(where, need.id)).toEqual([])
  })

  test('is nobody’s to name where it is in other hands, or waits, or is done', async () => {
    const need = await standing(where, { state: 'assigned', assigneeRole: 'owners' })
    expect((await promised(linkTo(need), { promisedOn: '2024-10-25' })).status).toBe(410)
    for (const state of ['waiting_external', 'resolved'] as const)
      expect((await promised(linkTo(await standing(where, { state })), { promisedOn: '2024-10-25' })).status).toBe(409)
  })

  test('ends when it begins to wait for somebody outside', async () => {
    const need = await standing(where, { state: 'in_progress' })
    await promised(linkTo(need), { promisedOn: '2024-10-25' })
    const on = { number: need.number, id: uuidv7(where.services.now()), version: 2 }
    const wish = { body: '特检所', askedOn: '2024-10-24', nextCheckOn: '2024-10-31', words: null }
    expect(await wait(where.at(where.property), on, wish)).toMatchObject({ done: true })
    expect(await askersPage(need)).not.toContain('说定办好的日子')
  })
})

describe('a day by whoever is signed in', () => {
  test('is named by the one it was handed to; past its day it says so', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const address = `/desk/work/${sayNumber(need.number)}`
    expect((await promised(address, { promisedOn: '2024-10-25' }, site(where, where.property))).status).toBe(303)
    const now = where.services.clock.now
    where.services.clock.now = new Date('2024-10-28T09:00+08:00')
    expect(await site(where, where.property).text(address)).toContain('10月25日 周五（过了）')
    where.services.clock.now = now
  })

  test('not by the committee for others, nor by owners or a household', async () => {
    const need = await standing(where, { state: 'in_progress' })
    const number = sayNumber(need.number)
    const day = { promisedOn: '2024-10-25' }
    expect((await promised(`/desk/needs/${number}`, day, site(where, where.staff))).status).toBe(403)
    expect((await promised(`/desk/work/${number}`, day, site(where, where.owners))).status).toBe(404)
    const card = household(where.here.homeIds[0] ?? '')
    expect((await promised(`/desk/work/${number}`, day, site(where, card))).status).toBe(403)
    expect(await stepsOf(where, need.id)).toEqual([])
  })
})
