import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

describe('a place in a list', () => {
  it('survives the address', () => {
    const cursor = { at: new Date('2024-10-24T01:02:03.456Z'), key: '2024-0312' }
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
  })

  it.each([
    undefined,
    '',
    'x',
    '1729700000000',
    '1729700000000.',
    '99999999999999999.2024-0312',
    "1729700000000.' or 1=1",
    '0.2024-1',
  ])('takes %s for the first page', (text) => expect(readCursor(text)).toBeNull())
})
