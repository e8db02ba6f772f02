import type { Lang } from '#base/words.ts'
import { attrs, classes, html, trusted, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'

type Cell = Html | string | number | null | undefined

/** One column: what stands in its head, and what a row shows under it. */
export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => Cell
  /** Numbers: to the right, digits under digits. */
  number?: boolean | undefined
  sortable?: boolean | undefined
  /** Short texts that read badly over two lines, such as days. */
  unbroken?: boolean | undefined
  /** The cell that names the row; the title of its card on a phone. One per table. */
  names?: boolean | undefined
}

type Table<Row> = {
  lang: Lang
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Shown in place of a table without rows. */
  empty?: Html | undefined
  sort?: { key: string; descending: boolean } | undefined
  /** The address of this page sorted another way. */
  sortHref?: ((key: string, descending: boolean) => string) | undefined
  /** The caption is for screen readers only, because a heading above says the same. */
  captionUnseen?: boolean | undefined
}

type Order = 'ascending' | 'descending' | undefined

const orderOf = <Row>({ sort }: Table<Row>, column: Column<Row>): Order =>
  sort?.key !== column.key ? undefined : sort.descending ? 'descending' : 'ascending'

const arrows = { ascending: 'arrow-up', descending: 'arrow-down' } as const

const headCell = <Row>(table: Table<Row>, column: Column<Row>): Html => {
  const { head, key } = column
  const order = orderOf(table, column)
  const to = column.sortable ? table.sortHref?.(key, order === 'ascending') : undefined
  const side = column.number && 'n'
  if (to === undefined) return html`<th scope="col" ${attrs({ class: classes(side, 'fixed') })}>${head}</th>`
  return html`<th scope="col" ${attrs({ class: classes(side) || undefined, 'aria-sort': order })}>
    <a href="${to}" title="${words(table.lang).sortBy(head)}"
      >${head} ${icon(order ? arrows[order] : 'arrow-up-down')}</a
    >
  </th>`
}

type Drawn<Row> = { open: Html; close: Html; cell: Column<Row>['cell'] }

/** The tags around a column's cells, written once and not for every row. */
const drawn = <Row>({ names, number, unbroken, head, cell }: Column<Row>): Drawn<Row> =>
  names
    ? { open: trusted('<th scope="row">'), close: trusted('</th>'), cell }
    : {
        open: html`${trusted('<td ')}${attrs({ class: classes(number && 'n', unbroken && 'unbroken') || undefined, 'data-head': head })}${trusted('>')}`,
        close: trusted('</td>'),
        cell,
      }

const bodyRow = <Row>(columns: readonly Drawn<Row>[], row: Row): Html =>
  html`<tr>
    ${columns.flatMap(({ open, close, cell }) => [open, cell(row), close])}
  </tr>`

/** Rows and columns; on a phone each row becomes a card with its heads beside the values. */
export const dataTable = <Row>(table: Table<Row>): Html => {
  const { caption, columns, rows } = table
  if (!rows.length && table.empty) return table.empty
  const cells = columns.map(drawn)
  return html`<div class="card table">
    <table class="rows">
      <caption ${attrs({ class: classes(table.captionUnseen && 'unseen') || undefined })}>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => headCell(table, column))}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => bodyRow(cells, row))}
      </tbody>
    </table>
  </div>`
}
