import { dayOf, type Day } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkField,
  chip,
  dataTable,
  emptyState,
  filters,
  form,
  hiddenField,
  linkButton,
  pageHead,
  searchBox,
  section,
  selectField,
  tabs,
  type Column,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import { helpsOn } from '../helping.rules.ts'
import { skills } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import type { Listed, TeamOfLead, VolunteerList } from './list.ts'
import { expiringSkills, filterQuery, isNarrowed, states, type ListFilter } from './list.rules.ts'
import { sayOn, saySkills, sayStanding, sayTimes } from './say.ts'

type Shown = { list: VolunteerList; filter: ListFilter; now: Date; waiting: number; mayTakeOut: boolean }

/** /desk/volunteers */
export const listPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = deskWords(lang)
  const { list, filter } = shown
  const first = list.all === 0 && filter.state !== 'left' && !isNarrowed(filter)
  return deskPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, lead: w.lead, actions: ways(lang, shown) })}
    ${first ? firstStep(lang) : html`<div class="stack">${whole(view, shown)}</div>`}`,
  )
}

const ways = (lang: Lang, { waiting }: Shown): Html => {
  const w = deskWords(lang)
  return html`<div class="no-print">
    ${actions(
      linkButton({ text: w.add, href: `${volunteersHref}/new`, icon: 'plus', kind: 'go' }),
      linkButton({ text: w.paste, href: `${volunteersHref}/paste`, icon: 'list-checks' }),
      linkButton({
        text: waiting ? w.wishesWait(waiting) : w.wishes,
        href: `${volunteersHref}/wishes`,
        icon: 'hand-heart',
      }),
      linkButton({ text: w.teams, href: '/desk/teams', icon: 'users', kind: 'quiet' }),
    )}
  </div>`
}

const firstStep = (lang: Lang): Html => {
  const w = deskWords(lang)
  const action = linkButton({ text: w.add, href: `${volunteersHref}/new`, icon: 'plus' })
  return emptyState({ title: w.emptyTitle, text: w.emptyText, icon: 'hand-heart', action })
}

const whole = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { list, filter, mayTakeOut } = shown
  const w = deskWords(lang)
  return html`<div class="no-print stack">
      ${searchBox({ lang, action: volunteersHref, value: filter.q, label: w.search, hint: w.searchHint, id: 'volunteer-search' })}
      ${teamTabs(lang, shown)} ${filterRow(lang, shown)}
    </div>
    <p class="small" role="status">${w.found(list.lines.length)}</p>
    ${table(lang, shown)} ${mayTakeOut && list.lines.length ? takeOut(lang, filter) : nothing}`
}

const teamTabs = (lang: Lang, { list, filter }: Shown): Html => {
  const w = deskWords(lang)
  const href = (team: ListFilter['team']) => listHref(volunteersHref, filterQuery({ ...filter, team }))
  const one = (team: ListFilter['team'], text: string, count: number | undefined) => ({
    href: href(team),
    text,
    current: filter.team === team,
    count,
  })
  return tabs(w.columns.teams, [
    one(null, w.everybody, list.all),
    ...list.teams.map(({ id, name }) => one(id, name, list.counts.get(id) ?? 0)),
    ...(list.counts.get('none') ? [one('none', w.noTeam, list.counts.get('none'))] : []),
  ])
}

const filterRow = (lang: Lang, { filter }: Shown): Html => {
  const w = deskWords(lang)
  const named = serviceWords(lang).skills
  return filters({
    lang,
    action: volunteersHref,
    fields: html`${hiddenField('team', filter.team)} ${hiddenField('q', filter.q || null)}
    ${selectField({ lang, name: 'skill', label: w.skill, empty: w.anySkill, value: filter.skill ?? '', options: skills.map((value) => ({ value, label: named[value] })) })}
    ${selectField({ lang, name: 'state', label: w.state, empty: false, value: filter.state, options: states.map((value) => ({ value, label: w.filterStates[value] })) })}
    ${checkField({ lang, name: 'expiring', label: w.expiring, checked: filter.expiring })}
    ${checkField({ lang, name: 'under18', label: w.under18, checked: filter.under18 })}`,
    clear: isNarrowed(filter) ? listHref(volunteersHref, { team: filter.team ?? undefined }) : undefined,
  })
}

const table = (lang: Lang, { list, now, filter }: Shown): Html => {
  const w = deskWords(lang)
  const teams = (one: Listed) =>
    list.teams.flatMap(({ id, name }) => (one.teamIds.includes(id) ? name : [])).join(w.and)
  const [name, ...rest] = columnsOf(lang, dayOf(now))
  return dataTable<Listed>({
    lang,
    caption: w.title,
    captionUnseen: true,
    rows: list.lines,
    empty: emptyState({ title: w.noneTitle, text: w.noneText, icon: 'search' }),
    columns: [
      ...(name ? [{ ...name, cell: nameLink(lang) }] : []),
      ...(filter.team === null
        ? [{ key: 'teams', head: w.columns.teams, cell: (one: Listed) => teams(one) || w.noTeam }]
        : []),
      ...rest,
    ],
  })
}

const nameLink = (lang: Lang) => (one: Listed) =>
  html`<a class="row-link" href="${volunteerHref(one.id)}">${one.name}</a>
    ${one.under18 ? chip('plain', deskWords(lang).under18) : nothing}`

/** What is said of each in a list: no telephone, nothing of what they did. */
const columnsOf = (lang: Lang, today: Day): Column<Listed>[] => {
  const w = deskWords(lang)
  return [
    { key: 'name', head: w.columns.name, cell: (one) => one.name, names: true },
    { key: 'skills', head: w.columns.skills, cell: (one) => skillsCell(lang, one, today) },
    { key: 'times', head: w.columns.times, cell: (one) => sayTimes(lang, one.freeTimes) || w.none },
    { key: 'askedBy', head: w.columns.askedBy, cell: (one) => w.waysOfAsking[one.askedBy] },
    { key: 'state', head: w.columns.state, cell: (one) => standingChip(lang, one, today) },
  ]
}

const skillsCell = (lang: Lang, one: Listed, today: Day): Html | string => {
  const w = deskWords(lang)
  const ending = expiringSkills(one, today)
  if (ending.length === 0) return saySkills(lang, one.skills) || w.none
  const said = ending.map(({ skill, expiresOn }) => {
    const day = sayOn(lang, expiresOn ?? today, today)
    const text = (expiresOn ?? today) < today ? w.paperEnded(day) : w.paperEnds(day)
    return html`<br />${chip((expiresOn ?? today) < today ? 'late' : 'waiting', `${serviceWords(lang).skills[skill]} ${text}`)}`
  })
  return html`${saySkills(lang, one.skills)} ${said}`
}

/** Whether somebody helps now, as a mark. */
export const standingChip = (lang: Lang, one: Pick<Listed, 'state' | 'pausedUntil'>, today: Day): Html =>
  chip(one.state === 'left' ? 'off' : helpsOn(one, today) ? 'done' : 'waiting', sayStanding(lang, one, today))

const takeOut = (lang: Lang, filter: ListFilter): Html => {
  const w = deskWords(lang)
  const action = listHref(`${volunteersHref}/export`, filterQuery(filter))
  const one = (value: 'xlsx' | 'csv') =>
    button({ text: w[value], name: 'format', value, icon: 'download', kind: 'quiet', download: true, ownPage: true })
  const body = html`<p class="small">${w.outNote}</p>
    ${actions(one('xlsx'), one('csv'))}`
  return html`<div class="no-print">${section({ title: w.out, body: form({ lang, action, body }) })}</div>`
}

/** /desk/teams, for whoever leads one. */
export const teamsPage = (view: View, { led, now }: { led: readonly TeamOfLead[]; now: Date }): Html => {
  const { lang } = view
  const w = deskWords(lang)
  const body = led.map(({ team, members }) =>
    section({
      title: team.name,
      note: w.memberCount(members.length),
      body: dataTable<Listed>({
        lang,
        caption: team.name,
        captionUnseen: true,
        rows: members,
        empty: html`<p>${w.nobody}</p>`,
        columns: columnsOf(lang, dayOf(now)),
      }),
    }),
  )
  const none = emptyState({ title: w.teamsNone, text: w.teamsNoneText, icon: 'users' })
  return deskPage(
    { ...view, title: w.teamsTitle, printable: true },
    html`${pageHead({ title: w.teamsTitle, lead: w.teamsLead })} ${led.length ? body : none}`,
  )
}
