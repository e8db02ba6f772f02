import type { Lang } from '#base/words.ts'
import { radiosField, textareaField, textField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { sayNumber } from '../number.ts'
import { photosAsked } from '../photos.ts'
import { dayAsked } from '../promising/page.ts'
import { promisedDay } from '../promising/promise.rules.ts'
import { promisingWords } from '../promising/words.ts'
import { mostResult, returnReasons } from '../work/work.rules.ts'
import { actWords } from './acts.words.ts'
import { actForm, actPaths, stateOf, type CasePage } from './case-page.ts'
import { foldedAct } from './committee-acts.page.ts'

/** Accept with one press; it disappears once somebody has. */
export const takeForm = (lang: Lang, page: CasePage): Html =>
  page.need.taken_at
    ? nothing
    : actForm(lang, page, { name: 'take', body: nothing, go: { text: actWords(lang).take, icon: 'check', big: true } })

/** Begin with one press, which accepts as well. */
export const startForm = (lang: Lang, page: CasePage): Html =>
  actForm(lang, page, {
    name: 'start',
    body: nothing,
    go: { text: actWords(lang).start, icon: 'hammer', big: true, quiet: page.need.taken_at === null },
  })

/** By which day it will be done. */
export const promiseForm = (lang: Lang, page: CasePage): Html => {
  const { need, ctx, base, newId } = page
  const action = `${base}/${sayNumber(need)}/${actPaths.promise}`
  const w = promisingWords(lang)
  return foldedAct(page, 'promise', {
    title: promisedDay(need.steps) === null ? w.question : w.again,
    body: dayAsked(lang, { ctx, need, action, newId, state: stateOf(lang, page, 'promise') }),
  })
}

/** Give back, with one of a few reasons. */
export const returnForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'return')
  const options = returnReasons.map((value) => ({ value, label: w.reasons[value] }))
  const body = html`${radiosField({ ...state, name: 'reason', label: w.giveBack.reason, tiles: true, options })}
  ${textField({ ...state, name: 'returnWords', label: w.giveBack.words, optional: true, maxLength: 300 })}`
  return foldedAct(page, 'return', {
    title: w.giveBack.open,
    body: actForm(lang, page, { name: 'return', body, go: { text: w.giveBack.button, icon: 'undo-2', quiet: true } }),
  })
}

/** Say what was done, with photos if there are any. */
export const resolveForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'resolve')
  const body = html`${textareaField({ ...state, name: 'result', label: w.resolve.result, hint: w.resolve.resultHint, rows: 3, maxLength: mostResult })}
  ${photosAsked(state, { label: w.resolve.photos, kept: page.back?.form === 'resolve' ? page.back.kept : undefined })}`
  return actForm(lang, page, {
    name: 'resolve',
    body,
    photos: true,
    go: { text: w.resolve.button, icon: 'check', big: true },
  })
}
