import { expect, test } from 'vitest'
import { withHeard, type Seen } from './view.client.ts'

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
  })
  expect(withHeard(after, { at: '3', stalls: [], signs: [{ id: 'p', state: 'left', said: '走了' }] }).signs).toEqual([
    { id: 'p', state: 'left', said: '走了' },
  ])
})
