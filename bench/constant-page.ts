import { Hono } from 'hono'
import { html } from '#platform/web/html.ts'
import { dataTable, pageHead } from '#platform/web/components.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { WebEnv } from '#platform/web/env.ts'

const rows = Array.from({ length: 50 }, (_, i) => ({
  number: `2024-${String(i + 1).padStart(4, '0')}`,
  title: `Row ${i + 1} of the constant page, about as long as a title is`,
  place: 'Building 3',
  day: 'Thu 24 Oct',
}))

/**
 * The baseline: a page of 50 rows and about 15 KB through the program's own layout and table, with no database and no
 * session. Everything measured is given as a ratio to this page in the same run.
 */
export const constantPage = (assets: { css: string; js: string }) =>
  new Hono<WebEnv>().get('/bench/constant', (c) => {
    const frame = {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: '/bench/constant',
      title: 'Constant',
      assets,
    } as const
    return c.html(
      frontPage(
        frame,
        html`${pageHead({ title: 'Constant' })}
        ${dataTable({
          lang: 'zh',
          caption: 'Rows',
          columns: [
            { key: 'number', head: 'Number', cell: (row) => html`<a href="/needs/${row.number}">${row.number}</a>` },
            { key: 'title', head: 'Title', cell: (row) => row.title },
            { key: 'place', head: 'Place', cell: (row) => row.place },
            { key: 'day', head: 'Day', cell: (row) => row.day },
          ],
          rows,
        })}`,
      ),
    )
  })
