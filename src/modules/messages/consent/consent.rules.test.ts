import { describe, expect, test } from 'vitest'
import { holdsOn, lapseOf, readConsent, stageOf, untilOf, type Answer } from './consent.rules.ts'
import { fourteenthBirthday, readGuardian } from './guardian.rules.ts'

const answer = (over: Partial<Answer> = {}): Answer => ({
  answer: 'given',
  at: new Date('2024-10-24T09:00:00+08:00'),
  text_version: 3,
  until_on: '2026-10-24',
  fourteen_on: null,
  ...over,
})
const at = (day: string) => new Date(`${day}T12:00:00+08:00`)

describe('a yes', () => {
  test.each([
    ['on its last day', answer(), '2026-10-24', null],
    ['the day after', answer(), '2026-10-25', 'ended'],
    ['to the words before, which did not speak of gatherings', answer({ text_version: 2 }), '2024-10-24', null],
    ['to the words before, which had no last day', answer({ text_version: 1, until_on: null }), '2030-01-01', null],
    ['to lines that opened no channel', answer({ text_version: 0 }), '2024-10-24', 'reworded'],
    [
      'of a guardian, the day before fourteen',
      answer({ fourteen_on: '2025-03-02', until_on: '2025-03-01' }),
      '2025-03-01',
      null,
    ],
    [
      'of a guardian, on the birthday',
      answer({ fourteen_on: '2025-03-02', until_on: '2025-03-01' }),
      '2025-03-02',
      'grown',
    ],
  ] as const)('%s', (_, said, today, lapse) => {
    expect(lapseOf(said, today)).toBe(lapse)
    expect(holdsOn(said, today)).toBe(lapse === null)
  })

  test('a no never holds, whatever its days', () => {
    for (const no of ['refused', 'withdrawn'] as const)
      expect(holdsOn(answer({ answer: no }), '2024-10-24')).toBe(false)
    expect(holdsOn(undefined, '2024-10-24')).toBe(false)
  })

  test('lasts two years, and for a child until the day before fourteen', () => {
    expect(untilOf('2024-10-24', null)).toBe('2026-10-24')
    expect(untilOf('2024-10-24', { fourteenOn: '2025-03-02' })).toBe('2025-03-01')
    expect(untilOf('2024-10-24', { fourteenOn: '2030-03-02' })).toBe('2026-10-24')
  })
})

describe('the page', () => {
  const look = (last: Answer | undefined, day: string, over = {}) =>
    stageOf(last, { now: at(day), isSent: false, isStill: false, ...over }).is
  test.each([
    ['asks who was never asked', undefined, '2024-10-24', 'asked'],
    ['shows a yes', answer(), '2024-10-24', 'given'],
    ['asks again when the two years are over', answer(), '2026-10-25', 'asked'],
    ['rests on the 89th day after a no', answer({ answer: 'refused' }), '2025-01-21', 'resting'],
    ['asks on the 90th', answer({ answer: 'refused' }), '2025-01-22', 'asked'],
    ['rests after a yes was taken back', answer({ answer: 'withdrawn' }), '2024-12-01', 'resting'],
  ] as const)('%s', (_, last, day, is) => {
    expect(look(last, day)).toBe(is)
  })

  test('opens for somebody who said no and comes by themselves', () => {
    expect(look(answer({ answer: 'refused' }), '2024-10-25', { isStill: true })).toBe('asked')
  })
})

describe('who speaks for a child', () => {
  const today = '2024-10-24'
  const all = { 'child-sms': 'yes', 'born-sms': '2015-05-06', 'guardian-sms': '何志强', 'relation-sms': 'father' }
  const why = (over: Record<string, string>) => {
    const read = readGuardian({ ...all, ...over }, 'sms', today)
    return read.good ? read.value : read.problems.map((one) => one.why)
  }

  test('is named, with the day the child turns fourteen', () => {
    expect(why({})).toEqual({ name: '何志强', relation: 'father', fourteenOn: '2029-05-06' })
    expect(readGuardian({}, 'sms', today)).toEqual({ good: true, value: null })
  })

  test.each([
    ['no birthday', { 'born-sms': '' }, ['born-missing']],
    ['a day that is none', { 'born-sms': '2015-02-30' }, ['born-odd']],
    ['a day to come', { 'born-sms': '2024-10-25' }, ['born-odd']],
    ['fourteen today', { 'born-sms': '2010-10-24' }, ['born-old']],
    ['nobody named', { 'guardian-sms': ' ' }, ['guardian-missing']],
    ['no relation', { 'relation-sms': 'neighbour' }, ['relation-missing']],
    [
      'a birthday without the tick is a child all the same',
      { 'child-sms': '', 'guardian-sms': '' },
      ['guardian-missing'],
    ],
  ])('%s', (_, over, problems) => {
    expect(why(over)).toEqual(problems)
  })

  test('fourteen tomorrow is still a child; a birthday on 29 February falls on the last of February', () => {
    expect(why({ 'born-sms': '2010-10-25' })).toMatchObject({ fourteenOn: '2024-10-25' })
    expect(fourteenthBirthday('2012-02-29')).toBe('2026-02-28')
    expect(fourteenthBirthday('2014-02-28')).toBe('2028-02-28')
  })

  test('is asked for with a household’s own form as well, never with an account’s', () => {
    const sent = { 'address-sms': '13800000000', 'agreed-sms': 'yes', 'child-sms': 'yes' }
    const read = (isHome: boolean) => readConsent(sent, { channel: 'sms', today, isHome }).good
    expect([read(true), read(false)]).toEqual([false, true])
  })
})
