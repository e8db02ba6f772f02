import { html, nothing, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'

type Notice = {
  kind: 'done' | 'note' | 'problem'
  text: string
  body?: string | Html | undefined
  /** A POST that takes the act back. */
  undo?: { action: string; text: string } | undefined
}

const shapes: Record<Notice['kind'], IconName> = { done: 'check', note: 'info', problem: 'circle-alert' }

/** A sentence the reader should see before the rest of the page. */
export const notice = ({ kind, text, body, undo }: Notice): Html =>
  html`<div class="notice ${kind}" role="${kind === 'problem' ? 'alert' : 'status'}">
    ${icon(shapes[kind])}
    <div>
      <p>${text}</p>
      ${body ? html`<div class="small">${body}</div>` : nothing}
    </div>
    ${
      undo
        ? html`<form method="post" action="${undo.action}">
            <button class="button quiet" type="submit">${icon('undo-2')} ${undo.text}</button>
          </form>`
        : nothing
    }
  </div>`
