import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import type { ColumnOut, Sheet, SheetOut } from '#base/sheet.ts'
import { readSheets } from './read-sheets.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

const text = (key: string, list?: string[]): ColumnOut => ({
  key,
  header: key,
  width: 12,
  kind: 'text',
  ...(list && { list }),
})

async function back(bytes: Buffer): Promise<Sheet[]> {
  const read = await readSheets(bytes, 'a')
  if (!read.done) throw new Error(read.why)
  return read.value
}

const texts = (sheet: Sheet | undefined): string[][] => (sheet?.rows ?? []).map((row) => row.map((cell) => cell.text))

const roster: SheetOut = {
  name: '名单/2024',
  note: '请从第三行填起。',
  columns: [
    text('房号', ['3-501', '3-502, 东']),
    text('电话'),
    { key: 'n', header: '人数', width: 6, kind: 'number' },
    { key: 'd', header: '日期', width: 12, kind: 'date' },
  ],
  rows: [
    { 房号: '3-5', 电话: '013800000000', n: 2, d: '2024-10-08' },
    { 房号: '=1+1', d: '不详' },
  ],
  blank: 20,
}

test('a workbook reads back as it was written', async () => {
  const [sheet, lists] = await back(await writeXlsx([roster]))
  expect(sheet?.name).toBe('名单 2024')
  expect(texts(sheet)).toEqual([
    Array.from({ length: 4 }, () => '请从第三行填起。'),
    ['房号', '电话', '人数', '日期'],
    ['3-5', '013800000000', '2', '2024-10-08'],
    ['=1+1', '', '', '不详'],
  ])
  expect(lists).toMatchObject({ name: 'lists', hidden: true })
})

test('what will be typed into a text column stays text, and lists are offered there', async () => {
  const book = await readXlsx(await writeXlsx([roster]), { readStyles: true })
  const sheet = book.sheets[0]!
  expect(sheet.cells?.get('15,1')?.style?.numFmt).toBe('@')
  expect(sheet.cells?.get('2,1')).toMatchObject({ type: 'string', style: { numFmt: '@' } })
  expect(sheet.cells?.get('3,0')?.formula).toBeUndefined()
  expect(sheet.freezePane).toEqual({ rows: 2 })
  expect(sheet.dataValidations).toMatchObject([
    { type: 'list', range: 'A3:A502', formula1: 'lists!$A$1:$A$2', errorStyle: 'warning' },
  ])
  expect(book.sheets[1]?.rows).toEqual([['3-501'], ['3-502, 东']])
})

test.each([
  ['=1+1', `'=1+1`],
  ['+8613800000000', `'+8613800000000`],
  ['-5', `'-5`],
  ['@SUM', `'@SUM`],
  ['\t=1', `"'\t=1"`],
  [`'=1`, `''=1`],
  [`'王`, `'王`],
  ['a"b', '"a""b"'],
  ['a,b', '"a,b"'],
  [' a', '" a"'],
  ['021-65000000', '021-65000000'],
])('%j stands in a CSV as %s', (value, line) => {
  expect(writeCsv([text('a')], [{ a: value }]).toString('utf8')).toBe(`\ufeffa\r\n${line}\r\n`)
})

test('numbers are written as numbers, gaps as nothing', () => {
  const columns: ColumnOut[] = [{ key: 'n', header: 'n', width: 5, kind: 'number' }, text('a'), text('b')]
  expect(writeCsv(columns, [{ n: -5, a: null }]).toString('utf8')).toBe('\ufeffn,a,b\r\n-5,,\r\n')
})

/** Any text without control characters; line ends are kept as one kind only. */
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((one) => one.replace(/[\u0000-\u001f]|\p{Cs}|\u{feff}/gu, ''))

test('any text comes back from a CSV and from a workbook as it went in', async () => {
  const rows = fc.array(
    fc.record({
      a: anyText,
      b: fc.oneof(anyText, fc.constantFrom('=1', `'=1`, `''+`, '-', '@', '"', 'a\nb', '="x', '_x000D_')),
    }),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const columns = [text('a'), text('b'), text('c')]
      const full = written.map((row) => ({ ...row, c: '.' }))
      const expected = [['a', 'b', 'c'], ...full.map((row) => [row.a, row.b, row.c])]
      expect(texts((await back(writeCsv(columns, full)))[0])).toEqual(expected)
      expect(texts((await back(await writeXlsx([{ name: 'x', columns, rows: full }])))[0])).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})
