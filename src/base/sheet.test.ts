import { expect, test } from 'vitest'
import { cellName, columnName } from './sheet.ts'

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16383, 'XFD'],
])('column %i is %s', (column, letters) => expect(columnName(column)).toBe(letters))

test('rows count from one on paper', () => expect(cellName(6, 1)).toBe('B7'))
