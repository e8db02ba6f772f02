import { actions, linkButton, pageHead, printButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { paperWords } from './words.ts'

/** /needs/paper: a blank sheet to print, one A4 page in large print, with a slip to tear off. */
export const paperPage = (view: View): Html => {
  const w = paperWords(view.lang)
  return frontPage(
    { ...view, title: w.title },
    html`<div class="no-print">
        ${pageHead({ title: w.title, lead: w.screenLead, actions: actions(printButton(view.lang), linkButton({ text: w.online, href: '/needs/new', kind: 'quiet' })) })}
      </div>
      ${sheet(view)}`,
  )
}

const sheet = (view: View): Html => {
  const w = paperWords(view.lang)
  const line = (label: string) => html`<p class="blank"><span>${label}</span></p>`
  return html`<section class="paper-sheet" aria-label="${w.title}">
    <p class="paper-title print-only">${w.title}</p>
    <p>${w.lead(view.area?.name ?? '')}</p>
    <p>${w.danger}</p>
    <div class="paper-box tall"><h2>${w.what}</h2></div>
    <div class="paper-box"><h2>${w.where}</h2></div>
    <div class="paper-box">
      <h2>${w.reach}</h2>
      <p>${w.replies.map((text) => html`<span class="tick">${text}</span> `)}</p>
      <div class="blanks">${line(w.name)} ${line(w.phone)} ${line(w.door)} ${line(w.date)}</div>
    </div>
    <p class="blank">${w.staff}</p>
    ${slip(view)}
  </section>`
}

const slip = ({ lang, area }: View): Html => {
  const w = paperWords(lang)
  return html`<div class="paper-slip">
    <p class="small">✂ ${w.cut}</p>
    <p>${w.keep}</p>
    <p class="paper-phone num">${area?.phone ? w.call(area.phone, area.hours ?? '') : w.noPhone}</p>
    <div class="blanks">
      <p class="blank"><span>${w.number}</span></p>
      <p class="blank"><span>${w.code}</span></p>
    </div>
  </div>`
}
