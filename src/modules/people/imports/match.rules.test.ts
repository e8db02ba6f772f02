import { expect, test } from 'vitest'
import type { PlannedPerson } from './joined.rules.ts'
import { matchRoster, type ExistingPerson, type Match } from './match.rules.ts'

const at = (room: string) => ({ compound: '临江大厦', building: '3号楼', room })
const hall = { compound: '临江大厦', building: '1号楼' }
const existing: ExistingPerson[] = [
  { id: 'sun', name: '孙七', home: hall, phones: ['13500000000'] },
  { id: 'zhang', name: '张三', home: at('502'), phones: ['13800000000'] },
  { id: 'li', name: '李四', home: at('502'), phones: ['13800000000'] },
  { id: 'wang', name: '王五', home: at('601'), phones: ['13900000000'] },
  { id: 'wang2', name: '王五', home: at('602'), phones: ['13900000000'] },
  { id: 'zhao', name: '赵六', phones: ['13700000000'] },
]

const planned = (name: string, room: string, ...phones: string[]): PlannedPerson => ({
  name,
  home: { compound: '临江大厦小区', building: '3幢', room },
  phones,
  rows: [],
})

test.each<[string, PlannedPerson, Match]>([
  ['the same home and name', planned('张三', '0502', '13800000000'), { kind: 'same', id: 'zhang' }],
  ['no telephone this time: none is taken away', planned('张三', '502'), { kind: 'same', id: 'zhang' }],
  [
    'one telephone more',
    planned('张三', '502', '13800000000', '021-65000000'),
    { kind: 'changed', id: 'zhang', phones: ['021-65000000'] },
  ],
  [
    'the same name and telephone in another home: moved',
    planned('张三', '701', '13800000000'),
    { kind: 'changed', id: 'zhang', phones: [], movedFrom: at('502') },
  ],
  [
    'a home for somebody who had none',
    planned('赵六', '701', '13700000000'),
    { kind: 'changed', id: 'zhao', phones: [] },
  ],
  ['two it could be', planned('王五', '701', '13900000000'), { kind: 'ask', ids: ['wang', 'wang2'] }],
  ['home and name come before the telephone', planned('王五', '602', '13900000000'), { kind: 'same', id: 'wang2' }],
  ['the telephone of the family, another name', planned('张小三', '502', '13800000000'), { kind: 'new' }],
  ['the same name elsewhere with another telephone', planned('张三', '701', '13600000000'), { kind: 'new' }],
  [
    'a home without a room, the same telephone',
    { ...planned('孙七', '', '13500000000'), home: hall },
    { kind: 'same', id: 'sun' },
  ],
  [
    'a home without a room, another telephone',
    { ...planned('孙七', '', '13500000001'), home: hall },
    { kind: 'ask', ids: ['sun'] },
  ],
])('%s', (_, person, match) => expect(matchRoster([person], existing)).toEqual([match]))

test('somebody known by two names or two homes is one person, and the entry itself comes first', () => {
  const twice: ExistingPerson[] = [
    { id: 'he', name: '何秀英', home: at('501'), phones: ['13600000001', '13600000002'] },
    { id: 'he', name: '何秀英', home: at('502'), phones: ['13600000001', '13600000002'] },
    { id: 'he', name: '何秀英', home: hall, phones: ['13600000001', '13600000002'] },
  ]
  const match = (person: PlannedPerson) => matchRoster([person], twice)[0]
  expect(match(planned('何秀英', '502', '13600000001'))).toEqual({ kind: 'same', id: 'he' })
  expect(match(planned('何秀英', '777', '13600000002'))).toMatchObject({ kind: 'changed', movedFrom: at('501') })
  const inHall = { name: '何秀英', home: hall, phones: ['13600000002'], rows: [] }
  expect(match(inHall)).toEqual({ kind: 'same', id: 'he' })
  expect(match({ ...inHall, phones: ['13600000009'] })).toEqual({ kind: 'ask', ids: ['he'] })
})
