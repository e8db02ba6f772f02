import { html, nothing, type Html } from '../../html.ts'
import { actions, button, linkButton } from '../button/button.ts'
import { pageHead } from '../heading/heading.ts'

type Confirm = {
  title: string
  /** What will happen, one sentence a line. */
  lines: readonly string[]
  action: string
  yes: string
  no: { href: string; text: string }
  csrf?: string | undefined
  /** Hidden fields, or a reason to give. */
  fields?: Html | undefined
  danger?: boolean | undefined
}

/** The page before an act that cannot be undone: what it does, then yes or no. */
export const confirmPage = ({ title, lines, action, yes, no, csrf, fields, danger = true }: Confirm): Html =>
  html`<div class="confirm">
    ${pageHead({ title })}
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    <form method="post" action="${action}">
      ${csrf ? html`<input type="hidden" name="csrf" value="${csrf}" />` : nothing} ${fields ?? nothing}
      ${actions(button({ text: yes, kind: danger ? 'danger' : 'go' }), linkButton({ text: no.text, href: no.href, kind: 'quiet' }))}
    </form>
  </div>`
