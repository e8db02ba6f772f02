import { html, nothing, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import { pageHead } from '../heading/heading.ts'

export type Door = { href: string; title: string; note?: string | undefined; icon: IconName }

/** The few ways into a page that is an entrance. The first is the one most people came for, and the loudest. */
export const doors = (items: readonly Door[]): Html =>
  html`<div class="doors">
    ${items.map(
      ({ href, title, note, icon: shape }, at) =>
        html`<a class="${at === 0 ? 'door first' : 'door'}" href="${href}">
          ${icon(shape)}
          <b>${title}</b>
          ${note ? html`<span class="small">${note}</span>` : nothing}
        </a>`,
    )}
  </div>`

type Entrance = { title: string; kicker?: string | undefined; lead?: string | Html | undefined; doors: readonly Door[] }

/** The top of a home page: what today is, a greeting, and the doors beside it where there is room. */
export const entrance = ({ doors: items, ...head }: Entrance): Html =>
  html`<div class="entrance">${pageHead(head)} ${doors(items)}</div>`
