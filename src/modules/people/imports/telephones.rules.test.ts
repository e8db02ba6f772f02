import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneTelephone, readTelephones } from './telephones.rules.ts'

test.each<[string, string[], string[]?]>([
  ['13800000000', ['13800000000']],
  ['138 0000 0000', ['13800000000']],
  ['138-0000-0000', ['13800000000']],
  ['138.0000.0000', ['13800000000']],
  ['１３８００００００００', ['13800000000']],
  ['+86-13800000000', ['13800000000']],
  ['+86 138 0000 0000', ['13800000000']],
  ['0086 13800000000', ['13800000000']],
  ['8613800000000', ['13800000000']],
  ["'13800000000", ['13800000000']],
  ['13800000000.0', ['13800000000']],
  ['1.3800000000E+10', ['13800000000']],
  ['\u202d13800000000\u202c', ['13800000000']],
  ['手机：13800000000', ['13800000000']],
  ['021-65000000', ['021-65000000']],
  ['02165000000', ['021-65000000']],
  ['(021)65000000', ['021-65000000']],
  ['（021）6500 0000', ['021-65000000']],
  ['021—65000000', ['021-65000000']],
  ['+86 21 65000000', ['021-65000000']],
  ['+86-10-65000000', ['010-65000000']],
  ['0512-65000000', ['0512-65000000']],
  ['021-65000000转801', ['021-65000000-801']],
  ['021-65000000-801', ['021-65000000-801']],
  ['021-65000000 ext 801', ['021-65000000-801']],
  ['400-820-8820', ['4008208820']],
  ['+852 2345 6789', ['+85223456789']],
  ['00852-23456789', ['+85223456789']],
  ['13800000000/021-65000000', ['13800000000', '021-65000000']],
  ['13800000000、13900000000', ['13800000000', '13900000000']],
  ['13800000000，13900000000', ['13800000000', '13900000000']],
  ['13800000000 13900000000', ['13800000000', '13900000000']],
  ['13800000000\n13900000000', ['13800000000', '13900000000']],
  ['13800000000；13800000000', ['13800000000']],
  ['13800000000/无', ['13800000000']],
  ['无', []],
  ['/', []],
  ['', []],
  ['65000000', ['65000000'], ['telephone-without-area']],
  ['13900000000(女儿)', ['13900000000'], ['telephone-with-words']],
  ['女儿13900000000 儿子13800000000', ['13900000000', '13800000000'], ['telephone-with-words']],
  ['1.38E+10', [], ['telephone-digits-lost']],
  ['1.38e10', [], ['telephone-digits-lost']],
  ['１．３８Ｅ＋１０', [], ['telephone-digits-lost']],
  ['1866437725', [], ['telephone-length']],
  ['138000000001', [], ['telephone-length']],
  ['12912223600', [], ['telephone-unreadable']],
  ['13800000000/1380000000', ['13800000000'], ['telephone-length']],
  ['见备注', [], ['telephone-unreadable']],
  ['同上', [], ['telephone-as-above']],
  ['021-65000000/1', ['021-65000000'], ['telephone-unreadable']],
])('%j', (text, phones, problems = []) => {
  const read = readTelephones(text)
  expect(read.phones).toEqual(phones)
  expect(read.problems.map(({ why }) => why)).toEqual(problems)
})

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const telephone = fc.oneof(
  fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map(([head, rest]) => head + rest),
  fc
    .tuple(
      fc.constantFrom('010', '021', '0512'),
      fc.constantFrom('-', ' ', ''),
      digits(7),
      fc.constantFrom('', '-12', '转3'),
    )
    .map(([area, gap, rest, more]) => `${area}${gap}6${rest}${more}`),
  digits(7).map((rest) => `5${rest}`),
  digits(8).map((rest) => `+852${rest}`),
)

test('a telephone in its one form stays as it is, alone and among others', () => {
  fc.assert(
    fc.property(fc.array(telephone, { maxLength: 4 }), fc.constantFrom('/', '、', '\n', ';'), (texts, mark) => {
      const once = readTelephones(texts.join(mark)).phones
      expect(once).toEqual([...new Set(texts.map(oneTelephone))])
      expect(readTelephones(once.join('/')).phones).toEqual(once)
    }),
  )
})

test('no text makes it stumble, and nothing is lost without a word', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-/ 转(（、Eex手.')) }), (text) => {
      const { phones, problems } = readTelephones(text)
      if (/\d/.test(text)) expect(phones.length + problems.length).toBeGreaterThan(0)
    }),
  )
})
