import { writeCursor, type Page } from '#base/keyset.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  dataTable,
  emptyState,
  filters,
  hiddenField,
  linkButton,
  pageHead,
  pager,
  selectField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import type { AllyChoice } from '../handling/hand.rules.ts'
import { disputeWords } from '../disputes/words.ts'
import { dueChip, sayPlace, stateChip } from '../marks.ts'
import { assigneeRoles } from '../moves.rules.ts'
import { categories } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import type { PlaceChoices } from '../places.ts'
import { needWords } from '../words.ts'
import { lineHand, numberedTitle } from './lines.ts'
import { deskQuery, dueChoices, stateChoices, type DeskFilters } from './list.rules.ts'
import type { ListLine } from './need-list.ts'
import { deskWords } from './words.ts'

type ListData = { set: DeskFilters; places: PlaceChoices; allies: readonly AllyChoice[]; page: Page<ListLine> }

/** All needs of the reader's places, with filters, order and page in the address. */
export const listPage = (view: View, list: Html): Html =>
  deskPage({ ...view, title: deskWords(view.lang).title, printable: true }, list)

/** What stands on that page; the same for all who work in the same places and read the same language. */
export const needTable = (ctx: Ctx, { set, places, allies, page }: ListData): Html => {
  const { lang } = ctx
  const w = deskWords(lang)
  const href = (more: Record<string, string | undefined>) => listHref('/desk/needs', { ...deskQuery(set), ...more })
  const cursor = (name: string, at: typeof page.next) => (at ? href({ [name]: writeCursor(at) }) : undefined)
  const record = linkButton({ text: w.record, href: '/desk/needs/new', icon: 'plus', kind: 'go' })
  const disputes = linkButton({ text: disputeWords(lang).title, href: '/desk/disputes', icon: 'lock', kind: 'quiet' })
  return html`${pageHead({ title: w.title, actions: actions(record, disputes) })}
  ${filterRow(lang, set, { places, allies })}
  ${dataTable({
    lang,
    caption: w.caption,
    captionUnseen: true,
    columns: columns(ctx),
    rows: page.rows,
    sort: { key: set.sort === 'due' ? 'due' : 'received', descending: set.sort === 'newest' },
    sortHref: (key, descending) => href({ sort: key === 'due' ? undefined : descending ? 'newest' : 'oldest' }),
    empty: emptyState({ title: w.emptyTitle, text: w.empty, action: record }),
  })}
  ${pager({ lang, previous: cursor('before', page.previous), next: cursor('after', page.next) })}`
}

const columns = (ctx: Ctx) => {
  const { lang } = ctx
  const w = deskWords(lang)
  const link = (line: ListLine) => html`<a href="/desk/needs/${sayNumber(line)}">${numberedTitle(lang, line)}</a>`
  return [
    { key: 'need', head: w.columns.need, cell: link, names: true },
    { key: 'place', head: w.columns.place, cell: sayPlace },
    { key: 'state', head: w.columns.state, cell: (line: ListLine) => stateChip(lang, line) },
    { key: 'hand', head: w.columns.hand, cell: (line: ListLine) => lineHand(lang, line) },
    {
      key: 'due',
      head: w.columns.due,
      sortable: true,
      cell: (line: ListLine) => dueChip(lang, ctx.calendar, { need: line, now: ctx.now }),
    },
    {
      key: 'received',
      head: w.columns.received,
      sortable: true,
      unbroken: true,
      cell: (line: ListLine) => sayDay(lang, line.submitted_at, ctx.now),
    },
  ]
}

const filterRow = (lang: Lang, set: DeskFilters, { places, allies }: Pick<ListData, 'places' | 'allies'>): Html => {
  const w = deskWords(lang)
  const n = needWords(lang)
  const stateName = (state: (typeof stateChoices)[number]) =>
    state === 'open' || state === 'resolved' || state === 'closed' || state === 'all' ? w.states[state] : n.state[state]
  const fields = html`${selectField({ lang, name: 'state', label: w.state, empty: false, value: set.state, options: stateChoices.map((value) => ({ value, label: stateName(value) })) })}
  ${selectField({ lang, name: 'category', label: w.category, empty: w.all, value: set.category ?? '', options: categories.map((value) => ({ value, label: n.category[value] })) })}
  ${selectField({ lang, name: 'compound', label: w.compound, empty: w.all, value: set.compoundId ?? '', options: places.map(({ id, name }) => ({ value: id, label: name })) })}
  ${selectField({ lang, name: 'hand', label: w.hand, empty: w.all, value: set.hand ?? '', options: [...assigneeRoles.map((value) => ({ value, label: n.hand[value] })), ...allies.map(({ id, name }) => ({ value: id, label: name })), { value: 'nobody', label: w.nobody }] })}
  ${selectField({ lang, name: 'due', label: w.due, empty: w.all, value: set.due ?? '', options: dueChoices.map((value) => ({ value, label: w.dues[value] })) })}
  ${hiddenField('sort', deskQuery(set)['sort'])}`
  const isSet = Object.values(deskQuery(set)).some(Boolean)
  return filters({ lang, action: '/desk/needs', fields, clear: isSet ? '/desk/needs' : undefined })
}
