import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpenAt, readDay, sayHours, typedDay, weekdays, type Hours } from './hours.rules.ts'

const at = (text: string) => new Date(`2024-10-${text}+08:00`)
const open = (hours: Hours, from: string, to: string) => isOpenAt(hours, { startsAt: at(from), endsAt: at(to) })

describe('open hours', () => {
  test.each([
    ['8:00-11:30 13:30-17:00', '8:00-11:30 13:30-17:00'],
    ['８：００－１１：３０，１３：３０～１７：００', '8:00-11:30 13:30-17:00'],
    ['上午8点到11点半、下午1点30分到5点', '8:00-11:30 13:30-17:00'],
    ['8 至 11；13.30—17', '8:00-11:00 13:30-17:00'],
    ['13:00-17:00 8:00-13:00', '8:00-17:00'],
    ['中午12点到下午2点', '12:00-14:00'],
    ['8点到9点 10点到11点', '8:00-9:00 10:00-11:00'],
    ['全天', '0:00-24:00'],
    ['休息', ''],
    ['  ', ''],
    ['17:00-8:00', null],
    ['8:00', null],
    ['25:00-26:00', null],
    ['8:61-9:00', null],
    ['8:00-9:0010:00-11:00', null],
    ['随时', null],
    ['1-2 3-4 5-6 7-8 9-10 11-12 13-14', null],
  ])('%s: %s', (typed, wanted) => {
    const read = readDay(typed)
    expect(read && typedDay(read)).toBe(wanted)
  })

  test('whatever is typed: nothing, or ranges inside the day, in order and apart, that read the same again', () => {
    const piece = fc.constantFrom(
      '8',
      '24',
      '：',
      ':',
      '点',
      '-',
      '到',
      '下午',
      '半',
      ' ',
      '，',
      '99',
      '00',
      '全天',
      '０',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = readDay(text)
        if (read === null) return
        expect(readDay(typedDay(read))).toEqual(read)
        const edges = read.flat()
        expect(edges.every((edge, i) => edge >= 0 && edge <= 1440 && (i === 0 || edge > (edges[i - 1] ?? 0)))).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  })

  test('open from the first minute to the last, at Shanghai’s hour, whatever the clock of the machine', () => {
    const hours = {
      4: [
        [480, 690],
        [810, 1020],
      ],
      5: [[0, 60]],
    } satisfies Hours
    expect(open(hours, '24T08:00', '24T11:30')).toBe(true)
    expect(open(hours, '24T07:59', '24T09:00')).toBe(false)
    expect(open(hours, '24T11:00', '24T14:00')).toBe(false)
    expect(open(hours, '24T10:00', '24T11:31')).toBe(false)
    expect(open(hours, '25T09:00', '25T10:00')).toBe(false)
    expect(open(hours, '24T10:00', '24T10:00')).toBe(false)
    const night = { 4: [[1200, 1440]], 5: [[0, 60]] } satisfies Hours
    expect([open(night, '24T23:00', '25T01:00'), open(night, '24T23:00', '25T01:01')]).toEqual([true, false])
  })

  test('said as people say a week', () => {
    const week = (ranges: [number, number][]) => Object.fromEntries(weekdays.map((day) => [day, ranges]))
    expect(sayHours('zh', week([[480, 690]]))).toBe('每天 8:00–11:30')
    expect(sayHours('zh', {})).toBe('每天不开')
    expect(
      sayHours('zh', {
        ...week([
          [480, 690],
          [810, 1020],
        ]),
        6: [],
        0: [[0, 1440]],
      }),
    ).toBe('周一到周五 8:00–11:30，13:30–17:00；周六不开；周日 全天')
    expect(sayHours('en', { 1: [[480, 690]] })).toBe('Mon 8:00–11:30; Tue to Sun closed')
  })
})
