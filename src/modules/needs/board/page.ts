import { dayOf, daysBetween } from '#base/days.ts'
import { writeCursor, type Page } from '#base/keyset.ts'
import { sayDay } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  emptyState,
  filters,
  hiddenField,
  linkButton,
  listCard,
  pageHead,
  pager,
  selectField,
  tabs,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import { sayHand, sayPlace, stateChip, titleOf } from '../marks.ts'
import { mergingWords } from '../merging/words.ts'
import { handedStates } from '../moves.rules.ts'
import { categories } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import type { PlaceChoices } from '../places.ts'
import { waitingWords } from '../waiting/words.ts'
import { needWords } from '../words.ts'
import type { BoardLine } from './board.ts'
import { boardQuery, boardViews, type BoardFilters } from './board.rules.ts'
import { boardWords } from './words.ts'

export type BoardData = { ctx: Ctx; filters: BoardFilters; places: PlaceChoices; page: Page<BoardLine> }

/** What the neighbours told and how far it has come. */
export const boardPage = (view: View, data: BoardData): Html => {
  const { lang } = view
  const w = boardWords(lang)
  const { page, filters: set } = data
  const href = (more: Record<string, string | undefined>) => listHref('/needs', { ...boardQuery(set), ...more })
  const cursor = (name: string, at: typeof page.next) => (at ? href({ [name]: writeCursor(at) }) : undefined)
  return frontPage(
    { ...view, title: w.title, description: w.lead, printable: true },
    html`${pageHead({ title: w.title, lead: w.lead })} ${ways(view, data)}
    ${tabs(
      w.viewsLabel,
      boardViews.map((name) => ({
        href: href({ state: name === 'all' ? undefined : name }),
        text: w.views[name],
        current: set.view === name,
      })),
    )}
    ${filterRow(view, data)}
    ${page.rows.length ? listCard(page.rows.map((row) => line(view, data.ctx, row))) : nothingThere(view, set)}
    ${pager({ lang, previous: cursor('before', page.previous), next: cursor('after', page.next) })}`,
  )
}

const ways = ({ lang }: View, { places, filters: { compoundId } }: BoardData): Html => {
  const w = boardWords(lang)
  const plans = places.filter(({ id }) => compoundId === null || id === compoundId).slice(0, 1)
  return actions(
    linkButton({ text: w.report, href: '/needs/new', icon: 'message-square-text', kind: 'go' }),
    linkButton({ text: w.follow, href: '/needs/follow', icon: 'eye' }),
    ...plans.map(({ id }) =>
      linkButton({ text: w.onPlan, href: `/needs/plan?compound=${id}`, icon: 'map-pin', kind: 'quiet' }),
    ),
  )
}

const filterRow = ({ lang }: View, { places, filters: set }: BoardData): Html => {
  const w = boardWords(lang)
  const n = needWords(lang)
  const subjects = categories.map((value) => ({ value, label: n.category[value] }))
  const compounds = places.map(({ id, name }) => ({ value: id, label: name }))
  const isSet = set.category !== null || set.compoundId !== null || set.buildingId !== null
  const fields = html`${hiddenField('state', set.view === 'all' ? null : set.view)}
  ${selectField({ lang, name: 'category', label: w.category, options: subjects, value: set.category ?? '', empty: w.all })}
  ${compounds.length > 1 ? selectField({ lang, name: 'compound', label: w.compound, options: compounds, value: set.compoundId ?? '', empty: w.all }) : nothing}`
  return filters({
    lang,
    action: '/needs',
    fields,
    clear: isSet ? listHref('/needs', { state: boardQuery(set)['state'] }) : undefined,
  })
}

const line = ({ lang }: View, ctx: Ctx, row: BoardLine) => ({
  title: titleOf(lang, row),
  href: `/needs/${sayNumber(row)}`,
  chip: stateChip(lang, row),
  note: lineNote(lang, ctx, row),
  end: sayNumber(row),
})

/** 「长江大楼 3号楼 · 10月21日 周一收到 · 在物业手里 · 第 4 天」. */
export function lineNote(lang: View['lang'], ctx: Ctx, row: Omit<BoardLine, 'voices'> & { voices?: number }): string {
  const w = boardWords(lang)
  const waits = row.state === 'waiting_external' && row.external_body ? waitingWords(lang).line(row.external_body) : ''
  const hand = inHandOf(lang, row)
  const hands = hand === null ? '' : w.inHands(hand)
  const place = row.title === null ? '' : sayPlace(row)
  const voices = row.voices ? mergingWords(lang).voices(row.voices) : ''
  return [place, w.received(sayDay(lang, row.submitted_at, ctx.now)), hands, waits, sayTime(lang, ctx, row), voices]
    .filter(Boolean)
    .join(' · ')
}

/** How long it took, or has taken so far. */
function sayTime(
  lang: View['lang'],
  ctx: Ctx,
  row: Pick<BoardLine, 'submitted_at' | 'resolved_at' | 'closed_at'>,
): string {
  const w = boardWords(lang)
  const since = dayOf(row.submitted_at)
  if (row.resolved_at) return w.took(daysBetween(since, dayOf(row.resolved_at)))
  return row.closed_at ? '' : w.day(daysBetween(since, dayOf(ctx.now)) + 1)
}

/** In whose hands a need is, while it is in any. */
export const inHandOf = (
  lang: View['lang'],
  need: Pick<BoardLine, 'state' | 'assignee_role' | 'allyName'>,
): string | null =>
  need.assignee_role && handedStates.includes(need.state) ? sayHand(lang, need.assignee_role, need.allyName) : null

const nothingThere = ({ lang }: View, set: BoardFilters): Html => {
  const w = boardWords(lang)
  const isFiltered = Object.values(boardQuery(set)).some(Boolean)
  return emptyState({
    title: isFiltered ? w.emptyFiltered : w.emptyTitle,
    text: isFiltered ? '' : w.empty,
    action: isFiltered
      ? linkButton({ text: w.all, href: '/needs' })
      : linkButton({ text: w.report, href: '/needs/new', kind: 'go' }),
  })
}
