import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { docFrom, docOf, stored } from './doc.ts'
import { fold, folded } from './fold.ts'
import { differsInOne, match } from './match.ts'
import { marked } from './marked.ts'
import { longest, readQuestion } from './question.ts'

const text = '5楼楼道的灯不亮了，路灯也坏了'
const doc = docOf([text, 'The lamp in hall 502'])
const parts = (typed: string, near = false): string[] | null => {
  const found = match(doc, readQuestion(typed), near)
  return found && found.marks.map(({ field, from, to }) => [text, 'The lamp in hall 502'][field]!.slice(from, to))
}

describe('what is typed finds what was said', () => {
  test.each([
    ['路灯', '路灯'],
    ['ludeng', '路灯'],
    ['lud', '路灯'],
    ['ld', '路灯'],
    ['路登', '路灯'],
    ['路燈', '路灯'],
    ['ＬＡＭＰ', 'lamp'],
    ['lam', 'lamp'],
    ['５０２', '502'],
  ])('%s', (typed, found) => {
    expect(parts(typed)).toContain(found)
  })

  test('a sentence is cut into its words, of which half are enough; two words parted by a space must both be there', () => {
    expect(parts('路灯为什么坏了')).toContain('路灯')
    expect(parts('路灯 电梯')).toBeNull()
    expect(parts('路灯 楼道')).toEqual(['路灯', '楼道'])
  })

  test('one letter of pinyin may be wrong, where nothing is right', () => {
    expect(parts('ludang')).toBeNull()
    expect(parts('ludang', true)).toEqual(['路灯'])
    expect(parts('loudoa', true)).toEqual(['楼道'])
    expect(parts('ludxxg', true)).toBeNull()
  })

  test('half a number is no number, and pinyin begins at a syllable', () => {
    expect(parts('50')).toBeNull()
    expect(parts('udeng')).toBeNull()
  })
})

test('one letter more, less or another', () => {
  expect(['ludeng', 'udeng', 'luudeng', 'ludang', 'uldeng'].map((one) => differsInOne('ludeng', one))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  expect(['uledng', 'lueng1', 'lu'].map((one) => differsInOne('ludeng', one))).toEqual([false, false, false])
})

const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: fc.constantFrom(...Array.from('路灯不亮3号楼a L-５①㎡，\u0000🀄\ud800')) }),
)

test('every text can be read, folded and found by any piece of itself', () => {
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(readQuestion(one).typed.length).toBeLessThanOrEqual(longest * 2)
      const made = docOf([one, other])
      expect(docFrom([one, other], stored(made))).toEqual(made)
      for (const { from, to } of fold(one)) expect(one.slice(from, to)).not.toBe('')
      match(made, readQuestion(other), true)
      const [first] = readQuestion(one).runs
      if (first && folded(one).startsWith(first.text)) expect(match(made, { runs: [first] })).not.toBeNull()
    }),
    { numRuns: 300 },
  )
})

test('texts that have changed since find nothing by what was stored', () => {
  expect(docFrom(['路灯修好了'], stored(docOf(['路灯坏了'])))).toBeNull()
})

test('the parts that were found are set off once, and nothing in them is markup', async () => {
  const spots = [
    { from: 0, to: 2 },
    { from: 1, to: 3 },
  ]
  expect(String(await marked('<b>路灯</b>', spots))).toBe('<span><mark>&lt;b&gt;</mark>路灯&lt;/b&gt;</span>')
  expect(String(await marked('一二三四五六七八九十', [{ from: 4, to: 5 }], 2))).toBe(
    '<span>…三四<mark>五</mark>六七八九…</span>',
  )
})
