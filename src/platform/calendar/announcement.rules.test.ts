import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announcementText, readAnnouncement, type LineRefusal } from './announcement.rules.ts'

const whyOf = (text: string) => {
  const read = readAnnouncement(text)
  if (read.done) return 'read'
  return typeof read.why === 'string' ? read.why : read.why.map(({ line, why }) => `${line} ${why}`)
}

describe('an announcement as it is pasted', () => {
  it('is read in the forms people write, in the order of its days', () => {
    const text =
      '\uFEFF日期,类型,名称\r\n2027-02-07，班，春节\r\n\r\n2027-01-01,off,元旦\n2027-02-08\t放假\t春节\n2027-02-05;OFF;春节;;'
    expect(readAnnouncement(text)).toEqual({
      done: true,
      value: {
        year: 2027,
        days: [
          { day: '2027-01-01', kind: 'off', name: '元旦' },
          { day: '2027-02-05', kind: 'off', name: '春节' },
          { day: '2027-02-07', kind: 'work', name: '春节' },
          { day: '2027-02-08', kind: 'off', name: '春节' },
        ],
      },
    })
  })

  it('may begin in the December before, as in 2011 when a Saturday was worked for New Year', () => {
    const read = readAnnouncement('2011-12-31,work,元旦\n2012-01-02,off,元旦\n2012-01-03,off,元旦')
    expect(read).toMatchObject({ done: true, value: { year: 2012 } })
  })

  const refusals: [string, LineRefusal][] = [
    ['2027-01-01', 'form'],
    ['2027-01-01,off,元旦,还有', 'form'],
    ['2027-02-30,off,元旦', 'no-such-day'],
    ['2027/01/01,off,元旦', 'no-such-day'],
    ['1027-01-01,off,元旦', 'no-such-day'],
    ['2027-01-01,open,元旦', 'kind'],
    ['2027-01-01,constructor,元旦', 'kind'],
    ['2027-01-01,off,', 'name'],
    [`2027-01-01,off,${'长'.repeat(21)}`, 'name'],
    ['2027-01-04,work,元旦', 'work-on-weekday'],
    ['2026-11-01,off,元旦', 'other-year'],
    ['2028-01-01,off,元旦', 'other-year'],
    ['2027-05-03,off,劳动节', 'twice'],
  ]
  it.each(refusals)('refuses %s: %s', (line, why) => {
    expect(whyOf(`2027-05-03,off,劳动节\n2027-05-04,off,劳动节\n${line}`)).toEqual([`3 ${why}`])
  })

  it('refuses nothing at all, and a book', () => {
    expect(whyOf('')).toBe('empty')
    expect(whyOf(' \n\n')).toBe('empty')
    expect(whyOf('日期,类型,名称')).toBe('empty')
    expect(whyOf('2027-01-01,off,元旦\n'.repeat(101))).toBe('too-long')
  })

  it('reads again what it wrote, and never breaks on anything', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1 })
    fc.assert(
      fc.property(days, fc.stringMatching(/^[^,，;；\t\s\uFEFF]{1,20}$/), (numbers, name) => {
        const text = numbers.map((n) => `2027-03-${String(n).padStart(2, '0')},off,${name}`).join('\n')
        const read = readAnnouncement(text)
        if (!read.done) throw new Error(JSON.stringify(read.why))
        expect(readAnnouncement(announcementText(read.value))).toEqual(read)
      }),
      { numRuns: 40 },
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAnnouncement(text)))
  })
})
