import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf, readCursor, readPaging, writeCursor, type Page, type Paging } from './keyset.ts'

describe('a place in a list', () => {
  it('survives the address', () => {
    const cursor = { at: new Date('2024-10-24T01:02:03.456Z'), key: '2024-0312' }
    expect(readCursor(writeCursor(cursor))).toEqual(cursor)
    expect(readPaging({ before: writeCursor(cursor) })).toEqual({ after: null, before: cursor })
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

/** What a query by key finds among the numbers 1 to `count`, one more than fits on a page. */
function turned(count: number, size: number, paging: Paging<number>): Page<number, number> {
  const all = Array.from({ length: count }, (_, i) => i + 1)
  const { after, before } = paging
  const found = before
    ? all.filter((row) => row < before).slice(-size - 1)
    : all.filter((row) => row > (after ?? 0)).slice(0, size + 1)
  return pageOf(found, { ...paging, size }, (row) => row)
}

describe('turning pages', () => {
  it('shows every row once on the way down, and the same pages on the way back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 9 }), (count, size) => {
        const down = [turned(count, size, {})]
        for (let next = down[0]!.next; next !== null; next = down.at(-1)!.next)
          down.push(turned(count, size, { after: next }))
        expect(down.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: count }, (_, i) => i + 1))
        const up = [down.at(-1)!]
        for (let previous = up[0]!.previous; previous !== null; previous = up[0]!.previous)
          up.unshift(turned(count, size, { before: previous }))
        expect(up.map(({ rows }) => rows)).toEqual(down.map(({ rows }) => rows))
      }),
    )
  })

  it('leads nowhere from a list without rows', () => {
    expect(turned(0, 5, {})).toEqual({ rows: [], previous: null, next: null })
    expect(turned(0, 5, { before: 3 })).toEqual({ rows: [], previous: null, next: null })
  })
})
