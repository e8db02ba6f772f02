import { describe, expect, test } from 'vitest'
import { withoutPerson } from './forget.rules.ts'

const person = { name: '试用人甲', numbers: ['13800000000'] }

describe('a sentence without one person', () => {
  test('name and telephone go, however the digits were spaced', () => {
    expect(withoutPerson('试用人甲，电话 138-0000 0000', person)).toBe('某人，电话 （号码已删）')
  })

  test.each(['', '无', '12'])('a number that is hardly one (%j) changes no letter', (number) => {
    expect(withoutPerson('12号楼的灯坏了', { ...person, numbers: [number] })).toBe('12号楼的灯坏了')
  })
})
