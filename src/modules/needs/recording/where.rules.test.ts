import { expect, test } from 'vitest'
import { fitsTiles, placeNamed, placeNames } from './where.rules.ts'

const places = [
  {
    id: 'a',
    name: '临江大厦',
    buildings: [
      { id: 'a1', name: '1号楼' },
      { id: 'a3', name: '3号楼' },
      { id: 'a13', name: '13号楼' },
    ],
  },
  {
    id: 'b',
    name: '长江大楼',
    buildings: [
      { id: 'b1', name: '1号楼' },
      { id: 'b2', name: '弄12' },
      { id: 'b3', name: '弄123' },
    ],
  },
]

test.each([
  ['临江大厦 3号楼', 'a3', ''],
  ['临江大厦3号楼', 'a3', ''],
  ['３号楼 502', 'a3', '502'],
  ['13号楼', 'a13', ''],
  ['长江大楼 1号楼 门口', 'b1', '门口'],
  ['临江大厦', 'a', ''],
  ['临江大厦南门', 'a', '南门'],
  ['弄12', 'b2', ''],
  ['弄123', 'b3', ''],
  ['弄12-3', 'b2', '-3'],
])('%s is found', (typed, id, rest) => {
  expect(placeNamed(places, typed)).toEqual({ id, rest })
})

test.each(['1号楼', '弄1234', '号楼', '', '别处'])('「%s」 is no place, or more than one', (typed) => {
  expect(placeNamed(places, typed)).toBeNull()
})

test('twelve buildings are tiles, thirteen are typed; the box offers each place once', () => {
  const many = (count: number) => [
    { id: 'c', name: '大院', buildings: Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `${at}号` })) },
  ]
  expect([fitsTiles(many(12)), fitsTiles(many(13))]).toEqual([true, false])
  const two = [...many(8), ...many(8)]
  expect([fitsTiles(two), fitsTiles(two, true)]).toEqual([true, false])
  expect(placeNames(places).map(({ name }) => name)).toContain('长江大楼 弄12')
  expect(new Set(placeNames(places).map(({ id }) => id)).size).toBe(8)
})
