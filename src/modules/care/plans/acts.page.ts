import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  postButton,
  radiosField,
  section,
  textField,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { planHref } from '../address.ts'
import { most } from './plan.rules.ts'
import { isQuiet } from './quiet.ts'
import type { PlanBack, PlanPage } from './shown.ts'
import { planWords } from './words.ts'

const stateOf = (lang: Lang, back: PlanBack | undefined, name: PlanBack['form']) => {
  const own = back?.form === name ? back : undefined
  return { lang, errors: own?.errors, values: own?.values }
}

/** What can be done with a plan as it stands: the elder's answer, a rest, an end. */
export const actsPart = (lang: Lang, page: PlanPage): Html => {
  const w = planWords(lang)
  const { state, moved_at } = page.sheet.plan
  if (moved_at !== null) return section({ title: w.acts, id: 'acts', body: endForm(lang, page) })
  if (state === 'draft') return section({ title: w.consentTitle, id: 'answer', body: consentForm(lang, page) })
  return section({
    title: w.acts,
    id: 'acts',
    body: html`${state === 'consented' ? restPart(lang, page) : resumeButton(lang, page)} ${endForm(lang, page)}`,
  })
}

/** 「本周不用来」, and how it is taken back. */
const weekPart = (lang: Lang, { ctx, sheet: { plan } }: PlanPage): Html => {
  const w = planWords(lang)
  if (!isQuiet(ctx, plan)) return actions(postButton({ text: w.thisWeek, action: `${planHref(plan)}/not-this-week` }))
  const until = sayDay(lang, startOfDay(plan.quiet_until ?? ''), ctx.now)
  return html`<p>${w.weekQuiet(until)}</p>
    ${actions(postButton({ text: w.weekAgain, action: `${planHref(plan)}/this-week` }))}`
}

const version = ({ sheet: { plan } }: PlanPage) => String(plan.version)

const consentForm = (lang: Lang, page: PlanPage): Html => {
  const w = planWords(lang)
  const { plan } = page.sheet
  const state = stateOf(lang, page.back, 'consent')
  return html`${form({
      lang,
      action: `${planHref(plan)}/consent`,
      errors: state.errors,
      body: html`${hiddenField('version', version(page))}
      ${radiosField({ ...state, name: 'by', label: w.by, value: 'self', options: (['self', 'agent'] as const).map((value) => ({ value, label: w.agreedBy[value] })) })}
      ${textField({ ...state, name: 'agent', label: w.agent, hint: w.agentHint, optional: true, maxLength: most.name })}
      ${radiosField({ ...state, name: 'how', label: w.agreeHow, options: (['paper', 'spoken'] as const).map((value) => ({ value, label: w.agreedHow[value] })) })}
      ${actions(button({ text: w.consent, kind: 'go', icon: 'check' }))}`,
    })}
    <p class="small">${w.refuseNote}</p>
    ${actions(postButton({ text: w.refuse, action: `${planHref(plan)}/refusal`, fields: { version: version(page) } }))}`
}

const restPart = (lang: Lang, page: PlanPage): Html => {
  const w = planWords(lang)
  const { plan } = page.sheet
  const state = stateOf(lang, page.back, 'pause')
  return html`${weekPart(lang, page)}
    <details ${state.errors ? html`open` : nothing}>
      <summary>${w.pauseTitle}</summary>
      ${form({
        lang,
        action: `${planHref(plan)}/pause`,
        errors: state.errors,
        body: html`${hiddenField('version', version(page))}
        ${dateField({ ...state, name: 'until', label: w.pauseUntil, hint: w.pauseHint, optional: true })}
        ${actions(button({ text: w.pause }))}`,
      })}
    </details>`
}

const resumeButton = (lang: Lang, page: PlanPage): Html =>
  actions(
    postButton({
      text: planWords(lang).resume,
      kind: 'go',
      action: `${planHref(page.sheet.plan)}/resumption`,
      fields: { version: version(page) },
    }),
  )

const endForm = (lang: Lang, page: PlanPage): Html => {
  const w = planWords(lang)
  const state = stateOf(lang, page.back, 'end')
  return html`<details ${state.errors ? html`open` : nothing}>
    <summary>${w.endTitle}</summary>
    ${form({
      lang,
      action: `${planHref(page.sheet.plan)}/end`,
      errors: state.errors,
      body: html`${hiddenField('version', version(page))}
      ${textField({ ...state, name: 'why', label: w.endWhy, hint: w.endWhyHint, maxLength: most.words })}
      ${actions(button({ text: w.end, kind: 'danger' }))}`,
    })}
  </details>`
}
