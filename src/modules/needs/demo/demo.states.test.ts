import { expect, test } from 'vitest'
import type { WorkCalendar } from '#base/workdays.ts'
import { dangersIn } from '../intake/urgent.rules.ts'
import type { State } from '../moves.rules.ts'
import { shownLives } from './demo.states.ts'

/** National Day as it was announced for 2024: seven days off in a row. */
const holidays = ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'] as const
const calendar: WorkCalendar = {
  days: new Map(holidays.map((day) => [day, 'off' as const])),
  knownYears: new Set([2024]),
  hours: [
    [510, 690],
    [810, 1020],
  ],
}

const wanted: readonly State[] = [
  'assigned',
  'closed_unresolved',
  'in_progress',
  'merged',
  'needs_info',
  'referred',
  'reopened',
  'submitted',
  'waiting_external',
]

test('a visitor finds every state, whenever the demonstration is loaded: at night, on a Sunday, after a week of holidays', () => {
  for (let hours = 0; hours < 21 * 24; hours += 5) {
    const now = new Date(Date.parse('2024-09-23T00:30:00+08:00') + hours * 3_600_000)
    const lives = shownLives({ calendar, now })
    const ends = lives.map(({ events }) => events.at(-1))
    expect([now, ends.every((end) => end && end.at < now)]).toEqual([now, true])
    expect([now, [...new Set(ends.map((end) => end?.to))].sort()]).toEqual([now, wanted])
    const keys = lives.map(({ key }) => key)
    expect(keys.indexOf('waiting')).toBeLessThan(keys.indexOf('merged'))
    expect(lives.find(({ key }) => key === 'waiting')?.row?.next_check_on).toBeTruthy()
    expect(lives.some(({ tale }) => dangersIn(tale).length > 0)).toBe(true)
  }
})
