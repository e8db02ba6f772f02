import { html, nothing, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'

type Empty = { title: string; text: string; icon?: IconName | undefined; action?: Html | undefined }

/** An empty page: what belongs here, and the first step. */
export const emptyState = ({ title, text, icon: shape = 'inbox', action }: Empty): Html =>
  html`<div class="empty">
    <span class="niche">${icon(shape)}</span>
    <p class="empty-title">${title}</p>
    <p>${text}</p>
    ${action ? html`<div class="actions">${action}</div>` : nothing}
  </div>`
