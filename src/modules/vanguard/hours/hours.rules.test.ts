import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxed, codeFrom, maskedName, readCode, readNo } from '../certificates/code.rules.ts'
import { cappedToDay, givenIn, paperHours, type Sign } from './hours.rules.ts'

/** Minutes after midnight of one day, as a moment. */
const at = (minute: number): Date => new Date(Date.parse('2024-10-23T16:00:00Z') + minute * 60_000)
const plan = { startsAt: at(540), endsAt: at(660), breakMinutes: 0 }
const sign = (what: Sign['what'], minute: number, more: Partial<Sign> = {}): Sign => ({
  id: `${what} ${minute}`,
  what,
  deviceAt: at(minute),
  aheadMs: 0,
  at: at(minute),
  ...more,
})

describe('what the roll comes to', () => {
  test.each<[string, Sign[], [number, number, number, boolean] | null]>([
    ['from nine to eleven', [sign('arrived', 540), sign('left', 660)], [540, 660, 120, false]],
    ['early and longer: capped at the plan', [sign('arrived', 500), sign('left', 700)], [540, 660, 120, false]],
    ['late and gone before', [sign('arrived', 555), sign('left', 645)], [555, 645, 90, false]],
    ['nobody noted the end', [sign('arrived', 550)], [550, 660, 110, true]],
    ['nobody noted that they came', [sign('left', 660)], null],
    ['was not there after all', [sign('arrived', 540), sign('absent', 545)], null],
    [
      'noted by mistake, then came',
      [sign('arrived', 500), sign('cleared', 501), sign('arrived', 600)],
      [600, 660, 60, true],
    ],
    [
      'away for half an hour',
      [sign('arrived', 540), sign('left', 570), sign('arrived', 600), sign('left', 660)],
      [540, 660, 90, false],
    ],
    ['came when it was over', [sign('arrived', 670)], null],
    [
      'the device was an hour ahead',
      [
        sign('arrived', 615, { aheadMs: 3_600_000, at: at(700) }),
        sign('left', 720, { aheadMs: 3_600_000, at: at(700) }),
      ],
      [555, 660, 105, false],
    ],
  ])('%s', (_, signs, expected) => {
    const given = givenIn(signs, plan)
    const minute = (moment: Date) => (moment.getTime() - at(0).getTime()) / 60_000
    expect(given && [minute(given.startsAt), minute(given.endsAt), given.minutes, given.assumed]).toEqual(expected)
  })

  test('the break of the plan is taken off; nothing is left, nothing is given', () => {
    expect(givenIn([sign('arrived', 540)], { ...plan, breakMinutes: 15 })?.minutes).toBe(105)
    expect(givenIn([sign('arrived', 650)], { ...plan, breakMinutes: 15 })).toBeNull()
  })

  const signs = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 999 }).map(String),
      what: fc.constantFrom('arrived' as const, 'left' as const, 'absent' as const, 'cleared' as const),
      deviceAt: fc.integer({ min: 480, max: 720 }).map(at),
      aheadMs: fc.integer({ min: -600_000, max: 600_000 }),
      at: fc.constant(at(800)),
    }),
    { maxLength: 8 },
  )

  test('any order and any repetition comes to the same', () => {
    fc.assert(
      fc.property(signs, fc.infiniteStream(fc.nat()), (some, keys) => {
        const once = [...new Map(some.map((one) => [one.id, one])).values()]
        const mixed = [...once, ...once]
          .map((one) => ({ one, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(givenIn(mixed, plan)).toEqual(givenIn(once, plan))
      }),
    )
  })

  test('never more than the plan less its break, never outside it, and as the database wants it', () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 0, max: 60 }), (some, breakMinutes) => {
        const given = givenIn(some, { ...plan, breakMinutes })
        if (given === null) return
        expect(given.startsAt >= plan.startsAt && given.endsAt <= plan.endsAt).toBe(true)
        expect(given.minutes).toBeGreaterThan(0)
        expect(given.minutes).toBeLessThanOrEqual(120 - breakMinutes)
        const between = (given.endsAt.getTime() - given.startsAt.getTime()) / 60_000
        expect(given.minutes).toBeLessThanOrEqual(between - given.breakMinutes)
      }),
    )
  })

  test('a day has as many hours as count here; paper has half hours', () => {
    expect([0, 300, 500].map((already) => cappedToDay(300, { already, mostHours: 8 }))).toEqual([300, 180, 0])
    expect([29, 30, 119, 120].map(paperHours)).toEqual([0, 0.5, 1.5, 2])
  })
})

describe('numbers and codes of certificates', () => {
  test('are read as people type them', () => {
    const code = codeFrom(Buffer.from('0123456789'))
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
    for (const typed of [code.toLowerCase(), code.replace('-', ' '), ` ${code} `]) expect(readCode(typed)).toBe(code)
    expect([
      readNo('2026-0012'),
      readNo('２０２６－００１２'),
      readNo('2026 0012'),
      readNo('12'),
      readNo(undefined),
    ]).toEqual(['2026-0012', '2026-0012', '2026-0012', null, null])
    expect([maskedName('王阿姨'), maskedName('王'), maskedName('𠮷野')]).toEqual(['王**', '王*', '𠮷*'])
    expect(boxed('何𠮷明', (code) => code < 0x10000)).toBe('何□明')
  })
})
