import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  checkField,
  chip,
  dataTable,
  errorSummary,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  section,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayHome } from '../places/names.rules.ts'
import type { Merged } from '../doubles/history.ts'
import { historyPart } from '../doubles/history.page.ts'
import type { Likely } from '../doubles/likely.ts'
import { likelyPart } from '../doubles/page.ts'
import type { Opening } from './opening.ts'
import { homeLink, personHref } from './page.ts'
import type { Person } from './person.ts'
import { personWords } from './words.ts'

const crumbs = (view: View) => [{ href: '/desk/people', label: personWords(view.lang).title }]

type Sheet = {
  person: Person
  openings: readonly Opening[]
  likely: readonly Likely[]
  merges: readonly Merged[]
  newId: string
  now: Date
  errors?: readonly FieldError[]
  values?: Kept
}

/** /desk/people/:id */
export const personPage = (view: View, sheet: Sheet): Html => {
  const { lang } = view
  const { person } = sheet
  const w = personWords(lang)
  const href = personHref(person.id)
  const moved = person.state === 'left'
  return deskPage(
    { ...view, title: person.name, crumbs: crumbs(view) },
    html`${errorSummary(lang, sheet.errors ?? [])}
    ${pageHead({
      title: person.name,
      ...(moved ? { chip: chip('off', w.left) } : {}),
      actions: actions(
        linkButton({ text: w.edit, href: `${href}/edit`, icon: 'pencil' }),
        linkButton({ text: w.known, href: `${href}/known`, icon: 'shield-check', kind: 'quiet' }),
        linkButton({ text: w.consents, href: `${href}/consents`, icon: 'check', kind: 'quiet' }),
        postButton({
          text: moved ? w.comeBack : w.moveAway,
          action: `${href}/${moved ? 'back' : 'away'}`,
          fields: { version: String(person.version) },
          kind: 'quiet',
        }),
      ),
    })}
    ${factsList([
      {
        term: w.home,
        text: person.home ? homeLink(person.home) : w.noHome,
      },
      {
        term: w.phones,
        text: person.phones.length
          ? html`<span class="num">${person.phones.map((phone) => phone.masked).join('、')}</span>`
          : w.phoneNone,
      },
      { term: w.changed, text: sayMoment(lang, person.changedAt, sheet.now) },
    ])}
    ${person.phones.length ? openForm(view, sheet) : nothing} ${openingList(view, sheet)} ${likelyPart(view, sheet)}
    ${historyPart(view, sheet)}`,
  )
}

/** The answer is the number itself and no redirect, so Turbo stays out of it. */
const openForm = (view: View, { person, newId, errors, values }: Sheet): Html => {
  const { lang } = view
  const w = personWords(lang)
  return section({
    title: w.openTitle,
    note: w.openLead,
    body: html`<form class="form" method="post" action="${personHref(person.id)}/phones" data-turbo="false" novalidate>
      ${hiddenField('id', newId)}
      ${textField({ lang, errors, values, name: 'reason', label: w.reason, hint: w.reasonHint })}
      ${actions(button({ text: w.open, icon: 'phone' }))}
    </form>`,
  })
}

const openingList = (view: View, { openings, now }: Sheet): Html => {
  const { lang } = view
  const w = personWords(lang)
  return section({
    title: w.openings,
    body: dataTable({
      lang,
      caption: w.openings,
      captionUnseen: true,
      rows: openings,
      empty: html`<p class="small">${w.noOpenings}</p>`,
      columns: [
        { key: 'when', head: w.openingWhen, cell: (one) => sayMoment(lang, one.at, now) },
        { key: 'who', head: w.openingWho, cell: (one) => one.by },
        { key: 'why', head: w.openingWhy, cell: (one) => one.reason },
      ],
    }),
  })
}

/** The numbers in clear, as the answer to a reason. */
export const openedPage = (view: View, { person, numbers }: { person: Person; numbers: readonly string[] }): Html => {
  const w = personWords(view.lang)
  return deskPage(
    {
      ...view,
      title: w.opened(person.name),
      crumbs: [...crumbs(view), { href: personHref(person.id), label: person.name }],
    },
    html`${pageHead({ title: w.opened(person.name), lead: w.openedNote })}
    ${numbers.map((number) => html`<p class="lead num"><a href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a></p>`)}
    ${actions(linkButton({ text: w.backTo(person.name), href: personHref(person.id), kind: 'go' }))}`,
  )
}

/** What the form about a person holds, to add or to correct one. */
export type PersonForm = { values: Kept; errors?: readonly FieldError[] }

/** The stored person as the form's values. Numbers stay closed: they can be taken away or added, not read here. */
export const keptPerson = (person: Person): Kept => ({
  name: person.name,
  home: person.home ? sayHome(person.home) : '',
  phones: '',
})

/** /desk/people/new */
export const newPersonPage = (view: View, { newId, kept }: { newId: string; kept: PersonForm }): Html => {
  const { lang } = view
  const w = personWords(lang)
  return deskPage(
    { ...view, title: w.addTitle, crumbs: crumbs(view) },
    html`${pageHead({ title: w.addTitle })}
    ${form({
      lang,
      action: '/desk/people',
      errors: kept.errors,
      body: html`${hiddenField('id', newId)} ${fields(view, kept)}
      ${textField({ lang, ...kept, name: 'phones', label: w.phones, hint: w.phonesHint, optional: true, type: 'tel' })}
      ${actions(button({ text: w.save, kind: 'go' }))} ${useNote([w.ask, w.why, w.until])}`,
    })}`,
  )
}

const fields = (view: View, kept: PersonForm): Html => {
  const { lang } = view
  const w = personWords(lang)
  return html`${textField({ lang, ...kept, name: 'name', label: w.name, hint: w.nameHint, size: 'middle', autocomplete: 'off' })}
  ${textField({ lang, ...kept, name: 'home', label: w.homeLabel, hint: w.homeHint, optional: true, autocomplete: 'off' })}`
}

/** /desk/people/:id/edit */
export const editPersonPage = (
  view: View,
  { person, kept, version }: { person: Person; kept: PersonForm; version: number },
): Html => {
  const { lang } = view
  const w = personWords(lang)
  return deskPage(
    {
      ...view,
      title: w.editTitle(person.name),
      crumbs: [...crumbs(view), { href: personHref(person.id), label: person.name }],
    },
    html`${pageHead({ title: w.editTitle(person.name) })}
    ${form({
      lang,
      action: personHref(person.id),
      errors: kept.errors,
      body: html`${hiddenField('version', version)} ${fields(view, kept)}
      ${person.phones.map((phone) => checkField({ lang, values: kept.values, name: `drop-${phone.id}`, label: w.dropPhone(phone.masked) }))}
      ${textField({ lang, ...kept, name: 'phones', label: person.phones.length ? w.morePhones : w.phones, hint: w.phonesHint, optional: true, type: 'tel' })}
      ${actions(button({ text: w.save, kind: 'go' }), linkButton({ text: w.backTo(person.name), href: personHref(person.id), kind: 'quiet' }))}`,
    })}`,
  )
}
