import { addDays, dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, emptyState, filters, hiddenField, linkButton, selectField, tabs } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { listHref } from '#platform/web/list-href.ts'
import { audiences, kinds } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { askedQuery, mondayOf, monthAfter, monthOf, stateChoices, views, type Asked } from './calendar.rules.ts'
import type { VenueChoice } from './calendar.ts'
import { calendarWords } from './words.ts'

/** The address of the same calendar with something changed. */
export const hrefTo = (path: string, asked: Asked, more: Partial<Asked> = {}): string =>
  listHref(path, askedQuery({ ...asked, ...more }))

/** Month, week, list: the same days looked at another way. */
export const viewTabs = (lang: Lang, path: string, asked: Asked): Html => {
  const w = calendarWords(lang)
  return tabs(
    w.viewsLabel,
    views.map((view) => ({
      href: hrefTo(path, asked, { view, want: null }),
      text: w.views[view],
      current: asked.want === null && asked.view === view,
    })),
  )
}

/** The ways to the days before and after, and back to today from anywhere else. */
export const turns = ({ lang, now }: Ctx, path: string, asked: Asked): Html => {
  const { view, day } = asked
  if (view === 'list') return nothing
  const w = calendarWords(lang)
  const { before, after } = w.turn[view]
  const moved = (n: number) => (view === 'week' ? addDays(mondayOf(day), 7 * n) : `${monthAfter(monthOf(day), n)}-01`)
  const isNow = (of: (day: string) => string) => of(day) === of(dayOf(now))
  const here = view === 'week' ? isNow(mondayOf) : isNow(monthOf)
  const way = (n: number) => hrefTo(path, asked, { day: moved(n) })
  return actions(
    linkButton({ text: before, href: way(-1), icon: 'chevron-left', kind: 'quiet' }),
    here ? nothing : linkButton({ text: w.toToday, href: hrefTo(path, asked, { day: dayOf(now) }), kind: 'quiet' }),
    linkButton({ text: after, href: way(1), icon: 'chevron-right', kind: 'quiet' }),
  )
}

type Row = { path: string; asked: Asked; venues: readonly VenueChoice[]; planned: boolean }

/** What narrows a calendar; the days in sight stay. `planned`: whether the reader sees what is not published yet. */
export const filterRow = (lang: Lang, { path, asked, venues, planned }: Row): Html => {
  const w = calendarWords(lang)
  const k = kindWords(lang)
  const { set } = asked
  const state = stateChoices.filter((value) => planned || value !== 'planned')
  const field = (name: string, label: string, { of, value }: { of: readonly Choice[]; value: string | null }) =>
    selectField({ lang, name, label, empty: w.all, value: value ?? '', options: of })
  const query = askedQuery(asked)
  const fields = html`${hiddenField('view', query['view'])} ${hiddenField('month', query['month'])}
  ${hiddenField('week', query['week'])}
  ${venues.length ? field('venue', w.venue, { of: venues.map(({ id, name }) => ({ value: id, label: name })), value: set.venueId }) : nothing}
  ${field('audience', w.audience, { of: named(audiences, k.audiences), value: set.audience })}
  ${field('kind', w.kind, { of: named(kinds, k.kinds), value: set.kind })}
  ${field('state', w.state, { of: named(state, w.states), value: set.state })}`
  return filters({
    lang,
    action: path,
    fields,
    clear: isNarrowed(asked) ? hrefTo(path, asked, { set: all }) : undefined,
  })
}

type Choice = { value: string; label: string }

const named = <T extends string>(values: readonly T[], names: Record<T, string>): Choice[] =>
  values.map((value) => ({ value, label: names[value] }))

const all: Asked['set'] = { venueId: null, audience: null, kind: null, state: null }

/** Whether anything narrows the calendar. */
export const isNarrowed = ({ set }: Asked): boolean => Object.values(set).some((one) => one !== null)

/** What stands where there is nothing to show: why, and the way to everything where something was chosen. */
export const nothingThere = (lang: Lang, path: string, asked: Asked): Html => {
  const w = calendarWords(lang)
  if (!isNarrowed(asked)) return emptyState({ title: w.none, text: w.noneText, icon: 'calendar-days' })
  const action = linkButton({ text: w.allOfThem, href: hrefTo(path, asked, { set: all }) })
  return emptyState({ title: w.noneFiltered, text: '', icon: 'calendar-days', action })
}
