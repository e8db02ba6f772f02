import { expect, test } from 'vitest'
import { dueDays, whoGoes, type Pair, type Rhythm } from './rhythm.rules.ts'
import { secondIsDue, secondIsOverdue, showsWhere, windowOf } from './window.rules.ts'
import { coverageOf, planMonths } from '../figures.months.rules.ts'
import { isLate, rungsAt } from '../ladder/ladder.rules.ts'
import { readKept, readReport, saidAt } from './report.rules.ts'

const rhythm = (over: Partial<Rhythm>): Rhythm => ({
  weekdays: null,
  everyDays: null,
  seasonDays: null,
  startsOn: '2024-10-21',
  fromMinute: 540,
  toMinute: 660,
  ...over,
})
const week = { from: '2024-10-21', count: 7 }
const cold = [{ from: '2024-10-23', to: '2024-10-25' }]

test.each([
  ['Mondays and Thursdays', { weekdays: [1, 4] }, [], ['2024-10-21', '2024-10-24']],
  ['every third day', { everyDays: 3 }, [], ['2024-10-21', '2024-10-24', '2024-10-27']],
  ['not before it began', { everyDays: 1, startsOn: '2024-10-26' }, [], ['2024-10-26', '2024-10-27']],
  [
    'Mondays, every day in the cold',
    { weekdays: [1], seasonDays: 1 },
    cold,
    ['2024-10-21', '2024-10-23', '2024-10-24', '2024-10-25'],
  ],
  ['Mondays, as always in the cold', { weekdays: [1] }, cold, ['2024-10-21']],
])('%s', (_, over, weather, days) => {
  expect(dueDays(rhythm(over), weather, week)).toEqual(days)
})

const pairOf = (volunteerId: string, part: Pair['part'], accepted = true): Pair => ({
  volunteerId,
  part,
  accepted,
  madeAt: new Date(0),
})

test('the usual volunteer goes, else whoever stands in, else somebody of the committee; nobody who did not say yes', () => {
  const pairs = [pairOf('b', 'substitute'), pairOf('a', 'main'), pairOf('c', 'substitute', false)]
  expect(whoGoes(pairs, () => true)).toBe('a')
  expect(whoGoes(pairs, (id) => id !== 'a')).toBe('b')
  expect(whoGoes(pairs, (id) => id === 'c')).toBeNull()
})

const at = (text: string) => new Date(`2024-10-24T${text}:00+08:00`)
const visit = (over = {}) => ({
  opens_at: at('09:00'),
  closes_at: at('11:00'),
  state: 'assigned' as const,
  first_try_at: null,
  ...over,
})

test.each([
  ['08:29', false],
  ['08:30', true],
  ['12:00', true],
  ['12:01', false],
])('name and door at %s: %s', (time, shown) => {
  expect(showsWhere(visit(), at(time))).toBe(shown)
})

test('a closed visit shows nothing; after a first try the window lasts until the second is over', () => {
  expect(showsWhere({ ...visit(), state: 'ok' }, at('09:30'))).toBe(false)
  const tried = visit({ state: 'no-answer', first_try_at: at('10:50') })
  expect(windowOf(tried).to).toEqual(at('13:50'))
  expect(secondIsDue(tried, at('12:49'))).toBe(false)
  expect(secondIsDue(tried, at('12:50'))).toBe(true)
  expect(secondIsOverdue(tried, at('13:51'))).toBe(true)
})

test('a report of whoever met nobody is not one of having met somebody', () => {
  expect(readReport({ press: 'ticks', well: 'yes' }, 'x')).toMatchObject({ good: false })
  expect(readReport({ press: 'well' }, 'x')).toMatchObject({
    good: true,
    value: { met: true, well: true, content: true, deviceAt: null },
  })
})

test('what a device kept is read with its own time, its clock set right; what is older than three days has none', () => {
  const now = at('10:00')
  const mark = { id: '019291bd-6a00-7000-8000-000000000001', visit: '019291bd-6a00-7000-8000-000000000002' }
  const sending = (marks: object[]) => JSON.stringify({ device: 'd', now: at('11:00').toISOString(), marks })
  const batch = readKept(sending([{ ...mark, press: 'well', at: at('10:30').toISOString() }, { id: 'odd' }]), now)
  expect(batch).toMatchObject({ marks: [{ visitId: mark.visit, sent: { press: 'well' } }], lost: ['odd'] })
  // A device that is an hour ahead said eleven when it was ten; what it noted at half past ten was at half past nine.
  const said = batch?.marks.map((one) => saidAt(one, { aheadMs: batch.aheadMs, now }))
  expect(said).toEqual([at('09:30')])
  const old = { deviceAt: new Date(now.getTime() - 73 * 3_600_000) }
  expect(saidAt(old, { aheadMs: 0, now })).toBeNull()
  expect(readKept('{', now)).toBeNull()
})

test('rungs are late after their time, and the first untaken one is next', () => {
  const rang = { what: 'rang-contact', outcome: 'not-reached' as const, at: at('11:05') }
  expect(rungsAt(at('11:00'), [rang], at('11:20')).map(({ state }) => state)).toEqual(['done', 'now', 'todo', 'todo'])
  expect(isLate(at('11:00'), [], at('11:15'))).toBe(false)
  expect(isLate(at('11:00'), [], at('11:16'))).toBe(true)
})

test('a month counts with fifteen active days; rest and a late beginning are no fault', () => {
  const base = { endedOn: null, rests: [], contacts: ['2024-09-20'] }
  const plans = [
    { ...base, id: 'whole', from: '2024-09-01' },
    { ...base, id: 'late', from: '2024-09-17' },
    { ...base, id: 'just', from: '2024-09-16', contacts: [] },
    { ...base, id: 'resting', from: '2024-09-01', rests: [{ from: '2024-09-10', until: null }] },
    { ...base, id: 'ended', from: '2024-08-01', endedOn: '2024-09-10' },
  ]
  const months = planMonths(plans, { from: '2024-09-01', to: '2024-09-30' }, '2024-10-24')
  const { counted, covered } = coverageOf(months)
  expect(counted.map(({ planId }) => planId)).toEqual(['whole', 'just'])
  expect(covered).toBe(1)
  expect(months.find(({ planId }) => planId === 'resting')).toMatchObject({ rested: true, days: 9 })
})
