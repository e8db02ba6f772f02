import fc from 'fast-check'
import { readXlsx, writeXlsx as writeBook } from 'hucre'
import { expect, test } from 'vitest'
import type { SheetOut } from '#base/sheet.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { writeCsv } from '#platform/sheets/write-csv.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { PlannedPerson } from './joined.rules.ts'
import { matchRoster } from './match.rules.ts'
import { planRoster, type RosterPlan } from './plan.rules.ts'
import { readTables } from './tables.rules.ts'
import { rosterExport, rosterTemplate } from './template.rules.ts'
import { importWords } from './words.ts'

const places = {
  compounds: [
    { name: '临江大厦', buildings: [{ name: '1号楼' }, { name: '3号楼' }] },
    { name: '长江大楼', buildings: [{ name: '甲座' }, { name: '1号楼' }] },
  ],
}

async function planOf(bytes: Buffer): Promise<RosterPlan> {
  const read = await readSheets(bytes, '住户名单.csv')
  if (!read.done) throw new Error(read.why)
  return planRoster(readTables(read.value).tables, places, { unknownPlaces: 'create' })
}

/** As a program saves it that keeps texts and forgets our formats. */
async function savedElsewhere(bytes: Buffer): Promise<Buffer> {
  const { sheets } = await readXlsx(bytes)
  return Buffer.from(
    await writeBook({ sheets: sheets.map(({ name, rows, hidden }) => ({ name, rows, ...(hidden && { hidden }) })) }),
  )
}

const content = ({ name, phones, home, note }: Omit<PlannedPerson, 'rows'>) => ({ name, phones, home, note })
const words = importWords('zh').template

test('the template is found again in both languages, offers the known places, and holds nobody', async () => {
  for (const lang of ['zh', 'en'] as const) {
    const sheet = rosterTemplate(places, importWords(lang).template)
    expect(sheet.columns.slice(0, 2).map(({ list }) => list)).toEqual([
      ['临江大厦', '长江大楼'],
      ['1号楼', '3号楼', '甲座'],
    ])
    const read = await readSheets(await writeXlsx([sheet]), 'a.xlsx')
    const { tables } = readTables(read.done ? read.value : [])
    expect(tables[0]?.header.mapping).toEqual({
      compound: 0,
      building: 1,
      unit: 2,
      room: 3,
      name: 4,
      phone: 5,
      phone2: 6,
      note: 7,
    })
    expect(tables[0]?.place?.building).toBeUndefined()
    expect(planRoster(tables, places, { unknownPlaces: 'refuse' }).counts.rows).toBe(0)
  }
})

test('what is typed into the template comes in without a word', async () => {
  const filled: SheetOut = {
    ...rosterTemplate(places, words),
    rows: [
      {
        compound: '临江大厦',
        building: '3号楼',
        unit: '1',
        room: '0502',
        name: '夏静𠮷',
        phone: '13800000000',
        phone2: '021-65000000/13900000000',
        note: '周末在',
      },
      { compound: '长江大楼', building: '甲座', room: '无', name: '李四' },
    ],
  }
  const plan = await planOf(await writeXlsx([filled]))
  expect(plan.refused).toEqual([])
  expect(plan.warnings).toEqual([])
  expect(plan.accepted.map(content)).toEqual([
    {
      name: '夏静𠮷',
      phones: ['13800000000', '021-65000000', '13900000000'],
      home: { compound: '临江大厦', building: '3号楼', unit: '1', room: '0502' },
      note: '周末在',
    },
    { name: '李四', phones: [], home: { compound: '长江大楼', building: '甲座' }, note: undefined },
  ])
})

const letters = fc.constantFrom(...Array.from('张三丰欧阳𠮷㛃王李﨑'))
const person = fc.record({
  name: fc.oneof(
    fc.array(letters, { minLength: 2, maxLength: 4 }).map((one) => one.join('')),
    fc.constantFrom('John Smith', '买买提·吐尔逊', '小李', '张3'),
  ),
  phones: fc.uniqueArray(
    fc.constantFrom(
      '13800000000',
      '13900000001',
      '021-65000000-801',
      '65000000',
      '4008208820',
      '+85223456789',
      '0512-6500000',
    ),
    { maxLength: 4 },
  ),
  home: fc.oneof(
    fc.record({
      compound: fc.constantFrom('临江大厦', '新村'),
      building: fc.constantFrom('1号楼', '3号楼', '9幢', '综合楼'),
      room: fc.constantFrom('502', '0101', '502B', '502-1', '门卫室'),
    }),
    fc.record({
      compound: fc.constant('长江大楼'),
      building: fc.constant('甲座'),
      unit: fc.constantFrom('1', '东'),
      room: fc.constant('1201'),
    }),
    fc.record({ compound: fc.constant('长江大楼'), building: fc.constant('甲座') }),
  ),
  note: fc.option(fc.constantFrom('出租', '周末在;可敲门', '=1+1', '-'), { nil: undefined }),
})

test('an export imports again with no change: as a workbook, as a CSV, and saved by another program', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), async (given) => {
      const start = await planOf(
        await writeXlsx([
          rosterExport(
            given.map(({ note, ...rest }) => ({ ...rest, ...(note && { note }) })),
            words,
          ),
        ]),
      )
      expect(start.refused).toEqual([])
      const sheet = rosterExport(start.accepted, words)
      const xlsx = await writeXlsx([sheet])
      const existing = start.accepted.map((one, at) => ({ ...one, id: String(at) }))
      for (const bytes of [xlsx, writeCsv(sheet.columns, sheet.rows), await savedElsewhere(xlsx)]) {
        const again = await planOf(bytes)
        expect(again.refused).toEqual([])
        expect(again.accepted.map(content)).toEqual(start.accepted.map(content))
        expect(matchRoster(again.accepted, existing)).toEqual(existing.map(({ id }) => ({ kind: 'same', id })))
      }
    }),
    { numRuns: 25 },
  )
})
