import { describe, expect, it } from 'vitest'
import { figuresDoc } from './docs.ts'
import { allFigures } from './registry.ts'

/** The first set every installation answers to; other programs rely on these names. */
const stable = [
  'needs.received',
  'needs.firstContactMedian',
  'needs.responseRate',
  'needs.closeRate',
  'needs.onTimeCloseRate',
  'needs.solveRate',
  'needs.satisfaction',
  'needs.reopenRate',
  'needs.oldestOpen',
  'gatherings.sessions',
  'gatherings.attendances',
  'gatherings.distinctPersons',
  'spaces.hours',
]

describe('the registry', () => {
  it('holds each key once, and all that were promised', () => {
    const keys = allFigures.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(stable))
  })

  it('says in both languages what each figure is, how it is counted and what it does not say', () => {
    for (const figure of allFigures)
      for (const lang of ['zh', 'en'] as const) {
        const { name, unit, definition, traps } = figure.words(lang)
        expect([figure.key, name.length > 2, unit.length > 0, definition.length > 20, traps.length > 0]).toEqual([
          figure.key,
          true,
          true,
          true,
          true,
        ])
      }
  })

  it('prints itself', () => {
    const text = figuresDoc()
    for (const { key } of allFigures) expect(text).toContain(`## \`${key}\``)
    expect(text).toContain('解决率')
    expect(text).toContain('Solve rate')
  })
})
