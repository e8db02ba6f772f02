import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom, readCode, sayCode } from './follow-code.ts'

const codes = fc.uint8Array({ minLength: 4, maxLength: 8 }).map((bytes) => codeFrom(Buffer.from(bytes)))

test('a code is eight digits, said in two groups of four', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^\d{8}$/)
      expect(readCode(sayCode(code))).toBe(code)
    }),
  )
})

test('any single wrong digit is noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(7), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1)
      expect(readCode(wrong)).toBeNull()
    }),
  )
})

test('any swap of two neighbours is noticed', () => {
  fc.assert(
    fc.property(codes, fc.nat(6), (code, at) => {
      const swapped = code.slice(0, at) + code.slice(at + 1, at + 2) + code.slice(at, at + 1) + code.slice(at + 2)
      if (swapped !== code) expect(readCode(swapped)).toBeNull()
    }),
  )
})

test.each(['４７２０９３１６', '4720-9316', ' 4720 9316 '])('%s is read as people type it or not at all', (typed) => {
  const plain = typed.normalize('NFKC').replace(/\D/g, '')
  expect([plain, null]).toContain(readCode(typed))
})

test.each(['', '1234567', 'abcdefgh', '123456789', '１２３', '4720931x'])('%s is no code', (typed) =>
  expect(readCode(typed)).toBeNull(),
)
