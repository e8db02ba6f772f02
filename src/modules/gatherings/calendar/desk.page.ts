import type { Page } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  dataTable,
  emptyState,
  linkButton,
  pageHead,
  tabs,
  type ChipKind,
  type Column,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import { may, mayLead } from '../access.ts'
import { deskHrefOf, hrefOf } from '../gathering.ts'
import { isStanding, wasHeld } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { askedQuery, wants, type Asked, type Want } from './calendar.rules.ts'
import type { Line, VenueChoice } from './calendar.ts'
import { listTitle, turner } from './front.ts'
import { monthGrid, titleOf, weekGrid } from './grids.ts'
import { sayOff, type Told } from './slots.ts'
import { filterRow, hrefTo, nothingThere, turns, viewTabs } from './turns.ts'
import { calendarWords } from './words.ts'

export const deskPath = '/desk/gatherings'

export type Desk = {
  asked: Asked
  page: Page<Line>
  venues: readonly VenueChoice[]
  /** Who leads, by account. */
  leaders: ReadonlyMap<string, string>
  counts: Record<Want, number>
  paged: boolean
}

/** The desk's calendar: published or not, who leads, how many signed up, and what a planner has to look after. */
export const deskCalendarPage = (view: View, ctx: Ctx, desk: Desk): Html => {
  const { lang } = view
  const w = calendarWords(lang)
  const { asked } = desk
  const plans = may.allows(ctx.actor, 'plan gatherings')
  const title = headOf(ctx, desk)
  return deskPage(
    { ...view, title, printable: true },
    html`${pageHead({ title, lead: w.deskLead, actions: plans ? adding(ctx) : undefined })} ${wantTabs(ctx, desk)}
    ${viewTabs(lang, deskPath, asked)}
    ${asked.want ? nothing : filterRow(lang, { path: deskPath, asked, venues: desk.venues, planned: plans })}
    ${asked.want ? nothing : turns(ctx, deskPath, asked)} ${shown(ctx, desk)} ${plans ? files(ctx, asked) : nothing}`,
  )
}

const headOf = (ctx: Ctx, { asked, paged }: Desk): string => {
  if (asked.want) return calendarWords(ctx.lang).wants[asked.want]
  if (asked.view === 'list') return paged ? calendarWords(ctx.lang).title : listTitle(ctx, asked, {})
  return titleOf(ctx, asked.view, asked.day)
}

const adding = ({ lang }: Ctx): Html => {
  const w = calendarWords(lang)
  return actions(
    linkButton({ text: w.add, href: `${deskPath}/new`, icon: 'plus', kind: 'go' }),
    linkButton({ text: w.addSeries, href: '/desk/series/new', icon: 'refresh-cw' }),
    linkButton({ text: w.allSeries, href: '/desk/series', icon: 'list-checks', kind: 'quiet' }),
    linkButton({ text: w.ends, href: '/desk/roll-calls', icon: 'check', kind: 'quiet' }),
  )
}

/** The planner's lists that have something on them, and the one that is open. */
const wantTabs = ({ lang }: Ctx, { asked, counts }: Desk): Html => {
  const w = calendarWords(lang)
  const shown = wants.filter((want) => counts[want] > 0 || asked.want === want)
  if (shown.length === 0) return nothing
  return tabs(
    w.wantsLabel,
    shown.map((want) => ({
      href: `${deskPath}?want=${want}`,
      text: w.wants[want],
      count: counts[want],
      current: asked.want === want,
    })),
  )
}

const shown = (ctx: Ctx, desk: Desk): Html =>
  desk.asked.want ? wantedList(ctx, desk, desk.asked.want) : days(ctx, desk)

/** A planner's list; an empty one says that all is well. */
const wantedList = (ctx: Ctx, desk: Desk, want: Want): Html => {
  if (desk.page.rows.length > 0) return table(ctx, desk)
  const w = calendarWords(ctx.lang)
  const action = linkButton({ text: w.allOfThem, href: deskPath })
  return emptyState({ title: w.wantNone[want], text: '', icon: 'check', action })
}

const days = (ctx: Ctx, desk: Desk): Html => {
  const { asked, page } = desk
  const { day, view } = asked
  const none = page.rows.length ? nothing : nothingThere(ctx.lang, deskPath, asked)
  if (view === 'list') return html`${page.rows.length ? table(ctx, desk) : none} ${turner(ctx, deskPath, desk)}`
  const grid = { day, rows: page.rows, told: told(ctx, desk) }
  const weekHref = (of: string) => hrefTo(deskPath, asked, { view: 'week', day: of })
  return html`${view === 'month' ? monthGrid(ctx, { ...grid, weekHref }) : weekGrid(ctx, grid)} ${none}`
}

/** Its page at the desk for whoever plans or leads it, else the one everybody sees. */
const hrefFor =
  ({ actor }: Ctx) =>
  (line: Line): string =>
    mayLead(actor, line) ? deskHrefOf(line) : hrefOf(line)

const told = (ctx: Ctx, { leaders }: Desk): Told => ({
  href: hrefFor(ctx),
  note: (line) => {
    const k = kindWords(ctx.lang)
    const leader = line.leader_id === null ? undefined : leaders.get(line.leader_id)
    const state = line.state === 'planned' ? k.states.planned : undefined
    return [state, leader, seats(ctx, line)].filter(Boolean).join(' · ') || undefined
  },
})

const seats = ({ lang }: Ctx, { sign_up, capacity, taken }: Line): string =>
  sign_up === 'none' ? '' : calendarWords(lang).taken(taken, capacity ?? 0)

const table = (ctx: Ctx, { page, leaders }: Desk): Html => {
  const { lang } = ctx
  const w = calendarWords(lang)
  const href = hrefFor(ctx)
  const leader = ({ leader_id }: Line) => (leader_id === null ? w.noLeader : (leaders.get(leader_id) ?? w.noLeader))
  const name = (line: Line) => (line.reason_kind === null ? line.title : html`<s>${line.title}</s>`)
  const columns: Column<Line>[] = [
    {
      key: 'gathering',
      head: w.columns.gathering,
      cell: (line) => html`<a href="${href(line)}">${name(line)}</a>`,
      names: true,
    },
    { key: 'when', head: w.columns.when, cell: (line) => sayWhen(lang, line, ctx.now) },
    { key: 'where', head: w.columns.where, cell: (line) => sayWhere(lang, line) },
    { key: 'leader', head: w.columns.leader, cell: leader },
    { key: 'seats', head: w.columns.seats, cell: (line) => seats(ctx, line), number: true },
    { key: 'state', head: w.columns.state, cell: (line) => stateChip(ctx, line) },
  ]
  return dataTable({ lang, caption: w.caption, captionUnseen: true, columns, rows: page.rows })
}

const stateChip = ({ lang, now }: Ctx, line: Line): Html => {
  const off = sayOff(lang, line)
  if (off) return chip('off', off)
  const unwritten = line.state === 'published' && line.ends_at <= now
  if (unwritten) return chip('late', calendarWords(lang).wants.unwritten)
  return chip(chipOf(line), kindWords(lang).states[line.state])
}

const chipOf = ({ state }: Line): ChipKind => {
  if (wasHeld(state)) return 'done'
  return isStanding(state) && state === 'planned' ? 'waiting' : 'going'
}

/** The same list as a file. */
const files = ({ lang }: Ctx, asked: Asked): Html => {
  const w = calendarWords(lang)
  const to = (ending: string) => listHref(`${deskPath}/rows.${ending}`, askedQuery(asked))
  return actions(
    linkButton({ text: w.xlsx, href: to('xlsx'), icon: 'download', kind: 'quiet', download: true }),
    linkButton({ text: w.csv, href: to('csv'), icon: 'download', kind: 'quiet', download: true }),
  )
}
