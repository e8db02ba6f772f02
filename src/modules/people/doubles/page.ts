import {
  actions,
  button,
  card,
  cardGrid,
  checkField,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  pageHead,
  radiosField,
  searchBox,
  section,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayHome } from '../places/names.rules.ts'
import { personHref } from '../residents/page.ts'
import type { Person } from '../residents/person.ts'
import type { PersonFound } from '../residents/search.ts'
import { personWords } from '../residents/words.ts'
import { eachOnce, type Likely, type PhoneOfPair } from './likely.ts'
import { doubleWords } from './words.ts'

/** The page that lays an entry beside another. */
export const doubleHref = (id: string, other?: string) => `${personHref(id)}/double${other ? `?with=${other}` : ''}`

const crumbsOf = (view: View, { id, name }: { id: string; name: string }) => [
  { href: '/desk/people', label: personWords(view.lang).title },
  { href: personHref(id), label: name },
]

const place = (lang: View['lang'], { home }: Pick<PersonFound, 'home'>): string =>
  home ? sayHome(home) : doubleWords(lang).noHome

/** On the page of a person: who may be the same, and what they have alike. */
export const likelyPart = (view: View, { person, likely }: { person: Person; likely: readonly Likely[] }): Html => {
  const w = doubleWords(view.lang)
  if (likely.length === 0)
    return actions(linkButton({ text: w.another, href: doubleHref(person.id), icon: 'users', kind: 'quiet' }))
  return section({
    title: w.likely,
    note: w.likelyNote,
    body: html`${listCard(
      likely.map((one) => ({
        title: w.compare(one.name),
        href: doubleHref(person.id, one.id),
        note: [place(view.lang, one), ...one.alike.map((what) => w.alike[what])].join(' · '),
      })),
    )}
    ${actions(linkButton({ text: w.another, href: doubleHref(person.id), kind: 'quiet' }))}`,
  })
}

/** /desk/people/:id/double: looking for the other entry. */
export const findDoublePage = (
  view: View,
  { person, q, found }: { person: Person; q: string; found: readonly PersonFound[] },
): Html => {
  const w = doubleWords(view.lang)
  return deskPage(
    { ...view, title: w.title(person.name), crumbs: crumbsOf(view, person) },
    html`${pageHead({ title: w.title(person.name), lead: w.lead })}
      <div class="stack">
        ${searchBox({ lang: view.lang, action: doubleHref(person.id), label: w.find, hint: w.findHint, value: q })}
        ${
          found.length
            ? listCard(
                found.map((one) => ({
                  title: one.name,
                  href: doubleHref(person.id, one.id),
                  note: place(view.lang, one),
                })),
              )
            : q
              ? emptyState({ title: w.noneFound, text: '' })
              : nothing
        }
      </div>`,
  )
}

export type Compared = {
  person: Person
  other: Person
  phones: readonly PhoneOfPair[]
  newId: string
  errors?: readonly FieldError[]
  values?: Kept
}

/** /desk/people/:id/double?with=…: both side by side, and what stays. */
export const comparePage = (view: View, compared: Compared): Html => {
  const { person, other, errors } = compared
  const { lang } = view
  const w = doubleWords(lang)
  const side = (title: string, one: Person) =>
    card({
      level: 2,
      title,
      body: factsList([
        { term: w.name, text: one.name },
        { term: w.home, text: place(lang, one) },
        { term: w.state, text: w[one.state] },
        { term: w.phone, text: one.phones.map((phone) => phone.masked).join('、') || w.noPhone },
      ]),
    })
  return deskPage(
    { ...view, title: w.title(person.name), crumbs: crumbsOf(view, person) },
    html`${pageHead({ title: w.title(person.name), lead: w.lead })}
    ${cardGrid(side(w.stays, person), side(w.goes, other))}
    ${actions(linkButton({ text: w.swap, href: doubleHref(other.id, person.id), icon: 'refresh-cw', kind: 'quiet' }))}
    ${form({
      lang,
      action: doubleHref(person.id),
      errors,
      body: html`${hiddenField('id', compared.newId)} ${hiddenField('with', other.id)}
      ${hiddenField('version', person.version)} ${hiddenField('otherVersion', other.version)} ${choices(view, compared)}
      ${phoneChoice(view, compared)}
      ${actions(button({ text: w.go, kind: 'go' }), linkButton({ text: w.keepTwo, href: personHref(person.id), kind: 'quiet' }))}
      ${useNote(w.follows)}`,
    })}`,
  )
}

/** What both have alike is not asked. */
const choices = (view: View, { person, other, errors, values }: Compared): Html => {
  const { lang } = view
  const w = doubleWords(lang)
  const radios = (name: string, label: string, texts: readonly [string, string]) =>
    texts[0] === texts[1]
      ? nothing
      : radiosField({
          lang,
          errors,
          values,
          name,
          label,
          value: 'kept',
          options: [
            { value: 'kept', label: texts[0] },
            { value: 'gone', label: texts[1] },
          ],
        })
  return html`${radios('name', w.whichName, [person.name, other.name])}
  ${radios('home', w.whichHome, [place(lang, person), place(lang, other)])}
  ${radios('state', w.whichState, [w[person.state], w[other.state]])}`
}

const phoneChoice = (view: View, { phones, values }: Compared): Html => {
  const { lang } = view
  const w = doubleWords(lang)
  const once = eachOnce(phones)
  if (once.length === 0) return html`<p>${w.phonesNone}</p>`
  return html`<fieldset class="field stack">
    <legend>${w.phones}</legend>
    ${once.map((phone) => checkField({ lang, values, name: `phone-${phone.id}`, label: phone.masked, checked: true }))}
  </fieldset>`
}
