import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  dataTable,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  printButton,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { byTable } from './copy.ts'
import type { Told } from '#platform/personal/personal.ts'
import type { KnownOf } from './gather.ts'
import { knownWords } from './words.ts'

type Shown = { known: KnownOf; now: Date; newId: () => string; base: string }

/** Everything stored about one person: what, who opened it, the copy, and the ways to have it changed. */
export const knownPart = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = knownWords(lang)
  const { subject } = shown.known
  const ask = `${shown.base}/${subject.personId}/ask`
  return section({
    title: w.about(subject.name),
    id: `p-${subject.personId}`,
    body: html`<div class="stack">
      ${storedPart(lang, shown.known)}
      <div class="no-print">
        ${copyForm(view, shown)}
        ${actions(
          linkButton({ text: w.correct, href: `${ask}?kind=correct`, icon: 'pencil' }),
          linkButton({ text: w.erase, href: `${ask}?kind=delete`, icon: 'trash-2' }),
          linkButton({
            text: w.consents,
            href: `${shown.base}/${subject.personId}/consents`,
            icon: 'check',
            kind: 'quiet',
          }),
          linkButton({ text: w.complain, href: `${ask}?kind=complain`, icon: 'message-square-text', kind: 'quiet' }),
        )}
      </div>
      ${openedPart(view, shown)}
    </div>`,
  })
}

/** On paper there is nothing between the title of the sheet and these. */
const heading = (text: string, onPaper: boolean): Html => (onPaper ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`)

const storedPart = (lang: View['lang'], { told }: KnownOf, onPaper = false): Html => {
  const w = knownWords(lang)
  return html`${byTable(told).map(
    (group) =>
      html`<div class="stack">
        ${heading(w.table[group[0]?.table ?? ''] ?? '', onPaper)}
        ${
          group.length > MOST_OPEN && !onPaper
            ? html`<details>
                <summary>${w.showAll(group.length)}</summary>
                ${entries(group)}
              </details>`
            : entries(group)
        }
      </div>`,
  )}`
}

/** More of one kind are folded on a screen; on paper everything lies open. */
const MOST_OPEN = 2

const entries = (group: readonly Told[]): Html =>
  html`${group.map((one) => html`${group.length > 1 && one.lines.length > 1 ? html`<p><b>${one.title}</b></p>` : nothing} ${factsList(one.lines)}`)}`

const openedPart = (
  { lang }: View,
  { known: { opened }, now }: Pick<Shown, 'known' | 'now'>,
  onPaper = false,
): Html => {
  const w = knownWords(lang)
  return html`${
    opened.length === 0
      ? html`${heading(w.opened, onPaper)}
          <p>${w.openedNone}</p>`
      : dataTable({
          lang,
          caption: w.opened,
          columns: [
            { key: 'when', head: w.when, cell: ({ at }) => sayMoment(lang, at, now), names: true },
            { key: 'who', head: w.who, cell: ({ by }) => by },
            { key: 'what', head: w.what, cell: ({ field }) => field },
            { key: 'why', head: w.why, cell: ({ reason }) => reason },
          ],
          rows: opened,
        })
  }`
}

/** The answer is a file or a sheet, so Turbo leaves the buttons alone. */
const copyForm = ({ lang }: View, { known, base, newId }: Shown): Html => {
  const w = knownWords(lang)
  return html`<div data-turbo="false">
    <p>${base === '/me/known' ? w.copyLeadCard : w.copyLead}</p>
    ${form({
      lang,
      action: `${base}/${known.subject.personId}/copy`,
      body: html`${hiddenField('id', newId())}
      ${actions(button({ text: w.paper, icon: 'printer', name: 'as', value: 'paper' }), button({ text: w.json, icon: 'download', name: 'as', value: 'json', kind: 'quiet', download: true }))}`,
    })}
  </div>`
}

/** /desk/people/:id/known: what somebody is shown who stands at the counter, or told who rings. */
export const knownAtCounterPage = (view: View, shown: Shown): Html => {
  const w = knownWords(view.lang)
  const { name, personId } = shown.known.subject
  const crumbs = [
    { href: '/desk/people', label: w.people },
    { href: `/desk/people/${personId}`, label: name },
  ]
  return deskPage(
    { ...view, title: w.title, crumbs },
    html`${pageHead({ title: w.title, lead: w.counterLead })} ${knownPart(view, shown)}`,
  )
}

/** The copy on paper, in large print: the same as on the screen; at the counter with numbers in full. */
export const copySheet = (view: View, { known, now, back }: { known: KnownOf; now: Date; back: string }): Html => {
  const { lang, area } = view
  const w = knownWords(lang)
  const frame = view.menu ? deskPage : frontPage
  return frame(
    { ...view, title: w.sheetTitle(known.subject.name) },
    html`<div class="no-print">
        ${actions(printButton(lang), linkButton({ text: w.back, href: back, kind: 'quiet' }))}
      </div>
      <article class="print-large stack">
        ${pageHead({ title: w.sheetTitle(known.subject.name), kicker: area?.name ?? '', lead: w.sheetLead(sayMoment(lang, now, now)) })}
        ${storedPart(lang, known, true)} ${openedPart(view, { known, now }, true)}
        <p>${w.sheetRights(area?.phone ?? '')}</p>
      </article>`,
  )
}
