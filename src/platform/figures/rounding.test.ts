import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inWords, nearly, over, percentText } from './rounding.ts'

describe('numbers as people say them', () => {
  it.each([
    [3, 3],
    [9, 9],
    [12, 10],
    [13, 15],
    [31, 30],
    [43, 45],
    [99, 100],
    [104, 100],
    [714, 710],
    [4613, 4610],
  ])('about: %i is nearly %i', (x, said) => expect(nearly(x)).toBe(said))

  it.each([
    [34, 30],
    [700, 700],
    [714, 700],
    [799, 700],
    [800, 800],
    [1234, 1200],
    [12_345, 12_000],
  ])('over: %i is said as %i', (x, said) => expect(over(x)).toBe(said))

  it.each([
    [7, null],
    [19, null],
    [31, { word: '约', number: 30 }],
    [30, null],
    [100, null],
    [199, { word: '约', number: 200 }],
    [288, { word: '约', number: 290 }],
    [714, { word: '余', number: 700 }],
    [799, { word: '余', number: 700 }],
    [4613, { word: '余', number: 4600 }],
  ])('%i in words', (x, said) => expect(inWords(x)).toEqual(said))

  it('says 「n余」 only of n ≤ x, and never of the next round number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (x) => {
        const said = inWords(x)
        if (said?.word !== '余') return
        expect(said.number).toBeLessThan(x)
        expect(x - said.number).toBeLessThan(x < 10_000 ? 100 : 1000)
      }),
    )
  })

  it.each([
    [0, '0'],
    [0.004, '0.1'],
    [66.666, '66.7'],
    [50, '50'],
    [99.96, '99.9'],
    [99.999, '99.9'],
    [100, '100'],
  ])('%d per cent is printed %s', (percent, text) => expect(percentText(percent)).toBe(text))
})
