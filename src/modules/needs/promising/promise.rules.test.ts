import { describe, expect, test } from 'vitest'
import { daysOffered, lastDay, promisedDay, readPromise } from './promise.rules.ts'

const now = new Date('2024-10-24T10:00+08:00')
const due = (day: string) => ({ dueAt: new Date(`${day}T17:00+08:00`), now })
const why = (day: string, when = due('2024-10-31')) => {
  const read = readPromise({ promisedOn: day }, when)
  return read.good ? null : read.problems[0]?.why
}

describe('the day by which it will be done', () => {
  test.each([
    ['2024-10-24', null],
    ['2024-10-31', null],
    ['2024-10-23', 'day-too-early'],
    ['2024-11-01', 'day-after-due'],
    ['2034-10-24', 'day-after-due'],
    ['', 'choose-day'],
    ['2024-02-30', 'choose-day'],
    ['31.10.2024', 'choose-day'],
  ])('%s: %s', (day, wanted) => expect(why(day)).toBe(wanted))

  test('what is late already may be promised for two weeks ahead and no more', () => {
    const late = due('2024-10-20')
    expect(lastDay(late)).toBe('2024-11-07')
    expect([why('2024-11-07', late), why('2024-11-08', late)]).toEqual([null, 'day-too-late'])
  })

  test('the buttons offer today, the next two days and the last one, each once and none too late', () => {
    expect(daysOffered(due('2024-10-31'))).toEqual(['2024-10-24', '2024-10-25', '2024-10-26', '2024-10-31'])
    expect(daysOffered(due('2024-10-25'))).toEqual(['2024-10-24', '2024-10-25'])
    expect(daysOffered(due('2024-10-24'))).toEqual(['2024-10-24'])
  })

  test('the last word holds, and nobody is held to what another said', () => {
    const day = (...acts: string[]) => promisedDay(acts.map((act, i) => ({ act, untilOn: `2024-10-${25 + i}` })))
    expect(day('assign', 'promise', 'start')).toBe('2024-10-26')
    expect(day('promise', 'promise')).toBe('2024-10-26')
    for (const act of ['reassign', 'return', 'wait', 'reopen', 'unmerge', 'extend', 'take'])
      expect([act, day('promise', act)]).toEqual([act, ['extend', 'take'].includes(act) ? '2024-10-25' : null])
  })
})
