import { describe, expect, test } from 'vitest'
import { mayAsk, readConsent, standingOf, type Answer } from './consent.rules.ts'

const answer = (over: Partial<Answer>): Answer => ({
  state: 'given',
  text_version: 1,
  said_at: new Date('2024-10-24T09:00:00+08:00'),
  ended_at: null,
  until_on: '2026-10-24',
  ...over,
})

describe('how a purpose stands', () => {
  test.each([
    ['nobody asked', undefined, '2024-10-24', 'none', true],
    ['a yes', answer({}), '2024-10-24', 'given', false],
    ['a yes on its last day', answer({}), '2026-10-24', 'given', false],
    ['a yes that is over', answer({}), '2026-10-25', 'expired', true],
    ['a yes to other words', answer({ text_version: 0 }), '2024-10-25', 'expired', true],
    ['a no', answer({ state: 'refused' }), '2024-10-24', 'refused', false],
    ['a no after 89 days', answer({ state: 'refused' }), '2025-01-21', 'refused', false],
    ['a no after 90 days', answer({ state: 'refused' }), '2025-01-22', 'refused', true],
    [
      'a yes taken back: ninety days from then',
      answer({ state: 'withdrawn', ended_at: new Date('2025-03-01T09:00:00+08:00') }),
      '2025-05-29',
      'withdrawn',
      false,
    ],
  ] as const)('%s', (_, said, today, standing, ask) => {
    expect(standingOf('message-sms', said, today)).toBe(standing)
    expect(mayAsk('message-sms', said, today)).toBe(ask)
  })
})

describe('a yes', () => {
  const read = (sent: Record<string, string>) =>
    readConsent({ purpose: 'message-sms', answer: 'yes', ...sent }, '2024-10-24')
  test.each([
    ['no year is asked for', {}, true],
    ['fourteen within the year counts as younger', { 'born-message-sms': '2010' }, false],
    ['fifteen within the year speaks for themselves', { 'born-message-sms': '2009' }, true],
    ['a guardian speaks for a child', { 'born-message-sms': '2015', 'guardian-message-sms': 'yes' }, true],
    ['a no needs no guardian', { 'born-message-sms': '2015', answer: 'no' }, true],
    ['a year that cannot be', { 'born-message-sms': '215' }, false],
    ['a year to come', { 'born-message-sms': '2025' }, false],
    ['an unknown purpose', { purpose: 'sell-it' }, false],
    ['neither yes nor no', { answer: '' }, false],
  ])('%s', (_, sent, good) => {
    expect(read(sent).good).toBe(good)
  })
})
