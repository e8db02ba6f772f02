import type { Lang } from '#base/words.ts'
import { attrs, classes, html, type Html } from '../../html.ts'
import type { Effort } from '../../frame.ts'
import { words } from '../../words.ts'

/** One bar. `value` null means nobody counted, which is not zero. */
export type Bar = { label: string; value: number | null; href?: string | undefined }

type Chart = {
  lang: Lang
  title: string
  unit: string
  bars: readonly Bar[]
  effort?: Effort | undefined
  /** What the first column of the table is called; months unless said. */
  head?: string | undefined
}

const tall = 132
const slot = 52
const base = tall + 24

const column = (bar: Bar, at: number, most: number): Html => {
  const height = Math.max(bar.value ? 3 : 0, Math.round(((bar.value ?? 0) / most) * tall))
  const middle = at * slot + slot / 2
  return html`<rect x="${at * slot + 9}" y="${base - height}" width="34" height="${height}" rx="4" />
    <text class="v" x="${middle}" y="${base - height - 7}">${bar.value ?? '–'}</text>
    <text x="${middle}" y="${base + 22}">${bar.label}</text>`
}

/* Where columns would be too small to read (a phone, the elder view) the same bars lie down. */
const lyingRow = ({ label, value }: Bar, most: number): Html =>
  html`<div class="bar-row">
    <span>${label}</span>
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect width="${(((value ?? 0) / most) * 100).toFixed(1)}" height="10" rx="1" />
    </svg>
    <span class="num">${value ?? '–'}</span>
  </div>`

const tableRow = ({ label, value, href }: Bar): Html =>
  html`<tr>
    <th scope="row">${href ? html`<a href="${href}">${label}</a>` : label}</th>
    <td class="n">${value ?? '–'}</td>
  </tr>`

const table = ({ lang, title, unit, bars, head }: Chart): Html =>
  html`<table class="bars">
    <caption class="unseen">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${head ?? words(lang).month}</th>
        <th scope="col" class="n">${unit}</th>
      </tr>
    </thead>
    <tbody>
      ${bars.map(tableRow)}
    </tbody>
  </table>`

/** Bars by month, drawn on the server; the numbers stand in a table folded under them. */
export const barChart = (chart: Chart): Html => {
  const { lang, title, bars, unit, effort } = chart
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  const wide = bars.length * slot
  return html`<figure ${attrs({ class: classes('chart', effort) })}>
    <figcaption>${title} <span class="small">${unit}</span></figcaption>
    <svg class="columns" viewBox="0 0 ${wide} ${base + 30}" role="img" aria-label="${title}">
      ${bars.map((bar, at) => column(bar, at, most))}
      <path class="ground" d="M0 ${base}H${wide}" />
    </svg>
    <div class="bar-rows" aria-hidden="true">${bars.map((bar) => lyingRow(bar, most))}</div>
    <details>
      <summary>${words(lang).tableUnderChart}</summary>
      ${table(chart)}
    </details>
  </figure>`
}
