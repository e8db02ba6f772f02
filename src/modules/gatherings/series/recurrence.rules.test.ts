import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, daysBetween, weekdayOf, type Day } from '#base/days.ts'
import { lunarDay } from '#base/lunar.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import { knownToThePackage } from '#platform/calendar/known.ts'
import { datesOf, daysOf, isHoliday, unknownYears, type OnHoliday, type Recurrence } from './recurrence.rules.ts'
import { readPattern, type Rhythm } from './rule.rules.ts'
import { sayRhythm } from './say.ts'

const years = [2022, 2023, 2024, 2025, 2026]
const calendar: WorkCalendar = {
  days: new Map(knownToThePackage(years).flatMap((year) => year.days.map(({ day, kind }) => [day, kind]))),
  knownYears: new Set(years),
  hours: [],
}

const every = (rule: string, startsOn: Day, more: Partial<Recurrence> = {}): Recurrence => ({
  rule,
  lunar: null,
  startsOn,
  untilOn: null,
  onHoliday: 'keep',
  ...more,
})

describe('the days of a rule', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=TH', '2024-10-24', '2024-11-08', ['2024-10-24', '2024-10-31', '2024-11-07']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2024-10-24', '2024-11-10', ['2024-10-24', '2024-11-04', '2024-11-07']],
    ['FREQ=MONTHLY;BYDAY=2TH', '2024-10-11', '2024-12-31', ['2024-11-14', '2024-12-12']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2024-10-01', '2025-01-31', ['2024-10-31', '2024-12-31', '2025-01-31']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2024-10-01', '2024-11-30', ['2024-10-25', '2024-11-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-01-01', '2028-12-31', ['2024-02-29', '2028-02-29']],
  ])('%s from %s to %s', (rule, startsOn, to, days) => {
    expect(daysOf(every(rule, startsOn), { from: startsOn, to })).toEqual(days)
  })

  it('are the same ten years on, whatever part of them is asked for', () => {
    const thursdays = every('FREQ=WEEKLY;INTERVAL=3;BYDAY=TH', '2014-10-23', { untilOn: '2025-01-02' })
    const whole = daysOf(thursdays, { from: '2014-01-01', to: '2026-01-01' })
    expect(daysOf(thursdays, { from: '2024-11-01', to: '2026-01-01' })).toEqual(whole.filter((day) => day > '2024-11'))
    expect(whole.at(-1)).toBe('2024-12-26')
  })
})

describe('lunar days', () => {
  it.each([
    [8, 15, ['2022-09-10', '2023-09-29', '2024-09-17', '2025-10-06', '2026-09-25']],
    [1, 1, ['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17']],
    [9, 9, ['2022-10-04', '2023-10-23', '2024-10-11', '2025-10-29', '2026-10-18']],
    [5, 5, ['2022-06-03', '2023-06-22', '2024-06-10', '2025-05-31', '2026-06-19']],
    // 2023 had two second months and 2025 two sixth ones: the first counts.
    [2, 2, ['2022-03-04', '2023-02-21', '2024-03-11', '2025-03-01', '2026-03-20']],
    [6, 6, ['2022-07-04', '2023-07-23', '2024-07-11', '2025-06-30', '2026-07-19']],
    // The last day of a year is the thirtieth or the twenty-ninth of its twelfth month.
    [12, 30, ['2023-01-21', '2024-02-09', '2025-01-28', '2026-02-16', '2027-02-05']],
  ])('%s-%s', (month, day, days) => {
    const lunar = every('', '2022-01-15', { rule: null, lunar: `${month}-${day}` })
    expect(daysOf(lunar, { from: '2022-02-01', to: '2027-02-06' }).slice(0, 5)).toEqual(days)
  })

  it('agree with another reckoning in every month of forty years, but for two new moons within minutes of midnight', () => {
    const other = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    const near = ['2027-02-06', '2030-02-03']
    expect([lunarDay(2027, 1, 1), lunarDay(2030, 1, 1)]).toEqual(near)
    for (let year = 2019; year < 2060; year++)
      for (let month = 1; month <= 12; month++) {
        if (near.includes(lunarDay(year, month, 1) ?? '')) continue
        const said = other.format(new Date(`${lunarDay(year, month, 15) ?? ''}T00:00:00Z`))
        expect([year, said]).toEqual([year, `${month}/15`])
      }
  })
})

describe('holidays', () => {
  it('are the announced days and the weekends in them', () => {
    const span = (from: Day, to: Day) => Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
    const holidays = (from: Day, to: Day) => span(from, to).filter((day) => isHoliday(calendar, day))
    expect(holidays('2024-09-25', '2024-10-14')).toEqual(span('2024-10-01', '2024-10-07'))
    expect(holidays('2025-01-20', '2025-02-10')).toEqual(span('2025-01-28', '2025-02-04'))
    expect(holidays('2024-04-01', '2024-04-12')).toEqual(span('2024-04-04', '2024-04-06'))
    expect(holidays('2026-02-10', '2026-03-05')).toEqual(span('2026-02-15', '2026-02-23'))
    expect(holidays('2024-11-01', '2024-12-29')).toEqual([])
  })

  const kinds: OnHoliday[] = ['skip', 'move', 'keep']
  it.each<[string, string, Day, (Day | null)[]]>([
    ['National Day on a Thursday', 'FREQ=WEEKLY;BYDAY=TH', '2024-10-03', [null, null, '2024-10-03']],
    [
      'Qingming on a Thursday, its Sunday worked',
      'FREQ=WEEKLY;BYDAY=TH',
      '2024-04-04',
      [null, '2024-04-07', '2024-04-04'],
    ],
    ['New Year on a Wednesday', 'FREQ=WEEKLY;BYDAY=WE', '2025-01-01', [null, '2025-01-02', '2025-01-01']],
    [
      'a Saturday that is worked, its Sunday free',
      'FREQ=WEEKLY;BYDAY=SA',
      '2024-10-12',
      [null, '2024-10-13', '2024-10-12'],
    ],
    ['a Sunday that is worked', 'FREQ=WEEKLY;BYDAY=SU', '2024-09-29', [null, null, '2024-09-29']],
    ['a Saturday of Qingming, its Sunday worked', 'FREQ=WEEKLY;BYDAY=SA', '2024-04-06', [null, null, '2024-04-06']],
    ['Mid-Autumn itself', 'lunar', '2024-09-17', [null, '2024-09-18', '2024-09-17']],
    ['an ordinary Thursday', 'FREQ=WEEKLY;BYDAY=TH', '2024-10-24', ['2024-10-24', '2024-10-24', '2024-10-24']],
  ])('%s: left out, moved, kept', (_, rule, on, days) => {
    const lunar = rule === 'lunar' ? { rule: null, lunar: '8-15' } : {}
    const dates = kinds.map((onHoliday) =>
      datesOf(every(rule, '2024-01-01', { onHoliday, ...lunar }), { from: on, to: on }, calendar),
    )
    expect(dates.map((found) => found.map(({ day }) => day))).toEqual(days.map((day) => [day]))
  })

  it('move no two dates to one day, nor one to a day that has its own', () => {
    const span = { from: '2024-12-30', to: '2025-01-05' }
    const three = every('FREQ=WEEKLY;BYDAY=WE,TH,FR', '2024-12-02', { onHoliday: 'move' })
    expect(datesOf(three, span, calendar).map(({ day }) => day)).toEqual([null, '2025-01-02', '2025-01-03'])
  })

  it('of a year nobody announced yet are not known', () => {
    expect(unknownYears(calendar, { from: '2026-11-23', to: '2027-02-21' })).toEqual([2027])
    expect(isHoliday(calendar, '2027-10-01')).toBe(false)
  })

  it('are decided alike however the time is cut, for any rule', () => {
    const rules = [
      'FREQ=WEEKLY;BYDAY=MO,TH',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'FREQ=DAILY',
    ]
    const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2024-01-01', n))
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.constantFrom(...kinds), day, (rule, onHoliday, cut) => {
        const series = every(rule, '2024-01-01', { onHoliday })
        const whole = datesOf(series, { from: '2024-01-01', to: '2024-11-30' }, calendar)
        const first = datesOf(series, { from: '2024-01-01', to: cut }, calendar)
        const rest = datesOf(series, { from: addDays(cut, 1), to: '2024-11-30' }, calendar)
        expect([...first, ...rest]).toEqual(whole)
        const kept = whole.flatMap((date) => date.day ?? [])
        expect(new Set(kept).size).toBe(kept.length)
        if (onHoliday !== 'keep') expect(kept.filter((one) => isHoliday(calendar, one))).toEqual([])
        for (const { on, day: to } of whole)
          if (to !== null && to !== on) expect(daysBetween(on, to)).toBeLessThanOrEqual(6 - ((weekdayOf(on) + 6) % 7))
      }),
      { numRuns: 12 },
    )
  })
})

describe('how often, as the form says it', () => {
  const read = (rhythm: Rhythm, sent: Record<string, string>) => {
    const { pattern, problem } = readPattern(sent, rhythm, '2024-10-24')
    return problem ? `${problem.field} ${problem.why}` : sayRhythm('zh', pattern)
  }
  it.each<[Rhythm, Record<string, string>, string]>([
    ['weekly', { days: 'TH,MO', every: '1' }, '每周一、周四'],
    ['weekly', { days: 'TH', every: '2' }, '每 2 周的周四'],
    ['weekly', { days: '' }, 'days choose-days'],
    ['weekly', { days: 'TH', every: '0' }, 'every every'],
    ['weekday', { nth: '2', weekday: 'TH' }, '每月第二个周四'],
    ['weekday', { nth: '-1', weekday: 'FR' }, '每月最后一个周五'],
    ['weekday', { nth: '9', weekday: 'FR' }, 'nth choose'],
    ['date', { date: '15' }, '每月 15 号'],
    ['date', { date: '32' }, 'date choose'],
    ['lunar', { lunarMonth: '8', lunarDay: '15' }, '每年农历八月十五'],
    ['lunar', { lunarMonth: '12', lunarDay: '30' }, '每年农历腊月三十'],
    ['lunar', { lunarMonth: '13', lunarDay: '1' }, 'lunarMonth lunar'],
    ['own', { rrule: 'rrule:freq=weekly; byday=th' }, '每周四'],
    [
      'own',
      { rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' },
      '按规则 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    ['own', { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'rrule never'],
    ['own', { rrule: 'FREQ=DAILY;COUNT=401' }, 'rrule too-many'],
    ['own', { rrule: 'FREQ=YEARLY;COUNT=300' }, 'rrule too-many'],
    ['own', { rrule: 'FREQ=SECONDLY' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=DAILY;BYSETPOS=366' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=DAILY;BYSETPOS=99' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=DAILY;INTERVAL=100000' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=WEEKLY;FREQ=DAILY' }, 'rrule rule'],
    ['own', { rrule: 'FREQ=WEEKLY;COUNT=3;UNTIL=20250101' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=WEEKLY\nDTSTART:20240101' }, 'rrule rule-part'],
    ['own', { rrule: 'FREQ=WEEKLY;CONSTRUCTOR=1' }, 'rrule rule-part'],
    ['own', { rrule: '' }, 'rrule rule'],
  ])('%s %o: %s', (rhythm, sent, said) => {
    expect(read(rhythm, sent)).toBe(said)
  })

  test('a rule that says how many times ends on the day of its last', () => {
    const { pattern } = readPattern({ rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3' }, 'own', '2024-10-24')
    expect(pattern).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=TH', lunar: null, untilOn: '2024-11-07' })
  })

  test('nothing that can be typed there breaks it or keeps it busy', () => {
    const part = fc.constantFrom(
      'FREQ=',
      'DAILY',
      'MONTHLY',
      'YEARLY',
      ';',
      'BYDAY=',
      '5FR',
      'BYMONTHDAY=',
      '31',
      '-1',
      'BYMONTH=',
      '2',
      'BYSETPOS=',
      '99',
      ',',
      'INTERVAL=',
      'UNTIL=20249999',
      'COUNT=1',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (pieces) => {
        readPattern({ rrule: pieces.join('') }, 'own', '2024-10-24')
      }),
      { numRuns: 300 },
    )
  })
})
