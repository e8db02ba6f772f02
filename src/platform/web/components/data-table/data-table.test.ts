import { describe, expect, it } from 'vitest'
import { html } from '../../html.ts'
import { dataTable } from './data-table.ts'

const table = {
  lang: 'zh',
  caption: '楼',
  columns: [
    { key: 'name', head: '楼', names: true, cell: (row: { name: string; homes: number }) => row.name },
    {
      key: 'homes',
      head: '户数',
      number: true,
      sortable: true,
      cell: (row: { name: string; homes: number }) => row.homes,
    },
  ],
  sortHref: (key: string, descending: boolean) => `?sort=${descending ? '-' : ''}${key}`,
} as const

describe('a table', () => {
  it('offers a column in order, and the other way round once it is', async () => {
    const rows = [{ name: '3号楼', homes: 48 }]
    expect(String(await dataTable({ ...table, rows }))).toContain('href="?sort=homes"')
    const sorted = String(await dataTable({ ...table, rows, sort: { key: 'homes', descending: false } }))
    expect(sorted).toContain('href="?sort=-homes"')
    expect(sorted).toContain('aria-sort="ascending"')
  })

  it('escapes what stands in its cells, and shows zero', async () => {
    const page = String(await dataTable({ ...table, rows: [{ name: '<b>3号楼</b>', homes: 0 }] }))
    expect(page).toContain('&lt;b&gt;3号楼')
    expect(page).toMatch(/data-head="户数">\s*0\s*</)
  })

  it('without rows shows what belongs here instead', async () => {
    expect(String(await dataTable({ ...table, rows: [], empty: html`<p>还没有楼</p>` }))).toBe('<p>还没有楼</p>')
  })
})
