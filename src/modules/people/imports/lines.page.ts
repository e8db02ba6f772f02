import { actions, dataTable, linkButton, section, type Column } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { warnedSentence } from './line-words.ts'
import type { Where } from './lines.rules.ts'
import type { ImportPlan, NotTaken } from './planned.ts'
import { notTakenSentence } from './refused-rows.ts'
import { resultWords } from './result.words.ts'

/** Most lines a page lists; all of them are in the sheet to load. */
const mostLines = 200

const whereColumns = <Line extends Where>(view: View): Column<Line>[] => {
  const w = resultWords(view.lang)
  return [
    { key: 'sheet', head: w.sheet, cell: (line) => line.sheet },
    { key: 'row', head: w.row, number: true, cell: (line) => line.row },
    { key: 'cell', head: w.cell, cell: (line) => line.cell },
  ]
}

/** Every refused row with its reason, as many as a page holds; all of them are in the sheet to load. */
export const refusedPart = (
  view: View,
  { lines, download }: { lines: readonly NotTaken[]; download: string },
): Html => {
  const { lang } = view
  const w = resultWords(lang)
  if (!lines.length) return nothing
  return section({
    title: w.refusedRows(lines.length),
    note: w.refusedNote,
    body: html`${dataTable<NotTaken>({
      lang,
      caption: w.refusedRows(lines.length),
      captionUnseen: true,
      rows: lines.slice(0, mostLines),
      columns: [
        ...whereColumns<NotTaken>(view),
        { key: 'why', head: w.why, cell: (line) => notTakenSentence(line, lang) },
      ],
    })}
    ${moreThan(view, lines.length)}
    ${actions(linkButton({ text: w.refusedDownload, href: download, icon: 'download', download: true }))}`,
  })
}

const moreThan = (view: View, count: number): Html =>
  count > mostLines ? html`<p class="small">${resultWords(view.lang).moreOf(mostLines, count)}</p>` : nothing

type Told = Where & { why: string; text: string }

/** What the reader should look at, each kind in one fold: many rows of one kind are one thing to understand. */
export const warningPart = (view: View, plan: ImportPlan): Html => {
  const { lang } = view
  const w = resultWords(lang)
  const lines: Told[] = [
    ...plan.movedAway.map((line) => ({ ...line, why: 'moved-away', text: w.movedAway(line.name) })),
    ...plan.warnings.map((line) => ({ ...line, text: warnedSentence(line, lang) })),
  ]
  if (!lines.length) return nothing
  const kinds = [...new Set(lines.map(({ why }) => why))].sort(
    (a, b) => Number(noPerson.includes(a)) - Number(noPerson.includes(b)),
  )
  return section({
    title: w.warnings(lines.length),
    note: w.warningsNote,
    body: html`<div class="stack">
      ${kinds.map((why) =>
        kindPart(
          view,
          lines.filter((line) => line.why === why),
        ),
      )}
    </div>`,
  })
}

/** Rows that hold nobody: there is little to look at in them. */
const noPerson: readonly string[] = [
  'empty-row',
  'total-row',
  'note-row',
  'section-row',
  'header-again',
  'nobody-there',
]

const kindPart = (view: View, lines: readonly Told[]): Html => {
  const w = resultWords(view.lang)
  const first = lines[0]?.text ?? ''
  return html`<details>
    <summary>${lines.length > 1 ? w.andMore(first, lines.length) : first}</summary>
    ${dataTable<Told>({
      lang: view.lang,
      caption: first,
      captionUnseen: true,
      rows: lines.slice(0, mostLines),
      columns: [...whereColumns<Told>(view), { key: 'text', head: w.what, cell: (line) => line.text }],
    })}
    ${moreThan(view, lines.length)}
  </details>`
}
