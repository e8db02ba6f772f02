import type { Lang } from '#base/words.ts'
import { card, qrBlock } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { Contact } from '../allies.ts'
import { linkWords } from './words.ts'

/** The link as the desk sends it on: to copy into a message, or to scan from the screen. */
export const sendPanel = (lang: Lang, link: string | null, contact: Contact | null): Html => {
  const w = linkWords(lang)
  if (link === null) return nothing
  return card({
    title: w.send,
    icon: 'qr-code',
    level: 2,
    body: html`${contact ? whomToCall(lang, contact) : nothing}
      <p class="small">${w.sendNote}</p>
      <details>
        <summary>${w.sendOpen}</summary>
        ${qrBlock({ url: link, title: w.sendScan })}
      </details>`,
  })
}

/** Whom to call at a partner's, who may not read messages. */
const whomToCall = (lang: Lang, { name, phone }: Contact): Html => {
  const tel = phone ? html`<a class="row-link num" href="tel:${phone}">${phone}</a>` : nothing
  return html`<p>${linkWords(lang).contact} ${name ?? ''} ${tel}</p>
    <p class="small">${linkWords(lang).noted}</p>`
}
