import {
  actions,
  button,
  checkField,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  section,
  textField,
  type FieldError,
} from '../../web/components.ts'
import type { View } from '../../web/env.ts'
import { html, nothing, type Html } from '../../web/html.ts'
import { frontPage } from '../../web/layout.ts'
import { roleWords } from '../words.ts'
import type { DemoSeat } from './demo.ts'
import { signInWords } from './words.ts'

type SignInPage = {
  next: string
  seats: readonly DemoSeat[]
  values?: Record<string, string> | undefined
  errors?: readonly FieldError[] | undefined
}

const demoPart = ({ lang }: View, { seats, next }: SignInPage): Html => {
  const w = signInWords(lang)
  const labels = { ...roleWords(lang), household: w.household }
  if (seats.length === 0) return nothing
  return section({
    title: w.demoTitle,
    note: w.demoNote,
    body: actions(
      ...seats.map((seat) => postButton({ text: labels[seat], action: '/sign-in/demo', fields: { as: seat, next } })),
    ),
  })
}

/** /sign-in: name and password; in a demonstration the invented people too. */
export const signInPage = (view: View, asked: SignInPage): Html => {
  const { lang } = view
  const w = signInWords(lang)
  const { values, errors } = asked
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${form({
      lang,
      action: '/sign-in',
      errors,
      body: html`${hiddenField('next', asked.next)}
      ${textField({ lang, errors, values, name: 'name', label: w.name, autocomplete: 'username', maxLength: 40 })}
      ${textField({ lang, errors, name: 'password', label: w.password, type: 'password', autocomplete: 'current-password' })}
      ${checkField({ lang, values, name: 'shared', label: w.shared, hint: w.sharedHint, checked: true })}
      ${actions(button({ text: w.enter, kind: 'go', icon: 'log-in' }))}`,
    })}
    ${demoPart(view, asked)}
    ${section({
      title: w.card,
      body: html`<p>${w.cardHint}</p>
        ${actions(linkButton({ text: w.card, href: '/card', icon: 'qr-code' }))}`,
    })}`,
  )
}

/** /sign-in/code: the second half, six digits or a recovery code. */
export const codePage = (
  view: View,
  asked: { next: string; shared: boolean; errors?: readonly FieldError[] },
): Html => {
  const { lang } = view
  const w = signInWords(lang)
  const { errors } = asked
  return frontPage(
    { ...view, title: w.codeTitle },
    html`${pageHead({ title: w.codeTitle, lead: w.codeLead })}
    ${form({
      lang,
      action: '/sign-in/code',
      errors,
      body: html`${hiddenField('next', asked.next)} ${asked.shared ? hiddenField('shared', 'yes') : nothing}
      ${textField({ lang, errors, name: 'code', label: w.code, hint: w.codeHint, size: 'middle', autocomplete: 'one-time-code', maxLength: 20 })}
      ${actions(button({ text: w.enter, kind: 'go' }), linkButton({ text: w.back, href: '/sign-in', kind: 'quiet' }))}`,
    })}`,
  )
}
