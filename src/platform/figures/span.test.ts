import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presetsOf, readSpan, stepOf } from './span.ts'

const now = new Date('2024-10-24T09:00:00+08:00')

describe('the days somebody asks about', () => {
  it.each([
    ['nothing: this year so far', {}, { from: '2024-01-01', to: '2024-10-24' }],
    ['both', { from: '2023-03-01', to: '2023-04-30' }, { from: '2023-03-01', to: '2023-04-30' }],
    ['one day', { from: '2024-10-24', to: '2024-10-24' }, { from: '2024-10-24', to: '2024-10-24' }],
    ['only the end', { to: '2022-06-30' }, { from: '2022-01-01', to: '2022-06-30' }],
    ['only the beginning', { from: '2023-05-01' }, { from: '2023-05-01', to: '2024-10-24' }],
    ['only a beginning that lies ahead', { from: '2025-05-01' }, { from: '2025-05-01', to: '2025-12-31' }],
    ['spaces around', { from: ' 2024-02-29 ', to: '2024-03-01' }, { from: '2024-02-29', to: '2024-03-01' }],
  ])('%s', (_, query, span) => expect(readSpan(query, now).span).toEqual(span))

  it.each([
    ['a day that does not exist', { from: '2024-02-30', to: '2024-03-01' }, [{ field: 'from', why: 'notADay' }]],
    [
      'both wrong',
      { from: 'yesterday', to: '24.10.2024' },
      [
        { field: 'from', why: 'notADay' },
        { field: 'to', why: 'notADay' },
      ],
    ],
    ['the wrong way round', { from: '2024-05-01', to: '2024-04-30' }, [{ field: 'to', why: 'wrongOrder' }]],
    ['a year nobody means', { from: '0001-01-01', to: '2024-01-01' }, [{ field: 'from', why: 'outOfRange' }]],
    ['far ahead', { from: '2024-01-01', to: '2100-01-01' }, [{ field: 'to', why: 'outOfRange' }]],
  ])('refuses %s and keeps what was typed', (_, query, problems) => {
    expect(readSpan(query, now)).toEqual({ span: null, typed: query, problems })
  })

  it('goes by the day in Shanghai, not in London', () => {
    expect(readSpan({}, new Date('2023-12-31T16:30:00Z')).span).toEqual({ from: '2024-01-01', to: '2024-01-01' })
  })

  it('never gives a span that ends before it begins, whatever is typed', () => {
    const text = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    )
    fc.assert(
      fc.property(text, text, (from, to) => {
        const { span, problems } = readSpan({ from, to }, now)
        expect(span === null).toBe(problems.length > 0)
        if (span) expect(span.from <= span.to).toBe(true)
      }),
    )
  })

  it('offers this month, this year, last year and all', () => {
    expect(presetsOf(now)).toEqual([
      { name: 'month', span: { from: '2024-10-01', to: '2024-10-24' } },
      { name: 'year', span: { from: '2024-01-01', to: '2024-10-24' } },
      { name: 'lastYear', span: { from: '2023-01-01', to: '2023-12-31' } },
      { name: 'all', span: { from: '2000-01-01', to: '2024-10-24' } },
    ])
  })

  it.each([
    ['2024-01-01', '2024-10-24', 'month'],
    ['2023-01-31', '2024-12-31', 'month'],
    ['2023-01-01', '2025-01-01', 'year'],
  ])('%s to %s is drawn by %s', (from, to, step) => expect(stepOf({ from, to })).toBe(step))
})
