import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lengthOf, oneLine, phoneDigits, textIn, textProblem } from './form.rules.ts'

describe('what people type', () => {
  test.each([
    ['  南门口  地砖\r\n松了 ', '南门口 地砖 松了'],
    ['\u200b灯坏了\ufeff', '灯坏了'],
    ['\u3000３号楼\u3000', '３号楼'],
  ])('%j becomes %j', (typed, read) => expect(oneLine(typed)).toBe(read))

  test('rare characters stay as they are, each counts as one', () => {
    const rare = '𠮷野家旁边，﨑𫞩㙍鿏'
    expect(textIn({ words: rare }, 'words', { most: lengthOf(rare) })).toEqual({ text: rare, problem: false })
    expect(lengthOf('𠮷𫞩')).toBe(2)
  })

  test.each([
    ['nothing', '', 'missing'],
    ['spaces', '   \t\n', 'missing'],
    ['space nobody sees', '\u200b\u3164\u2800\u00ad', 'missing'],
    ['an accent without a letter', '\u0301', 'missing'],
    ['a bell', '灯\u0007坏了', 'odd-characters'],
    ['a zero byte', '灯\u0000坏了', 'odd-characters'],
    ['half a character', '灯\ud842坏了', 'odd-characters'],
    ['writing turned round', '灯\u202e坏了', 'odd-characters'],
    ['a letter lost on the way', '灯\ufffd坏了', 'odd-characters'],
    ['more than fits', '灯'.repeat(501), 'too-long'],
    ['exactly what fits', '灯'.repeat(500), null],
    ['one sign', '？', null],
  ])('%s', (_, typed, problem) => expect(textProblem(oneLine(typed), 500)).toBe(problem))

  test('whatever is typed, the answer is a text that fits or a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const { text, problem } = textIn({ words: typed }, 'words', { most: 500 })
        if (!problem) expect(lengthOf(text ?? '')).toBeGreaterThan(0)
        if (!problem) expect(lengthOf(text ?? '')).toBeLessThanOrEqual(500)
      }),
    )
  })
})

describe('telephone numbers', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['021-6543 2109', '02165432109'],
    ['(021)65432109', '02165432109'],
    ['65432109', '65432109'],
  ])('%s', (typed, digits) => expect(phoneDigits(typed)).toBe(digits))

  test.each(['1381234567', '138123456789', '12345678901', '110', 'abc', '', '138１２３４５６７８９９'])(
    '%s is none',
    (typed) => expect(phoneDigits(typed)).toBeNull(),
  )
})
