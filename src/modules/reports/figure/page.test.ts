import { describe, expect, it } from 'vitest'
import type { Figure, FigureValue, Point } from '#platform/figures/figure.ts'
import { readSpan } from '#platform/figures/span.ts'
import type { View } from '#platform/web/env.ts'
import { figurePage } from './page.ts'

const now = new Date('2024-10-24T09:00:00+08:00')
const view: View = {
  lang: 'zh',
  elder: false,
  dark: 'auto',
  path: '/',
  assets: { css: '', js: '' },
  requestId: '',
  client: '',
}

/** A figure about people: its rows are for those who care for them, everybody else sees how many. */
const visits: Figure = {
  key: 'care.visits',
  module: 'care',
  effort: 'e3',
  measure: 'count',
  definitionVersion: 3,
  words: () => ({
    name: '探访',
    about: '关爱',
    unit: '次',
    definition: '敲开门或通上话，记 1 次。',
    traps: [],
    rows: '探访',
  }),
  mayReadEvidence: () => false,
  value: () => Promise.reject(new Error('not asked')),
  series: () => Promise.reject(new Error('not asked')),
  evidence: () => Promise.reject(new Error('not asked')),
  columns: () => [],
}

const shownAs = async (said: FigureValue, points: Point[], figure = visits) => {
  const asked = readSpan({ from: '2024-01-01', to: '2024-04-30' }, now)
  const rows = { rows: [], previous: null, next: null }
  const shown = { figure, span: asked.span!, said, chosen: [], points, parts: [], rows, columns: [], open: false }
  return String(await figurePage(view, { figure, asked, shown, now }))
}

const barsIn = (text: string) => [...text.matchAll(/<td class="n">([^<]*)<\/td>/g)].map(([, value]) => value)

describe('a figure for somebody who may not see its rows', () => {
  it('says <5 for one to four, with no months and no rows to work it out from', async () => {
    const text = await shownAs({ value: 3, evidence: 3, beside: [{ text: '其中没人应门', value: 2, unit: '次' }] }, [
      { step: '2024-02', value: 3, rows: 3 },
    ])
    expect(text).toContain('<b class="num">&lt;5</b>')
    expect(text).not.toMatch(/其中没人应门|2月/)
    expect(text).toContain('这里只说有多少')
    expect(text).not.toContain('rows.csv')
  })

  it('hides small months, and one more where the total would give a single one away', async () => {
    const points = [
      { step: '2024-01', value: 12, rows: 12 },
      { step: '2024-02', value: 3, rows: 3 },
      { step: '2024-03', value: 7, rows: 7 },
    ]
    const text = await shownAs({ value: 22, evidence: 22 }, points)
    expect(text).toContain('<b class="num">22</b>')
    expect(barsIn(text)).toEqual(['12', '–', '–', '0'])
  })

  it('does not print a share that gives four people away', async () => {
    const rate = { ...visits, measure: 'percent' as const }
    const text = await shownAs({ value: 95, numerator: 38, denominator: 40, evidence: 40 }, [], rate)
    expect(text).toContain('<b class="num">&lt;5</b>')
    expect(text.replace(/<[^>]*>/g, ' ')).not.toMatch(/\b(38|95)\b/)
  })

  it('hides the months of a share that have a small side', async () => {
    const rate = { ...visits, measure: 'percent' as const }
    const points = [
      { step: '2024-01', value: 50, rows: 20 },
      { step: '2024-02', value: 90, rows: 20 },
      { step: '2024-03', value: 100, rows: 4 },
      { step: '2024-04', value: 100, rows: 30 },
    ]
    const text = await shownAs({ value: 80, numerator: 60, denominator: 75, evidence: 75 }, points, rate)
    expect(barsIn(text)).toEqual(['50', '–', '–', '100'])
  })
})
