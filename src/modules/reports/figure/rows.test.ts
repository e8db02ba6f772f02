import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/ctx.ts'
import type { EvidenceRow, Figure } from '#platform/figures/figure.ts'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { allRows, rowsPage } from './rows.ts'

const span = { from: '2024-01-01', to: '2024-12-31' }
const first = { span, after: null, before: null }

const rowAt = (i: number): EvidenceRow => ({
  key: `2024-${i}`,
  at: new Date(Date.UTC(2024, 0, 1) - i),
  href: null,
  cells: {},
})

/** A figure with so many rows, for staff only; it notes whether anybody asked for them. */
function figureWith(rows: number, asked: string[] = []): Figure {
  const all = Array.from({ length: rows }, (_, i) => rowAt(i))
  return {
    key: 'care.visits',
    module: 'care',
    measure: 'count',
    definitionVersion: 1,
    words: () => ({ name: '探访', about: '关爱', unit: '次', definition: '', traps: [], rows: '探访' }),
    mayReadEvidence: (actor) => actor.kind === 'account',
    value: () => Promise.reject(new Error('not asked')),
    series: () => Promise.reject(new Error('not asked')),
    columns: () => [],
    evidence: (_tx, { actor }, { after, size }) => {
      asked.push(actor.kind)
      const from = after ? all.findIndex(({ key }) => key === after.key) + 1 : 0
      return Promise.resolve(all.slice(from, from + size))
    },
  }
}

let guest: Ctx
let staff: Ctx

beforeAll(async () => {
  const services = await freshServices()
  const where = await area(services)
  guest = ctx(services, where)
  staff = ctx(services, where, account('小王', 'staff'))
})

describe('the rows behind a number', () => {
  it('are not even asked for on behalf of somebody who may not see them', async () => {
    const asked: string[] = []
    const figure = figureWith(60, asked)
    expect(await rowsPage(guest, figure, first)).toEqual({ rows: [], previous: null, next: null })
    expect(await allRows(guest, figure, { span, most: 10 })).toEqual({ rows: [], isCut: false })
    expect(asked).toEqual([])
    expect((await rowsPage(staff, figure, first)).rows).toHaveLength(25)
  })

  it('come page by page, and the last one has no next', async () => {
    const figure = figureWith(50)
    const one = await rowsPage(staff, figure, first)
    expect([one.previous, one.next?.key]).toEqual([null, '2024-24'])
    const two = await rowsPage(staff, figure, { ...first, after: one.next })
    expect([two.rows.length, two.previous?.key, two.next]).toEqual([25, '2024-25', null])
  })

  it.each([
    [999, 999, false],
    [1000, 1000, false],
    [1001, 1001, false],
    [1500, 1500, false],
    [1501, 1500, true],
    [4000, 1500, true],
  ])('%i of them in a file of at most 1500: %i, cut %s', async (has, taken, isCut) => {
    const all = await allRows(staff, figureWith(has), { span, most: 1500 })
    expect([all.rows.length, all.isCut]).toEqual([taken, isCut])
    expect(new Set(all.rows.map(({ key }) => key)).size).toBe(taken)
  })
})
