import { clockText } from '#base/clock.rules.ts'
import type { Lang } from '#base/words.ts'
import { spotField, type Choices } from '#modules/gatherings/public.ts'
import {
  actions,
  button,
  card,
  checkField,
  chip,
  dateField,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  radiosField,
  section,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { boardPath, rulesPath } from './board.page.ts'
import { most, onHolidays, weekdays } from './programme.rules.ts'
import type { Programme, Team } from './programme.ts'
import { programmeWords } from './programme.words.ts'
import { boardWords } from './words.ts'

export type Filled = { values: Kept; errors?: readonly FieldError[] | undefined }

type List = {
  programmes: readonly Programme[]
  teams: readonly Team[]
  choices: Choices
  newId: string
  /** The form for a new one, when it is open or came back. */
  filled: Filled | null
}

/** Every programme, and the form for a new one. */
export const programmesPage = (view: View, list: List): Html => {
  const { lang } = view
  const w = programmeWords(lang)
  const cards = list.programmes.map((programme) => programmeCard(lang, programme))
  return deskPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: boardPath, label: boardWords(lang).title }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
      <div class="stack">
        ${cards.length ? html`<div class="card-grid">${cards}</div>` : nothing} ${addPart(lang, list)}
      </div>`,
  )
}

const programmeCard = (lang: Lang, programme: Programme): Html => {
  const { series } = programme
  return card({
    level: 2,
    kicker: programme.team ?? undefined,
    title: series.title,
    href: `${rulesPath}/${programme.id}`,
    chip: series.endedAt === null ? undefined : chip('off', programmeWords(lang).ended),
    body: factsList(whenFacts(lang, programme)),
  })
}

/** How often, at what hour and where, as the series says it. */
export const whenFacts = (lang: Lang, { series }: Programme): { term: string; text: string }[] => {
  const w = programmeWords(lang)
  const from = clockText(series.minute)
  const to = clockText(series.minute + series.lasts)
  return [
    { term: w.weekday, text: w.often(series.rhythm, from, to) },
    { term: w.where, text: series.place ?? w.nowhereYet },
    { term: w.onHoliday, text: w.holidays[series.onHoliday] },
  ]
}

const addPart = (lang: Lang, list: List): Html => {
  const w = programmeWords(lang)
  if (list.teams.length === 0)
    return emptyState({ title: w.none, text: w.noTeam, icon: 'users', action: toTeams(lang) })
  if (list.filled) return section({ title: w.add, id: 'new', body: newForm(lang, list, list.filled) })
  const open = linkButton({ text: w.add, icon: 'plus', kind: 'go', href: `${rulesPath}?open=new#new` })
  if (list.programmes.length > 0) return actions(open)
  return emptyState({ title: w.none, text: w.noneText, icon: 'calendar-days', action: open })
}

const toTeams = (lang: Lang): Html =>
  linkButton({ text: programmeWords(lang).teams, href: '/desk/partners?open=team#team', icon: 'plus', kind: 'go' })

const newForm = (lang: Lang, { teams, choices, newId }: List, filled: Filled): Html =>
  form({
    lang,
    action: rulesPath,
    errors: filled.errors,
    body: html`${hiddenField('id', newId)} ${careFields(lang, teams, filled)} ${whenPart(lang, filled)}
    ${wherePart(lang, choices, filled)}
    ${actions(button({ text: programmeWords(lang).make, icon: 'check', kind: 'go' }))}`,
  })

/** The team, the weather rule and small wishes: what can be changed later, too. */
export const careFields = (lang: Lang, teams: readonly Team[], { values, errors }: Filled): Html => {
  const w = programmeWords(lang)
  const state = { lang, values, errors }
  const options = teams.map(({ id, name }) => ({ value: id, label: name }))
  return html`${selectField({ ...state, name: 'team', label: w.team, options })}
  ${textField({ ...state, name: 'weather', label: w.weather, hint: w.weatherHint, optional: true, maxLength: most.weather })}
  ${checkField({ ...state, name: 'takesWishes', label: w.takesWishes, checked: values['takesWishes'] === 'yes' })}`
}

const whenPart = (lang: Lang, { values, errors }: Filled): Html => {
  const w = programmeWords(lang)
  const state = { lang, values, errors }
  return html`${textField({ ...state, name: 'title', label: w.name, maxLength: most.title })}
    ${textField({ ...state, name: 'about', label: w.about, hint: w.aboutHint, optional: true, maxLength: most.about })}
    ${selectField({ ...state, name: 'weekday', label: w.weekday, options: weekdays.map((day) => ({ value: day, label: w.weekdays[day] })) })}
    ${dateField({ ...state, name: 'startsOn', label: w.startsOn })}
    <div class="two even">
      ${textField({ ...state, name: 'from', label: w.from, type: 'time', size: 'short' })}
      ${textField({ ...state, name: 'to', label: w.to, type: 'time', size: 'short' })}
    </div>`
}

const wherePart = (lang: Lang, { venues, ...places }: Choices, { values, errors }: Filled): Html => {
  const w = programmeWords(lang)
  const state = { lang, values, errors }
  const options = venues.map(({ id, name }) => ({ value: id, label: name }))
  const holidays = onHolidays.map((value) => ({ value, label: w.holidays[value] }))
  return html`${selectField({ ...state, name: 'venue', label: w.venue, empty: w.noVenue, options })}
  ${textField({ ...state, name: 'elsewhere', label: w.elsewhere, optional: true, maxLength: most.elsewhere })}
  ${spotField(state, places)}
  ${checkField({ ...state, name: 'nowhere', label: w.nowhere, checked: values['nowhere'] === 'yes' })}
  ${radiosField({ ...state, name: 'onHoliday', label: w.onHoliday, value: 'skip', options: holidays })}`
}
