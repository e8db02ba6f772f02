import { addDays, dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import { dateField, textareaField } from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { mostExtensionWhy, needsDirector } from './extension.rules.ts'
import { extendingWords } from './words.ts'

/** A later date with its reason. Whoever may not is told who may. */
export const extendForm = (lang: Lang, page: CasePage): Html => {
  const w = extendingWords(lang)
  const { need, ctx } = page
  const state = stateOf(lang, page, 'extend')
  const after = dayOf(need.due_at > ctx.now ? need.due_at : ctx.now)
  const body = html`${dateField({ ...state, name: 'newDue', label: w.newDue, min: addDays(after, 1) })}
  ${textareaField({ ...state, name: 'extendWhy', label: w.why, hint: w.whyHint, rows: 2, maxLength: mostExtensionWhy })}`
  const may = !needsDirector(need.extensions) || page.acts.includes('leave')
  return foldedAct(page, 'extend', {
    title: w.open,
    body: may
      ? actForm(lang, page, { name: 'extend', body, go: { text: w.button, quiet: true } })
      : html`<p class="small">${w.directorOnly}</p>`,
  })
}
