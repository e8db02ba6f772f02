import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSmall, isTelling, veiled, veiledCells } from './small-cells.ts'

describe('small cells', () => {
  it.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
    [71, 71],
  ])('a count of %i is shown as %s', (count, shown) => expect(veiled(count)).toBe(shown))

  it.each([
    [{ evidence: 0 }, false],
    [{ evidence: 4 }, true],
    [{ evidence: 5 }, false],
    [{ evidence: 40, numerator: 2, denominator: 40 }, true],
    [{ evidence: 40, numerator: 37, denominator: 40 }, true],
    [{ evidence: 40, numerator: 40, denominator: 40 }, false],
    [{ evidence: 40, numerator: 20, denominator: 40 }, false],
    [{ evidence: 40, people: 3 }, true],
    [{ evidence: 2, people: 30 }, false],
  ])('%o tells too much: %s', (said, telling) => expect(isTelling(said)).toBe(telling))

  it.each([
    ['nothing to hide', [0, 7, 12], [0, 7, 12]],
    ['two hidden already', [1, 3, 12], [null, null, 12]],
    ['one alone could be worked out, so the next smallest goes too', [2, 12, 7, 0], [null, 12, null, 0]],
    ['nothing left to hide beside it', [3, 0, 0], [null, 0, 0]],
  ])('a breakdown: %s', (_, counts, shown) => expect(veiledCells(counts)).toEqual(shown))

  it('never lets a single hidden cell be worked out from the total, where another cell could hide it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 14 }), (counts) => {
        const cells = veiledCells(counts)
        const hidden = cells.filter((cell) => cell === null).length
        expect(cells.some((cell) => cell !== null && isSmall(cell))).toBe(false)
        if (counts.filter((count) => count > 0).length > 1) expect(hidden).not.toBe(1)
      }),
    )
  })
})
