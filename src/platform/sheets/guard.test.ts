import { expect, test } from 'vitest'
import { archive, type Part } from './archive.test.kit.ts'
import { guard } from './guard.ts'
import { writeXlsx } from './write-xlsx.ts'

const types: Part = { name: '[Content_Types].xml', text: '<Types/>' }
const sheet = (inside: string): Part => ({
  name: 'xl/worksheets/sheet1.xml',
  text: `<w><sheetData>${inside}</sheetData></w>`,
})
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes)
const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))

test.each<[string, Part[], string]>([
  ['a document of words', [types, { name: 'word/document.xml', text: '<w/>' }], 'not-a-spreadsheet'],
  ['any zip', [{ name: 'a.txt', text: 'hello' }], 'not-a-spreadsheet'],
  ['a binary workbook', [types, { name: 'xl/workbook.bin', text: 'x' }], 'old-xls'],
  [
    'an OpenDocument',
    [
      { name: 'mimetype', text: 'x' },
      { name: 'content.xml', text: '<x/>' },
    ],
    'old-xls',
  ],
  ['a locked part', [types, { name: 'xl/workbook.xml', text: '<x/>', locked: true }], 'encrypted'],
  ['a bomb that says so', [types, { name: 'xl/a.xml', text: zeros(90 << 20) }], 'unpacks-too-big'],
  [
    'a bomb in pieces',
    [types, ...many(9, (at) => ({ name: `xl/${at}.xml`, text: zeros(10 << 20) }))],
    'unpacks-too-big',
  ],
  [
    'a large part that is not even packed',
    [types, { name: 'xl/a.xml', text: zeros(81 << 20), stored: true }],
    'unpacks-too-big',
  ],
  ['thin air', [types, { name: 'xl/a.xml', text: zeros(30 << 20) }], 'unpacks-too-big'],
  ['a bomb that says it is small', [types, { name: 'xl/a.xml', text: zeros(50 << 20), says: 100 }], 'unpacks-too-big'],
  ['a part that says zero', [types, { name: 'xl/a.xml', text: zeros(5_000), says: 0 }], 'unpacks-too-big'],
  ['a part that says too much', [types, { name: 'xl/a.xml', text: 'short', says: 5_000 }], 'damaged'],
  ['a stored part that lies', [types, { name: 'xl/a.xml', text: 'short', says: 50, stored: true }], 'damaged'],
  ['thousands of parts', [types, ...many(2_001, (at) => ({ name: `xl/${at}.xml`, text: 'x' }))], 'unpacks-too-big'],
  [
    'a tree of tags',
    [types, { name: 'xl/sharedStrings.xml', text: '<si>'.repeat(2_100_000) + 'x'.repeat(100_000) }],
    'unpacks-too-big',
  ],
  [
    'a corner cell far away',
    [types, sheet('<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>')],
    'too-many-rows',
  ],
  ['a hidden address', [types, sheet('<row r="1"><c r="&#65;1"/></row>')], 'damaged'],
  ['an address without quotes', [types, sheet('<row r="1"><c r=A1 /></row>')], 'damaged'],
  ['more cells than a roster has', [types, sheet(`<row>${'<c r="A1"/>'.repeat(1_000_001)}</row>`)], 'too-many-rows'],
  [
    'one large part under many sheets',
    [
      types,
      { name: 'xl/workbook.xml', text: '<sheets>' + '<sheet r:id="a"/>'.repeat(100) + '</sheets>' },
      sheet(many(50_000, () => '<row><c/></row>').join('')),
    ],
    'too-many-rows',
  ],
  [
    'endless column widths',
    [types, sheet(''), { name: 'xl/b.xml', text: '<col min="1" max="16384"/>'.repeat(6_000) }],
    'damaged',
  ],
])('%s is not handed to the reader', async (_, parts, why) => {
  const before = process.memoryUsage().arrayBuffers
  expect(await guard(archive(parts))).toEqual({ done: false, why })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(260 << 20)
})

test('an honest archive passes, whatever prefix its tags have', async () => {
  const rows = '<x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c><x:c/></x:row><x:row/>'
  expect(await guard(archive([types, sheet(rows)]))).toEqual({ done: true, value: null })
  const ours = await writeXlsx([
    { name: 'a', columns: [{ key: 'a', header: 'A', width: 9, kind: 'text' }], rows: [{ a: 'x' }] },
  ])
  expect(await guard(ours)).toEqual({ done: true, value: null })
})

test('a file cut off anywhere is damaged, never a crash', async () => {
  const whole = archive([types, sheet('<row r="1"><c r="A1"/></row>')])
  for (let at = 4; at < whole.length; at += 7) {
    expect(await guard(whole.subarray(0, at))).toEqual({ done: false, why: 'damaged' })
  }
})
