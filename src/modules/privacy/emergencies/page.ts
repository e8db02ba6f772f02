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
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { openable, toldHows } from './emergency.rules.ts'
import type { Seen } from './emergency.ts'
import type { EmergencyLine, EmergencyPaper } from './read.ts'
import { emergencyWords } from './words.ts'

export const emergencyHref = (id: string) => `/desk/emergencies/${id}`

type Back = { errors?: readonly FieldError[] | undefined; values?: Kept | undefined }
type Listed = Back & { lines: readonly EmergencyLine[]; newId: string; mayAsk: boolean; now: Date }

const saidRole = (lang: Lang, role: string): string => {
  const known = roles.find((one) => one === role)
  return known ? roleWords(lang)[known] : role
}

const byRole = (lang: Lang, one: EmergencyLine): string =>
  emergencyWords(lang).byRole(one.askedBy, saidRole(lang, one.asked_role))

const fieldNames = (lang: Lang, fields: readonly string[]): string =>
  openable
    .filter((field) => fields.includes(field))
    .map((field) => emergencyWords(lang).field[field])
    .join(lang === 'zh' ? '、' : ', ')

const stands = (lang: Lang, one: EmergencyLine, now: Date): string => {
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

const fieldTicks = (lang: Lang, { errors, values }: Back, fields: readonly string[]): Html => {
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

type Shown = Back & { paper: EmergencyPaper; now: Date; newId: string }

/** /desk/emergencies/:id */
export const emergencyPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = emergencyWords(lang)
  const { paper, now } = shown
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/emergencies', label: w.title }] },
    html`${pageHead({ title: paper.home ?? w.title, kicker: w.title })}
    ${factsList([
      { term: w.stands, text: stands(lang, paper, now) },
      { term: w.who, text: byRole(lang, paper) },
      { term: w.when, text: sayMoment(lang, paper.asked_at, now) },
      { term: w.reason, text: paper.reason ?? w.hidden },
      { term: w.fields, text: fieldNames(lang, paper.fields) },
      ...(paper.answeredBy ? [{ term: w.answeredBy, text: paper.answeredBy }] : []),
    ])}
    ${paper.standing === 'asked' ? waiting(view, shown) : nothing}
    ${paper.standing === 'open' ? opened(view, shown) : nothing} ${told(view, shown)}`,
  )
}

const waiting = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = emergencyWords(lang)
  const { paper, errors, values } = shown
  const end = postButton({ text: w.end, action: `${emergencyHref(paper.id)}/end`, kind: 'quiet' })
  if (paper.mine)
    return html`<p>${w.yourOwn}</p>
      ${actions(end)}`
  if (!paper.confirms) return nothing
  const refuse = postButton({
    text: w.refuse,
    action: `${emergencyHref(paper.id)}/refuse`,
    fields: { version: String(paper.version) },
    kind: 'quiet',
  })
  return section({
    title: w.confirmTitle,
    note: w.confirmLead,
    body: paper.persons.length
      ? html`${form({
          lang,
          action: `${emergencyHref(paper.id)}/confirm`,
          errors,
          body: html`${hiddenField('version', paper.version)}
          ${radiosField({ lang, errors, values, name: 'person', label: w.whose, options: paper.persons.map(({ id, name }) => ({ value: id, label: name })) })}
          ${fieldTicks(lang, { errors, values }, paper.fields)} ${actions(button({ text: w.confirm, kind: 'go' }))}`,
        })}
        ${actions(refuse)}`
      : html`<p>${w.nobody}</p>
          ${actions(refuse)}`,
  })
}

/** The answer to the look is what was asked for and no redirect, so Turbo stays out of it. */
const opened = ({ lang }: View, { paper, newId }: Shown): Html => {
  const w = emergencyWords(lang)
  const end = actions(postButton({ text: w.end, action: `${emergencyHref(paper.id)}/end`, kind: 'quiet' }))
  return section({
    title: w.openTitle,
    body: paper.mine
      ? html`<form method="post" action="${emergencyHref(paper.id)}/look" data-turbo="false">
            ${hiddenField('id', newId)} ${actions(button({ text: w.look, icon: 'eye', kind: 'go' }))}
          </form>
          ${end}`
      : end,
  })
}

const told = ({ lang }: View, { paper, now, errors, values }: Shown): Html => {
  const w = emergencyWords(lang)
  if (paper.told_at && paper.told_how)
    return html`<p>${w.toldBy(paper.toldBy ?? '', w.how[paper.told_how], sayMoment(lang, paper.told_at, now))}</p>`
  if (!paper.opened || !paper.confirms) return nothing
  return section({
    title: w.toldTitle,
    note: w.toldLead,
    body: form({
      lang,
      action: `${emergencyHref(paper.id)}/told`,
      errors,
      body: html`${radiosField({ lang, errors, values, name: 'how', label: w.toldHow, options: toldHows.map((how) => ({ value: how, label: w.how[how] })) })}
      ${actions(button({ text: w.toldGo }))}`,
    }),
  })
}

/** The fields in clear, as the answer to one look. */
export const seenPage = (view: View, { id, seen }: { id: string; seen: Seen }): Html => {
  const w = emergencyWords(view.lang)
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/emergencies', label: w.title }] },
    html`${pageHead({ title: seen.name ?? w.title, lead: w.shown })}
    ${seen.phones?.map((number) => html`<p class="lead num"><a href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a></p>`) ?? nothing}
    ${seen.phones?.length === 0 ? html`<p>${w.noPhone}</p>` : nothing}
    ${actions(linkButton({ text: w.back, href: emergencyHref(id), kind: 'go' }))}`,
  )
}
