import { expect, test } from 'vitest'
import { pathNumber, readNumber, sayNumber } from './number.ts'

test.each([
  ['2024-0312', { year: 2024, seq: 312 }],
  ['２０２４－０３１２', { year: 2024, seq: 312 }],
  ['2024 312', { year: 2024, seq: 312 }],
  [' 2024—0312 ', { year: 2024, seq: 312 }],
  ['2024-12345', { year: 2024, seq: 12345 }],
  ['0312', null],
  ['', null],
  ['1999-0001', null],
  ['2024-0312; drop table', null],
  ['2024-99999999', null],
])('%s is read as people type it', (typed, number) => expect(readNumber(typed)).toEqual(number))

test('an address has one way to be written', () => {
  expect(pathNumber('2024-0312')).toEqual({ year: 2024, seq: 312 })
  expect(pathNumber('2024-312')).toBeNull()
  expect(pathNumber('2024-00312')).toBeNull()
})

test('a big year keeps counting', () => expect(sayNumber({ year: 2024, seq: 12345 })).toBe('2024-12345'))
