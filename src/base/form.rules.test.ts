import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checked,
  choiceIn,
  idFrom,
  lengthOf,
  manyLines,
  missingOrLong,
  oneLine,
  phoneDigits,
  plainWidth,
  textIn,
  wholeNumber,
} from './form.rules.ts'

const anything = fc.string({ unit: 'binary', maxLength: 600 })

describe('what people type', () => {
  test.each([
    ['  南门口  地砖\r\n松了 ', '南门口 地砖 松了'],
    ['\u200b灯坏了\ufeff', '灯坏了'],
    ['\u3000３号楼\u3000', '３号楼'],
    ['3\ufeff号\u200d楼\u0000', '3号楼'],
    ['\u202d138\u202c\ud800', '138'],
    ['第一行\u2028第二行', '第一行 第二行'],
    [undefined, ''],
  ])('%j becomes %j', (typed, read) => expect(oneLine(typed)).toBe(read))

  test.each([
    ['rare', '𠮷野家旁边，﨑𫞩㙍鿏'],
    ['compatibility forms', '塚\ufa10\uf900'],
    ['private', '王\ue863'],
    ['a family', '👩‍👩‍👧 👩🏽‍🔧 ❤️‍🔥'],
  ])('%s characters stay as they are', (_, kept) => {
    expect(oneLine(kept)).toBe(kept)
    expect(textIn({ words: kept }, 'words', { most: lengthOf(kept) })).toEqual({ text: kept, problem: false })
  })

  test('a rare character counts as one', () => expect(lengthOf('𠮷𫞩')).toBe(2))

  test('lines are cleaned one by one, names of places are in plain width', () => {
    expect(manyLines(' 1号楼\r\n\u200b\r２号楼\n')).toEqual(['1号楼', '２号楼'])
    expect(plainWidth('　３号楼\u200bＡ座 ')).toBe('3号楼A座')
    expect(plainWidth(undefined)).toBe('')
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
  ])('%s', (_, words, why) => {
    const { problem } = textIn({ words }, 'words', { most: 500 })
    expect(problem).toEqual(why === null ? false : { field: 'words', why })
  })

  test('whatever is typed, a line holds nothing unseen and stays as it is when read again', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const line = oneLine(typed)
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u2028]|^\s|\s$|\s\s/u)
        expect(oneLine(line)).toBe(line)
      }),
    )
  })

  test('whatever is typed, the answer is a text that fits or a problem', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { text, problem } = textIn({ words: typed }, 'words', { most: 500 })
        if (!problem) expect(lengthOf(text ?? '')).toBeGreaterThan(0)
        if (!problem) expect(lengthOf(text ?? '')).toBeLessThanOrEqual(500)
      }),
    )
  })

  test('an optional sentence may be missing, but not odd', () => {
    const read = (words: string) => textIn({ words }, 'words', { most: 5, optional: true })
    expect(read(' \u200b ')).toEqual({ text: null, problem: false })
    expect(textIn({}, 'words', { most: 5, optional: true })).toEqual({ text: null, problem: false })
    expect(read('\u0000').problem).toEqual({ field: 'words', why: 'odd-characters' })
  })
})

describe('names', () => {
  const wrong = (text: string, missing?: 'gone') =>
    missingOrLong<'gone' | 'long'>('name', text, { most: 3, long: 'long', ...(missing ? { missing } : {}) })

  test('have one to as many characters as fit', () => {
    expect(wrong('三号楼', 'gone')).toBe(false)
    expect(wrong('三号楼𠮷')).toEqual({ field: 'name', why: 'long' })
    expect(wrong('', 'gone')).toEqual({ field: 'name', why: 'gone' })
    expect(wrong('')).toBe(false)
  })
})

describe('one of a few, an id, a number', () => {
  test('a choice is one of the list or none', () => {
    expect(choiceIn({ way: 'door' }, 'way', ['door', 'page'])).toBe('door')
    expect(choiceIn({ way: 'window' }, 'way', ['door', 'page'])).toBeNull()
    expect(choiceIn({}, 'way', ['door'])).toBeNull()
  })

  test.each(['', 'x', "'", '01900000-0000-7000-8000-00000000000', '01900000-0000-7000-8000-00000000ABCD', undefined])(
    '%s is no id',
    (text) => expect(idFrom(text)).toBeNull(),
  )

  test('an id is itself', () =>
    expect(idFrom('01900000-0000-7000-8000-00000000abcd')).toBe('01900000-0000-7000-8000-00000000abcd'))

  test.each([
    ['0', 0],
    [' 12 ', 12],
    ['1234567890', null],
    ['-1', null],
    ['1e3', null],
    ['1.5', null],
    ['１', null],
    ['', null],
    [undefined, null],
  ])('%j as a whole number is %j', (text, number) => expect(wholeNumber(text)).toBe(number))
})

test('what is wrong is everything that is wrong, and then there is no input', () => {
  expect(checked({ a: 1 }, [false, false])).toEqual({ good: true, value: { a: 1 } })
  const [one, two] = [
    { field: 'a', why: 'long' },
    { field: 'b', why: 'odd' },
  ]
  expect(checked({ a: 1 }, [one, false, two])).toEqual({ good: false, problems: [one, two] })
})

describe('telephone numbers', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['\u202d138 1234 5678\u202c', '13812345678'],
    ['021-6543 2109', '02165432109'],
    ['(021)65432109', '02165432109'],
    ['65432109', '65432109'],
  ])('%s', (typed, digits) => expect(phoneDigits(typed)).toBe(digits))

  test.each(['1381234567', '138123456789', '12345678901', '110', 'abc', '', '138１２３４５６７８９９'])(
    '%s is none',
    (typed) => expect(phoneDigits(typed)).toBeNull(),
  )
})
