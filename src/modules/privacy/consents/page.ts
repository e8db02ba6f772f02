import {
  actions,
  button,
  checkField,
  chip,
  form,
  hiddenField,
  section,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { pageHead } from '#platform/web/components.ts'
import type { Consent } from './consent.ts'
import { consentWords } from './words.ts'

export type ConsentPage = {
  name: string
  consents: readonly Consent[]
  /** Where the answers go, and back to. */
  action: string
  back: string
  byCard: boolean
  newId: () => string
  again?: { errors: readonly FieldError[]; values: Kept }
}

/** What somebody agreed to, each with its three lines; a yes can be taken back with one press. */
export const consentPage = (view: View, page: ConsentPage): Html => {
  const w = consentWords(view.lang)
  const frame = page.byCard ? frontPage : deskPage
  return frame(
    { ...view, title: w.title, crumbs: [{ href: page.back, label: page.name }] },
    html`${pageHead({ title: w.title, kicker: page.name, lead: w.lead })}
    ${page.consents.map((one) => purposePart(view, page, one))}`,
  )
}

const purposePart = (view: View, page: ConsentPage, one: Consent): Html => {
  const { lang } = view
  const w = consentWords(lang)
  const given = one.standing === 'given'
  const resting = !given && !one.mayAsk
  return section({
    title: w.purpose[one.purpose],
    id: one.purpose,
    body: html`<div class="stack">
      <p>
        ${chip(given ? 'done' : 'off', w.standing[one.standing])} ${given && one.until ? w.until(one.until) : nothing}
      </p>
      ${useNote(w.lines[one.purpose])} ${resting ? html`<p class="small">${w.notAskedAgain}</p>` : nothing}
      ${answerForm(view, page, one)}
    </div>`,
  })
}

const answerForm = ({ lang }: View, page: ConsentPage, one: Consent): Html => {
  const w = consentWords(lang)
  const again = page.again?.values['purpose'] === one.purpose ? page.again : undefined
  const hidden = html`${hiddenField('id', page.newId())} ${hiddenField('purpose', one.purpose)}`
  const answer = (value: 'yes' | 'no', text: string, kind: 'go' | 'plain' | 'quiet') =>
    button({ text, name: 'answer', value, kind })
  const body =
    one.standing === 'given'
      ? actions(answer('no', w.back, 'plain'))
      : html`${childPart(lang, one, again)} ${actions(answer('yes', w.yes, 'go'), answer('no', w.no, 'quiet'))}`
  return form({ lang, action: page.action, errors: again?.errors, body: html`${hidden} ${body}` })
}

/** Asked of nobody who does not open it: only for a child, for whom somebody else agrees. */
const childPart = (lang: View['lang'], one: Consent, again: ConsentPage['again']): Html => {
  const w = consentWords(lang)
  const own = <T>(field: T) => ({ lang, errors: again?.errors, values: again?.values, ...field })
  return html`<details ${again ? 'open' : ''}>
    <summary>${w.child}</summary>
    <p class="hint">${w.bornHint}</p>
    ${textField(own({ name: `born-${one.purpose}`, label: w.born, type: 'number' as const, size: 'short' as const, optional: true }))}
    ${checkField(own({ name: `guardian-${one.purpose}`, label: w.guardian }))}
  </details>`
}
