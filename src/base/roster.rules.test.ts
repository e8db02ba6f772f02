import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverProgram, likedProgram } from './roster-program.rules.ts'
import { isAllowed, lacksOf, stage1Of, stage2Of, type Assigned, type Roster } from './roster.rules.ts'

const roster: Roster = {
  volunteers: [
    { skills: ['gas'], max: 2, past: 3, available: [0, 1, 2] },
    { skills: [], max: 1, past: 0, available: [0, 2], limits: [{ most: 0, shifts: [2] }] },
  ],
  shifts: [
    { day: '2024-10-24', need: 2, skill: 'gas' },
    { day: '2024-10-24', need: 1, skill: null },
    { day: '2024-10-31', need: 1, skill: 'law' },
  ],
}
const at = (...pairs: [number, number][]): Assigned[] => pairs.map(([volunteer, shift]) => ({ volunteer, shift }))

test('what is open counts 10 a place and 7 a shift without its skill; a load counts as the steps after what was done before', () => {
  expect(lacksOf(roster, [])).toEqual({
    uncovered: [
      { shift: 0, missing: 2 },
      { shift: 1, missing: 1 },
      { shift: 2, missing: 1 },
    ],
    unskilled: [0, 2],
  })
  expect(stage1Of(lacksOf(roster, []))).toBe(4 * 10 + 2 * 7)
  const some = at([0, 0], [1, 0], [0, 2])
  expect(stage1Of(lacksOf(roster, some))).toBe(10 + 7)
  expect(stage2Of(roster, some)).toBe(25 - 9 + 1)
})

test.each([
  ['twice the same', at([0, 0], [0, 0])],
  ['two on a day', at([0, 0], [0, 1])],
  ['who cannot come', at([1, 1])],
  ['more than the shift takes', at([0, 1], [1, 1])],
  ['a limit of their own', at([1, 2])],
])('%s is not allowed', (_, assigned) => expect(isAllowed(roster, assigned)).toBe(false))

test('a program asks for nothing more where nobody wishes and nothing was proposed', () => {
  expect(likedProgram(roster, coverProgram(roster))).toBeNull()
})

test('the rows of the program let through just what is allowed', () => {
  const pairs = fc.subarray(coverProgram(roster).pairs)
  fc.assert(
    fc.property(pairs, (assigned) => {
      const { columns, rows, pairs: all } = coverProgram(roster)
      const lacks = lacksOf(roster, assigned)
      const values = columns.map((_, column) => {
        const pair = all[column]
        if (pair)
          return assigned.includes(pair) ||
            assigned.some((one) => one.volunteer === pair.volunteer && one.shift === pair.shift)
            ? 1
            : 0
        const shift = (column - all.length) % roster.shifts.length
        if (column - all.length < roster.shifts.length)
          return roster.shifts[shift]!.need - assigned.filter((one) => one.shift === shift).length
        return lacks.unskilled.includes(shift) ? 1 : 0
      })
      const holds = rows.every(({ lower, upper, terms }) => {
        const sum = terms.reduce((all, [column, factor]) => all + (values[column] ?? 0) * factor, 0)
        return sum >= lower && sum <= upper
      })
      const inBounds = columns.every(({ lower, upper }, column) => values[column]! >= lower && values[column]! <= upper)
      expect(holds && inBounds).toBe(isAllowed(roster, assigned))
    }),
  )
})
