import { describe, expect, it } from 'vitest'
import { barChart } from './bar-chart.ts'

const chart = async (values: (number | null)[]) => {
  const bars = values.map((value, at) => ({ label: `${at + 1}月`, value }))
  return String(await barChart({ lang: 'zh', title: '人次', unit: '人次', bars }))
}

describe('bars by month', () => {
  it('reach the top for the largest month and stand in proportion', async () => {
    expect([...(await chart([50, 100])).matchAll(/width="34" height="(\d+)"/g)].map(([, height]) => height)).toEqual([
      '66',
      '132',
    ])
  })

  it('tell a month nobody counted from a month with none', async () => {
    const page = await chart([0, null])
    expect(page).toMatch(/class="n">0</)
    expect(page).toMatch(/class="n">–</)
  })

  it('draw nothing absurd when all is zero', async () => {
    expect(await chart([0, 0])).not.toMatch(/NaN|Infinity/)
  })
})
