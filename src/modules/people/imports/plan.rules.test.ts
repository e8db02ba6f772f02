import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Cell, Sheet } from '#base/sheet.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { rowsOf } from '#test/rows-of.ts'
import type { KnownPlaces, PlanOptions } from './known.rules.ts'
import type { Refused, Warned } from './lines.rules.ts'
import { planRoster, type RosterPlan } from './plan.rules.ts'
import { readTables } from './tables.rules.ts'

const nowhere: KnownPlaces = { compounds: [] }
const known: KnownPlaces = {
  compounds: [
    {
      name: '临江大厦小区',
      aliases: ['长江路123弄'],
      buildings: [{ name: '1号楼', homes: [{ room: '201' }] }, { name: '2号楼' }, { name: '3号楼' }],
    },
    { name: '长江大楼', buildings: [{ name: '甲座' }, { name: '乙座' }] },
  ],
}
const create: PlanOptions = { unknownPlaces: 'create' }

const planOf = (sheets: readonly Sheet[], places = nowhere, options = create): RosterPlan =>
  planRoster(readTables(sheets).tables, places, options)
const plan = (text: string, places = nowhere, options = create): RosterPlan =>
  planOf([{ name: 'Sheet1', rows: rowsOf(text) }], places, options)

const persons = ({ accepted }: RosterPlan): string[] =>
  accepted.map(({ name, phones, home }) =>
    `${name} ${home.compound}/${home.building}/${home.unit ?? ''}/${home.room ?? ''} ${phones.join('+')}`.trim(),
  )
const lines = (all: readonly (Refused | Warned)[]): string[] =>
  all.map(({ cell, why, said }) => `${cell} ${why} ${said ?? ''}`.trim())
const without =
  (...kinds: string[]) =>
  (all: readonly Warned[]): string[] =>
    lines(all.filter(({ why }) => !kinds.includes(why)))
const warnings = without('compound-new', 'building-new', 'as-above')

/** Every row below a header is accepted, refused or named. */
function accounts({ counts, accepted, refused, warnings: warned }: RosterPlan): void {
  expect(counts.acceptedRows + counts.refusedRows + counts.otherRows).toBe(counts.rows)
  const named = new Set(
    [...accepted.flatMap(({ rows }) => rows), ...refused, ...warned].map(({ sheet, row }) => `${sheet} ${row}`),
  )
  expect(named.size).toBe(counts.rows)
}

test('the public case: 240 persons, none lost without a word', async () => {
  const read = await readSheets(readFileSync('test/cases/residents-as-kept.xlsx'), 'residents-as-kept.xlsx')
  const found = planOf(read.done ? read.value : [], known)
  expect(found.counts).toEqual({ rows: 251, acceptedRows: 242, refusedRows: 3, otherRows: 6, persons: 240, homes: 120 })
  expect(lines(found.refused)).toEqual(['E90 name-missing', 'E92 name-missing', 'E154 name-missing'])
  expect(found.creates).toMatchObject({ compounds: [], buildings: [] })
  expect(found.creates.homes).toHaveLength(119)
  expect(found.leftOut.map(({ column, why }) => `${column} ${why}`)).toEqual(['A serial', 'F sex', 'H family'])
  expect(found.warnings.filter(({ why }) => why === 'telephone-length').map(({ cell }) => cell)).toEqual([
    'G22',
    'G55',
    'G58',
    'G114',
    'G120',
    'G129',
    'G150',
    'G253',
  ])
  expect(found.accepted.find(({ name }) => name === '夏静𠮷')).toMatchObject({
    home: { compound: '临江大厦小区', building: '1号楼', room: '801' },
  })
  accounts(found)
})

test.each<[string, string, string[], string[]]>([
  [
    'one column for the whole address',
    '姓名|地址|电话\n张三|长江大楼3号楼502室|13800000000',
    ['张三 长江大楼/3号楼//502 13800000000'],
    [],
  ],
  [
    'compound, building, unit and room apart',
    '小区|楼|单元|室|姓名\n临江|3|1单元|502|张三',
    ['张三 临江/3号楼/1/502'],
    [],
  ],
  ['a prefix where no building is named', '小区|姓名|房号\n临江|张三|3-502', ['张三 临江/3号楼//502'], []],
  ['a prefix that says the building again', '小区|楼号|房号|姓名\n临江|3号楼|3-502|张三', ['张三 临江/3号楼//502'], []],
  [
    'a prefix that is the floor',
    '小区|楼号|房号|姓名\n临江|1号楼|7-701|张三\n临江|1号楼|10-1001|李四',
    ['张三 临江/1号楼//701', '李四 临江/1号楼//1001'],
    ['C2 prefix-is-floor 7-701', 'C3 prefix-is-floor 10-1001'],
  ],
  [
    'a prefix that is the unit',
    '小区|楼号|房号|姓名\n临江|5号楼|1-502|张三\n临江|5号楼|2-302|李四',
    ['张三 临江/5号楼/1/502', '李四 临江/5号楼/2/302'],
    ['C2 prefix-is-unit 1-502', 'C3 prefix-is-unit 2-302'],
  ],
  [
    'the same line twice',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n临江|3-502|张三|13800000000',
    ['张三 临江/3号楼//502 13800000000'],
    ['C3 same-person-again 张三'],
  ],
  [
    'the same line, spelt otherwise',
    '小区|楼|房号|姓名|电话\n临江|3号楼|502|张三|13800000000\n临江小区|三幢|502室|张 三|138 0000 0000',
    ['张三 临江/3号楼//502 13800000000'],
    ['D3 same-person-again 张三'],
  ],
  [
    'the same person with another telephone',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n临江|3-502|张三|13900000000',
    ['张三 临江/3号楼//502 13800000000+13900000000'],
    ['C3 telephones-joined 张三'],
  ],
  [
    'the same name in another home',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n临江|3-503|张三|13900000000',
    ['张三 临江/3号楼//502 13800000000', '张三 临江/3号楼//503 13900000000'],
    [],
  ],
  [
    'one telephone for a family',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n临江|3-502|李四|13800000000',
    ['张三 临江/3号楼//502 13800000000', '李四 临江/3号楼//502 13800000000'],
    [],
  ],
  [
    'one telephone in two homes',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n临江|3-503|李四|13800000000',
    ['张三 临江/3号楼//502 13800000000', '李四 临江/3号楼//503 13800000000'],
    ['C3 telephone-in-other-home 13800000000'],
  ],
  [
    'two telephones in one cell and a third beside',
    '小区|房号|姓名|电话|固定电话\n临江|3-502|张三|13800000000/13900000000|021-65000000',
    ['张三 临江/3号楼//502 13800000000+13900000000+021-65000000'],
    [],
  ],
  [
    'a building written once',
    '小区|楼|房号|姓名\n临江|3号楼|501|张三\n||502|李四\n|4号楼|101|王五',
    ['张三 临江/3号楼//501', '李四 临江/3号楼//502', '王五 临江/4号楼//101'],
    [],
  ],
  [
    'a home written once',
    '小区|楼|房号|姓名\n临江|3号楼|501|张三\n|||李四',
    ['张三 临江/3号楼//501', '李四 临江/3号楼//501'],
    [],
  ],
  [
    'ditto marks',
    '小区|楼|房号|姓名\n临江|3号楼|501|张三\n〃|同上|502|李四',
    ['张三 临江/3号楼//501', '李四 临江/3号楼//502'],
    [],
  ],
  [
    'merged places',
    '小区|楼|房号|姓名\n临江|3号楼|501|张三\n^|^|^|李四\n^|^|502|王五',
    ['张三 临江/3号楼//501', '李四 临江/3号楼//501', '王五 临江/3号楼//502'],
    [],
  ],
  [
    'a name merged over two telephones',
    '小区|房号|姓名|电话\n临江|3-502|张三|13800000000\n^|^|^|13900000000',
    ['张三 临江/3号楼//502 13800000000+13900000000'],
    ['C3 telephones-joined 张三'],
  ],
  ['no room, and says so', '小区|楼|房号|姓名\n临江|3号楼|无|张三', ['张三 临江/3号楼//'], []],
  [
    'no column of rooms',
    '小区|楼|姓名|电话\n临江|3号楼|张三|13800000000\n临江|3号楼|张三|13900000000',
    ['张三 临江/3号楼// 13800000000', '张三 临江/3号楼// 13900000000'],
    ['C3 same-name-in-building 张三'],
  ],
  [
    'a building beside the room where it is not the one above',
    '小区|楼|房号|姓名\n临江|3号楼|501|张三\n||4号楼502|李四',
    ['张三 临江/3号楼//501', '李四 临江/4号楼//502'],
    [],
  ],
  [
    'a telephone written across the remarks',
    '小区|房号|姓名|电话|备注\n临江|3-502|张三|13800000000|<',
    ['张三 临江/3号楼//502 13800000000'],
    [],
  ],
  [
    'building and unit of one number, both merged',
    '小区|楼|单元|房号|姓名\n临江|1|1|501|张三\n^|^|^|502|李四',
    ['张三 临江/1号楼/1/501', '李四 临江/1号楼/1/502'],
    [],
  ],
  [
    'a prefix that says the unit again',
    '小区|楼|单元|房号|姓名\n临江|5号楼|1|1-502|张三',
    ['张三 临江/5号楼/1/502'],
    [],
  ],
  [
    'words beside',
    '小区|楼|房号|姓名|电话\n临江|3号楼|502(后门)|张三(租客)|13800000000(女儿)',
    ['张三 临江/3号楼//502 13800000000'],
    ['D2 name-with-words 租客', 'C2 words-beside-place 后门', 'E2 telephone-with-words 13800000000(女儿)'],
  ],
])('%s', (...[, text, expected, warned]) => {
  const found = plan(text)
  expect(persons(found)).toEqual(expected)
  expect(found.refused).toEqual([])
  expect(found.accepted.some(({ note }) => note !== undefined)).toBe(false)
  expect(warnings(found.warnings)).toEqual(warned)
  accounts(found)
})

test('whatever was taken from the row above is said', () => {
  const found = plan('小区|楼|房号|姓名\n临江|3号楼|501|张三\n|同上|502|李四\n|||王五')
  expect(lines(found.warnings.filter(({ why }) => why === 'as-above'))).toEqual([
    'A3 as-above 临江',
    'B3 as-above 3号楼',
    'A4 as-above 临江',
    'B4 as-above 3号楼',
    'C4 as-above 502',
  ])
})

test.each<[string, string, string]>([
  ['no name', '小区|房号|姓名\n临江|3-502|', 'C2 name-missing'],
  ['a stroke for a name', '小区|房号|姓名\n临江|3-502|/', 'C2 name-missing /'],
  ['a number for a name', '小区|房号|姓名\n临江|3-502|13800000000', 'C2 name-unreadable 13800000000'],
  ['two names', '小区|房号|姓名\n临江|3-502|张三、李四', 'C2 two-names 张三、李四'],
  ['no compound', '楼号|房号|姓名\n3号楼|502|张三', 'B2 compound-missing 502'],
  ['no building', '小区|房号|姓名\n临江|502|张三', 'B2 building-missing 502'],
  [
    'no room where the building is given',
    '小区|楼|房号|姓名\n临江|3号楼|502|张三\n临江|3号楼||李四',
    'C3 room-missing',
  ],
  ['nothing above to be the same as', '小区|楼|房号|姓名\n临江|同上|502|张三', 'B2 building-missing 同上'],
  ['a room of words', '小区|楼|房号|姓名\n临江|3号楼|底下那间|张三', 'C2 room-unreadable 底下那间'],
  ['two rooms', '小区|楼|房号|姓名\n临江|3号楼|501/502|张三', 'C2 two-rooms 501/502'],
  ['two rooms with a stroke', '小区|楼|房号|姓名\n临江|3号楼|501-502|张三', 'C2 two-rooms 501-502'],
  ['a room that became a date', '小区|楼|房号|姓名\n临江|3号楼|2024-03-05|张三', 'C2 became-a-date 2024-03-05'],
  ['a room that became a date in words', '小区|楼|房号|姓名\n临江|3号楼|3月5日|张三', 'C2 became-a-date 3月5日'],
  ['a room that became a date in English', '小区|楼|房号|姓名\n临江|3号楼|5-Mar|张三', 'C2 became-a-date 5-Mar'],
  ['two buildings', '小区|楼|房号|姓名\n临江|3号楼|4号楼502|张三', 'C2 building-disagrees 4号楼502'],
  ['two compounds', '小区|地址|姓名\n临江|长江大楼3号楼502|张三', 'B2 compound-disagrees 长江大楼3号楼502'],
  ['a blank room below another heading', '临江小区|<\n室号|姓名\n1号楼|<\n201|张三\n2号楼|<\n|李四', 'A6 room-missing'],
  [
    'the building of an example',
    '请按示例填写：3号楼502室|<|<\n小区|室号|姓名\n临江|501|张三',
    'B3 building-missing 501',
  ],
  ['a prefix that contradicts the unit', '小区|楼|单元|房号|姓名\n临江|5号楼|1|2-502|张三', 'D2 room-unclear 2-502'],
  [
    'two readings of a prefix',
    `小区|楼|房号|姓名\n${'临江|1号楼|7-701|x\n'.repeat(9)}临江|1号楼|4-502|张三`,
    'C11 room-unclear 4-502',
  ],
])('refused: %s', (_, text, expected) => {
  const found = plan(text)
  expect(lines(found.refused)).toEqual([expected])
  accounts(found)
})

test('cells that the office program broke', () => {
  const rows = rowsOf(
    '小区|楼|房号|姓名|电话\n临江|3号楼|502|张三|1\n临江|3号楼|503|x|1\n临江|3号楼|504|王五|1\n临江|3号楼|x|赵六|1',
  )
  const put = (row: number, column: number, cell: Cell): void => void (rows[row]![column] = cell)
  put(1, 2, { text: '#REF!', kind: 'error' })
  put(2, 3, { text: '', kind: 'formula' })
  put(3, 4, { text: '#N/A', kind: 'error' })
  put(4, 2, { text: '2024-03-05 09:30', kind: 'date' })
  const found = planOf([{ name: 'a', rows }])
  expect(lines(found.refused)).toEqual([
    'C2 cell-error #REF!',
    'D3 formula-without-result',
    'C5 became-a-date 2024-03-05 09:30',
  ])
  expect(persons(found)).toEqual(['王五 临江/3号楼//504'])
  expect(warnings(found.warnings)).toEqual(['E4 telephone-unreadable #N/A'])
})

test('rows that hold no person are told apart', () => {
  const found = plan(
    [
      '临江大厦住户名册|<|<|<|<',
      '序号|楼号|室号|姓名|电话',
      '1|1号楼|201|张三|13800000000',
      '2||||',
      '||||',
      '小计|<|<|1人|',
      '2号楼|<|<|<|<',
      '序号|楼号|室号|姓名|电话',
      '3|2号楼|202|空关|',
      '4|2号楼|203|李四|',
      '注：空关户未列全|<|<|<|<',
      '以上名单请各楼组长核对后于周五前交居委|<|<|<|<',
      '合计|<|<|3人2户|',
    ].join('\n'),
    known,
  )
  expect(persons(found)).toEqual(['张三 临江大厦小区/1号楼//201 13800000000', '李四 临江大厦小区/2号楼//203'])
  expect(without('place-from-title')(found.warnings)).toEqual([
    'A4 empty-row 2',
    'A5 empty-row',
    'A6 total-row 小计 1人',
    'A7 section-row 2号楼',
    'A8 header-again 序号 楼号 室号 姓名 电话',
    'A9 nobody-there 3 2号楼 202 空关',
    'A11 note-row 注：空关户未列全',
    'A12 note-row 以上名单请各楼组长核对后于周五前交居委',
    'A13 total-row 合计 3人2户',
    'A13 total-differs 合计 3人2户 / 2, 2',
  ])
  accounts(found)
})

test('one sheet for each building: from its title or from its tab, and once for each sheet it is said', () => {
  const table = '室号|姓名\n501|张三\n7-701|李四\n3号楼502|王五'
  const found = planOf([
    { name: 'Sheet1', rows: rowsOf(`长江大楼3号楼住户名单（2024年）|<\n${table}`) },
    { name: '长江大楼甲座', rows: rowsOf('室号|姓名\n501|赵六') },
    { name: '说明', rows: rowsOf('请核对') },
    { name: '旧', rows: rowsOf(table), hidden: true },
  ])
  expect(persons(found)).toEqual([
    '张三 长江大楼/3号楼//501',
    '李四 长江大楼/3号楼//701',
    '王五 长江大楼/3号楼//502',
    '赵六 长江大楼/甲座//501',
  ])
  expect(lines(found.warnings.filter(({ why }) => why === 'place-from-title'))).toEqual([
    'A3 place-from-title 3号楼',
    'A4 place-from-title 长江大楼',
    'A2 place-from-title 甲座',
    'A2 place-from-title 长江大楼',
  ])
})

test('a title may name the office before the compound', () => {
  const found = plan('2024年东大名居民区长江大楼3号楼住户名单|<\n室号|姓名\n501|张三')
  expect(persons(found)).toEqual(['张三 长江大楼/3号楼//501'])
})

test('a compound may be named anywhere in the title, if only one is', () => {
  const one = plan('请各位长江大楼邻居核对|<\n房号|姓名\n9-201|张三', known)
  expect(persons(one)).toEqual(['张三 长江大楼/9号楼//201'])
  const two = plan('临江大厦和长江大楼|<\n房号|姓名\n9-201|张三', known)
  expect(lines(two.refused)).toEqual(['A3 compound-missing 9-201'])
})

test('a home without a door is no new home', () => {
  expect(plan('小区|楼|房号|姓名\n临江|3号楼|无|张三').creates).toMatchObject({
    buildings: [{ building: '3号楼' }],
    homes: [],
  })
})

test('a building that two compounds have says nothing about the compound', () => {
  const twice = {
    compounds: [
      { name: '临江', buildings: [{ name: '9号楼' }] },
      { name: '长江', buildings: [{ name: '9幢' }] },
    ],
  }
  expect(lines(plan('楼号|房号|姓名\n9号楼|502|张三', twice).refused)).toEqual(['B2 compound-missing 502'])
})

test('sheets that hold no roster are named', () => {
  const sheets: Sheet[] = [
    { name: '说明', rows: rowsOf('请核对') },
    { name: '空', rows: [] },
    { name: '旧', rows: rowsOf('姓名|室号\n张三|1'), hidden: true },
  ]
  expect(readTables(sheets)).toEqual({
    tables: [],
    leftOut: [
      { sheet: '说明', why: 'no-header' },
      { sheet: '空', why: 'empty' },
      { sheet: '旧', why: 'hidden' },
    ],
  })
})

test.each<[string, string, string[], string[], number]>([
  [
    'with places of their own',
    '临江小区|<|<|<|<|<|<\n室号|姓名|电话||室号|姓名|电话\n3-501|张三|13800000000||3-502|李四|13900000000\n3-503|王五\n合计：3人',
    ['张三 临江/3号楼//501 13800000000', '王五 临江/3号楼//503', '李四 临江/3号楼//502 13900000000'],
    ['A5 total-row 合计：3人'],
    4,
  ],
  [
    'two persons of one home',
    '小区|室号|姓名|电话|姓名|电话|备注|建筑面积|说明\n临江|3-501|张三|13800000000|李四|13900000000|出租|80|甲\n临江|3-502|王五|',
    ['张三 临江/3号楼//501 13800000000', '王五 临江/3号楼//502', '李四 临江/3号楼//501 13900000000'],
    [],
    3,
  ],
])('lists side by side: %s', (...[, text, expected, warned, rows]) => {
  const found = plan(text, { compounds: [{ name: '临江', buildings: [] }] })
  expect(persons(found)).toEqual(expected)
  expect(without('building-new', 'place-from-title')(found.warnings)).toEqual(warned)
  expect(found.counts.rows).toBe(rows)
  expect(found.accepted.map(({ note }) => note).filter(Boolean)).toEqual(text.includes('出租') ? ['出租'] : [])
})

test('the name of the file may name the compound', () => {
  const { tables } = readTables([{ name: 'Sheet1', rows: rowsOf('房号|姓名\n甲座201|张三') }], '长江大楼住户.xlsx')
  expect(persons(planRoster(tables, known, create))).toEqual(['张三 长江大楼/甲座//201'])
})

test('a heading between rows names the building of the rows below it', () => {
  const found = plan('临江小区住户名单|<|<\n室号|姓名|电话\n1号楼|<|<\n201|张三|\n202|李四|\n2号楼\n201|王五|', {
    compounds: [{ name: '临江', buildings: [] }],
  })
  expect(persons(found)).toEqual(['张三 临江/1号楼//201', '李四 临江/1号楼//202', '王五 临江/2号楼//201'])
})

test.each<[string, string, KnownPlaces, PlanOptions, string, string[]]>([
  ['an alias', '地址|姓名\n长江路123弄3号201室|张三', known, create, '张三 临江大厦小区/3号楼//201', []],
  [
    'the name with more around it',
    '小区|房号|姓名\n东大名居民区长江大楼|甲座201|张三',
    known,
    create,
    '张三 长江大楼/甲座//201',
    [],
  ],
  [
    'the title',
    '长江大楼住户|<\n房号|姓名\n乙座201|张三',
    known,
    create,
    '张三 长江大楼/乙座//201',
    ['A3 place-from-title 长江大楼'],
  ],
  [
    'the only compound with that building',
    '房号|姓名\n3-201|张三',
    known,
    create,
    '张三 临江大厦小区/3号楼//201',
    ['A2 compound-guessed 临江大厦小区'],
  ],
  [
    'the choice of a person',
    '房号|姓名\n3-201|张三',
    known,
    { ...create, compound: '长江大楼' },
    '张三 长江大楼/3号楼//201',
    ['A2 building-new 长江大楼 3号楼'],
  ],
  [
    'the only building',
    '小区|室号|姓名\n东楼|201|张三',
    { compounds: [{ name: '东楼', buildings: [{ name: '东楼' }] }] },
    create,
    '张三 东楼/东楼//201',
    ['B2 building-only-one 东楼'],
  ],
])('a place is known by %s', (...[, text, places, options, expected, warned]) => {
  const found = plan(text, places, options)
  expect(persons(found)).toEqual([expected])
  expect(lines(found.warnings)).toEqual(warned)
})

test('unknown places are created once, in their first spelling, or refused', () => {
  const text = '小区|楼|室|姓名\n临江大厦|1|201|张三\n临江大厦|9幢|101|李四\n临江大厦|9号楼|102|王五\n新村|1|1|赵六'
  const made = plan(text, known)
  expect(persons(made)).toEqual([
    '张三 临江大厦小区/1号楼//201',
    '李四 临江大厦小区/9幢//101',
    '王五 临江大厦小区/9幢//102',
    '赵六 新村/1号楼//1',
  ])
  expect(lines(made.warnings)).toEqual([
    'B3 building-new 临江大厦小区 9幢',
    'A5 compound-new 新村',
    'B5 building-new 新村 1号楼',
  ])
  expect(made.creates).toEqual({
    compounds: ['新村'],
    buildings: [
      { compound: '临江大厦小区', building: '9幢' },
      { compound: '新村', building: '1号楼' },
    ],
    homes: [
      { compound: '临江大厦小区', building: '9幢', room: '101' },
      { compound: '临江大厦小区', building: '9幢', room: '102' },
      { compound: '新村', building: '1号楼', room: '1' },
    ],
  })
  const refused = plan(text, known, { unknownPlaces: 'refuse' })
  expect(lines(refused.refused)).toEqual([
    'B3 building-unknown 9幢',
    'B4 building-unknown 9号楼',
    'A5 compound-unknown 新村',
  ])
})

test('sensitive remarks stay outside, others come along', () => {
  const found = plan('小区|房号|姓名|备注\n临江|3-502|张三|周末在，独居\n临江|3-503|李四|低保户\n临江|3-504|王五|无')
  expect(found.accepted.map(({ note }) => note)).toEqual(['周末在', undefined, undefined])
  expect(warnings(found.warnings)).toEqual(['D2 note-sensitive 独居', 'D3 note-sensitive 低保户'])
})

test('cells made to keep the patterns busy are refused at once', () => {
  const evil = ['一'.repeat(32_000), '1'.repeat(32_000), '('.repeat(32_000), '1 '.repeat(16_000), '号楼'.repeat(16_000)]
  const rows = evil.flatMap((text) => Array.from({ length: 40 }, () => [text, text, text, text, text].join('|')))
  const found = plan(`小区|房号|姓名|电话|备注\n${rows.join('\n')}`)
  expect(found.counts.refusedRows).toBe(200)
})

test('a note longer than a note is left out', () => {
  const found = plan(`小区|房号|姓名|备注\n临江|3-502|张三|${'好'.repeat(501)}`)
  expect(found.accepted[0]?.note).toBeUndefined()
  expect(warnings(found.warnings)).toEqual(['D2 note-too-long'])
})

test('20 000 rows, through a workbook', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    h: `${1 + Math.floor(at / 1000)}号楼${String(100 + (at % 1000))}`,
    n: `张${String.fromCodePoint(0x4e00 + (at % 5000))}`,
    p: `138${String(10_000_000 + at)}`,
  }))
  const columns = [
    ['h', '地址'],
    ['n', '姓名'],
    ['p', '电话'],
  ].map(([key = '', header = '']) => ({ key, header, width: 12, kind: 'text' as const }))
  const read = await readSheets(await writeXlsx([{ name: '名单', note: '临江大厦', columns, rows }]), 'a.xlsx')
  const found = planOf(read.done ? read.value : [], known)
  expect(found.counts).toMatchObject({ rows: 20_000, acceptedRows: 20_000, persons: 20_000, homes: 20_000 })
})
