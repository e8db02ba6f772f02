import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'

/** Reads a part of the page aloud; stays hidden where the browser has no voice. `what` is a CSS selector. */
export const readAloud = (lang: Lang, what = 'main'): Html =>
  html`<read-aloud data-what="${what}" data-stop="${words(lang).stopReading}" hidden>
    <button class="button plain" type="button">${icon('volume-2')}<span>${words(lang).readAloud}</span></button>
  </read-aloud>`

/** A print button; stays hidden where scripts are off, since the browser's own menu prints as well. */
export const printButton = (lang: Lang): Html =>
  html`<print-page hidden>
    <button class="button plain" type="button">${icon('printer')}<span>${words(lang).print}</span></button>
  </print-page>`
