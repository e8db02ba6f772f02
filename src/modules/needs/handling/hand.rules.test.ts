import { describe, expect, test } from 'vitest'
import { handIn, staysHere, type AllyChoice } from './hand.rules.ts'

const clinic: AllyChoice = { id: 'a1', kind: 'partner', name: '社区医院' }
const read = (sent: Record<string, string>) => handIn(sent, { field: 'hand', allies: [clinic] })

describe('whom a need goes to', () => {
  test.each([
    ['a tile', { hand: 'property' }, 'property'],
    ['nobody yet', { hand: '' }, null],
    ['a name alone', { handAlly: 'a1' }, clinic],
    ['a name under its tile', { hand: 'ally', handAlly: 'a1' }, clinic],
    ['a name beside “not yet”', { hand: '', handAlly: 'a1' }, clinic],
  ])('%s', (...[, sent, handTo]) => {
    expect(read(sent)).toEqual({ handTo, problem: false })
  })

  test.each([
    ['the tile without a name', { hand: 'ally' }, 'choose-ally'],
    ['a name that is not here, or was retired', { handAlly: 'of another area' }, 'choose-ally'],
    ['a name beside another tile', { hand: 'property', handAlly: 'a1' }, 'one-hand'],
  ])('%s is asked about', (...[, sent, why]) => {
    expect(read(sent).problem).toEqual({ field: 'handAlly', why })
  })

  test('only the committee keeps what is between neighbours', () => {
    expect([null, 'me', 'staff', 'property', 'owners', clinic].map((hand) => staysHere(hand as never))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
