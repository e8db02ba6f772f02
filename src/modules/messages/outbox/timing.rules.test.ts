import { describe, expect, test } from 'vitest'
import { dueAt, isQuiet, nextMorning, nextTry } from './timing.rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['2024-10-24T20:59:59', false],
  ['2024-10-24T21:00:00', true],
  ['2024-10-25T00:00:00', true],
  ['2024-10-25T07:59:59', true],
  ['2024-10-25T08:00:00', false],
])('%s is quiet: %s', (moment, quiet) => expect(isQuiet(at(moment))).toBe(quiet))

test.each([
  ['2024-10-24T07:59:00', '2024-10-24T08:00:00'],
  ['2024-10-24T08:00:00', '2024-10-25T08:00:00'],
  ['2024-10-24T23:10:00', '2024-10-25T08:00:00'],
  ['2024-12-31T12:00:00', '2025-01-01T08:00:00'],
])('the morning after %s is %s', (moment, morning) => expect(nextMorning(at(moment))).toEqual(at(morning)))

describe('when a message leaves', () => {
  test.each([
    ['digest', '2024-10-24T10:00:00', '2024-10-25T08:00:00'],
    ['digest', '2024-10-25T02:00:00', '2024-10-25T08:00:00'],
    ['at_once', '2024-10-24T10:00:00', '2024-10-24T10:00:00'],
    ['at_once', '2024-10-24T20:59:59', '2024-10-24T20:59:59'],
    ['at_once', '2024-10-24T21:00:00', '2024-10-25T08:00:00'],
    ['at_once', '2024-10-25T06:00:00', '2024-10-25T08:00:00'],
  ] as const)('%s at %s: %s', (pace, now, due) => expect(dueAt(pace, at(now))).toEqual(at(due)))
})

describe('trying again', () => {
  const first = at('2024-10-24T08:00:00')
  test.each([
    [1, '2024-10-24T08:00:00', '2024-10-24T08:01:00'],
    [2, '2024-10-24T08:01:00', '2024-10-24T08:06:00'],
    [6, '2024-10-24T10:21:00', '2024-10-24T14:21:00'],
    [9, '2024-10-24T14:21:00', '2024-10-24T18:21:00'],
    [9, '2024-10-24T18:21:00', '2024-10-25T08:00:00'],
  ])('after %i tries at %s: %s', (tries, now, next) =>
    expect(nextTry({ tries, firstTriedAt: first, now: at(now) })).toEqual(at(next)),
  )

  test('ends after a day, and not before', () => {
    expect(nextTry({ tries: 9, firstTriedAt: first, now: at('2024-10-25T07:59:59') })).toEqual(
      at('2024-10-25T11:59:59'),
    )
    expect(nextTry({ tries: 9, firstTriedAt: first, now: at('2024-10-25T08:00:00') })).toBeNull()
  })
})
