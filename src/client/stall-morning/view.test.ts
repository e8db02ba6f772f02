import { expect, test } from 'vitest'
import { callsNow, withHeard, type Seen } from './view.client.ts'

const stall = (id: string) => ({ id, served: 1, tickets: [], hands: ['A：发号 1，办好 1'], letter: 'A', last: 1 })

test('what is heard of one stall changes that stall alone, and nothing of it that was not said', () => {
  const before: Seen = {
    at: '1',
    stalls: [stall('a'), stall('b')],
    signs: [{ id: 'p', state: 'present', said: '到了' }],
  }
  const line = { id: 't', label: 'A2', state: 'waiting', conflict: false }
  const after = withHeard(before, { at: '2', stalls: [{ id: 'b', served: 2, tickets: [line] }], signs: [] })
  expect(after).toEqual({
    at: '2',
    stalls: [stall('a'), { ...stall('b'), served: 2, tickets: [line] }],
    signs: before.signs,
    calls: [],
  })
  expect(withHeard(after, { at: '3', stalls: [], signs: [{ id: 'p', state: 'left', said: '走了' }] }).signs).toEqual([
    { id: 'p', state: 'left', said: '走了' },
  ])
})

test('who asked for help stands first until it left this device; who came is said once, and a call somebody came to stays so', () => {
  const words = { helpKept: 'kept here', thereKept: 'said here' }
  const mark = { book: 'b', who: 'w', at: '1', name: '求助' }
  const calls = [
    { id: 'a', state: 'open', said: 'a' },
    { id: 'b', state: 'done', said: 'b' },
  ]
  const kept = [
    { ...mark, id: 'a', help: 'asked' as const },
    { ...mark, id: 'c', help: 'asked' as const },
    { ...mark, id: 'd', help: 'there' as const, call: 'a' },
    { ...mark, id: 'e', help: 'there' as const, call: 'b' },
  ]
  expect(callsNow(calls, kept, words).map(({ id, state }) => `${id} ${state}`)).toEqual(['c kept', 'a came', 'b done'])
})
