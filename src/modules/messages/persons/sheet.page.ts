import { actions, linkButton, pageHead, printButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Addressed } from '../channels.rules.ts'
import { consentWords } from '../consent/words.ts'
import { personWords } from './words.ts'

type Sheet = { name: string; offered: readonly Addressed[]; back: string }

/** A sheet for somebody to sign, in large print: each way with its three lines, a yes and a no, and who signs for a child. */
export const consentSheet = (view: View, { name, offered, back }: Sheet): Html => {
  const { lang, area } = view
  const w = personWords(lang)
  return deskPage(
    { ...view, title: w.sheetTitle(name) },
    html`<div class="no-print">
        ${actions(printButton(lang), linkButton({ text: w.return, href: back, kind: 'quiet' }))}
      </div>
      <article class="print-large">
        ${pageHead({ title: w.sheetTitle(name), lead: w.sheetLead(area?.name ?? '') })}
        ${offered.map(
          (channel) =>
            html`<section>
              <h2>${consentWords(lang).channel[channel]}</h2>
              ${consentWords(lang).lines[channel].map((line) => html`<p>${line}</p>`)}
              <p>${w.sheetChoice}　　${w.sheetAddress} ＿＿＿＿＿＿＿＿＿＿＿＿</p>
            </section>`,
        )}
        <p><b>${w.sheetChild}</b></p>
        <p>${w.sheetChildLines}</p>
        <p>${w.sheetSign}　${w.sheetTaken}</p>
        <p>${w.sheetFree(area?.phone ?? '')}</p>
      </article>`,
  )
}
