import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, minuteOfDay } from '#base/days.ts'
import { isWorkday, workingMinutes, type WorkCalendar } from '#base/workdays.ts'
import { isPaused, mayMove, moves, openStates, states, type Act, type Party, type State } from './moves.rules.ts'
import { clockAfter } from './pause.rules.ts'

/** The National Day holiday of 2024 with its make-up days; office hours 8:30–11:30 and 13:30–17:00. */
const calendar: WorkCalendar = {
  days: new Map([
    ['2024-09-29', 'work'],
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2024-10-${day}`, 'off'] as const),
    ['2024-10-12', 'work'],
  ]),
  knownYears: new Set([2024]),
  hours: [
    [510, 690],
    [810, 1020],
  ],
}
const at = (text: string) => new Date(`${text}:00+08:00`)
const after = (from: string, to: string, due: string) =>
  clockAfter(
    calendar,
    { state: 'waiting_external', due_at: at(due), paused_at: at(from), paused_minutes: 10 },
    { to: 'in_progress', now: at(to) },
  )

describe('a pause moves the due date by the office time that was paused', () => {
  test.each([
    ['an hour of a morning', '2024-10-24T09:00', '2024-10-24T10:00', '2024-10-31T17:00', 60, '2024-11-01T09:30'],
    ['over lunch', '2024-10-24T11:00', '2024-10-24T14:00', '2024-10-24T17:00', 60, '2024-10-25T09:30'],
    [
      'a whole day gives a whole day',
      '2024-10-23T17:00',
      '2024-10-24T17:00',
      '2024-10-31T17:00',
      390,
      '2024-11-01T17:00',
    ],
    ['a weekend gives nothing', '2024-10-25T17:00', '2024-10-28T08:30', '2024-10-31T17:00', 0, '2024-10-31T17:00'],
    [
      'over the National Day holiday only the 30th and the 8th count',
      '2024-09-30T08:30',
      '2024-10-08T17:00',
      '2024-10-09T17:00',
      780,
      '2024-10-11T17:00',
    ],
    [
      'moved over a make-up Saturday, which is worked',
      '2024-10-09T08:30',
      '2024-10-09T17:00',
      '2024-10-11T17:00',
      390,
      '2024-10-12T17:00',
    ],
  ])('%s', (...[, from, to, due, minutes, moved]) =>
    expect(after(from, to, due)).toEqual({ paused_at: null, paused_minutes: 10 + minutes, due_at: at(moved) }),
  )

  test('begins and ends with its state, and runs on within it', () => {
    const now = at('2024-10-24T09:00')
    const need = { due_at: now, paused_minutes: 0 }
    const running = { ...need, state: 'in_progress' as const, paused_at: null }
    expect(clockAfter(calendar, running, { to: 'waiting_external', now })).toEqual({ paused_at: now })
    expect(clockAfter(calendar, running, { to: 'resolved', now })).toEqual({})
    const waiting = { ...need, state: 'waiting_external' as const, paused_at: at('2024-10-20T09:00') }
    expect(clockAfter(calendar, waiting, { to: 'waiting_external', now })).toEqual({})
  })
})

/** The states once more, as a walker on the map would know them: an act, from where, to where; nothing else is a way. */
const ways: Record<Act, [from: string, to: string]> = {
  accept: ['submitted', 'accepted'],
  contact: ['open', '='],
  assign: ['accepted reopened', 'assigned'],
  reassign: ['assigned in_progress', 'assigned'],
  take: ['assigned', '='],
  promise: ['assigned in_progress', '='],
  return: ['assigned', 'accepted'],
  start: ['assigned', 'in_progress'],
  resolve: ['in_progress', 'resolved'],
  confirm: ['resolved', 'confirmed'],
  reopen: ['resolved closed_no_reply', 'reopened'],
  withdraw: ['open', 'withdrawn'],
  close: ['resolved', 'closed_no_reply'],
  show: ['any', '='],
  ask: ['accepted', 'needs_info'],
  tell: ['needs_info', 'accepted'],
  wait: ['in_progress waiting_external', 'waiting_external'],
  resume: ['waiting_external', 'in_progress'],
  extend: ['accepted assigned in_progress reopened', '='],
  refer: ['submitted', 'referred'],
  leave: ['open', 'closed_unresolved'],
  hotline: ['any', '='],
  merge: ['open', 'merged'],
  unmerge: ['merged', 'accepted'],
  entrust: ['any', '='],
  reveal: ['any', '='],
}
const isOpen = (state: State) => !/^(resolved|confirmed|closed|referred|merged|withdrawn)/.test(state)
const goes = (act: Act, state: State): State | null => {
  const [from, to] = ways[act]
  const on = from === 'any' || (from === 'open' ? isOpen(state) : from.split(' ').includes(state))
  return on ? (to === '=' ? state : (to as State)) : null
}

/** Office minutes counted one by one. */
function counted(from: Date, to: Date): number {
  let minutes = 0
  for (let ms = from.getTime(); ms < to.getTime(); ms += 60_000) {
    const now = new Date(ms)
    const minute = minuteOfDay(now)
    const open = calendar.hours.some(([begin, end]) => minute >= begin && minute < end)
    if (open && isWorkday(calendar, dayOf(now))) minutes += 1
  }
  return minutes
}

describe('random acts on a need', () => {
  const act = fc.constantFrom(...(Object.keys(moves) as Act[]))
  const step = fc.record({
    act,
    likely: fc.boolean(),
    pick: fc.nat(),
    party: fc.constantFrom<Party[]>('asker', 'committee', 'director', 'assignee', 'auto'),
    minutes: fc.integer({ min: 1, max: 2000 }),
  })

  test('the table, the walker and the clock agree over thousands of acts', () => {
    let acts = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 40 }), (steps) => {
        const need = {
          state: 'submitted' as State,
          due_at: at('2024-09-30T17:00'),
          paused_at: null as Date | null,
          paused_minutes: 0,
        }
        let held = need
        let now = at('2024-09-23T09:00')
        let paused = 0
        for (const one of steps) {
          acts += 1
          const then = new Date(now.getTime() + one.minutes * 60_000)
          if (held.state === 'needs_info' || held.state === 'waiting_external') paused += counted(now, then)
          now = then
          const open = (Object.keys(moves) as Act[]).filter((name) => goes(name, held.state) !== null)
          const name = one.likely ? open[one.pick % open.length]! : one.act
          const party = one.likely ? moves[name].who[0]! : one.party
          const to = goes(name, held.state)
          const answer = mayMove(name, held.state, [party])
          expect([name, answer === 'yes']).toEqual([name, to !== null && moves[name].who.includes(party)])
          if (answer !== 'yes' || to === null) continue
          expect([name, moves[name].to === 'same' ? held.state : moves[name].to]).toEqual([name, to])
          held = { ...held, ...clockAfter(calendar, held, { to, now }), state: to }
          expect(states).toContain(held.state)
          expect(openStates.includes(held.state)).toBe(isOpen(held.state))
          expect(held.paused_at !== null).toBe(isPaused(held.state))
          if (held.paused_at) continue
          expect(held.paused_minutes).toBe(paused)
          expect(workingMinutes(calendar, need.due_at, held.due_at)).toBe(paused)
        }
      }),
      { numRuns: 60 },
    )
    expect(acts).toBeGreaterThanOrEqual(2000)
  })
})
