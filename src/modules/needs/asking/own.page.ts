import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { NeedCase } from '../case.ts'
import { sayNumber } from '../number.ts'
import { mostTold, openQuestion } from './asking.rules.ts'
import { askingWords } from './words.ts'

/** What of the asker's own page the question needs. */
type Asked = {
  need: NeedCase
  pass: string | undefined
  newId: () => string
  back?: { form: string; values: Kept; errors: readonly FieldError[] } | undefined
}

/** The open question on the asker's own page, with room for the answer. */
export const questionPart = (lang: Lang, page: Asked): Html => {
  if (page.need.state !== 'needs_info') return nothing
  const w = askingWords(lang)
  const back = page.back?.form === 'reply' ? page.back : undefined
  const fields = { lang, errors: back?.errors, values: back?.values }
  return section({
    title: w.ownTitle,
    id: 'question',
    body: html`<div class="card">
      <div class="card-body stack">
        <p>${openQuestion(page.need.steps) ?? ''}</p>
        <p class="small">${w.ownLead}</p>
        ${form({
          lang,
          action: `/needs/${sayNumber(page.need)}/mine/reply`,
          errors: back?.errors,
          body: html`${hiddenField('id', page.newId())} ${hiddenField('pass', page.pass)}
          ${textareaField({ ...fields, name: 'answered', label: w.ownAnswer, rows: 3, maxLength: mostTold })}
          ${actions(button({ text: w.ownButton, icon: 'check', kind: 'go', big: true, wide: true }))}`,
        })}
      </div>
    </div>`,
  })
}
