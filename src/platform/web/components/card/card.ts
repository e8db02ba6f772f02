import { attrs, classes, html, nothing, trusted, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'
import type { Effort } from '../../frame.ts'

type Card = {
  title?: string | undefined
  href?: string | undefined
  kicker?: string | undefined
  body?: string | Html | undefined
  foot?: string | Html | undefined
  chip?: Html | undefined
  icon?: IconName | undefined
  effort?: Effort | undefined
  /** Something that fills the top edge to edge: a photo, a before/after pair. */
  media?: Html | undefined
  /** The level of its heading; 3 under a section's h2. */
  level?: 2 | 3 | 4 | undefined
}

/* The tag is one of three we name here; what stands in it is escaped as ever. */
const heading = (level: 2 | 3 | 4, inside: Html): Html =>
  html`${trusted(`<h${level}>`)}${inside}${trusted(`</h${level}>`)}`

const head = ({ title, href, chip, icon: shape, level = 3 }: Card): Html => {
  const linked = href ? html`<a class="row-link" href="${href}">${title}</a>` : html`${title}`
  return html`<div class="card-head">
    ${shape ? icon(shape) : nothing} ${title ? heading(level, linked) : nothing} ${chip ?? nothing}
  </div>`
}

/** One matter on its own ground. */
export const card = (props: Card): Html => {
  const { kicker, body, foot, media, effort } = props
  return html`<article ${attrs({ class: classes('card', effort, media !== undefined && 'with-media') })}>
    ${media ?? nothing}
    <div class="card-body">
      ${kicker ? html`<p class="kicker">${kicker}</p>` : nothing} ${head(props)}
      ${body ? html`<div>${body}</div>` : nothing} ${foot ? html`<div class="card-foot small">${foot}</div>` : nothing}
    </div>
  </article>`
}

/** Cards side by side, as many as fit. */
export const cardGrid = (...cards: Html[]): Html => html`<div class="card-grid">${cards}</div>`

/** One line of a list of matters. */
export type ListItem = {
  title: string | Html
  href?: string | undefined
  chip?: Html | undefined
  note?: string | Html | undefined
  end?: string | undefined
}

/** Matters one under another: title, state, a small line. */
export const listCard = (items: readonly ListItem[]): Html =>
  html`<ul class="card list">
    ${items.map(
      ({ title, href, chip, note, end }) =>
        html`<li>
          ${href ? html`<a class="row-link" href="${href}">${title}</a>` : html`<span class="row-title">${title}</span>`}
          ${end ? html`<span class="end num">${end}</span>` : nothing} ${chip ?? nothing}
          ${note ? html`<p class="small">${note}</p>` : nothing}
        </li>`,
    )}
  </ul>`
