import { describe, expect, test } from 'vitest'
import { likeness, mostShown, mostSimilar, pairsOf } from './similar.rules.ts'

const line = (title: string | null, category = 'lighting') => ({ title, category })

describe('two texts are compared by their pairs of signs', () => {
  test('spaces, marks, width and capitals do not count', () => {
    expect([...pairsOf('5 楼，灯！')]).toEqual(['5楼', '楼灯'])
    expect(pairsOf('Ｌift')).toEqual(pairsOf('L-I F T'))
    expect(pairsOf('灯').size + pairsOf('').size).toBe(0)
  })

  test('a short title that stands in a long sentence is wholly alike', () => {
    expect(likeness(pairsOf('我家楼下5楼楼道灯不亮已经三天了'), pairsOf('5楼楼道灯不亮'))).toBe(1)
    expect(likeness(pairsOf('南门地砖松动'), pairsOf('5楼楼道灯不亮'))).toBe(0)
    expect(likeness(pairsOf(''), pairsOf('5楼'))).toBe(0)
  })
})

describe('the most similar needs', () => {
  test('the same subject stands first, then what shares most words, then what came last', () => {
    const lines = [
      line('电梯口灯不亮', 'lift'),
      line('草坪灯坏了'),
      line('5楼楼道灯不亮'),
      line('南门口灯太暗'),
      line(null),
    ]
    const found = mostSimilar({ category: 'lighting', words: '楼道灯不亮了' }, lines)
    expect(found.map(({ title }) => title)).toEqual([
      '5楼楼道灯不亮',
      '草坪灯坏了',
      '南门口灯太暗',
      null,
      '电梯口灯不亮',
    ])
  })

  test('another subject counts only where the words agree', () => {
    expect(mostSimilar({ category: 'noise', words: '夜里有人装修' }, [line('5楼楼道灯不亮')])).toEqual([])
    expect(mostSimilar({ category: null, words: '楼道灯不亮' }, [line('5楼楼道灯不亮')])).toHaveLength(1)
  })

  test('no more than five are shown', () => {
    expect(
      mostSimilar(
        { category: 'lighting', words: '' },
        Array.from({ length: 9 }, () => line('灯')),
      ),
    ).toHaveLength(mostShown)
  })
})
