import type { Lang } from '#base/words.ts'
import { notice, radiosField, textareaField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { NeedCase } from '../case.ts'
import { contactOwed, contactWays } from '../handling/acceptance.rules.ts'
import { actWords } from '../handling/acts.words.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { destinations, mostEnding, unresolvedWhys } from './ending.rules.ts'
import { endingWords } from './words.ts'

/** Sending a need to where it belongs. */
export const referForm = (lang: Lang, page: CasePage): Html => {
  const w = endingWords(lang)
  const { ways } = actWords(lang)
  const state = stateOf(lang, page, 'refer')
  const options = destinations.map((value) => ({ value, label: w.destinations[value] }))
  const body = html`${radiosField({ ...state, name: 'destination', label: w.destination, tiles: true, options })}
  ${textareaField({ ...state, name: 'referWords', label: w.referWords, hint: w.referHint, rows: 2, maxLength: mostEnding })}
  ${contactOwed(page.need) ? radiosField({ ...state, name: 'referWay', label: w.referWay, tiles: true, options: contactWays.map((value) => ({ value, label: ways[value] })) }) : nothing}`
  return foldedAct(page, 'refer', {
    title: w.openRefer,
    body: actForm(lang, page, { name: 'refer', body, go: { text: w.refer, quiet: true } }),
  })
}

/** Closing what cannot be solved, with the reason. */
export const leaveForm = (lang: Lang, page: CasePage): Html => {
  const w = endingWords(lang)
  const state = stateOf(lang, page, 'leave')
  const options = unresolvedWhys.map((value) => ({ value, label: w.reasons[value] }))
  const body = html`${radiosField({ ...state, name: 'unresolvedWhy', label: w.why, hint: w.whyHint, tiles: true, options })}
  ${textareaField({ ...state, name: 'leaveWords', label: w.leaveWords, hint: w.leaveHint, rows: 2, maxLength: mostEnding })}`
  return foldedAct(page, 'leave', {
    title: w.openLeave,
    body: actForm(lang, page, { name: 'leave', body, go: { text: w.leave, quiet: true } }),
  })
}

/** How it ended, on the asker's own page: where to turn, or why it was not solved, in the words meant for them. */
export const endingPart = (lang: Lang, { need }: { need: NeedCase }): Html => {
  const w = endingWords(lang)
  const text = need.referred_to
    ? w.ownReferred(w.destinations[need.referred_to])
    : need.unresolved_why && w.ownLeft(w.reasons[need.unresolved_why])
  if (!text) return nothing
  const words = need.steps.filter(({ act }) => act === 'refer' || act === 'leave').at(-1)?.note
  return html`${notice({ kind: 'note', text })} ${words ? html`<p>${words}</p>` : nothing}`
}
