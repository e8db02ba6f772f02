import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkboxesField,
  checkField,
  dateField,
  form,
  formPart,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  radiosField,
  selectField,
  textareaField,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { careHref, planHref } from '../address.ts'
import { meansOf } from '../kinds.rules.ts'
import { careWords } from '../kinds.words.ts'
import { onScreen } from '../on-screen.ts'
import { planFormWords } from './form.words.ts'
import { most } from './plan.rules.ts'
import { planWords } from './words.ts'

type State = { lang: Lang; errors?: readonly FieldError[] | undefined; values: Kept }

/** `plan`: the one that is changed; null for a new one, for the person of `who`. */
type Shown = {
  plan: { id: string; version: number } | null
  who: { id: string; name: string; address: string }
  newId: string
  holders: readonly { id: string; name: string }[]
  values: Kept
  errors?: readonly FieldError[] | undefined
}

const crumbs = (lang: Lang) => [{ href: careHref, label: planWords(lang).title }]

/** The terms of a plan: a new one, or one that is changed. */
export const planForm = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = planFormWords(lang)
  const { plan, who, values, errors } = shown
  const title = plan ? w.editTitle : w.newTitle
  const state = { lang, errors, values }
  // An empty form may be printed and written on; one with an elder's words stays on the screen.
  const body = html`${pageHead({ title, kicker: `${w.forWhom(who.name)} · ${who.address}`, lead: w.newLead })}
  ${form({
    lang,
    errors,
    action: plan ? `${planHref(plan)}/terms` : `${careHref}/plans`,
    body: html`${plan ? hiddenField('version', String(plan.version)) : hiddenField('id', shown.newId)}
    ${hiddenField('person', who.id)} ${useNote(w.useNote)} ${howPart(state)} ${rhythmPart(state)} ${wordsPart(state)}
    ${contactPart(state)} ${whoPart(state, shown)}
    ${actions(
      button({ text: plan ? w.saveChange : w.save, kind: 'go', icon: 'check' }),
      linkButton({ text: w.cancel, href: plan ? planHref(plan) : careHref, kind: 'quiet' }),
    )}`,
  })}`
  return deskPage({ ...view, title, crumbs: crumbs(lang) }, plan ? onScreen(lang, body) : body)
}

const howPart = (state: State): Html => {
  const w = planFormWords(state.lang)
  const options = meansOf.map((value) => ({ value, label: careWords(state.lang).means[value] }))
  return formPart(
    w.parts.how,
    html`${radiosField({ ...state, name: 'means', label: w.means, options })}
      <div class="two even">
        ${textField({ ...state, name: 'from', label: w.from, type: 'time', size: 'short' })}
        ${textField({ ...state, name: 'to', label: w.to, type: 'time', size: 'short' })}
      </div>`,
  )
}

const rhythmPart = (state: State): Html => {
  const w = planFormWords(state.lang)
  const number = { ...state, type: 'number', size: 'short', optional: true } as const
  const days = w.weekdayShort.map((label, at) => ({ value: String(at), label }))
  return formPart(
    w.parts.rhythm,
    html`${radiosField({
      ...state,
      name: 'rhythm',
      label: w.rhythm,
      value: 'weekdays',
      options: [
        { value: 'weekdays', label: w.byWeek },
        { value: 'every', label: w.byDays },
      ],
    })}
    ${checkboxesField({ ...state, name: 'weekday', label: w.weekday, options: [...days.slice(1), ...days.slice(0, 1)], tiles: true })}
    ${textField({ ...number, name: 'everyDays', label: w.everyDays })}
    ${textField({ ...number, name: 'seasonDays', label: w.seasonDays, hint: w.seasonHint })}
    ${dateField({ ...state, name: 'startsOn', label: w.startsOn })}`,
  )
}

const wordsPart = (state: State): Html => {
  const w = planFormWords(state.lang)
  const long = { ...state, optional: true, rows: 2, maxLength: most.words }
  return formPart(
    w.parts.words,
    html`${textareaField({ ...long, name: 'reason', label: w.reason, hint: w.reasonHint })}
    ${textareaField({ ...long, name: 'advice', label: w.advice, hint: w.adviceHint })}`,
  )
}

const contactPart = (state: State): Html => {
  const w = planFormWords(state.lang)
  const own = { ...state, optional: true }
  return formPart(
    w.parts.contact,
    html`${textField({ ...own, name: 'contactName', label: w.contactName, maxLength: most.name })}
    ${textField({ ...own, name: 'contactPhone', label: w.contactPhone, type: 'tel' })}
    ${textField({ ...own, name: 'contactTie', label: w.contactTie, hint: w.contactTieHint, maxLength: most.tie })}`,
  )
}

const whoPart = (state: State, { plan, holders }: Shown): Html => {
  const w = planFormWords(state.lang)
  const options = holders.map(({ id, name }) => ({ value: id, label: name }))
  return formPart(
    w.parts.who,
    html`${selectField({ ...state, name: 'holder', label: w.holder, options })}
    ${plan ? nothing : checkField({ ...state, name: 'theirWish', label: w.theirWish, hint: w.theirWishHint })}`,
  )
}

type Found = { id: string; name: string; address: string }

/** The first step of a new plan: finding the elder on the roster. `found` is null where nobody was looked for yet. */
export const findPage = (view: View, { asked, found }: { asked: string; found: readonly Found[] | null }): Html => {
  const { lang } = view
  const w = planFormWords(lang)
  return deskPage(
    { ...view, title: w.newTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.newTitle, lead: w.newLead })}
    ${form({
      lang,
      method: 'get',
      action: `${careHref}/new`,
      body: html`${textField({ lang, name: 'q', label: w.find, hint: w.findHint, value: asked })}
      ${actions(button({ text: w.search, kind: found?.length ? 'plain' : 'go', icon: 'search' }))}`,
    })}
    ${found === null ? nothing : foundList(lang, found)}`,
  )
}

const foundList = (lang: Lang, found: readonly Found[]): Html => {
  const w = planFormWords(lang)
  if (found.length === 0) return html`<p>${w.nobody}</p>`
  return html`<ul class="card list">
    ${found.map(
      ({ id, name, address }) =>
        html`<li>
          <span class="row-title">${name}</span>
          <p class="small">${address}</p>
          ${postButton({ text: w.choose, kind: 'quiet', action: `${careHref}/new`, fields: { person: id } })}
        </li>`,
    )}
  </ul>`
}
