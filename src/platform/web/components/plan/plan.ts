import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { words } from '../../words.ts'

/** A place on the plan. `x` and `y` are per cent from the left and from the top. */
export type Pin = { x: number; y: number; label: string; href: string; note?: string | undefined }

type Plan = {
  lang: Lang
  title: string
  /** The drawing: an <svg> with a viewBox, made by us and passed through `trusted`. */
  drawing: Html
  pins: readonly Pin[]
}

/* Towards the nearer middle, so that a name at the right edge is not cut. */
const name = (label: string, x: number): Html =>
  x > 60
    ? html`<text class="name" x="-20" y="5" text-anchor="end">${label}</text>`
    : html`<text class="name" x="20" y="5">${label}</text>`

const pin = ({ x, y, label, href }: Pin, at: number): Html =>
  html`<svg x="${x}%" y="${y}%" overflow="visible">
    <a href="${href}" aria-label="${at + 1} ${label}">
      <circle class="reach" r="22" />
      <circle class="head" r="14" />
      <text class="no">${at + 1}</text>
      ${name(label, x)}
    </a>
  </svg>`

/** The compound from above with numbered pins, and the same places as a list beside it. Pins keep their size at any scale. */
export const plan = ({ lang, title, drawing, pins }: Plan): Html =>
  html`<figure class="plan">
    <div class="plan-ground">
      ${drawing}
      <svg class="pins" role="group" aria-label="${words(lang).onThePlan}" width="100%" height="100%">
        ${pins.map(pin)}
      </svg>
    </div>
    <figcaption>
      <b>${title}</b>
      <ol>
        ${pins.map(({ label, href, note }) => html`<li><a href="${href}">${label}</a> <span class="small">${note ?? ''}</span></li>`)}
      </ol>
    </figcaption>
  </figure>`
