import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, lastNumber, meantAt, standingOf, type PersonMark } from './presence.rules.ts'

const nine = new Date('2024-10-24T09:00:00+08:00').getTime()
const DAY = 86_400_000

/** A mark at so many seconds after nine, as hand and words say: 'A arrived 30'. `settles` with an exclamation mark. */
const mark = (text: string, more: Partial<PersonMark> = {}): PersonMark => {
  const [hand = '', what = '', seconds = '0'] = text.split(' ')
  const deviceAt = new Date(nine + Number(seconds) * 1000)
  return {
    id: text,
    what: what.replace('!', '') as PersonMark['what'],
    method: 'signin',
    deviceAt,
    aheadMs: 0,
    at: new Date(nine + 2 * DAY),
    hand,
    settles: what.endsWith('!'),
    ...more,
  }
}

describe('how somebody stands', () => {
  test.each<[string, string[], string | null, boolean]>([
    ['nothing noted', [], null, false],
    ['one tap', ['A arrived 0'], 'present', false],
    ['a second tap: left', ['A arrived 0', 'A left 60'], 'left', false],
    ['came back', ['A arrived 0', 'A left 60', 'A arrived 90'], 'present', false],
    ['noted as missing', ['A absent 0'], 'absent', false],
    ['a slip of the finger', ['A arrived 0', 'A cleared! 5'], 'cleared', false],
    ['two devices, the same word', ['A arrived 0', 'B arrived 30'], 'present', false],
    ['two devices, two words at once', ['A arrived 0', 'B left 90'], 'left', true],
    ['two words, far apart: somebody really left', ['A arrived 0', 'B left 121'], 'left', false],
    ['exactly two minutes still is at once', ['A arrived 0', 'B absent 120'], 'absent', true],
    ['one device may change its mind', ['A arrived 0', 'A absent 10'], 'absent', false],
    ['settled by somebody who looked', ['A arrived 0', 'B absent 60', 'C arrived! 3600'], 'present', false],
    ['disputed again after it was settled', ['A absent! 0', 'B arrived 200', 'C left 230'], 'left', true],
    ['who settles is in no dispute with what came before', ['B arrived 0', 'C absent! 5'], 'absent', false],
  ])('%s', (_, texts, state, conflict) => {
    const standing = standingOf(texts.map((text) => mark(text)))
    expect([standing?.state ?? null, standing?.conflict ?? false]).toEqual([state, conflict])
  })

  test('when somebody came is when they first came; who left and came back has not left', () => {
    const seconds = (at: Date | null | undefined) => (at ? (at.getTime() - nine) / 1000 : null)
    const times = (...texts: string[]) => {
      const standing = standingOf(texts.map((text) => mark(text)))
      return [seconds(standing?.arrivedAt), seconds(standing?.leftAt)]
    }
    expect(times('A arrived 10', 'B arrived 20')).toEqual([10, null])
    expect(times('A arrived 10', 'A left 300')).toEqual([10, 300])
    expect(times('A arrived 10', 'A left 300', 'A arrived 400')).toEqual([10, null])
    expect(times('A arrived 10', 'A cleared! 300', 'A arrived 400')).toEqual([400, null])
    expect(times('A left 300')).toEqual([null, 300])
  })
})

describe('a clock that is wrong', () => {
  const ahead = mark('A arrived 10', { deviceAt: new Date(nine + DAY + 10_000), aheadMs: DAY })
  const behind = mark('B left 600', { deviceAt: new Date(nine - DAY + 600_000), aheadMs: -DAY })

  test('by a day, ahead or behind, is set right before anything is compared', () => {
    expect(meantAt(ahead)).toEqual(new Date(nine + 10_000))
    expect(standingOf([behind, ahead])).toMatchObject({ state: 'left', conflict: false, at: new Date(nine + 600_000) })
  })

  test('cannot say that something was noted after it reached us', () => {
    const late = mark('A arrived 0', { deviceAt: new Date(nine + DAY), at: new Date(nine + 1000) })
    expect(meantAt(late)).toEqual(new Date(nine + 1000))
  })
})

const anyMark = fc
  .record({
    id: fc.uuid(),
    what: fc.constantFrom('arrived' as const, 'left' as const, 'absent' as const, 'cleared' as const),
    seconds: fc.nat(400),
    ahead: fc.constantFrom(0, 0, DAY, -DAY, 45_000),
    hand: fc.constantFrom('A', 'B', 'C'),
    settles: fc.boolean(),
    number: fc.option(fc.nat(200), { nil: null }),
  })
  .map(({ seconds, ahead, ...one }) => ({
    ...one,
    method: 'signin',
    deviceAt: new Date(nine + seconds * 1000 + ahead),
    aheadMs: ahead,
    at: new Date(nine + DAY),
  }))

const shuffled = fc
  .uniqueArray(anyMark, { selector: ({ id }) => id, maxLength: 12 })
  .chain((marks) =>
    fc.tuple(
      fc.constant(marks),
      fc.shuffledSubarray(marks, { minLength: marks.length, maxLength: marks.length }),
      fc.array(fc.nat(Math.max(0, marks.length - 1)), { maxLength: 8 }),
    ),
  )

test('any order and any repetition of the same marks comes to the same', () => {
  fc.assert(
    fc.property(shuffled, ([marks, mixed, again]) => {
      const replayed = [...mixed, ...again.flatMap((at) => marks[at] ?? [])]
      expect(standingOf(replayed)).toEqual(standingOf(marks))
      expect(inOrder(replayed)).toEqual(inOrder(marks))
      expect(lastNumber(replayed)).toEqual(lastNumber(marks))
    }),
    { numRuns: 500 },
  )
})
