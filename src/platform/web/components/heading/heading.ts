import { attrs, html, nothing, type Html } from '../../html.ts'

type PageHead = {
  title: string
  /** A short line above the title: where we are, or what today is. */
  kicker?: string | undefined
  /** One or two sentences below it. */
  lead?: string | Html | undefined
  chip?: Html | undefined
  actions?: Html | undefined
}

/** The head of a page; its only h1. */
export const pageHead = ({ title, kicker, lead, chip, actions }: PageHead): Html =>
  html`<div class="page-head">
    <div>
      ${kicker ? html`<p class="kicker">${kicker}</p>` : nothing}
      <h1>${title}${chip ? html` ${chip}` : nothing}</h1>
      ${lead ? html`<p class="lead">${lead}</p>` : nothing}
    </div>
    ${actions ?? nothing}
  </div>`

type Section = {
  title: string
  body: Html
  /** Needed when the section is a landmark or a target of a link; must be unique on the page. */
  id?: string | undefined
  note?: string | undefined
  more?: { href: string; text: string } | undefined
}

/** A part of a page under an h2, with one link to all of it. */
export const section = ({ title, body, id, note, more }: Section): Html =>
  html`<section ${attrs({ class: 'section', 'aria-labelledby': id })}>
    <div class="section-head">
      <h2 ${attrs({ id })}>${title}</h2>
      ${note ? html`<p class="small">${note}</p>` : nothing}
      ${more ? html`<a class="more" href="${more.href}">${more.text}</a>` : nothing}
    </div>
    ${body}
  </section>`
