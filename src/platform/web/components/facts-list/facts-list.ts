import { html, type Html } from '../../html.ts'

/** What is known about one thing, line by line: 「地点 — 临江微课堂」. */
export const factsList = (items: readonly { term: string; text: string | number | Html }[]): Html =>
  html`<dl class="facts">
    ${items.map(
      ({ term, text }) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`
