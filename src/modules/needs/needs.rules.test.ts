import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '#base/workdays.ts'
import {
  categories,
  contactDue,
  due,
  dueMark,
  needsApproval,
  nextWorkday,
  onBoardAtFirst,
  silentSince,
  usualTerm,
} from './needs.rules.ts'

const calendar: WorkCalendar = {
  days: new Map([
    ['2024-10-01', 'off'],
    ['2024-10-02', 'off'],
    ['2024-10-03', 'off'],
    ['2024-10-04', 'off'],
    ['2024-10-07', 'off'],
    ['2024-10-12', 'work'],
  ]),
  knownYears: new Set([2024]),
  hours: [
    [510, 690],
    [810, 1020],
  ],
}
const at = (text: string) => new Date(`${text}+08:00`)

describe('how long a need may take', () => {
  test.each([
    ['a question asked on Thursday morning', '2024-10-24T09:00:00', 'question', '2024-10-25T17:00:00'],
    ['an ordinary one', '2024-10-24T09:00:00', 'ordinary', '2024-10-31T17:00:00'],
    ['a complex one', '2024-10-24T09:00:00', 'complex', '2024-11-14T17:00:00'],
    [
      'one from the last evening before the National Day week',
      '2024-09-30T22:00:00',
      'question',
      '2024-10-08T17:00:00',
    ],
    ['one over the make-up Saturday', '2024-10-11T12:00:00', 'question', '2024-10-12T17:00:00'],
  ] as const)('%s', (...[, from, term, until]) => {
    expect(due(calendar, at(from), term)).toEqual(at(until))
  })

  test('first contact is due within one working day', () =>
    expect(contactDue(calendar, at('2024-10-25T16:00:00'))).toEqual(at('2024-10-28T17:00:00')))

  test('a fire hazard has the shortest term, paving and parking the long one', () =>
    expect([usualTerm['fire-safety'], usualTerm.ground, usualTerm.parking]).toEqual(['question', 'complex', 'complex']))

  test('the long term takes approval where the subject does not bring it', () => {
    expect(needsApproval('lighting', 'complex')).toBe(true)
    expect(needsApproval('ground', 'complex')).toBe(false)
    expect(needsApproval('lighting', 'ordinary')).toBe(false)
  })

  test('noise stays off the board until staff have read it', () =>
    expect(categories.filter((category) => !onBoardAtFirst(category))).toEqual(['noise']))
})

describe('what the chip beside a due date says', () => {
  const from = at('2024-10-24T09:00:00')
  const mark = (due: string, now: string) => dueMark(calendar, { from, at: at(due) }, at(now))

  test.each([
    ['three days ahead', '2024-10-31T17:00:00', '2024-10-28T18:00:00', 'ahead', 3],
    ['in the morning of its day', '2024-10-31T17:00:00', '2024-10-31T08:00:00', 'today', 0],
    ['in the evening of its day', '2024-10-31T17:00:00', '2024-10-31T22:00:00', 'today', 0],
    ['a minute into the next day', '2024-10-31T17:00:00', '2024-11-01T00:01:00', 'late', 1],
    ['a week later', '2024-10-31T17:00:00', '2024-11-07T09:00:00', 'late', 7],
  ] as const)('%s', (...[, due, now, kind, days]) => {
    expect(mark(due, now)).toMatchObject({ kind, days })
  })

  test('it says so when the holidays of a year are not announced yet', () => {
    expect(mark('2024-12-31T17:00:00', '2024-12-30T09:00:00').likely).toBe(false)
    expect(mark('2025-01-02T17:00:00', '2024-12-30T09:00:00').likely).toBe(true)
  })

  test('after Friday comes Monday, after the last day of September the eighth of October', () => {
    expect(nextWorkday(calendar, at('2024-10-25T09:00:00'))).toBe('2024-10-28')
    expect(nextWorkday(calendar, at('2024-09-30T09:00:00'))).toBe('2024-10-08')
  })

  test('seven days are seven times twenty-four hours', () =>
    expect(silentSince(at('2024-10-31T09:00:00'))).toEqual(at('2024-10-24T09:00:00')))
})
