import { attrs, html, nothing, type Html } from '../../html.ts'

export type Tab = { href: string; text: string; current?: boolean | undefined; count?: number | undefined }

/** Ways to look at the same thing. Links, so that each view has its address. */
export const tabs = (label: string, items: readonly Tab[]): Html =>
  html`<nav class="tabs" aria-label="${label}">
    ${items.map(
      ({ href, text, current, count }) =>
        html`<a href="${href}" ${attrs({ 'aria-current': current ? 'page' : false })}
          >${text}${count === undefined ? nothing : html` <b class="count">${count}</b>`}</a
        >`,
    )}
  </nav>`
