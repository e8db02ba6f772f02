import type { Lang } from '#base/words.ts'
import { textareaField } from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { mostQuestion, mostTold } from './asking.rules.ts'
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
