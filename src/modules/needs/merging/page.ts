import type { Lang } from '#base/words.ts'
import { radiosField, textareaField, textField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { contactWays } from '../handling/acceptance.rules.ts'
import { actWords } from '../handling/acts.words.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { stateText, titleOf } from '../marks.ts'
import { closedStates } from '../moves.rules.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { mergeReasonKeys, mostMergeWords, tellingWanted } from './merging.rules.ts'
import { mergeReasons } from './reasons.words.ts'
import { mergingWords } from './words.ts'

/** Merging a need into another: what is like it to tap, a number to type, why, and what the asker is told. */
export const mergeForm = (lang: Lang, page: CasePage): Html => {
  if (page.need.dispute) return nothing
  const w = mergingWords(lang)
  const state = stateOf(lang, page, 'merge')
  const reasons = mergeReasonKeys.map((value) => ({ value, label: mergeReasons(lang)[value] }))
  const ways = contactWays.map((value) => ({ value, label: actWords(lang).ways[value] }))
  const body = html`<p class="small">${w.lead}</p>
    ${similarField(lang, page)}
    ${textField({ ...state, name: 'mergeInto', label: w.number, hint: w.numberHint, size: 'middle', optional: true, maxLength: 20, autocomplete: 'off' })}
    ${radiosField({ ...state, name: 'mergeReason', label: w.why, tiles: true, value: 'same-matter', options: reasons })}
    ${textareaField({ ...state, name: 'mergeWords', label: w.words, hint: w.wordsHint, rows: 3, value: w.usual, maxLength: mostMergeWords })}
    ${tellingWanted(page.need) ? radiosField({ ...state, name: 'mergeWay', label: w.told, tiles: true, options: ways }) : nothing}`
  return foldedAct(page, 'merge', {
    title: w.open,
    body: actForm(lang, page, { name: 'merge', body, go: { text: w.button, quiet: true } }),
  })
}

const similarField = (lang: Lang, page: CasePage): Html => {
  const w = mergingWords(lang)
  const options = page.similar
    .filter((need) => !closedStates.includes(need.state) && sayNumber(need) !== sayNumber(page.need))
    .map((need) => ({
      value: sayNumber(need),
      label: `${sayNumber(need)} ${titleOf(lang, need)} · ${stateText(lang, need)}`,
    }))
  const field = { ...stateOf(lang, page, 'merge'), name: 'mergeSimilar', label: w.similar, optional: true, options }
  return options.length ? radiosField(field) : nothing
}

/** Taking a need out of the one it was merged into. */
export const partForm = (lang: Lang, page: CasePage): Html => {
  const w = mergingWords(lang)
  const state = stateOf(lang, page, 'unmerge')
  const body = textareaField({
    ...state,
    name: 'partWords',
    label: w.partWords,
    hint: w.wordsHint,
    rows: 2,
    optional: true,
    maxLength: mostMergeWords,
  })
  return foldedAct(page, 'unmerge', {
    title: w.part,
    body: actForm(lang, page, { name: 'unmerge', body, go: { text: w.partButton, quiet: true } }),
  })
}

/** Which needs this one was merged with, for the desk: each number leads to its page. */
export const lineageFacts = (lang: Lang, { need: { lineage }, base }: CasePage): [string, Html | null][] => {
  const w = mergingWords(lang)
  if (base !== '/desk/needs') return []
  const link = (number: NeedNumber): Html =>
    html`<a class="row-link num" href="${base}/${sayNumber(number)}">${sayNumber(number)}</a> `
  return [
    [w.into, lineage.into && link(lineage.into)],
    [w.joined, lineage.joined.length ? html`${lineage.joined.map(link)}` : null],
  ]
}
