import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { installQueue } from '#platform/jobs/jobs.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { doorFor } from './door.test.kit.ts'
import { addPerson } from './residents/person.ts'
import { searchPeople } from './residents/search.ts'

const director = account('王主任', 'director')

async function world() {
  const services = await freshServices()
  await installQueue(services.owner)
  const where = await area(services)
  const tower = await compound(services, where)
  const who = ctx(services, where, director)
  const id = '01900000-0000-7000-8000-000000000001'
  await addPerson(who, id, { name: '何阿姨', home: '3号楼502', phones: ['13800000001'], dropPhones: [] })
  const door = doorFor(services, where, director)
  const file = await writeXlsx([
    {
      name: '名单',
      columns: ['姓名', '室号'].map((header) => ({ key: header, header, width: 9, kind: 'text' as const })),
      rows: [{ 姓名: '何', 室号: '3-502' }],
    },
  ])
  const form = new FormData()
  form.set('file', new File([Uint8Array.from(file)], 'x.xlsx'))
  const list = (await door.send('/desk/people/import', form)).to.replace('/columns', '')
  return {
    services,
    who,
    door,
    person: `/desk/people/${id}`,
    building: `/desk/places/buildings/${tower.buildingId}`,
    compound: `/desk/places/compounds/${tower.compoundId}`,
    home: `/desk/homes/${tower.homeIds[0] ?? ''}`,
    list,
  }
}
let at: Awaited<ReturnType<typeof world>>
beforeAll(async () => {
  at = await world()
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e楼',
    "'; drop table people.person; --",
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '%_\\',
    '9'.repeat(30),
    '-1',
    '1e9',
    'null',
    '长'.repeat(5000),
    '1-9999号楼',
    '1-500、'.repeat(200),
    '2-99层：01-99',
    '🧓🏽👩‍👩‍👧'.repeat(30),
    '\r\nset-cookie: a=b',
    '０１２３',
    '../../etc/passwd',
  ),
)

/** Each form with the fields it has. */
const forms: [name: string, path: () => string, fields: string[]][] = [
  ['area', () => '/desk/area', ['name', 'telephone', 'hours', 'address', 'nobody', 'version']],
  ['new compound', () => '/desk/places', ['id', 'name', 'address']],
  ['compound', () => at.compound, ['name', 'address', 'after', 'version']],
  ['buildings', () => `${at.compound}/buildings`, ['names']],
  ['building', () => at.building, ['name', 'after', 'version']],
  ['homes', () => `${at.building}/homes`, ['homes']],
  ['pin', () => `${at.building}/pin`, ['x', 'y', 'version']],
  ['home', () => at.home, ['unit', 'room', 'version']],
  ['new person', () => '/desk/people', ['id', 'name', 'home', 'phones']],
  ['person', () => at.person, ['name', 'home', 'phones', 'version', 'drop-x']],
  ['telephones', () => `${at.person}/phones`, ['id', 'reason']],
  ['moved away', () => `${at.person}/away`, ['version']],
  ['columns', () => at.list, ['take-0', 'head-0', 'col-0-0', 'col-0-1', 'unknown', 'compound', 'go']],
  ['export', () => '/desk/people/export', ['reason', 'format']],
]

describe('nothing a person can send breaks a page', () => {
  test.each(forms)('%s', async (_, path, fields) => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: fields.length, maxLength: fields.length }), async (texts) => {
        const sent = Object.fromEntries(fields.map((field, i) => [field, texts[i] ?? '']))
        const answer = await at.door.post(path(), sent)
        expect([200, 303, 404, 409, 422], answer.html.slice(0, 500)).toContain(answer.status)
        expect(answer.html).not.toMatch(/<script>alert|<img src=x/)
        if (answer.status === 422) expect(answer.html).toContain('class="error-summary"')
      }),
      { numRuns: 25 },
    )
  })

  test.each([
    ['no form at all', { method: 'POST', body: '{"name":1}', headers: { 'content-type': 'application/json' } }],
    ['a broken form', { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } }],
    ['nothing', { method: 'POST' }],
  ])('%s', async (_, init: RequestInit) => {
    for (const [name, path] of forms) expect((await at.door.request(path(), init)).status, name).toBeLessThan(500)
    expect((await at.door.request('/desk/people/import', init)).status).toBeLessThan(500)
  })

  test('a search finds nobody rather than break', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        await searchPeople(at.who, text)
        expect((await at.door.get(`/desk/people?q=${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}`)).status).toBe(
          200,
        )
      }),
      { numRuns: 60 },
    )
  })

  test.each(['after', 'before', 'compound', 'building', 'state'])('a list with any %s', async (name) => {
    for (const value of ['', 'x', '01900000-0000-7000-8000-00000000ffff', "'", '%00'])
      expect((await at.door.get(`/desk/people?${name}=${value}`)).status, value).toBe(200)
  })
})
