import { expect, test } from 'vitest'
import fc from 'fast-check'
import { dayOf } from './days.ts'
import {
  afterWorkingMinutes,
  dueAfterWorkdays,
  isKnown,
  isWorkday,
  workingMinutes,
  type WorkCalendar,
} from './workdays.ts'

/** The National Day weeks of 2024: off 1–7 October, worked on Sunday 29 September and Saturday 12 October. */
const calendar: WorkCalendar = {
  days: new Map([
    ['2024-09-29', 'work'],
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

test.each([
  ['2024-10-24', true, 'a Thursday'],
  ['2024-10-26', false, 'a Saturday'],
  ['2024-10-01', false, 'National Day'],
  ['2024-09-29', true, 'a make-up Sunday'],
  ['2024-10-12', true, 'a make-up Saturday'],
  ['2024-10-05', false, 'a Saturday within the holiday'],
])('%s is worked: %s (%s)', (day, worked) => {
  expect(isWorkday(calendar, day)).toBe(worked)
})

test.each([
  ['2024-10-24T09:00', 1, '2024-10-25T17:00', 'Thursday → Friday'],
  ['2024-10-25T18:00', 1, '2024-10-28T17:00', 'Friday evening → Monday'],
  ['2024-09-27T10:00', 1, '2024-09-29T17:00', 'Friday → the make-up Sunday'],
  ['2024-09-30T10:00', 5, '2024-10-12T17:00', 'over the holiday: 8, 9, 10, 11 and the make-up 12 October'],
  ['2024-10-24T00:10', 5, '2024-10-31T17:00', 'just after midnight still counts from that day'],
])('%s plus %i workdays is due %s (%s)', (from, n, due) => {
  expect(dueAfterWorkdays(calendar, at(from), n)).toEqual(at(due))
})

test.each([
  ['2024-10-24T09:00', '2024-10-24T10:30', 90, 'within a morning'],
  ['2024-10-24T11:00', '2024-10-24T14:00', 60, 'over lunch: 30 before, 30 after'],
  ['2024-10-25T16:50', '2024-10-28T08:40', 20, 'over a weekend'],
  ['2024-10-25T20:00', '2024-10-26T20:00', 0, 'after hours into a Saturday'],
  ['2024-10-24T09:00', '2024-10-24T08:00', 0, 'backwards is nothing'],
])('from %s to %s are %i working minutes (%s)', (from, to, minutes) => {
  expect(workingMinutes(calendar, at(from), at(to))).toBe(minutes)
})

test('a year that nobody announced is not known', () => {
  expect(isKnown(calendar, at('2024-12-30T09:00'), at('2024-12-31T17:00'))).toBe(true)
  expect(isKnown(calendar, at('2024-12-30T09:00'), at('2025-01-06T17:00'))).toBe(false)
})

test('working time adds up: a way in two parts is as long as the whole', () => {
  const moment = fc
    .integer({ min: Date.parse('2024-09-01'), max: Date.parse('2024-11-30') })
    .map((ms) => new Date(ms - (ms % 60_000)))
  fc.assert(
    fc.property(moment, moment, moment, (a, b, c) => {
      const [x, y, z] = [a, b, c].sort((p, q) => p.getTime() - q.getTime()) as [Date, Date, Date]
      expect(workingMinutes(calendar, x, y) + workingMinutes(calendar, y, z)).toBe(workingMinutes(calendar, x, z))
    }),
  )
})

test('a due date is a workday, later than its start, and grows with the days given', () => {
  const moment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2024-12-01') }).map((ms) => new Date(ms))
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 20 }), (from, n) => {
      const due = dueAfterWorkdays(calendar, from, n)
      expect(isWorkday(calendar, dayOf(due))).toBe(true)
      expect(due.getTime()).toBeGreaterThan(from.getTime())
      expect(dueAfterWorkdays(calendar, from, n + 1).getTime()).toBeGreaterThan(due.getTime())
    }),
  )
})

test('office time added is office time passed, and the moment is the earliest such', () => {
  const moment = fc
    .integer({ min: Date.parse('2024-09-01'), max: Date.parse('2024-11-30') })
    .map((ms) => new Date(ms - (ms % 60_000)))
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 4000 }), (from, minutes) => {
      const then = afterWorkingMinutes(calendar, from, minutes)
      expect(workingMinutes(calendar, from, then)).toBe(minutes)
      if (minutes > 0) expect(workingMinutes(calendar, from, new Date(then.getTime() - 60_000))).toBe(minutes - 1)
    }),
  )
})
