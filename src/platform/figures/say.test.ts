import { describe, expect, it } from 'vitest'
import { sayBeside, sayMinutes, saySpan, sayStep, sayValue } from './say.ts'

describe('a figure in words', () => {
  it.each([
    ['count', 4613, '4,613'],
    ['count', 0, '0'],
    ['percent', 66.666, '66.7'],
    ['percent', null, '—'],
    ['minutes', 87.5, '87.5'],
    ['days', 43, '43'],
  ] as const)('%s %s is printed %s', (measure, value, text) => expect(sayValue('zh', measure, value)).toBe(text))

  it.each([
    ['count', { value: 714, evidence: 714 }, '「700余」'],
    ['count', { value: 12, evidence: 12 }, ''],
    ['percent', { value: 66.67, numerator: 2, denominator: 3, evidence: 3 }, '3 件里 2 件'],
    ['percent', { value: null, numerator: 0, denominator: 0, evidence: 0 }, ''],
    ['minutes', { value: 135, evidence: 4 }, '2 小时 15 分'],
    ['minutes', { value: 40, evidence: 4 }, ''],
  ] as const)('beside %s %o stands %s', (measure, value, text) => expect(sayBeside('zh', measure, value)).toBe(text))

  it('rounds half minutes up and leaves out empty parts', () => {
    expect([119.5, 45, 0].map((minutes) => sayMinutes('zh', minutes))).toEqual(['2 小时', '45 分', '0 分'])
  })

  it('says spans and months', () => {
    expect(saySpan('zh', { from: '2024-01-01', to: '2024-10-24' })).toBe('2024年1月1日 至 2024年10月24日')
    expect(saySpan('zh', { from: '2024-10-24', to: '2024-10-24' })).toBe('2024年10月24日 这一天')
    expect(saySpan('en', { from: '2000-01-01', to: '2024-10-24' })).toBe('all records until 24 Oct 2024')
    expect(sayStep('zh', '2024-03', { from: '2024-01-01', to: '2024-10-24' })).toBe('3月')
    expect(sayStep('zh', '2024-03', { from: '2023-11-01', to: '2024-10-24' })).toBe('24/3')
    expect(sayStep('zh', '2024', { from: '2000-01-01', to: '2024-10-24' })).toBe('2024')
  })
})
