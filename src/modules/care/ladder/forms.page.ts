import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, button, form, hiddenField, radiosField, section, textField } from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { ladderHref } from '../address.ts'
import { decisions } from '../kinds.rules.ts'
import { careWords } from '../kinds.words.ts'
import { decideBy, mostWords, rungs, rungsAt } from './ladder.rules.ts'
import type { LadderPage } from './shown.ts'
import { ladderWords } from './words.ts'

/** Writing down a rung somebody took; the next one is chosen already. */
export const stepForm = (lang: Lang, { ctx, ladder: { visit, steps }, newId, back }: LadderPage): Html => {
  const w = ladderWords(lang)
  const own = back?.form === 'step' ? back : undefined
  const state = { lang, errors: own?.errors, values: own?.values }
  const next = rungsAt(visit.escalated_at ?? ctx.now, steps, ctx.now).find((one) => one.last === null)
  return section({
    title: w.take,
    id: 'take',
    body: form({
      lang,
      action: `${ladderHref(visit)}/steps`,
      errors: own?.errors,
      body: html`${hiddenField('id', newId)}
      ${radiosField({ ...state, name: 'what', label: w.what, value: next?.what, options: rungs.map(({ what }) => ({ value: what, label: w.steps[what] })) })}
      ${radiosField({ ...state, name: 'outcome', label: w.outcome, tiles: true, options: (['reached', 'not-reached'] as const).map((value) => ({ value, label: w.outcomes[value] })) })}
      ${textField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, optional: true, maxLength: mostWords })}
      ${actions(button({ text: w.save, icon: 'check' }))}`,
    }),
  })
}

/** The decision of a person, by when, and how they know. */
export const decisionForm = (lang: Lang, { ctx, ladder: { visit }, back }: LadderPage): Html => {
  const w = ladderWords(lang)
  const own = back?.form === 'decision' ? back : undefined
  const state = { lang, errors: own?.errors, values: own?.values }
  const options = decisions.map((value) => ({ value, label: careWords(lang).decisions[value] }))
  return section({
    title: w.decide,
    id: 'decide',
    body: html`<p>${w.decideLead(sayMoment(lang, decideBy(visit.escalated_at ?? ctx.now), ctx.now))}</p>
      ${form({
        lang,
        action: `${ladderHref(visit)}/decision`,
        errors: own?.errors,
        body: html`${radiosField({ ...state, name: 'decision', label: w.decision, options })}
        ${textField({ ...state, name: 'why', label: w.how, hint: w.howHint, maxLength: mostWords })}
        ${actions(button({ text: w.end, kind: 'go' }))}`,
      })}`,
  })
}
