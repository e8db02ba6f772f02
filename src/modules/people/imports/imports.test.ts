import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SheetOut } from '#base/sheet.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { installQueue, type Progress } from '#platform/jobs/jobs.ts'
import { archive, rawBook } from '#platform/sheets/archive.test.kit.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { doorFor, fieldIn } from '../door.test.kit.ts'
import { addPerson, movePerson } from '../residents/person.ts'
import { searchPeople } from '../residents/search.ts'
import { exportPeople, templateFile } from './roster-out.ts'
import { importRoster } from './roster.ts'
import { runImport } from './run.ts'

const director = account('王主任', 'director')
const staff = account('小陈', 'staff')

type Services = Awaited<ReturnType<typeof freshServices>>
let services: Services
let areas = 0

/** An area of a test's own: what one list brings does not stand in another's way. */
async function somewhere() {
  areas += 1
  const where = await area(services, `import-${areas}`, `导入居民区${areas}`)
  return { where, ctx: ctx(services, where, director), door: doorFor(services, where, director) }
}

beforeAll(async () => {
  services = await freshServices()
  await installQueue(services.owner)
})

const sheet = (headers: readonly string[], rows: readonly (readonly string[])[], name = '名单'): SheetOut => ({
  name,
  columns: headers.map((header, at) => ({ key: `c${at}`, header, width: 12, kind: 'text' })),
  rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [`c${at}`, text]))),
})

const headers = ['小区', '楼号', '室号', '姓名', '电话']
const list = (rows: readonly (readonly string[])[], more: readonly SheetOut[] = []) =>
  writeXlsx([sheet(headers, rows), ...more])

const people = (who: Ctx) =>
  inArea(who, async (tx) => {
    const rows = await tx
      .selectFrom('people.person')
      .select(['name', 'home_id', 'state'])
      .where('area_id', '=', who.area.id)
      .orderBy('name')
      .execute()
    const phones = await tx.selectFrom('people.phone').select('id').where('area_id', '=', who.area.id).execute()
    return { names: rows.map((row) => row.name), count: rows.length, phones: phones.length }
  })

const upload = (bytes: Buffer | string, name = '名单.xlsx', id = '') => {
  const form = new FormData()
  form.set('id', id)
  form.set('file', new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name))
  return form
}

/** Everything a form of a page would send as it stands. */
function formIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, tag = ''] of html.matchAll(/<input([^>]*)>/gs)) {
    const [name, value, type] = ['name', 'value', 'type'].map((key) => new RegExp(`\\b${key}="([^"]*)"`).exec(tag)?.[1])
    if (name && (!['checkbox', 'radio'].includes(type ?? '') || /\bchecked\b/.test(tag))) fields[name] = value ?? ''
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /<option[^>]*value="([^"]*)"[^>]*\bselected\b/.exec(options)?.[1] ?? ''
  return fields
}

/** Does the confirmed import as the worker would. */
const work = (who: Ctx, href: string, progress: Progress = { tell: () => Promise.resolve(), cancelled: () => false }) =>
  runImport(who, href.split('/')[4] ?? '', progress)

describe('on the command line', () => {
  test('a dry run tells everything and writes nothing; the run itself writes it, a second changes nothing', async () => {
    const { ctx: who } = await somewhere()
    const bytes = await list([
      ['长江大楼', '3号楼', '502', '何阿姨', '13800000001'],
      ['长江大楼', '3号楼', '502', '何小明', '13800000002/021-65000000'],
      ['长江大楼', '3号楼', '5 0 3', '', '13800000003'],
    ])
    const dry = await importRoster(who, { bytes, fileName: '名单.xlsx', dryRun: true })
    expect(dry).toMatchObject({ done: true, value: { rows: 3, accepted: 2, updated: 0, homes: 1, persons: 3 } })
    if (!dry.done) return
    expect(dry.value.refused).toEqual([expect.objectContaining({ row: 4, cell: 'D4', why: '没有姓名。' })])
    expect((await people(who)).count).toBe(0)
    await importRoster(who, { bytes, fileName: '名单.xlsx', dryRun: false })
    expect(await people(who)).toEqual({ names: ['何小明', '何阿姨'], count: 2, phones: 3 })
    const again = await importRoster(who, { bytes, fileName: '名单.xlsx', dryRun: false })
    expect(again).toMatchObject({ value: { accepted: 0, updated: 0, unchanged: 2 } })
    expect((await people(who)).count).toBe(2)
  })

  test.each([
    ['no spreadsheet', Buffer.from([0, 1, 2, 3, 255]), 'x.csv', 'not-a-spreadsheet', '不是表格'],
    ['a list without people', Buffer.from('a,b\n1,2\n'), 'x.csv', 'nothing-in-it', '要有姓名'],
    ['an empty file', Buffer.from(''), 'x.csv', 'empty-file', '是空的'],
    ['a file of 40 MB', Buffer.alloc(40 * 1024 * 1024, 'a,b\n'), 'x.csv', 'too-big', '10 MB'],
    ['a text called a workbook', Buffer.from('您好，名单在附件里。'), 'x.xlsx', 'not-a-spreadsheet', '不是表格'],
  ])('refuses %s', async (_, bytes, fileName, why, sentence) => {
    const { ctx: who } = await somewhere()
    const answer = await importRoster(who, { bytes, fileName, dryRun: true })
    expect(answer).toEqual({ done: false, why, sentence: expect.stringContaining(sentence) as string })
  })

  test('a list under the name of another kind is read for what it is', async () => {
    const { ctx: who } = await somewhere()
    const text = Buffer.from('姓名,小区,楼号,室号\n何阿姨,长江大楼,3号楼,502\n')
    expect(await importRoster(who, { bytes: text, fileName: 'x.xlsx', dryRun: true })).toMatchObject({
      value: { accepted: 1 },
    })
    const book = await list([['长江大楼', '3号楼', '502', '何阿姨', '']])
    expect(await importRoster(who, { bytes: book, fileName: 'x.csv', dryRun: true })).toMatchObject({
      value: { accepted: 1 },
    })
  })
})

describe('page by page', () => {
  const rows = [
    ['长江大楼', '3号楼', '502', '何阿姨', '13800000001'],
    ['长江大楼', '3号楼', '503', '吕布', ''],
    ['长江大楼', '3号楼', '', '无室', '13800000009'],
  ]

  test('file, columns, a look, confirm, result; every step is an address', async () => {
    const { ctx: who, door } = await somewhere()
    const page = await door.get('/desk/people/import')
    const id = fieldIn(page.html, 'id')
    const sent = await door.send('/desk/people/import', upload(await list(rows), '名单.xlsx', id))
    expect(sent).toMatchObject({ status: 303, to: `/desk/people/import/${id}/columns` })
    const twice = await door.send('/desk/people/import', upload(await list(rows), '名单.xlsx', id))
    expect(twice.to).toBe(sent.to)
    const columns = await door.get(sent.to)
    expect(columns.html).toMatch(/<option\s+value="name" selected>/)
    const decided = await door.post(`/desk/people/import/${id}`, formIn(columns.html))
    expect(decided.to).toBe(`/desk/people/import/${id}/preview`)
    const look = await door.get(decided.to)
    expect(look.html).toContain('没写室号')
    expect(look.html).toContain('138****0001')
    expect(look.html).not.toContain('13800000001')
    expect((await people(who)).count).toBe(0)
    const confirmed = await door.post(`/desk/people/import/${id}/confirm`)
    expect(confirmed).toMatchObject({ status: 303, to: `/desk/people/import/${id}` })
    expect(await door.post(`/desk/people/import/${id}/confirm`)).toMatchObject({ to: confirmed.to, flash: '' })
    const running = await door.get(confirmed.to)
    expect(running.html).toContain('正在导入')
    await work(who, confirmed.to)
    expect((await people(who)).names).toEqual(['何阿姨', '吕布'])
    const result = await door.get(confirmed.to)
    expect(result.html).toContain('导入好了')
    expect(result.html).toContain('没写室号')
    const refused = await door.request(`/desk/people/import/${id}/refused.xlsx`)
    const back = await readSheets(Buffer.from(await refused.arrayBuffer()), 'x.xlsx')
    expect(back.done && back.value[0]?.rows[1]?.map((cell) => cell.text)).toEqual(
      expect.arrayContaining(['无室', '没写室号。确实没有的，请写“无”。']),
    )
    await door.post(`/desk/people/import/${id}/forget`)
    expect((await door.request(`/desk/people/import/${id}/refused.xlsx`)).status).toBe(404)
    const kept = await inArea(who, (tx) =>
      tx
        .selectFrom('people.import')
        .select(['rows_sealed', 'refused_sealed'])
        .where('area_id', '=', who.area.id)
        .execute(),
    )
    expect(kept).toEqual([{ rows_sealed: null, refused_sealed: null }])
    const jobs = await inArea(who, (tx) =>
      tx.selectFrom('platform.job').select('id').where('area_id', '=', who.area.id).execute(),
    )
    expect(jobs).toHaveLength(1)
  })

  test('what a list should not have brought is gone as soon as it is read', async () => {
    const { ctx: who, door } = await somewhere()
    const bytes = await writeXlsx([
      sheet(
        [...headers, '身份证号', '备注', '政治面貌'],
        [['长江大楼', '3号楼', '502', '何阿姨', '', '310101194001011234', '独居，有糖尿病', '党员']],
      ),
    ])
    const { to } = await door.send('/desk/people/import', upload(bytes))
    const columns = await door.get(to)
    expect(columns.html).toContain('证件号码：本系统不保存')
    expect(columns.html).toContain('备注：不保存')
    const sealed = await inArea(who, (tx) =>
      tx.selectFrom('people.import').select('rows_sealed').where('area_id', '=', who.area.id).executeTakeFirstOrThrow(),
    )
    const stored = who.secrets.open(who.area.id, sealed.rows_sealed ?? Buffer.alloc(0))
    expect(stored).toContain('何阿姨')
    for (const secret of ['310101194001011234', '糖尿病', '党员']) expect(stored).not.toContain(secret)
  })

  test('a header we did not find is pointed at, and columns are told by hand', async () => {
    const { ctx: who, door } = await somewhere()
    const bytes = await writeXlsx([
      sheet(
        ['甲', '乙', '丙', '丁'],
        [
          ['谁', '小区', '哪里', '号'],
          ['何阿姨', '长江大楼', '3号楼502', '13800000001'],
        ],
      ),
    ])
    const { to } = await door.send('/desk/people/import', upload(bytes))
    const href = to.replace('/columns', '')
    const first = formIn((await door.get(to)).html)
    expect((await door.post(href, first)).status).toBe(422)
    const again = await door.post(href, { ...first, 'take-0': 'yes', 'head-0': '2', go: 'again' })
    const columns = formIn((await door.get(again.to)).html)
    expect(columns['head-0']).toBe('2')
    expect((await door.post(href, { ...columns, 'col-0-0': '' })).html).toContain('请指出哪一列是姓名')
    expect((await door.post(href, { ...columns, 'col-0-0': 'name', 'col-0-2': 'name' })).html).toContain(
      '两列选了同一个用途',
    )
    const decided = await door.post(href, {
      ...columns,
      'col-0-0': 'name',
      'col-0-1': 'compound',
      'col-0-2': 'address',
      'col-0-3': 'phone',
    })
    expect((await door.get(decided.to)).html).toContain('长江大楼 3号楼 502室')
    await door.post(`${href}/confirm`)
    await work(who, href)
    expect(await people(who)).toEqual({ names: ['何阿姨'], count: 1, phones: 1 })
  })

  test('places that do not exist are made, or their rows refused, as the person says', async () => {
    const { ctx: who, door } = await somewhere()
    const { to } = await door.send('/desk/people/import', upload(await list(rows)))
    const href = to.replace('/columns', '')
    const form = formIn((await door.get(to)).html)
    await door.post(href, { ...form, unknown: 'refuse' })
    expect((await door.get(`${href}/preview`)).html).toContain('没有“长江大楼”这个小区')
    await door.post(href, { ...form, unknown: 'create' })
    const look = await door.get(`${href}/preview`)
    expect(look.html).toContain('将新建')
    await door.post(`${href}/confirm`)
    await work(who, href)
    const compounds = await inArea(who, (tx) =>
      tx.selectFrom('people.compound').select('name').where('area_id', '=', who.area.id).execute(),
    )
    expect(compounds).toEqual([{ name: '长江大楼' }])
  })

  test('giving up deletes the list', async () => {
    const { ctx: who, door } = await somewhere()
    const { to } = await door.send('/desk/people/import', upload(await list(rows)))
    const href = to.replace('/columns', '')
    await door.post(`${href}/give-up`)
    expect((await door.get(href)).html).toContain('没有导入')
    expect((await door.post(`${href}/confirm`)).status).toBe(303)
    await work(who, href)
    expect((await people(who)).count).toBe(0)
    const stored = await inArea(who, (tx) =>
      tx.selectFrom('people.import').select(['rows_sealed', 'state']).where('area_id', '=', who.area.id).execute(),
    )
    expect(stored).toEqual([{ rows_sealed: null, state: 'cancelled' }])
  })
})

describe('a run that stops', () => {
  const many = Array.from({ length: 450 }, (_, i) => [
    '长江大楼',
    '3号楼',
    String(100 + i),
    `何${String.fromCodePoint(0x4e00 + i)}`,
    `139${String(i).padStart(8, '0')}`,
  ])

  async function confirmed() {
    const place = await somewhere()
    const { to } = await place.door.send('/desk/people/import', upload(await list(many)))
    const href = to.replace('/columns', '')
    await place.door.post(href, formIn((await place.door.get(to)).html))
    await place.door.post(`${href}/confirm`)
    return { ...place, href }
  }

  test('goes on behind the last batch and doubles nobody', async () => {
    const { ctx: who, href, door } = await confirmed()
    let told = 0
    await work(who, href, { tell: (count) => ((told = count), Promise.resolve()), cancelled: () => told >= 200 })
    expect(await people(who)).toMatchObject({ count: 200, phones: 200 })
    await inArea(who, (tx) =>
      tx.updateTable('platform.job').set({ state: 'cancelled' }).where('area_id', '=', who.area.id).execute(),
    )
    expect((await door.get(href)).html).toContain('已经导入 200 / 450')
    await door.post(`${href}/go-on`)
    await work(who, href)
    expect(await people(who)).toMatchObject({ count: 450, phones: 450 })
    await work(who, href)
    expect((await people(who)).count).toBe(450)
  })

  test('two workers at once do it once', async () => {
    const { ctx: who, href } = await confirmed()
    await Promise.all([work(who, href), work(who, href)])
    expect(await people(who)).toMatchObject({ count: 450, phones: 450 })
    const facts = await inArea(who, (tx) =>
      tx
        .selectFrom('platform.fact')
        .select('id')
        .where('area_id', '=', who.area.id)
        .where('name', '=', 'people.person.added')
        .execute(),
    )
    expect(facts).toHaveLength(450)
  })

  test('a batch that breaks leaves nothing of itself', async () => {
    const { ctx: who, href } = await confirmed()
    let told = 0
    const breaking: Progress = {
      tell: (count) => {
        told = count
        return count >= 200 ? Promise.reject(new Error('killed')) : Promise.resolve()
      },
      cancelled: () => false,
    }
    await expect(work(who, href, breaking)).rejects.toThrow('killed')
    expect((await people(who)).count).toBe(told)
    await work(who, href)
    expect((await people(who)).count).toBe(450)
  })
})

describe('a later list', () => {
  test('adds telephones, moves people, leaves those who moved away, and asks where two could be meant', async () => {
    const { ctx: who } = await somewhere()
    const take = async (rows: readonly (readonly string[])[]) => {
      const answer = await importRoster(who, { bytes: await list(rows), fileName: 'x.xlsx', dryRun: false })
      if (!answer.done) throw new Error(answer.why)
      return answer.value
    }
    await take([
      ['长江大楼', '3号楼', '502', '何阿姨', '13800000001'],
      ['长江大楼', '3号楼', '503', '搬走者', ''],
      ['长江大楼', '3号楼', '504', '王芳', '13800000005'],
      ['长江大楼', '3号楼', '505', '王芳', '13800000005'],
    ])
    const gone = (await searchPeople(who, '搬走者'))[0]
    await movePerson(who, { id: gone?.id ?? '', version: 1, to: 'left' })
    const second = await take([
      ['长江大楼', '3号楼', '601', '何阿姨', '13800000001、021-65000000'],
      ['长江大楼', '3号楼', '503', '搬走者', '13800000003'],
      ['长江大楼', '3号楼', '700', '王芳', '13800000005'],
    ])
    expect(second).toMatchObject({ accepted: 0, updated: 1, unchanged: 1 })
    expect(second.refused).toEqual([expect.objectContaining({ key: 'more-than-one' })])
    expect(second.warnings.map((line) => line.key)).toContain('moved-away')
    expect((await searchPeople(who, '何阿姨'))[0]?.home).toMatchObject({ room: '601' })
    expect((await searchPeople(who, '021-65000000')).map((one) => one.name)).toEqual(['何阿姨'])
    expect((await searchPeople(who, '搬走者'))[0]?.state).toBe('left')
  })

  test('nobody is in two homes of one list: a namesake with the same telephone is somebody else', async () => {
    const { ctx: who } = await somewhere()
    const first = [['长江大楼', '3号楼', '502', '何阿姨', '13800000001']]
    await importRoster(who, { bytes: await list(first), fileName: 'x.xlsx', dryRun: false })
    const both = [...first, ['长江大楼', '3号楼', '601', '何阿姨', '13800000001']]
    const answer = await importRoster(who, { bytes: await list(both), fileName: 'x.xlsx', dryRun: false })
    expect(answer).toMatchObject({ value: { accepted: 1, updated: 0, unchanged: 1 } })
    expect((await searchPeople(who, '何阿姨')).map((one) => one.home?.room).sort()).toEqual(['502', '601'])
  })
})

describe('export', () => {
  test('imports again with no change, both ways, rare characters, units and people without a door too', async () => {
    const { ctx: who } = await somewhere()
    const full = ['小区', '楼号', '单元', '室号', '姓名', '电话', '其他电话']
    const bytes = await writeXlsx([
      sheet(full, [
        ['长江大楼', '甲座', '2', '1102', '夏静𠮷', '021-65000000', '13800000001/13800000002'],
        ['长江大楼', '甲座', '', '底楼', '王·买提', '+85212345678', ''],
        ['临江大厦', '综合楼', '', '无', '何阿姨', '', ''],
        ['临江大厦', '综合楼', '', '无', '何阿姨', '13900000000', ''],
        ['临江大厦', '3号楼', '', '3B', 'Anna Müller', '', ''],
      ]),
    ])
    const first = await importRoster(who, { bytes, fileName: 'x.xlsx', dryRun: false })
    expect(first).toMatchObject({ value: { accepted: 5, refused: [] } })
    for (const format of ['xlsx', 'csv'] as const) {
      const out = await exportPeople(who, { format, reason: '核对' })
      const again = await importRoster(who, { bytes: out, fileName: `x.${format}`, dryRun: false })
      expect(again, format).toMatchObject({
        value: { accepted: 0, updated: 0, unchanged: 5, refused: [], warnings: [], leftOut: [] },
      })
    }
    const facts = await inArea(who, (tx) =>
      tx
        .selectFrom('platform.fact')
        .select(['actor_id', 'detail'])
        .where('area_id', '=', who.area.id)
        .where('name', '=', 'people.list.exported')
        .execute(),
    )
    expect(facts.map((fact) => fact.detail)).toEqual([
      { persons: 5, format: 'xlsx', reason: '核对' },
      { persons: 5, format: 'csv', reason: '核对' },
    ])
  })

  test('two of one name in one home are no trouble while nothing new is said of them', async () => {
    const { ctx: who } = await somewhere()
    await importRoster(who, {
      bytes: await list([['长江大楼', '3号楼', '502', '王芳', '13800000001']]),
      fileName: 'x.xlsx',
      dryRun: false,
    })
    await addPerson(who, uuidv7(who.now), {
      name: '王芳',
      home: '长江大楼3号楼502',
      phones: ['13800000002'],
      dropPhones: [],
    })
    const out = await exportPeople(who, { format: 'xlsx', reason: '核对' })
    const again = await importRoster(who, { bytes: out, fileName: 'x.xlsx', dryRun: false })
    expect(again).toMatchObject({ value: { accepted: 0, updated: 0, refused: [], warnings: [] } })
    const other = await list([['长江大楼', '3号楼', '502', '王芳', '13800000009']])
    const asked = await importRoster(who, { bytes: other, fileName: 'x.xlsx', dryRun: true })
    expect(asked.done && asked.value.refused.map(({ key }) => key)).toEqual(['more-than-one'])
  })

  test('what a list itself gets wrong is said again, what is on record is not', async () => {
    const { ctx: who } = await somewhere()
    const row = ['长江大楼', '3号楼', '502', '何阿姨', '65000000']
    const keysOf = async (rows: string[][]) => {
      const answer = await importRoster(who, { bytes: await list(rows), fileName: 'x.xlsx', dryRun: false })
      return answer.done && answer.value.warnings.map(({ key }) => key).filter((key) => !key.endsWith('-new'))
    }
    expect(await keysOf([row])).toEqual(['name-is-a-title', 'telephone-without-area'])
    expect(await keysOf([row])).toEqual([])
    expect(await keysOf([row, row])).toContain('same-person-again')
    expect(await keysOf([[...row.slice(0, 4), '65000000/1380000']])).toEqual(['telephone-unreadable'])
    expect(await keysOf([row, ['长江大楼', '3号楼', '601', '吕布', '65000000']])).toContain('telephone-in-other-home')
  })

  test('is a director’s, for a reason', async () => {
    const { where, door } = await somewhere()
    expect((await door.post('/desk/people/export', { reason: ' ' })).status).toBe(422)
    const file = await door.request('/desk/people/export', {
      method: 'POST',
      body: new URLSearchParams({ reason: '核对', format: 'csv' }),
    })
    expect(file.status).toBe(200)
    expect(Buffer.from(await file.arrayBuffer()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const worker = doorFor(services, where, staff)
    expect((await worker.post('/desk/people/export', { reason: '核对' })).status).toBe(403)
    expect((await worker.get('/desk/people/import')).html).not.toContain('/desk/people/export')
  })

  test('the template is read as a list of its own and offers the places', async () => {
    const { ctx: who, door } = await somewhere()
    await importRoster(who, {
      bytes: await list([['长江大楼', '3号楼', '502', '何阿姨', '']]),
      fileName: 'x.xlsx',
      dryRun: false,
    })
    const read = await readSheets(await templateFile(who), '模板.xlsx')
    expect(JSON.stringify(read)).toContain('长江大楼')
    expect(JSON.stringify(read)).not.toContain('备注')
    expect((await door.get('/desk/people/import/template.xlsx')).status).toBe(200)
  })
})

describe('bad files', () => {
  const zeros = (bytes: number) => Buffer.alloc(bytes)
  const oldOffice = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), zeros(600), Buffer.from(stream, 'utf16le'), zeros(600)])
  const types = { name: '[Content_Types].xml', text: '<Types/>' }
  const says = { lies: { says: 100 }, openly: {} }
  const bomb = (how: keyof typeof says, bytes: number) =>
    archive([types, { name: 'xl/worksheets/sheet1.xml', text: zeros(bytes), ...says[how] }])

  test.each([
    ['nothing chosen', '', '', 422, '请先选一个文件'],
    ['a picture', 'x.png', Buffer.from('89504e470d0a1a0a', 'hex'), 422, '不是表格'],
    ['an empty file', 'x.csv', zeros(0), 422, '这个文件是空的'],
    ['an empty workbook', 'x.xlsx', zeros(0), 422, '这个文件是空的'],
    ['only line ends', 'x.csv', Buffer.from('\r\n\r\n'), 422, '不是表格'],
    ['a workbook with nothing in it', 'x.xlsx', rawBook('a', []), 422, '这个文件里没有名单'],
    ['a text called a workbook', 'x.xlsx', Buffer.from('您好，名单在附件里。'), 422, '不是表格'],
    ['a picture called a workbook', 'x.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'), 422, '不是表格'],
    [
      'a letter called a workbook',
      'x.xlsx',
      archive([types, { name: 'word/document.xml', text: '<w/>' }]),
      422,
      '不是表格',
    ],
    ['a workbook without its parts', 'x.xlsx', archive([types, { name: 'xl/a.xml', text: '<a/>' }]), 422, '已损坏'],
    ['an old office format', 'x.xls', oldOffice('Workbook'), 422, '.xls、.et、.ods 等）不能读取'],
    ['a letter of an old office', 'x.xls', oldOffice('WordDocument'), 422, '不是表格'],
    ['half a file', 'x.xlsx', Buffer.from('504b0304140000000800', 'hex'), 422, '已损坏'],
    ['a bomb that says so', 'x.xlsx', bomb('openly', 90 << 20), 422, '展开后太大'],
    ['a bomb that says it is small', 'x.xlsx', bomb('lies', 60 << 20), 422, '展开后太大'],
    ['a file of 11 MB', 'x.csv', Buffer.alloc(11 * 1024 * 1024, 'a,b\n'), 413, '10 MB'],
    ['a file of 40 MB', 'x.xlsx', Buffer.alloc(40 * 1024 * 1024, 'PK'), 413, '10 MB'],
  ])('%s', async (_, name, bytes, status, sentence) => {
    const { door } = await somewhere()
    const answer = await door.send('/desk/people/import', name === '' ? new FormData() : upload(bytes, name))
    expect(answer.status).toBe(status)
    expect(answer.html).toContain(sentence)
    expect(answer.html).toContain('field-error')
  })

  /** Page by page as the columns are guessed, until it is in. */
  async function throughThePages(bytes: Buffer, name: string) {
    const place = await somewhere()
    const { to } = await place.door.send('/desk/people/import', upload(bytes, name))
    const href = to.replace('/columns', '')
    const columns = await place.door.get(to)
    await place.door.post(href, formIn(columns.html))
    const look = await place.door.get(`${href}/preview`)
    expect([columns.status, look.status]).toEqual([200, 200])
    await place.door.post(`${href}/confirm`)
    await work(place.ctx, href)
    const result = await place.door.get(href)
    expect(result.html).toContain('导入好了')
    return { ...place, columns: columns.html, look: look.html }
  }

  test('a list from an older office program in its own encoding', async () => {
    const gbk = Buffer.from(
      'd0a1c7f82cc2a5bac52ccad2bac52cd0d5c3fb2cb5e7bbb00d0ab3a4bdadb4f3c2a52c33bac5c2a52c3530322cbacec0f2c0f22c31333830303030303030310d0a',
      'hex',
    )
    const { ctx: who, columns } = await throughThePages(gbk, 'x.csv')
    expect(columns).toContain('楼号')
    expect(await people(who)).toEqual({ names: ['何莉莉'], count: 1, phones: 1 })
  })

  test('a list as a committee keeps it: merged cells, a title, totals, full width', async () => {
    const { ctx: who } = await throughThePages(readFileSync('test/cases/residents-as-kept.xlsx'), '名册.xlsx')
    expect((await people(who)).count).toBeGreaterThan(200)
  })

  test('cells and a name of the sheet that no database would keep', async () => {
    const rows = [headers, ['长江&#0;大楼', '3号楼', '502', '何_x0000_阿姨', '1380000&#xD800;0001']]
    const { ctx: who } = await throughThePages(rawBook('名&#0;单', rows), 'x.xlsx')
    expect(await people(who)).toEqual({ names: ['何阿姨'], count: 1, phones: 1 })
  })

  test('20 000 rows on the pages: a look and a confirmation, the first rows shown and the rest counted', async () => {
    const { door } = await somewhere()
    const rows = Array.from({ length: 20_000 }, (_, i) => [
      '长江大楼',
      `${(i % 20) + 1}号楼`,
      i % 2 ? '' : String(100 + Math.floor(i / 60)),
      `何${String.fromCodePoint(0x4e00 + i)}`,
      i % 3 ? '' : '1380000',
    ])
    const { to, status } = await door.send('/desk/people/import', upload(await list(rows)))
    expect(status).toBe(303)
    const href = to.replace('/columns', '')
    await door.post(href, formIn((await door.get(to)).html))
    const look = await door.get(`${href}/preview`)
    expect(look.status).toBe(200)
    expect(look.html.length).toBeLessThan(200_000)
    expect(look.html).toMatch(/20[ ,\u00a0\u202f]?000/)
    expect(await door.post(`${href}/confirm`)).toMatchObject({ status: 303, to: href, flash: '' })
  }, 120_000)

  test('20 000 rows: each is in, or refused with a reason', async () => {
    const { ctx: who } = await somewhere()
    const bytes = await list(
      Array.from({ length: 20_000 }, (_, i) => [
        '长江大楼',
        `${(i % 20) + 1}号楼`,
        String(100 + Math.floor(i / 60)),
        i % 100 === 7 ? '' : `何${String.fromCodePoint(0x4e00 + i)}`,
        '',
      ]),
    )
    const answer = await importRoster(who, { bytes, fileName: 'x.xlsx', dryRun: true })
    expect(answer).toMatchObject({ value: { rows: 20_000, accepted: 19_800 } })
    expect(answer.done && answer.value.refused).toHaveLength(200)
  }, 120_000)
})

describe('who may come in', () => {
  test('somebody of one compound imports nothing, another area sees no import of ours', async () => {
    const here = await somewhere()
    const there = await somewhere()
    const { to } = await here.door.send(
      '/desk/people/import',
      upload(await list([['长江大楼', '3号楼', '502', '何阿姨', '']])),
    )
    const href = to.replace('/columns', '')
    const scoped = doorFor(services, here.where, account('小周', 'staff', uuidv7(new Date())))
    expect((await scoped.get('/desk/people/import')).status).toBe(403)
    expect((await scoped.send('/desk/people/import', upload(await list([])))).status).toBe(403)
    for (const path of ['', '/columns', '/preview', '/give-up', '/refused.xlsx']) {
      expect((await scoped.get(href + path)).status, path).toBe(403)
      expect((await there.door.get(href + path)).status, path).toBe(404)
    }
    for (const path of ['', '/confirm', '/give-up', '/go-on', '/forget'])
      expect((await there.door.post(href + path)).status, path).toBe(404)
    expect((await here.door.get('/desk/people/import/nonsense')).status).toBe(404)
  })
})
