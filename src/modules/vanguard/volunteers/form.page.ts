import { dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import { sayHome, type PersonFound } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import { agreedFields, volunteerFields } from './fields.ts'
import type { Team } from './membership.ts'
import { textOf, type One } from './one.ts'
import { oneWords } from './one.words.ts'
import { standingWords } from './standing.words.ts'
import { sayServices, sayTimes } from './say.ts'
import { blankVolunteer, type VolunteerText } from './volunteer.rules.ts'

type Back = { errors?: readonly FieldError[]; values?: Kept }

const crumbs = (lang: Lang) => [{ href: volunteersHref, label: deskWords(lang).title }]

type New = Back & {
  ctx: Ctx
  id: string
  teams: readonly Team[]
  /** The entry of the roster they are, once it was chosen. */
  person: { id: string; name: string } | null
  find: { q: string; people: readonly PersonFound[] }
}

/** /desk/volunteers/new: found on the roster first, or written down by name. */
export const newPage = (view: View, page: New): Html => {
  const { lang } = view
  const w = oneWords(lang)
  const { person, errors, values, ctx } = page
  const fields = { lang, errors, values }
  const now = { ...blankVolunteer, name: person?.name ?? '' }
  const entry = form({
    lang,
    action: volunteersHref,
    errors,
    body: html`${hiddenField('id', page.id)} ${hiddenField('person', person?.id)} ${volunteerFields(fields, now, page)}
    ${agreedFields(fields, dayOf(ctx.now))} ${actions(button({ text: w.save, icon: 'check', kind: 'go', big: true }))}`,
  })
  return deskPage(
    { ...view, title: w.newTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.newTitle, lead: w.newLead })}
      <div class="stack">
        ${person ? notice({ kind: 'note', text: w.fromRoster(person.name) }) : rosterSearch(lang, { ...page.find, action: `${volunteersHref}/new` })}
        ${entry}
      </div>`,
  )
}

type Search = { q: string; people: readonly PersonFound[]; action: string; take?: (id: string) => Html }

/** Somebody of the roster by name, pinyin, door or telephone; each found leads on. */
const rosterSearch = (lang: Lang, { q, people, action, take }: Search): Html => {
  const w = oneWords(lang)
  const found = people.map(({ id, name, home }) => ({
    title: name,
    note: w.ask(home ? sayHome(home) : ''),
    ...(take ? { chip: take(id) } : { href: listHref(action, { person: id }) }),
  }))
  return section({
    title: w.find,
    body: html`${form({
      lang,
      action,
      method: 'get',
      body: html`${textField({ lang, name: 'q', label: w.find, hint: w.findHint, value: q, size: 'middle', optional: true, autocomplete: 'off' })}
      ${actions(button({ text: w.findGo, icon: 'search' }))}`,
    })}
    ${q === '' ? nothing : people.length ? listCard(found) : html`<p role="status">${w.foundNone}</p>`}`,
  })
}

/** /desk/volunteers/:id/edit */
export const editPage = (view: View, one: One, { errors, values }: Back): Html => {
  const { lang } = view
  const w = oneWords(lang)
  const href = volunteerHref(one.row.id)
  return deskPage(
    { ...view, title: w.editTitle(one.helper.name), crumbs: [...crumbs(lang), { href, label: one.helper.name }] },
    html`${pageHead({ title: w.editTitle(one.helper.name) })}
    ${form({
      lang,
      action: href,
      errors,
      body: html`${hiddenField('version', one.row.version)} ${hiddenField('person', one.row.person_id)}
      ${volunteerFields({ lang, errors, values }, textOf(one), one)}
      ${actions(button({ text: w.change, icon: 'check', kind: 'go' }), linkButton({ text: standingWords(lang).no, href, kind: 'quiet' }))}`,
    })}`,
  )
}

/** /desk/volunteers/:id/person: which entry of the roster they are. */
export const personSearchPage = (
  view: View,
  one: One,
  find: Pick<Search, 'q' | 'people'> & { problem?: string },
): Html => {
  const { lang } = view
  const w = oneWords(lang)
  const href = volunteerHref(one.row.id)
  const take = (person: string) =>
    postButton({ text: w.choose, action: `${href}/person`, fields: { person, version: String(one.row.version) } })
  return deskPage(
    { ...view, title: w.rosterTitle(one.helper.name), crumbs: [...crumbs(lang), { href, label: one.helper.name }] },
    html`${pageHead({ title: w.rosterTitle(one.helper.name) })}
    ${find.problem ? notice({ kind: 'problem', text: find.problem }) : nothing}
    ${rosterSearch(lang, { ...find, action: `${href}/person`, take })}`,
  )
}

type Conflict = { one: One; mine: VolunteerText; sent: readonly (readonly [string, string])[] }

/** 409: a colleague, or the volunteer, changed the same one meanwhile. */
export const conflict = (view: View, { one, mine, sent }: Conflict): Html => {
  const { lang } = view
  const href = volunteerHref(one.row.id)
  const again = sent.filter(([name]) => name !== 'version').map(([name, value]) => hiddenField(name, value))
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: factsList(said(lang, mine, one.teams)) },
      theirs: { body: factsList(said(lang, textOf(one), one.teams)) },
      theirsHref: href,
      keepMine: form({
        lang,
        action: href,
        body: html`${hiddenField('version', one.row.version)} ${again} ${button({ text: deskWords(lang).keepMine })}`,
      }),
    },
  )
}

const said = (lang: Lang, text: VolunteerText, teams: readonly Team[]) => {
  const w = deskWords(lang)
  const { columns } = w
  return [
    { term: columns.name, text: text.name },
    {
      term: columns.teams,
      text: teams.flatMap(({ id, name }) => (text.teamIds.includes(id) ? name : [])).join(w.and) || '—',
    },
    { term: columns.askedBy, text: w.waysOfAsking[text.askedBy] },
    { term: columns.week, text: text.mostAWeek },
    { term: columns.month, text: text.mostAMonth },
    { term: columns.wants, text: sayServices(lang, text.wants) || '—' },
    { term: columns.mayNot, text: sayServices(lang, text.mayNot) || '—' },
    { term: columns.times, text: sayTimes(lang, text.freeTimes) || '—' },
    { term: columns.insured, text: text.insuredUntil ?? '—' },
  ]
}
