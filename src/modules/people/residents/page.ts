import {
  actions,
  chip,
  dataTable,
  emptyState,
  filters,
  linkButton,
  pageHead,
  pager,
  searchBox,
  selectField,
  type Column,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { PlaceChoices } from '../places/choices.ts'
import { sayHome } from '../places/names.rules.ts'
import { pageSize, type PeopleFilter, type PeoplePage } from './list.ts'
import { buildingHref } from '../places/page.ts'
import type { PersonFound, Residence } from './search.ts'
import { personWords } from './words.ts'

/** The page of a person. */
export const personHref = (id: string) => `/desk/people/${id}`

/** The list of people, as an address. */
export function listHref(filter: Partial<PeopleFilter>): string {
  const query = new URLSearchParams()
  if (filter.compoundId) query.set('compound', filter.compoundId)
  if (filter.buildingId) query.set('building', filter.buildingId)
  if (filter.state === 'left') query.set('state', 'left')
  if (filter.after) query.set('after', filter.after)
  if (filter.before) query.set('before', filter.before)
  return `/desk/people${query.size ? `?${query}` : ''}`
}

const columns = (lang: View['lang']): Column<PersonFound>[] => {
  const w = personWords(lang)
  return [
    {
      key: 'name',
      head: w.name,
      names: true,
      cell: (one) =>
        html`<a href="${personHref(one.id)}">${one.name}</a
          >${one.state === 'left' ? html` ${chip('off', w.left)}` : nothing}`,
    },
    {
      key: 'home',
      head: w.home,
      cell: (one) => (one.home ? homeLink(one.home) : html`<span class="small">${w.noHome}</span>`),
    },
  ]
}

/** Where somebody lives, leading to the home or, where the door is not known, to the building. */
export const homeLink = (home: Residence): Html =>
  html`<a href="${home.id === null ? buildingHref(home.buildingId) : `/desk/homes/${home.id}`}">${sayHome(home)}</a>`

/** People one under another, with where they live. */
export const peopleTable = (
  view: View,
  { people, caption }: { people: readonly PersonFound[]; caption: string },
): Html => dataTable({ lang: view.lang, caption, captionUnseen: true, rows: people, columns: columns(view.lang) })

const head = (view: View, lead: string): Html => {
  const w = personWords(view.lang)
  return pageHead({
    title: w.title,
    lead,
    actions: actions(
      linkButton({ text: w.add, href: '/desk/people/new', icon: 'plus', kind: 'go' }),
      linkButton({ text: w.importList, href: '/desk/people/import', icon: 'upload' }),
    ),
  })
}

const search = (view: View, value?: string): Html => {
  const w = personWords(view.lang)
  return searchBox({
    lang: view.lang,
    action: '/desk/people',
    value,
    label: w.search,
    hint: w.searchHint,
    id: 'people-search',
  })
}

/** /desk/people?q=… */
export const foundPage = (view: View, { q, people }: { q: string; people: readonly PersonFound[] }): Html => {
  const w = personWords(view.lang)
  const many = people.length >= pageSize
  return deskPage(
    { ...view, title: `${w.search} ${q}`, query: q },
    html`${head(view, w.lead)}
      <div class="stack">
        ${search(view, q)}
        ${
          people.length
            ? html`<p class="small" role="status">${many ? w.foundMore(people.length) : w.found(people.length)}</p>
                ${peopleTable(view, { people, caption: w.search })}`
            : emptyState({ title: w.noneFound, text: w.noneFoundText, icon: 'search' })
        }
      </div>`,
  )
}

type Listed = { page: PeoplePage; filter: PeopleFilter; compounds: PlaceChoices }

const isNarrowed = ({ compoundId, buildingId, state }: PeopleFilter): boolean =>
  compoundId !== null || buildingId !== null || state === 'left'

/** /desk/people */
export const peopleListPage = (view: View, listed: Listed): Html => {
  const { lang } = view
  const { page, filter } = listed
  const w = personWords(lang)
  const first = !isNarrowed(filter) && page.people.length === 0
  return deskPage(
    { ...view, title: w.title },
    html`${head(view, w.lead)}
      <div class="stack">
        ${search(view)} ${first ? nothing : filterRow(view, listed)}
        ${page.people.length ? peopleTable(view, { people: page.people, caption: w.title }) : nobody(view, first)}
      </div>
      ${pager({
        lang,
        previous: page.previous ? listHref({ ...filter, after: null, before: page.previous }) : undefined,
        next: page.next ? listHref({ ...filter, before: null, after: page.next }) : undefined,
      })}`,
  )
}

const nobody = (view: View, first: boolean): Html => {
  const w = personWords(view.lang)
  if (!first) return emptyState({ title: w.noneFound, text: w.noneFoundText, icon: 'users' })
  const action = linkButton({ text: w.importList, href: '/desk/people/import', icon: 'upload' })
  return emptyState({ title: w.noneYet, text: w.noneYetText, icon: 'users', action })
}

const filterRow = (view: View, { filter, compounds }: Listed): Html => {
  const { lang } = view
  const w = personWords(lang)
  const near =
    filter.compoundId === null ? compounds : compounds.filter((compound) => compound.id === filter.compoundId)
  const buildings = near.flatMap((compound) =>
    compound.buildings.map((building) => ({
      value: building.id,
      label: near.length > 1 ? `${compound.name} ${building.name}` : building.name,
    })),
  )
  return filters({
    lang,
    action: '/desk/people',
    fields: html`${selectField({
      lang,
      name: 'compound',
      label: w.compound,
      empty: w.allCompounds,
      value: filter.compoundId ?? '',
      options: compounds.map((compound) => ({ value: compound.id, label: compound.name })),
    })}
    ${selectField({ lang, name: 'building', label: w.building, empty: w.allBuildings, value: filter.buildingId ?? '', options: buildings })}
    ${selectField({
      lang,
      name: 'state',
      label: w.state,
      empty: false,
      value: filter.state,
      options: [
        { value: 'here', label: w.here },
        { value: 'left', label: w.left },
      ],
    })}`,
    clear: isNarrowed(filter) ? '/desk/people' : undefined,
  })
}
