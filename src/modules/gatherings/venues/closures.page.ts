import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { decisionField, decisions } from './closing.rules.ts'
import type { Met } from './closing.ts'
import { closingWords } from './closing.words.ts'
import { displacingWords } from './displacing.words.ts'
import { venueCrumbs, venueDeskHref } from './form.page.ts'
import { sayWhen } from './say-when.ts'
import { most } from './venue.rules.ts'
import type { Stands, Venue } from './venues.ts'
import { venueWords } from './words.ts'

/** The form as it came back, with what the closure meets. */
export type ClosingBack = { values: Kept; errors: readonly FieldError[]; met?: Met }

type Shown = { venue: Venue; closures: readonly Stands[]; newId: string; now: Date; back?: ClosingBack | undefined }

/** The closures of a venue: those that stand, and another. */
export const closuresPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { venue } = shown
  const w = closingWords(lang)
  return deskPage(
    { ...view, title: `${w.closures} · ${venue.name}`, crumbs: venueCrumbs(view, venue) },
    html`${pageHead({ title: w.closures, kicker: venue.name, lead: w.closuresLead })} ${closingForm(lang, shown)}
    ${section({ title: w.standing, id: 'standing', body: standing(lang, shown) })}
    ${actions(linkButton({ text: venueWords(lang).back, href: venueDeskHref(venue), kind: 'quiet' }))}`,
  )
}

const closingForm = (lang: Lang, { venue, newId, now, back }: Shown): Html => {
  const w = closingWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  return form({
    lang,
    action: `${venueDeskHref(venue)}/closures`,
    errors: back?.errors,
    body: html`${hiddenField('id', idOf(back) ?? newId)}
    ${dateField({ ...state, name: 'from', label: w.from, withTime: true })}
    ${dateField({ ...state, name: 'until', label: w.until, withTime: true })}
    ${textField({ ...state, name: 'reason', label: displacingWords(lang).reason, hint: w.closeReasonHint, maxLength: most.reason })}
    ${back?.met ? metPart(lang, back.met, { state, now }) : nothing}
    ${actions(button({ text: w.close, icon: 'lock', kind: 'go' }))}`,
  })
}

const idOf = (back: ClosingBack | undefined): string | null => {
  const id = back?.values['id']
  return typeof id === 'string' && id !== '' ? id : null
}

type State = { lang: Lang; errors?: readonly FieldError[] | undefined; values?: Kept | undefined }

const metPart = (lang: Lang, { stays, open }: Met, { state, now }: { state: State; now: Date }): Html => {
  const w = closingWords(lang)
  const staying = html`${notice({ kind: 'note', text: w.stays })}
  ${listCard(stays.map((one) => ({ title: one.title ?? '', href: deskHrefOf(one), note: sayWhen(lang, one, now) })))}`
  return html`${stays.length ? staying : nothing} ${open.length ? html`<p>${w.decide}</p>` : nothing}
  ${open.map((one) =>
    radiosField({
      ...state,
      name: decisionField(one.id),
      label: `${one.title ?? ''} · ${sayWhen(lang, one, now)} · ${saySignedUp(lang, one)}`,
      options: decisions.map((value) => ({ value, label: w.decisions[value], hint: w.decisionHints[value] })),
    }),
  )}`
}

/** How many people a change would touch. */
export const saySignedUp = (lang: Lang, { taken }: Pick<Stands, 'taken'>): string =>
  taken > 0 ? displacingWords(lang).signedUp(taken) : displacingWords(lang).nobodySignedUp

const standing = (lang: Lang, { venue, closures, now }: Shown): Html => {
  const w = closingWords(lang)
  if (closures.length === 0) return html`<p>${w.noClosures}</p>`
  return html`<div class="stack">
    ${closures.map(
      (one) =>
        html`<div class="card">
          <div class="card-body stack">
            <p><b>${sayWhen(lang, one, now)}</b></p>
            <p>${one.reason ?? ''}</p>
            ${actions(postButton({ text: w.openAgain, kind: 'quiet', action: `${venueDeskHref(venue)}/closures/${one.id}/end` }))}
          </div>
        </div>`,
    )}
    <p class="small">${w.openNote}</p>
  </div>`
}
