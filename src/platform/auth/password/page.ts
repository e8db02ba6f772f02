import { actions, button, form, hiddenField, pageHead, textField, type FieldError } from '../../web/components.ts'
import type { View } from '../../web/env.ts'
import { html, type Html } from '../../web/html.ts'
import { frontPage } from '../../web/layout.ts'
import { passwordWords } from './words.ts'

/** /account/password; `first` when the printed one-time password is still in use. */
export const passwordPage = (
  view: View,
  { first, next, errors }: { first: boolean; next: string; errors?: readonly FieldError[] },
): Html => {
  const { lang } = view
  const w = passwordWords(lang)
  const each = { lang, errors, type: 'password' } as const
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: first ? w.firstLead : w.lead })}
    ${form({
      lang,
      action: '/account/password',
      errors,
      body: html`${hiddenField('next', next)}
      ${textField({ ...each, name: 'before', label: first ? w.beforeFirst : w.before, autocomplete: 'current-password' })}
      ${textField({ ...each, name: 'chosen', label: w.chosen, hint: w.chosenHint, autocomplete: 'new-password' })}
      ${textField({ ...each, name: 'again', label: w.again, autocomplete: 'new-password' })}
      ${actions(button({ text: w.save, kind: 'go' }))}`,
    })}`,
  )
}
