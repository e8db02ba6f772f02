import { writeCursor, type Cursor } from '#base/keyset.ts'
import { sayDay } from '#base/say-date.ts'
import type { EvidenceCell, EvidenceColumn, EvidenceRow } from '#platform/figures/figure.ts'
import { sayValue } from '#platform/figures/say.ts'
import { isSmall } from '#platform/figures/small-cells.ts'
import { firstDay } from '#platform/figures/span.ts'
import { words as common } from '#platform/figures/words.ts'
import { actions, dataTable, emptyState, linkButton, pager, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { withSpan } from '../span-choice.ts'
import type { Shown } from './shown.ts'
import { figureWords } from './words.ts'

/** What was counted, as far as this reader may see it; everybody else reads how much it is. */
export const evidence = (view: View, shown: Shown, now: Date): Html => {
  const { lang } = view
  const w = figureWords(lang)
  const { figure, said } = shown
  const count = w.records(
    !shown.open && isSmall(said.evidence) ? common(lang).few : sayValue(lang, 'count', said.evidence),
  )
  return section({
    title: w.rows(figure.words(lang).rows, count),
    id: 'rows',
    body: shown.open ? rowList(view, shown, now) : html`<p>${w.countOnly}</p>`,
  })
}

const rowList = ({ lang }: View, { figure, span, rows, columns, said }: Shown, now: Date): Html => {
  const w = figureWords(lang)
  const path = `/figures/${figure.key}`
  const more = (name: string, cursor: Cursor | null) =>
    cursor ? `${withSpan(path, span)}&${name}=${encodeURIComponent(writeCursor(cursor))}#rows` : undefined
  const all = linkButton({ text: w.showAll, href: withSpan(path, { ...span, from: firstDay }) })
  if (said.evidence === 0) return emptyState({ title: w.nothing, text: w.nothingText, action: all })
  return html`${actions(
    linkButton({
      text: w.excel,
      href: withSpan(`${path}/rows.xlsx`, span),
      icon: 'download',
      kind: 'quiet',
      download: true,
    }),
    linkButton({
      text: w.csv,
      href: withSpan(`${path}/rows.csv`, span),
      icon: 'download',
      kind: 'quiet',
      download: true,
    }),
  )}
  ${dataTable({
    lang,
    caption: figure.words(lang).rows,
    captionUnseen: true,
    rows: rows.rows,
    columns: columns.map((column) => ({
      key: column.key,
      head: column.head,
      number: column.kind === 'number',
      names: column.names,
      cell: (row: EvidenceRow) => linked(column, row, sayCell(lang, row.cells[column.key] ?? null, now)),
    })),
  })}
  ${rows.previous || rows.next ? html`<p class="print-only">${w.partPrinted(sayValue(lang, 'count', said.evidence))}</p>` : nothing}
  ${pager({ lang, previous: more('before', rows.previous), next: more('after', rows.next) })}`
}

const linked = (column: EvidenceColumn, { href }: EvidenceRow, text: string): Html =>
  column.names && href ? html`<a class="row-link" href="${href}">${text}</a>` : html`${text}`

const sayCell = (lang: View['lang'], cell: EvidenceCell, now: Date): string => {
  if (cell === null) return ''
  return cell instanceof Date ? sayDay(lang, cell, now) : String(cell)
}
