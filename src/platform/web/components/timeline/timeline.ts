import { attrs, html, nothing, type Html } from '../../html.ts'
import type { ChipKind } from '../chip/chip.ts'

/** One thing that happened, or is due. `when` is for people, `datetime` for machines (ISO). */
export type Moment = {
  when: string
  what: string | Html
  datetime?: string | undefined
  who?: string | undefined
  body?: string | Html | undefined
  kind?: ChipKind | undefined
}

/** What happened, one under another, in the order given. */
export const timeline = (moments: readonly Moment[]): Html =>
  html`<ol class="timeline">
    ${moments.map(
      ({ when, what, datetime, who, body, kind = 'plain' }) =>
        html`<li class="${kind}">
          <p class="small"><time ${attrs({ datetime })}>${when}</time>${who ? html` · ${who}` : nothing}</p>
          <p class="what">${what}</p>
          ${body ? html`<div class="small">${body}</div>` : nothing}
        </li>`,
    )}
  </ol>`
