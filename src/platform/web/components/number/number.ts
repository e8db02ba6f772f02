import { attrs, classes, html, nothing, type Html } from '../../html.ts'
import type { Effort } from '../../frame.ts'

/** A figure that is never only typed: it leads to the records it was counted from. */
export type Figure = {
  value: string | number
  label: string
  href: string
  unit?: string | undefined
  note?: string | undefined
  effort?: Effort | undefined
}

/** One big quiet number; all of it is the link. */
export const bigNumber = ({ value, label, href, unit, note, effort }: Figure): Html =>
  html`<a ${attrs({ class: classes('big-number', effort), href })}>
    <span class="label">${label}</span>
    <span><b class="num">${value}</b>${unit ? html` <span class="unit">${unit}</span>` : nothing}</span>
    ${note ? html`<span class="small">${note}</span>` : nothing}
  </a>`

/** Several numbers side by side. */
export const statRow = (figures: readonly Figure[]): Html => html`<div class="stats">${figures.map(bigNumber)}</div>`
