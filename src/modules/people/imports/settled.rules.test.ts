import { expect, test } from 'vitest'
import type { Warned, Warning } from './lines.rules.ts'
import { withoutSettled } from './settled.rules.ts'

const at = (row: number) => ({ sheet: '名单', row, cell: `E${row}` })
const known = { rows: [at(2), at(3)], onRecord: true }
const fresh = { rows: [at(4)] }
const line = (why: Warning, row: number, other?: number): Warned => ({
  ...at(row),
  why,
  ...(other !== undefined && { other: at(other) }),
})

test.each<[string, Warned, boolean]>([
  ['a name on record', line('name-is-a-title', 2), false],
  ['a name that is new', line('name-is-a-title', 4), true],
  ['the same row of another sheet', { ...line('name-is-a-title', 2), sheet: '另一张' }, true],
  ['a telephone of two homes, both on record', line('telephone-in-other-home', 2, 3), false],
  ['a telephone on record, now of somebody new too', line('telephone-in-other-home', 2, 4), true],
  ['a telephone of somebody new, on record elsewhere', line('telephone-in-other-home', 4, 2), true],
  ['two of one name, both on record', line('same-person-again', 3, 2), false],
  ['a telephone that could not be read', line('telephone-length', 2), true],
  ['a row without anybody', line('empty-row', 9), true],
])('%s', (_, warning, stays) => {
  expect(withoutSettled([warning], [known, fresh])).toEqual(stays ? [warning] : [])
})
