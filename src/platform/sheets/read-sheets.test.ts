import { readFileSync } from 'node:fs'
import { writeXlsx as writeBook, type CellValue, type WriteSheet } from 'hucre'
import { expect, test } from 'vitest'
import type { Sheet } from '#base/sheet.ts'
import { rawBook } from './archive.test.kit.ts'
import { readSheets } from './read-sheets.ts'

async function sheetsOf(bytes: Buffer, name = 'a.xlsx'): Promise<Sheet[]> {
  const read = await readSheets(bytes, name)
  if (!read.done) throw new Error(read.why)
  return read.value
}

const book = async (...sheets: WriteSheet[]): Promise<Buffer> => Buffer.from(await writeBook({ sheets }))
const texts = (sheet: Sheet | undefined): string[][] => (sheet?.rows ?? []).map((row) => row.map((cell) => cell.text))

/** GBK by looking every character up in the decoder. */
function gbk(text: string): Buffer {
  const table = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++)
      table.set(new TextDecoder('gb18030').decode(Buffer.from([high, low])), [high, low])
  }
  return Buffer.from(
    Array.from(text).flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (table.get(one) ?? [0x3f]))),
  )
}

test('the public case is read as it looks', async () => {
  const [sheet] = await sheetsOf(readFileSync('test/cases/residents-as-kept.xlsx'))
  expect(sheet?.rows).toHaveLength(254)
  expect(texts(sheet)[3]).toEqual(['1', '临江大厦', '1号楼', '２０１', '谢然浩', '女', '15180967929', '户主'])
  expect(sheet?.rows[0]?.[8]).toEqual({ text: '东大名居民区住户名册(2024年)', merged: true })
  expect(texts(sheet)[81]).toEqual([])
  expect(texts(sheet)[32]?.[4]).toBe('夏静𠮷')
})

test.each<[string, CellValue, string | undefined, string, string | undefined]>([
  ['a telephone', 13800000000, undefined, '13800000000', 'number'],
  ['a telephone the column shows as 1.38E+10', 13800000000, '0.00E+00', '13800000000', 'number'],
  ['a telephone with thousands', 13800000000, '#,##0', '13800000000', 'number'],
  ['a telephone with strokes', 13800000000, '000-0000-0000', '138-0000-0000', 'number'],
  ['a room with a leading zero', 502, '0000', '0502', 'number'],
  ['a room with decimals', 502, '0.00', '502', 'number'],
  ['a building with its word', 3, '0"号楼"', '3号楼', 'number'],
  ['the same, in general format', 3, 'General"号楼"', '3号楼', 'number'],
  ['a date', new Date('2024-10-08T00:00:00Z'), 'yyyy"年"m"月"d"日"', '2024-10-08', 'date'],
  ['a room that the program made a date', new Date('2024-03-05T00:00:00Z'), 'm/d', '2024-03-05', 'date'],
  ['a date with a time', new Date('2024-10-08T09:30:00Z'), 'yyyy-mm-dd hh:mm', '2024-10-08 09:30', 'date'],
  ['a fraction', 0.1 + 0.2, undefined, '0.3', 'number'],
  ['a share', 0.256, '0.0%', '25.6%', 'number'],
  ['yes', true, undefined, 'TRUE', undefined],
  ['two lines', '张三\r\n李四', undefined, '张三\n李四', undefined],
  ['a character outside the first plane', '𠮷', undefined, '𠮷', undefined],
])('%s', async (...[, value, numFmt, text, kind]) => {
  const style = numFmt === undefined ? {} : { style: { numFmt } }
  const [sheet] = await sheetsOf(await book({ name: 'a', rows: [[value]], columns: [style] }))
  expect(sheet?.rows[0]?.[0]).toEqual(kind === undefined ? { text } : { text, kind })
})

test('what nobody sees and no database keeps is left out of cells and names of sheets', async () => {
  const bytes = rawBook('名&#0;单&#xDFFF;', [['何_x0000_阿&#xD800;姨&#1;']])
  expect(await sheetsOf(bytes)).toEqual([{ name: '名单', rows: [[{ text: '何阿姨' }]] }])
  const [csv] = await sheetsOf(Buffer.from('何\u001b阿\u000b姨,a\n'), 'a\u0000b.csv')
  expect([csv?.name, texts(csv)]).toEqual(['ab', [['何阿姨', 'a']]])
})

test('merged ranges are filled from their first cell and marked', async () => {
  const rows = [
    ['住户名单', null, null],
    ['楼', '室', '名'],
    ['3号楼', '101', '甲'],
    [null, '102', '乙'],
    ['x', null, null],
  ]
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
    { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
    { startRow: 4, startCol: 0, endRow: 90, endCol: 0 },
  ]
  const [sheet] = await sheetsOf(await book({ name: 'a', rows, merges }))
  expect(sheet?.rows).toHaveLength(5)
  expect(sheet?.rows[0]?.[2]).toEqual({ text: '住户名单', merged: true })
  expect(sheet?.rows[2]?.[0]).toEqual({ text: '3号楼' })
  expect(sheet?.rows[3]?.[0]).toEqual({ text: '3号楼', merged: true })
})

test('formulas show their result, a formula without one and a mistake are marked', async () => {
  const cells = new Map([
    ['0,0', { value: null, formula: '1+1', formulaResult: 2 }],
    ['0,1', { value: null, formula: 'A1&"x"' }],
    ['0,2', { value: '#N/A', type: 'error' as const }],
  ])
  const [sheet] = await sheetsOf(await book({ name: 'a', rows: [[null, null, null, 'end']], cells }))
  expect(sheet?.rows[0]).toEqual([
    { text: '2', kind: 'number' },
    { text: '', kind: 'formula' },
    { text: '#N/A', kind: 'error' },
    { text: 'end' },
  ])
})

test('hidden sheets are marked, rows that are only coloured are not rows', async () => {
  const style = {
    numFmt: '@',
    fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FFFF00' } },
  }
  const rows = [['a'], ...Array.from({ length: 300 }, () => [null])]
  const read = await sheetsOf(
    await book({ name: '名单', rows, columns: [{ style }] }, { name: 'x', rows: [['b']], hidden: true }),
  )
  expect(read.map((sheet) => [sheet.name, sheet.rows.length, sheet.hidden])).toEqual([
    ['名单', 1, undefined],
    ['x', 1, true],
  ])
})

const csv = '姓名,电话,房号\r\n张三,"13800000000,021-65000000",3-502\r\n欧阳㛃,0502,=1\r\n'
const table = [
  ['姓名', '电话', '房号'],
  ['张三', '13800000000,021-65000000', '3-502'],
  ['欧阳㛃', '0502', '=1'],
]
const wide = (text: string, big = false): Buffer =>
  big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')

test.each<[string, Buffer]>([
  ['UTF-8 with its mark', Buffer.from(`\ufeff${csv}`)],
  ['UTF-8 without', Buffer.from(csv)],
  ['UTF-16 with its mark', wide(`\ufeff${csv}`)],
  ['UTF-16 without', wide(csv)],
  ['UTF-16 the other way round', wide(`\ufeff${csv}`, true)],
  ['tabs', Buffer.from('\ufeff姓名\t电话\t房号\n张三\t13800000000,021-65000000\t3-502\n欧阳㛃\t0502\t=1\n')],
  [
    'semicolons, named on top',
    Buffer.from('sep=;\r\n姓名;电话;房号\r\n张三;13800000000,021-65000000;3-502\r\n欧阳㛃;0502;=1\r\n'),
  ],
  ['numbers kept as text by a formula', Buffer.from(csv.replace('0502', '="0502"'))],
  ['an end-of-file mark of old programs', Buffer.from(`${csv}\u001a`)],
])('a CSV in %s', async (_, bytes) => {
  const [sheet] = await sheetsOf(bytes, 'C:\\名单\\3号楼.csv')
  expect(sheet?.name).toBe('3号楼')
  expect(texts(sheet)).toEqual(table)
})

test('a CSV in GBK', async () => {
  const [sheet] = await sheetsOf(gbk('姓名,电话\r\n张三,13800000000\r\n喆堃,1\r\n'), '名单.csv')
  expect(texts(sheet)).toEqual([
    ['姓名', '电话'],
    ['张三', '13800000000'],
    ['喆堃', '1'],
  ])
})

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ])

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ['nothing', 'not-a-spreadsheet', () => Buffer.alloc(0)],
  ['a picture', 'not-a-spreadsheet', () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')],
  ['a PDF', 'not-a-spreadsheet', () => Buffer.from('%PDF-1.7 ...')],
  [
    'a web page called .xls',
    'not-a-spreadsheet',
    () => Buffer.from('\n<html><table><tr><td>姓名</td></tr></table></html>'),
  ],
  [
    'a workbook of 2003 in XML',
    'old-xls',
    () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
  ],
  ['an .xls', 'old-xls', () => compound('Workbook')],
  ['a document in the old container', 'not-a-spreadsheet', () => compound('WordDocument')],
  [
    'an encrypted workbook',
    'encrypted',
    async () =>
      Buffer.from(
        await writeBook({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: 'p', spinCount: 10 } }),
      ),
  ],
  ['a large file', 'too-big', () => Buffer.alloc(10 * 1024 * 1024 + 1, 'a,')],
  ['many rows', 'too-many-rows', () => Buffer.from('a,b\n'.repeat(50_001))],
  [
    'many rows in a workbook',
    'too-many-rows',
    () => book({ name: 'a', rows: Array.from({ length: 50_001 }, () => ['x']) }),
  ],
  ['a CSV with an open quotation mark', 'damaged', () => Buffer.from('姓名,电话\n"张三,1\n' + '李四,2\n'.repeat(40))],
  [
    'a broken CRC',
    'damaged',
    async () => {
      const bytes = await book({ name: 'a', rows: [['x']] })
      bytes.writeUInt32LE(12345, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 16)
      return bytes
    },
  ],
])('%s is refused: %s', async (_, why, bytes) => {
  expect(await readSheets(await bytes(), '名单.xlsx')).toEqual({ done: false, why })
})

test('what a file is, is told from its bytes, not from its name', async () => {
  expect(texts((await sheetsOf(Buffer.from('姓名\n张三\n'), '名单.xlsx'))[0])).toEqual([['姓名'], ['张三']])
  expect(texts((await sheetsOf(await book({ name: 'a', rows: [['张三']] }), 'a.csv'))[0])).toEqual([['张三']])
})
