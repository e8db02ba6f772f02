import { expect, test } from 'vitest'
import { alertAt, remindedNow } from './remind.rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['2024-10-24T08:59:59', null],
  ['2024-10-24T09:00:00', ['2024-10-25T00:00:00', '2024-10-26T00:00:00']],
  ['2024-10-24T19:59:59', ['2024-10-25T00:00:00', '2024-10-26T00:00:00']],
  ['2024-10-24T20:00:00', null],
  ['2024-12-31T12:00:00', ['2025-01-01T00:00:00', '2025-01-02T00:00:00']],
])('at %s people are reminded of %s', (now, span) => {
  const of = remindedNow(at(now))
  expect(of && [of.from, of.to]).toEqual(span && span.map(at))
})

test.each([
  ['a day before it starts', '2024-10-25T13:00:00', '2024-10-01T09:00:00', '2024-10-24T14:00:00'],
  [
    'two hours before sign-up ends, where that is earlier',
    '2024-10-22T18:00:00',
    '2024-10-01T09:00:00',
    '2024-10-22T16:00:00',
  ],
  ['published in between: before sign-up ends', '2024-10-25T13:00:00', '2024-10-25T08:00:00', '2024-10-25T11:00:00'],
  ['without an end of sign-up: before it starts', null, '2024-10-25T08:00:00', '2024-10-25T12:00:00'],
])('nobody signed up is said %s', (_, closes, published, said) => {
  const dates = {
    closesAt: closes === null ? null : at(closes),
    startsAt: at('2024-10-25T14:00:00'),
    publishedAt: at(published),
  }
  expect(alertAt(dates)).toEqual(at(said))
})
