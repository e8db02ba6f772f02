import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { roleWords } from '#platform/auth/auth.ts'
import { roles } from '#platform/ctx.ts'
import {
  actions,
  button,
  checkField,
  dataTable,
  emptyState,
  form,
  hiddenField,
  notice,
  pageHead,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { openable } from './emergency.rules.ts'
import type { EmergencyLine } from './read.ts'
import { emergencyWords } from './words.ts'

/** The address of one. */
export const emergencyHref = (id: string) => `/desk/emergencies/${id}`

/** What came back of a form. */
export type Back = { errors?: readonly FieldError[] | undefined; values?: Kept | undefined }
type Listed = Back & { lines: readonly EmergencyLine[]; newId: string; mayAsk: boolean; now: Date }

const saidRole = (lang: Lang, role: string): string => {
  const known = roles.find((one) => one === role)
  return known ? roleWords(lang)[known] : role
}

/** Who asked, and as what. */
export const byRole = (lang: Lang, one: EmergencyLine): string =>
  emergencyWords(lang).byRole(one.askedBy, saidRole(lang, one.asked_role))

/** The names of these fields, one after the other. */
export const fieldNames = (lang: Lang, fields: readonly string[]): string =>
  openable
    .filter((field) => fields.includes(field))
    .map((field) => emergencyWords(lang).field[field])
    .join(lang === 'zh' ? '、' : ', ')

/** How an opening stands, and until when. */
export const stands = (lang: Lang, one: EmergencyLine, now: Date): string => {
  const w = emergencyWords(lang)
  const until = one.standing === 'open' && one.open_until ? [w.until(sayMoment(lang, one.open_until, now))] : []
  const wait = one.opened && one.standing !== 'open' && !one.told_at ? [w.toldWait] : []
  return [w.standing[one.standing], ...until, ...wait].join(' · ')
}

/** /desk/emergencies */
export const emergenciesPage = (view: View, listed: Listed): Html => {
  const { lang } = view
  const w = emergencyWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${notice({ kind: 'problem', text: w.danger })}
      <div class="stack">${table(view, listed)}</div>
      ${listed.mayAsk ? section({ title: w.askTitle, body: askForm(view, listed) }) : nothing}`,
  )
}

const table = ({ lang }: View, { lines, now }: Listed): Html => {
  const w = emergencyWords(lang)
  return dataTable<EmergencyLine>({
    lang,
    caption: w.title,
    captionUnseen: true,
    rows: lines,
    empty: emptyState({ title: w.none, text: '' }),
    columns: [
      {
        key: 'when',
        head: w.when,
        names: true,
        cell: (one) => html`<a href="${emergencyHref(one.id)}">${sayMoment(lang, one.asked_at, now)}</a>`,
      },
      { key: 'who', head: w.who, cell: (one) => byRole(lang, one) },
      { key: 'where', head: w.where, cell: (one) => one.home ?? w.hidden },
      { key: 'second', head: w.answeredBy, cell: (one) => one.answeredBy ?? '—' },
      { key: 'stands', head: w.stands, cell: (one) => stands(lang, one, now) },
    ],
  })
}

/** The fields to be opened, each with its tick. */
export const fieldTicks = (lang: Lang, { errors, values }: Back, fields: readonly string[]): Html => {
  const w = emergencyWords(lang)
  return html`<fieldset class="field stack">
    <legend>${w.fields}</legend>
    ${openable.filter((field) => fields.includes(field)).map((field) => checkField({ lang, errors, values, name: `field-${field}`, label: w.field[field], checked: field === 'phone' || fields.length < openable.length }))}
  </fieldset>`
}

const askForm = ({ lang }: View, { newId, errors, values }: Listed): Html => {
  const w = emergencyWords(lang)
  const each = { lang, errors, values }
  return form({
    lang,
    action: '/desk/emergencies',
    errors,
    body: html`${hiddenField('id', newId)}
    ${textField({ ...each, name: 'home', label: w.home, hint: w.homeHint, autocomplete: 'off' })}
    ${textField({ ...each, name: 'reason', label: w.reason, hint: w.reasonHint, maxLength: 100 })}
    ${fieldTicks(lang, { errors, values }, openable)} ${actions(button({ text: w.ask, kind: 'go' }))}`,
  })
}
