import QRCode from 'qrcode'
import {
  actions,
  button,
  chip,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  section,
  textField,
  type FieldError,
} from '../../web/components.ts'
import type { View } from '../../web/env.ts'
import { html, trusted, type Html } from '../../web/html.ts'
import { frontPage } from '../../web/layout.ts'
import { keyUri, typedKey } from './key-uri.ts'
import { secondFactorWords } from './words.ts'

/** What the page knows: whether codes are on, whether they must be, the key being set up, whose it is. */
export type SecondFactorState = {
  on: boolean
  must: boolean
  pending: string | undefined
  account: string
  next: string
  errors?: readonly FieldError[] | undefined
}

type Words = ReturnType<typeof secondFactorWords>

const passwordForm = (
  view: View,
  asked: { action: string; text: string; state: SecondFactorState; kind?: 'go' | 'plain' },
) => {
  const { lang } = view
  const { errors, next } = asked.state
  const w = secondFactorWords(lang)
  // Codes come back in the answer itself, so Turbo leaves these forms alone.
  return html`<div data-turbo="false">
    ${form({
      lang,
      action: asked.action,
      errors,
      body: html`${hiddenField('next', next)}
      ${textField({ lang, errors, name: 'password', label: w.password, type: 'password', autocomplete: 'current-password' })}
      ${actions(button({ text: asked.text, kind: asked.kind ?? 'go' }))}`,
    })}
  </div>`
}

const square = async (w: Words, uri: string): Promise<Html> => {
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2 })
  return html`<figure class="qr">
    ${trusted(svg.replace('<svg ', `<svg role="img" aria-labelledby="qr-name" `))}
    <figcaption id="qr-name"><b>${w.qr}</b></figcaption>
  </figure>`
}

const pendingPart = async (view: View, state: SecondFactorState & { pending: string }): Promise<Html> => {
  const { lang } = view
  const w = secondFactorWords(lang)
  const { errors } = state
  return html`${section({
    title: w.step2,
    note: w.step2Note,
    body: html`${await square(w, keyUri(state.pending, state.account))}
    ${factsList([{ term: w.key, text: html`<code>${typedKey(state.pending)}</code>` }])}`,
  })}
  ${section({
    title: w.step3,
    body: html`<div data-turbo="false">
      ${form({
        lang,
        action: '/account/second-factor/code',
        errors,
        body: html`${hiddenField('next', state.next)}
        ${textField({ lang, errors, name: 'code', label: w.code, size: 'short', autocomplete: 'one-time-code', maxLength: 12 })}
        ${actions(button({ text: w.confirm, kind: 'go' }), linkButton({ text: w.restart, href: '/account/second-factor?again=1', kind: 'quiet' }))}`,
      })}
    </div>`,
  })}`
}

const onPart = (view: View, state: SecondFactorState): Html => {
  const w = secondFactorWords(view.lang)
  const ask = (action: string, text: string) => passwordForm(view, { action, text, state, kind: 'plain' })
  return html`<details ${state.errors ? 'open' : ''}>
      <summary>${w.renewTitle}</summary>
      <p>${w.renewLead}</p>
      ${ask('/account/second-factor/codes', w.renew)}
    </details>
    ${section({ title: w.removeTitle, note: w.removeLead, body: linkButton({ text: w.remove, href: '/account/second-factor/remove' }) })}`
}

/** /account/second-factor */
export const secondFactorPage = async (view: View, state: SecondFactorState): Promise<Html> => {
  const w = secondFactorWords(view.lang)
  const { pending } = state
  const begin = () =>
    section({ title: w.step1, body: passwordForm(view, { action: '/account/second-factor', text: w.begin, state }) })
  const body = state.on
    ? onPart(view, state)
    : pending === undefined
      ? begin()
      : await pendingPart(view, { ...state, pending })
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({
      title: w.title,
      lead: state.must && !state.on ? w.mustLead : w.lead,
      chip: chip(state.on ? 'done' : 'off', state.on ? w.on : w.off),
    })}
    ${body}`,
  )
}

/** The page before codes are switched off. */
export const removePage = (view: View, state: SecondFactorState): Html => {
  const w = secondFactorWords(view.lang)
  return frontPage(
    { ...view, title: w.remove },
    html`${pageHead({ title: w.remove, lead: w.removeLead })}
    ${passwordForm(view, { action: '/account/second-factor/remove', text: w.remove, state })}`,
  )
}

/** The recovery codes, once. */
export const codesPage = (view: View, { codes, next }: { codes: readonly string[]; next: string }): Html => {
  const w = secondFactorWords(view.lang)
  return frontPage(
    { ...view, title: w.codesTitle, printable: true },
    html`${pageHead({ title: w.codesTitle, lead: w.codesLead })}
      <ol class="card card-body num">
        ${codes.map((code, at) => html`<li>${at + 1}. <code>${code}</code></li>`)}
      </ol>
      <div class="no-print">${actions(linkButton({ text: w.codesDone, href: next, kind: 'go' }))}</div>`,
  )
}
