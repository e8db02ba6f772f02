import type { Lang } from '#base/words.ts'
import { linkButton } from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { careWords } from './kinds.words.ts'

/**
 * A page with names, doors or telephones of elders: it stays on the screen, and paper says what is printed instead (domain F9: no list by
 * vulnerability with full names).
 */
export const onScreen = (lang: Lang, body: Html): Html =>
  html`<p class="print-only">${careWords(lang).notPrinted}</p>
    <div class="no-print">${body}</div>`

/** A telephone as a button: whoever looks for somebody, or stands at a door, hits it with a thumb. */
export const callButton = (number: string): Html => linkButton({ text: number, href: `tel:${number}`, icon: 'phone' })
