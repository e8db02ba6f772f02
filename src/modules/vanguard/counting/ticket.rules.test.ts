import { describe, expect, test } from 'vitest'
import { notCounted, sayTicket, ticketOf, type TapKind, type TicketTap } from './ticket.rules.ts'

const nine = Date.parse('2024-10-24T09:00:00+08:00')
const at = (minutes: number) => new Date(nine + minutes * 60_000)

/** Taps by one device unless said otherwise, each by its minute: its id is its place in the list. */
const taps = (...said: [TapKind, number, Partial<TicketTap>?][]): TicketTap[] =>
  said.map(([what, minute, more], i) => ({
    id: `t${i}`,
    what,
    letter: what === 'given' ? 'A' : null,
    no: what === 'given' ? 7 : null,
    visitId: null,
    undoes: null,
    deviceAt: at(minute),
    aheadMs: 0,
    at: at(600),
    hand: 'one',
    ...more,
  }))

const cases: [string, TicketTap[], string][] = [
  ['a number waits', taps(['given', 0]), 'waiting'],
  ['then it is called', taps(['given', 0], ['called', 1]), 'called'],
  ['and served', taps(['given', 0], ['called', 1], ['served', 2]), 'served'],
  ['or nobody came up', taps(['given', 0], ['called', 1], ['gone', 2]), 'gone'],
  ['who was gone may come after all', taps(['given', 0], ['gone', 1], ['served', 9]), 'served'],
  ['and be called again', taps(['given', 0], ['gone', 1], ['called', 9]), 'called'],
  ['served without a number', taps(['served', 0]), 'served'],
  [
    'served stays, whatever another noted later',
    taps(['given', 0], ['served', 1], ['gone', 2, { hand: 'two' }]),
    'served',
  ],
  [
    'a tap taken back was not made',
    taps(['given', 0], ['called', 1], ['served', 2], ['undone', 3, { undoes: 't2' }]),
    'called',
  ],
  [
    'also when another tapped since',
    taps(['given', 0], ['served', 1], ['called', 2], ['undone', 3, { undoes: 't1' }]),
    'called',
  ],
  ['a number given by mistake is nobody', taps(['given', 0], ['undone', 1, { undoes: 't0' }]), 'undone'],
  ['unless they were served with it', taps(['given', 0], ['served', 1], ['undone', 2, { undoes: 't0' }]), 'served'],
  ['one without a number taken back', taps(['served', 0], ['undone', 1, { undoes: 't0' }]), 'undone'],
  [
    'a clock that was an hour ahead is set right',
    taps(['given', 0], ['gone', 5], ['called', 61, { aheadMs: 3_600_000 }]),
    'gone',
  ],
]

describe('how a ticket stands', () => {
  test.each(cases)('%s', (_, noted, state) => {
    expect(ticketOf(noted)?.state).toBe(state)
  })

  test('any order and any repetition of the same taps comes to the same', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    const kinds: TapKind[] = ['called', 'served', 'gone', 'undone']
    for (let round = 0; round < 300; round++) {
      const length = 1 + next(7)
      const said = Array.from({ length }, (_, i): [TapKind, number, Partial<TicketTap>] => {
        const what = i === 0 && next(3) > 0 ? 'given' : kinds[next(4)]!
        const more = { hand: `h${next(3)}`, aheadMs: next(3) * 60_000, visitId: next(4) === 0 ? `v${next(2)}` : null }
        return [what, next(5), what === 'undone' ? { ...more, undoes: `t${next(length)}` } : more]
      })
      const all = taps(...said)
      const first = ticketOf(all)
      const mixed = [...all, ...all.slice(next(length))].sort(() => next(3) - 1)
      expect(ticketOf(mixed)).toEqual(first)
      expect(ticketOf(mixed.toReversed())).toEqual(first)
    }
  })

  test('the number stays with a ticket that was taken back; two who differ are said to', () => {
    expect(ticketOf(taps(['given', 0], ['undone', 1, { undoes: 't0' }]))).toMatchObject({ letter: 'A', no: 7 })
    const [given, served, gone] = taps(['given', 0], ['served', 1], ['gone', 1])
    expect(ticketOf([given!, served!, gone!])?.conflict).toBe(false)
    expect(ticketOf([given!, served!, { ...gone!, hand: 'two' }])?.conflict).toBe(true)
    expect(ticketOf([])).toBeNull()
    expect([sayTicket({ letter: 'A', no: 7 }), sayTicket({ letter: null, no: null })]).toEqual(['A7', ''])
  })
})

test.each([
  ['while it is open', 'open', 30, null],
  ['past midnight', 'open', 15 * 60 + 30, 'over'],
  ['eleven hours late', 'open', 11 * 60, null],
  ['two days before', 'planned', -2 * 1440, 'too-early'],
  ['what was meant before it closed', 'closed', 60, null],
  ['what was meant after', 'closed', 100, 'closed'],
  ['a stall that was called off', 'dropped', 30, 'dropped'],
])('%s: %s at %i minutes', (_, state, minute, why) => {
  const times = { state, starts_at: at(0), ends_at: at(120), closed_at: state === 'closed' ? at(90) : null }
  expect(notCounted(times, at(minute))).toBe(why)
})
