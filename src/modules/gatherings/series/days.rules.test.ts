import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#base/days.ts'
import { beginOf, pairOff, readDays } from './days.rules.ts'
import { mondayOf, type Recurrence } from './recurrence.rules.ts'
import { patternSent, readPattern } from './rule.rules.ts'

const laid = (...days: string[]) => days.map((day) => ({ id: `of ${day}`, day }))
const dated = (...days: string[]) => days.map((day) => ({ on: day, day, disturbed: false }))
const pairs = (from: string[], to: string[]) => {
  const { at, left } = pairOff(laid(...from), dated(...to))
  return [Object.fromEntries([...at].map(([on, one]) => [on, one.day])), left.map(({ day }) => day)]
}

// November 2024: Thursdays are the 7th, 14th, 21st; their weeks begin on the 4th, 11th, 18th.
test.each([
  ['every Thursday, now Friday', ['2024-11-07', '2024-11-14'], ['2024-11-08', '2024-11-15'], []],
  ['now Monday: back in the same week', ['2024-11-07', '2024-11-14'], ['2024-11-04', '2024-11-11'], []],
  ['twice a week, now once: one has no day', ['2024-11-05', '2024-11-07'], ['2024-11-08'], ['2024-11-07']],
  ['the day that stays a day stays', ['2024-11-05', '2024-11-07'], ['2024-11-07', '2024-11-08'], []],
  ['every other week: the week between has none', ['2024-11-07', '2024-11-14'], ['2024-11-08'], ['2024-11-14']],
])('%s', (_, from, to, off) => {
  const [at, left] = pairs(from, to)
  expect(left).toEqual(off)
  for (const [on, day] of Object.entries(at as Record<string, string>)) expect(mondayOf(on)).toBe(mondayOf(day))
  for (const day of from) if (to.includes(day)) expect((at as Record<string, string>)[day]).toBe(day)
})

test('a date left out for a holiday is no day to move to', () => {
  const { at, left } = pairOff(laid('2024-11-07'), [{ on: '2024-11-08', day: null, disturbed: true }])
  expect([at.size, left]).toEqual([0, laid('2024-11-07')])
})

test('each gathering goes to one date at most, in its own week, and none is forgotten', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 20 })
  const dayOf = (n: number) => addDays('2024-11-04', n)
  fc.assert(
    fc.property(days, days, (old, fresh) => {
      const from = laid(...old.sort((a, b) => a - b).map(dayOf))
      const { at, left } = pairOff(from, dated(...fresh.sort((a, b) => a - b).map(dayOf)))
      expect([...at.values(), ...left].map(({ id }) => id).sort()).toEqual(from.map(({ id }) => id).sort())
      for (const [on, { day }] of at) expect(mondayOf(day)).toBe(mondayOf(on))
      const free = dated(...fresh.map(dayOf)).filter(({ on }) => !at.has(on))
      for (const { day } of left) expect(free.map(({ on }) => mondayOf(on))).not.toContain(mondayOf(day))
    }),
  )
})

const weekly = (days: string): Recurrence => ({
  rule: `FREQ=WEEKLY;BYDAY=${days}`,
  lunar: null,
  startsOn: '2024-11-07',
  untilOn: null,
  onHoliday: 'skip',
})

test.each([
  ['a later day of that week', 'FR', null, '2024-11-01', '2024-11-08'],
  ['the same day', 'TH', null, '2024-11-01', '2024-11-07'],
  ['only earlier days are left: the last of them', 'MO,TU', null, '2024-11-01', '2024-11-05'],
  ['not one that is over', 'MO,TU', null, '2024-11-05', '2024-11-07'],
  ['not before the gathering before', 'MO', '2024-11-05', '2024-11-01', '2024-11-07'],
  ['later goes before earlier', 'MO,FR', null, '2024-11-01', '2024-11-08'],
  ['that very day is over by now', 'TH', null, '2024-11-07', '2024-11-08'],
])('from a Thursday on, %s', (_, days, after, today, begins) => {
  expect(beginOf(weekly(days), { from: '2024-11-07', after, isAhead: (day) => day > today })).toBe(begins)
})

test.each([
  'FREQ=WEEKLY;BYDAY=MO,TH',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYMONTHDAY=15',
  'FREQ=YEARLY;BYMONTH=3',
])('%s stands in its form as it is kept', (rule) => {
  const sent = patternSent({ rule, lunar: null })
  expect(readPattern(sent, sent.rhythm, '2024-11-07')).toMatchObject({ pattern: { rule }, problem: false })
})

test('a day of the lunar year does, too', () => {
  const sent = patternSent({ rule: null, lunar: '8-15' })
  expect(readPattern(sent, sent.rhythm, '2024-11-07').pattern.lunar).toBe('8-15')
})

test('its end may move within its week; what is wrong stands beside a field that is there', () => {
  const going = { from: '2024-11-07', untilOn: '2024-12-26', rhythm: 'weekly', today: '2024-10-24' } as const
  const sent = { days: 'FR', every: '1', from: '9:00', to: '10:00', reasonKind: 'leader' }
  expect(readDays(sent, going)).toMatchObject({ good: true, value: { recurrence: { untilOn: '2024-12-29' } } })
  const none = readDays({ ...sent, days: '', from: '', reasonKind: '' }, going)
  expect(!none.good && none.problems.map(({ field }) => field)).toEqual(['days', 'from', 'reasonKind'])
  const never = readDays({ ...sent, days: 'MO' }, { ...going, untilOn: '2024-11-07' })
  expect(!never.good && never.problems).toEqual([{ field: 'days', why: 'never' }])
})
