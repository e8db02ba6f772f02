import { sayCode } from '#base/follow-code.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  notice,
  pageHead,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { ownWords } from './own.words.ts'

type State = { lang: Lang; values?: Kept | undefined; errors?: readonly FieldError[] | undefined }

/** The telephone and the code that name a sign-up, wherever they are asked for. */
export const lookUpFields = (state: State): Html => {
  const w = ownWords(state.lang)
  const fields = { ...state, size: 'middle' as const, type: 'tel' as const }
  return html`${textField({ ...fields, name: 'phone', label: w.phone, autocomplete: 'tel' })}
  ${textField({ ...fields, name: 'code', label: w.code2, hint: w.codeHint, maxLength: 20, autocomplete: 'off' })}`
}

type LookUpForm = {
  values?: Kept
  errors?: readonly FieldError[]
  problem?: string | undefined
  /** Of a demonstration: what opens an invented sign-up. */
  invented?: { phone: string; code: string } | null
}

/** Telephone and code open one's own sign-up; no account, no name. */
export const followPage = (view: View, data: LookUpForm): Html => {
  const { lang } = view
  const w = ownWords(lang)
  return frontPage(
    { ...view, title: w.followTitle },
    html`${pageHead({ title: w.followTitle, lead: w.followLead })}
      ${data.problem ? notice({ kind: 'problem', text: data.problem }) : nothing}
      ${data.invented ? notice({ kind: 'note', text: w.invented(data.invented.phone, sayCode(data.invented.code)) }) : nothing}
      ${form({
        lang,
        action: '/signups/follow',
        errors: data.errors,
        body: html`${lookUpFields({ lang, errors: data.errors, values: data.values })}
        ${actions(button({ text: w.look, icon: 'eye', kind: 'go', big: true }))}`,
      })}
      <p>${w.lost}</p>`,
  )
}
