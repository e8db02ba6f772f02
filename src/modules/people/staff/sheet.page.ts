import { actions, factsList, linkButton, pageHead, printButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { staffWords } from './words.ts'

/** The sheet with a one-time password, shown once. */
export const passwordSheet = (
  view: View,
  asked: { name: string; username: string; password: string; origin: string; back: string },
): Html => {
  const { area, lang } = view
  const w = staffWords(lang)
  return deskPage(
    { ...view, title: w.sheetTitle, crumbs: [{ href: '/desk/staff', label: w.title }] },
    html`<div class="stack">
      <div class="no-print">
        <p>${w.sheetOnce}</p>
        ${actions(printButton(lang), linkButton({ text: w.sheetDone, href: asked.back, kind: 'quiet' }))}
      </div>
      <article class="card card-body stack">
        ${pageHead({ title: w.sheetTitle, kicker: asked.name, lead: w.sheetLead(area?.name ?? '') })}
        ${factsList([
          { term: w.sheetAddress, text: `${asked.origin}/sign-in` },
          { term: w.username, text: html`<b>${asked.username}</b>` },
          { term: w.sheetPassword, text: html`<b class="num">${asked.password}</b>` },
        ])}
        <ol>
          ${w.sheetSteps.map((step, at) => html`<li>${at + 1}. ${step}</li>`)}
        </ol>
      </article>
    </div>`,
  )
}
