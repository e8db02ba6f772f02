import type { Lang } from '#base/words.ts'
import { actions, button, form, hiddenField, section, textareaField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { OwnPage } from '../followup/page.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { sayNumber } from '../number.ts'
import { mostQuestion, mostTold, openQuestion } from './asking.rules.ts'
import { askingWords } from './words.ts'

/** Asking the asker something, at the desk. */
export const askForm = (lang: Lang, page: CasePage): Html => {
  const w = askingWords(lang)
  const state = stateOf(lang, page, 'ask')
  const body = textareaField({
    ...state,
    name: 'question',
    label: w.question,
    hint: w.questionHint,
    rows: 2,
    maxLength: mostQuestion,
  })
  return foldedAct(page, 'ask', {
    title: w.open,
    body: actForm(lang, page, { name: 'ask', body, go: { text: w.ask } }),
  })
}

/** Writing down the answer that was heard. */
export const tellForm = (lang: Lang, page: CasePage): Html => {
  const w = askingWords(lang)
  const state = stateOf(lang, page, 'tell')
  const body = html`<p class="small">${w.lead}</p>
    ${textareaField({ ...state, name: 'answered', label: w.told, rows: 2, maxLength: mostTold })}`
  return foldedAct(page, 'tell', {
    title: w.openTell,
    body: actForm(lang, page, { name: 'tell', body, go: { text: w.tell } }),
  })
}

/** The open question on the asker's own page, with room for the answer. */
export const questionPart = (lang: Lang, page: OwnPage): Html => {
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
