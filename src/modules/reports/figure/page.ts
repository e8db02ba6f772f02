import type { Span } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import { writeCursor, type Cursor } from '#platform/figures/cursor.ts'
import type {
  Beside,
  EvidenceCell,
  EvidenceColumn,
  EvidenceRow,
  Figure,
  FigureValue,
  Point,
} from '#platform/figures/figure.ts'
import { sayBeside, saySpan, sayValue } from '#platform/figures/say.ts'
import { isSmall, isTelling } from '#platform/figures/small-cells.ts'
import { firstDay, stepOf, type AskedSpan } from '#platform/figures/span.ts'
import { words as common } from '#platform/figures/words.ts'
import {
  actions,
  barChart,
  bigNumber,
  dataTable,
  emptyState,
  factsList,
  linkButton,
  pageHead,
  pager,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { framed } from '../framed.ts'
import { spanChoice, withSpan } from '../span-choice.ts'
import { words } from '../words.ts'
import { barsOf } from './bars.ts'
import type { RowsPage } from './rows.ts'
import { figureWords } from './words.ts'

/** One figure over a span, for one reader. `open`: the reader may see its rows. */
export type Shown = {
  figure: Figure
  span: Span
  said: FigureValue
  points: readonly Point[]
  rows: RowsPage
  columns: readonly EvidenceColumn[]
  open: boolean
}

type FigurePage = { figure: Figure; asked: AskedSpan; shown: Shown | null; now: Date }

/** /figures/<key>: the number, what stands beside it, how it is counted, its months, and then what was counted. */
export const figurePage = (view: View, { figure, asked, shown, now }: FigurePage): Html => {
  const { lang } = view
  const w = words(lang)
  const { name, about } = figure.words(lang)
  const effort = figure.effort ? w.efforts[figure.effort].name : ''
  return framed(
    { ...view, title: name, printable: true, crumbs: [{ href: '/figures', label: w.figures }] },
    html`${pageHead({ title: name, kicker: effort ? w.effort(effort, about) : about })}
    ${spanChoice({ lang, path: `/figures/${figure.key}`, asked, now })}
    ${shown ? figureBody(view, shown, now) : emptyState({ title: w.wrongDays, text: w.wrongDaysText, icon: 'calendar-days' })}`,
  )
}

const figureBody = (view: View, shown: Shown, now: Date): Html =>
  html`<div class="section">
      <div class="two even">
        <div>${number(view, shown)}</div>
        ${readWith(view, shown)}
      </div>
    </div>
    ${definition(view, shown)} ${months(view, shown)} ${evidence(view, shown, now)}`

const isVeiled = ({ said, open }: Shown): boolean => !open && isTelling(said)

const number = ({ lang }: View, shown: Shown): Html => {
  const { figure, said, span } = shown
  const { unit, name } = figure.words(lang)
  const veiled = isVeiled(shown)
  return bigNumber({
    value: veiled ? common(lang).few : sayValue(lang, figure.measure, said.value),
    label: `${name} · ${saySpan(lang, span)}`,
    href: '#rows',
    unit: said.value === null ? undefined : unit,
    note: (veiled ? '' : sayBeside(lang, figure.measure, said)) || undefined,
    effort: figure.effort,
  })
}

/** What was left out or must be known with it, each with its number first; what is zero is not worth a line. */
const readWith = ({ lang }: View, shown: Shown): Html => {
  const beside = (shown.said.beside ?? []).filter(({ value }) => value !== null && value !== 0)
  if (beside.length === 0 || isVeiled(shown)) return nothing
  const w = figureWords(lang)
  return html`<div class="stack">
    <h2>${w.readWith}</h2>
    ${factsList(beside.map(({ text, value, unit }) => ({ term: `${besideText(lang, shown, { value, unit })} ${unit}`, text })))}
  </div>`
}

const besideText = (lang: View['lang'], { open }: Shown, { value, unit }: Pick<Beside, 'value' | 'unit'>): string => {
  if (unit === '%') return sayValue(lang, 'percent', value)
  return !open && isSmall(value ?? 0) ? common(lang).few : sayValue(lang, 'count', value)
}

const definition = ({ lang }: View, { figure }: Shown): Html => {
  const w = figureWords(lang)
  const { definition: text, traps } = figure.words(lang)
  return section({
    title: w.howCounted,
    note: words(lang).version(figure.definitionVersion),
    body: html`<div class="stack">
      <p>${text}</p>
      ${traps.length ? notSaid(lang, traps) : nothing}
    </div>`,
  })
}

const notSaid = (lang: View['lang'], traps: readonly string[]): Html =>
  html`<h3>${figureWords(lang).notSaid}</h3>
    <ul>
      ${traps.map((trap) => html`<li>${trap}</li>`)}
    </ul>`

const months = ({ lang }: View, shown: Shown): Html => {
  const w = figureWords(lang)
  const { figure, span, open } = shown
  const { name, unit } = figure.words(lang)
  const bars = isVeiled(shown) ? [] : barsOf({ lang, ...shown })
  if (bars.length < 2) return nothing
  const yearly = stepOf(span) === 'year'
  return section({
    title: yearly ? w.byYear : w.byMonth,
    note: open ? undefined : w.veiledNote,
    body: barChart({ lang, title: name, unit, bars, effort: figure.effort, head: yearly ? w.year : w.month }),
  })
}

const evidence = (view: View, shown: Shown, now: Date): Html => {
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
  const all = linkButton({ text: w.showAll, href: withSpan(path, { from: firstDay, to: span.to }) })
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
  ${pager({ lang, previous: more('before', rows.previous), next: more('after', rows.next) })}`
}

const linked = (column: EvidenceColumn, { href }: EvidenceRow, text: string): Html =>
  column.names && href ? html`<a class="row-link" href="${href}">${text}</a>` : html`${text}`

const sayCell = (lang: View['lang'], cell: EvidenceCell, now: Date): string => {
  if (cell === null) return ''
  return cell instanceof Date ? sayDay(lang, cell, now) : String(cell)
}
