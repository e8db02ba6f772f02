import { dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkboxesField,
  checkField,
  dataTable,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  section,
  selectField,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { volunteersHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import { agreedFields } from './fields.ts'
import type { Team } from './membership.ts'
import { whyNot, type Planned } from './paste.ts'
import { idField, mostLines, whoField } from './paste.rules.ts'
import { pasteWords } from './paste.words.ts'
import { volunteerWords } from './words.ts'

export type PastePage = {
  teams: readonly Team[]
  now: Date
  errors?: readonly FieldError[]
  values?: Kept
}

const crumbs = (lang: Lang) => [{ href: volunteersHref, label: deskWords(lang).title }]

/** /desk/volunteers/paste: names one a line, and how they all said yes. */
export const pastePage = (view: View, page: PastePage): Html => {
  const { lang } = view
  const w = pasteWords(lang)
  const { errors, values } = page
  const body = html`${textareaField({ lang, errors, values, name: 'names', label: w.names, hint: w.namesHint(mostLines), rows: 10 })}
  ${togetherFields(lang, page)} ${actions(button({ text: w.look, icon: 'eye', kind: 'go', ownPage: true }))}`
  return deskPage(
    { ...view, title: w.title, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${form({ lang, action: `${volunteersHref}/paste`, errors, body })}`,
  )
}

const togetherFields = (lang: Lang, { teams, now, errors, values }: PastePage): Html => {
  const fields = { lang, errors, values }
  const options = teams.map(({ id, name }) => ({ value: id, label: name }))
  const label = volunteerWords(lang).teams
  return html`${options.length ? checkboxesField({ ...fields, name: 'teams', label, options, tiles: true, optional: true }) : nothing}
  ${agreedFields(fields, dayOf(now))} ${checkField({ ...fields, name: 'adults', label: pasteWords(lang).adults })}`
}

/** What the list would do, line by line; nothing is written before it is confirmed. */
export const previewPage = (view: View, page: PastePage & { planned: readonly Planned[] }): Html => {
  const { lang } = view
  const w = pasteWords(lang)
  const taken = page.planned.filter((line) => whyNot(line) === null)
  const refused = page.planned.filter((line) => whyNot(line) !== null)
  return deskPage(
    { ...view, title: w.previewTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.previewTitle, lead: w.previewLead(taken.length, refused.length) })}
    ${refused.length ? refusedPart(lang, refused) : nothing}
    ${taken.length ? takenPart(lang, page, taken) : notice({ kind: 'note', text: w.nothing })}
    ${actions(linkButton({ text: w.again, href: `${volunteersHref}/paste`, kind: 'quiet' }))}`,
  )
}

const refusedPart = (lang: Lang, refused: readonly Planned[]): Html => {
  const w = pasteWords(lang)
  return section({
    title: w.refusedTitle(refused.length),
    body: dataTable<Planned>({
      lang,
      caption: w.refusedTitle(refused.length),
      captionUnseen: true,
      rows: refused,
      columns: [
        { key: 'text', head: w.line, cell: ({ no, text }) => `${no}. ${text}`, names: true },
        { key: 'why', head: w.why, cell: (line) => w.refused[whyNot(line) ?? 'no-name'] },
      ],
    }),
  })
}

const takenPart = (lang: Lang, page: PastePage, taken: readonly Planned[]): Html => {
  const w = pasteWords(lang)
  const { errors, values = {} } = page
  const together = ['names', 'agreedHow', 'agreedOn', 'teams', 'adults'].flatMap((name) =>
    [values[name] ?? []].flat().map((value) => hiddenField(name, value)),
  )
  return section({
    title: w.takenTitle(taken.length),
    body: form({
      lang,
      action: `${volunteersHref}/paste/take`,
      errors,
      body: html`${together} ${taken.map((line) => lineField(lang, line, page))}
      ${actions(button({ text: w.take, icon: 'check', kind: 'go' }))}`,
    }),
  })
}

const lineField = (lang: Lang, line: Planned, { errors, values }: PastePage): Html => {
  const w = pasteWords(lang)
  const free = line.meant.filter(({ helps }) => !helps)
  const [only] = free
  const value = free.length === 0 ? 'name' : free.length === 1 ? (only?.personId ?? '') : ''
  return html`${hiddenField(idField(line.no), line.id)}
  ${selectField({
    lang,
    errors,
    values,
    name: whoField(line.no),
    label: `${line.no}. ${line.name}`,
    hint: free.length > 1 ? w.several(free.length) : free.length === 0 ? w.notOnRoster : undefined,
    value,
    options: [
      ...free.map(({ personId, home }) => ({ value: personId, label: `${line.name} ${home || w.noDoor}` })),
      { value: 'name', label: w.nameOnly },
      { value: 'skip', label: w.skip },
    ],
  })}`
}
