import {
  actions,
  button,
  checkField,
  form,
  hiddenField,
  notice,
  pageHead,
  textField,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { cardWords } from './words.ts'

type Kept = { values?: Record<string, string> | undefined; errors?: readonly FieldError[] | undefined }

const notMine = (lang: View['lang'], { values }: Kept = {}): Html => {
  const w = cardWords(lang)
  return checkField({ lang, values, name: 'shared', label: w.shared, hint: w.sharedHint })
}

/** /card: the code typed by hand. */
export const enterPage = (view: View, kept: Kept): Html => {
  const { lang } = view
  const w = cardWords(lang)
  const { values, errors } = kept
  return frontPage(
    { ...view, title: w.enterTitle },
    html`${pageHead({ title: w.enterTitle, lead: w.enterLead })}
    ${form({
      lang,
      action: '/card',
      errors,
      body: html`${textField({ lang, errors, values, name: 'code', label: w.code, hint: w.codeHint, size: 'middle', autocomplete: 'off', maxLength: 40 })}
      ${notMine(lang, kept)} ${actions(button({ text: w.enter, kind: 'go', big: true }))}`,
    })}`,
  )
}

/** /c/CODE, where the square code leads: nothing happens before the button is pressed. */
export const confirmCardPage = (view: View, code: string): Html => {
  const { lang } = view
  const w = cardWords(lang)
  return frontPage(
    { ...view, title: w.confirmTitle, path: '/card' },
    html`<div class="stack">
      ${pageHead({ title: w.confirmTitle, lead: w.confirmLead })}
      ${form({
        lang,
        action: '/card',
        body: html`${hiddenField('code', code)} ${notMine(lang)}
        ${actions(button({ text: w.enter, kind: 'go', big: true }))}`,
      })}
      ${notice({ kind: 'note', text: w.notMine })}
    </div>`,
  )
}
