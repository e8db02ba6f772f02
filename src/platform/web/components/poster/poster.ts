import { html, nothing, type Html } from '../../html.ts'
import { factsList } from '../facts-list/facts-list.ts'
import { qrBlock } from '../qr/qr.ts'

type Poster = {
  /** What it is, in a few words: 「临江先锋日」. */
  title: string
  kicker?: string | undefined
  /** When and where, line by line. */
  facts: readonly { term: string; text: string }[]
  /** One or two sentences. */
  text?: string | undefined
  qr: { url: string; title: string; note?: string | undefined }
  /** Who asks, and the telephone for those without a smartphone. */
  foot?: string | undefined
}

/** A notice for the stairwell: a sheet on the screen, a full A4 page from the printer. Holds the page's h1. */
export const poster = ({ title, kicker, facts, text, qr, foot }: Poster): Html =>
  html`<article class="poster print-notice">
    ${kicker ? html`<p class="kicker">${kicker}</p>` : nothing}
    <h1>${title}</h1>
    ${text ? html`<p class="lead">${text}</p>` : nothing} ${factsList(facts)} ${qrBlock(qr)}
    ${foot ? html`<p class="poster-foot">${foot}</p>` : nothing}
  </article>`
