import { dayOf, type Day } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import { kindWords, type ReasonKind } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  dataTable,
  emptyState,
  linkButton,
  listCard,
  pageHead,
  section,
  statRow,
  tabs,
  type Column,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { may } from '../access.ts'
import { listedDayPath } from '../day.ts'
import { fateOf, sumOf, wanted, type Sum, type Want } from './board.rules.ts'
import type { Board, Coming, DayLine } from './board.ts'
import { fateChip, sayWhy } from './fate.part.ts'
import { boardWords } from './words.ts'

export const boardPath = '/desk/vanguard'
export const rulesPath = '/desk/vanguard/programmes'

/** What the address asks for: a year, and perhaps the days behind one number of a month. */
export type Asked = { year: string; open: { month: string; want: Want } | null }

/** The board: the coming days, then planned, held and not held side by side. */
export const boardBody = (ctx: Ctx, { board, asked }: { board: Board; asked: Asked }): Html => {
  const w = boardWords(ctx.lang)
  const plans = may.allows(ctx.actor, 'plan vanguard days')
  return html`${pageHead({ title: w.title, lead: w.lead, actions: ways(ctx, plans) })}
  ${asked.open ? opened(ctx, board, asked.open) : html`${comingPart(ctx, board)} ${yearPart(ctx, board, asked)}`}`
}

/** The same on its page. */
export const boardPage = (view: View, body: Html): Html =>
  deskPage({ ...view, title: boardWords(view.lang).title, printable: true }, body)

const ways = ({ lang }: Ctx, plans: boolean): Html => {
  const w = boardWords(lang)
  return actions(
    plans ? linkButton({ text: w.rules, href: rulesPath, icon: 'settings' }) : nothing,
    linkButton({ text: w.forAll, href: '/vanguard', icon: 'eye', kind: 'quiet' }),
    linkButton({ text: w.notice, href: '/vanguard/notice', icon: 'printer', kind: 'quiet' }),
  )
}

const comingPart = (ctx: Ctx, { coming, first }: Board): Html => {
  const w = boardWords(ctx.lang)
  if (first === null) return emptyBoard(ctx)
  const body = coming.length ? listCard(coming.map((day) => comingItem(ctx, day))) : html`<p>${w.comingNone}</p>`
  return section({ title: w.coming, id: 'coming', body })
}

const emptyBoard = (ctx: Ctx): Html => {
  const w = boardWords(ctx.lang)
  const action = may.allows(ctx.actor, 'plan vanguard days')
    ? linkButton({ text: w.rules, href: rulesPath, icon: 'plus', kind: 'go' })
    : undefined
  return emptyState({ title: w.noRule, text: w.firstStep, icon: 'calendar-days', action })
}

const comingItem = (ctx: Ctx, day: Coming) => {
  const w = boardWords(ctx.lang)
  const fate = fateOf(day, ctx.now)
  const lacks = day.stalls === 0 ? w.noStalls : day.missing > 0 ? w.missing(day.missing) : null
  return {
    title: sayMoment(ctx.lang, day.starts_at, ctx.now),
    href: listedDayPath(ctx, day),
    chip: fate === 'ahead' ? chip(lacks ? 'waiting' : 'going', lacks ?? w.complete) : fateChip(ctx, day),
    note: fate === 'off' ? sayWhy(ctx, day) : [day.title, w.stalls(day.stalls)].join(' · '),
  }
}

const yearPart = (ctx: Ctx, { days, first }: Board, { year }: Asked): Html => {
  const w = boardWords(ctx.lang)
  if (first === null) return nothing
  const months = [...new Set(days.map((day) => dayOf(day.starts_at).slice(0, 7)))]
  const body = days.length
    ? html`${numbers(ctx, sumOf(days, ctx.now), year)} ${monthTable(ctx, { days, months, year })}`
    : html`<p>${w.noneYet}</p>`
  return section({
    title: w.year(year),
    id: 'year',
    body: html`<div class="stack">${yearTabs(ctx, { first, year })} ${body}</div>`,
  })
}

const yearTabs = ({ lang, now }: Ctx, { first, year }: { first: Date; year: string }): Html => {
  const w = boardWords(lang)
  const [from, to] = [Number(dayOf(first).slice(0, 4)), Number(dayOf(now).slice(0, 4))]
  const years = Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => String(from + at))
  if (years.length < 2) return nothing
  return tabs(
    w.years,
    years.map((one) => ({ href: `${boardPath}?year=${one}`, text: w.year(one), current: one === year })),
  )
}

const numbers = ({ lang }: Ctx, sum: Sum<ReasonKind>, year: string): Html => {
  const w = boardWords(lang)
  const figure = (key: string) => `/figures/vanguard.${key}?from=${year}-01-01&to=${year}-12-31`
  return statRow([
    {
      value: sum.planned,
      label: w.wants.planned,
      unit: w.daysUnit,
      note: w.sofar,
      href: figure('planned'),
      effort: 'e3',
    },
    { value: sum.held, label: w.wants.held, unit: w.daysUnit, href: figure('sessions'), effort: 'e3' },
    { value: sum.off, label: w.wants.off, unit: w.daysUnit, href: figure('heldRate'), effort: 'e3' },
    { value: sum.served, label: w.served, unit: w.servedUnit, href: figure('serviceContacts'), effort: 'e3' },
  ])
}

/** One line: a month, or all of them together where it has none. */
type Month = { month: string; sum: Sum<ReasonKind> }

const monthTable = (ctx: Ctx, { days, months, year }: { days: readonly DayLine[]; months: string[]; year: string }) => {
  const { lang, now } = ctx
  const w = boardWords(lang)
  const inMonth = (month: string) => days.filter((day) => dayOf(day.starts_at).startsWith(month))
  const each = months.map((month): Month => ({ month, sum: sumOf(inMonth(month), now) }))
  const rows = [...each, { month: '', sum: sumOf(days, now) }]
  const columns: Column<Month>[] = [
    {
      key: 'month',
      head: w.monthColumn,
      cell: ({ month }) => (month ? w.month(Number(month.slice(5))) : w.total),
      names: true,
    },
    ...(['planned', 'held', 'off', 'unwritten', 'ahead'] as const).map((want): Column<Month> => ({
      key: want,
      head: w.wants[want],
      cell: ({ month, sum }) => opening(month, want, sum[want]),
      number: true,
    })),
    { key: 'why', head: w.reasons, cell: ({ sum }) => sayReasons(ctx, sum) },
    { key: 'served', head: w.served, cell: ({ sum }) => sum.served, number: true },
    { key: 'attendances', head: w.attendances, cell: ({ sum }) => sum.attendances, number: true },
  ]
  return dataTable({ lang, caption: `${w.year(year)} ${w.byMonth}`, columns, rows })
}

/** A number that opens to its days; zero is only said. */
const opening = (month: string, want: Want, n: number): Html | string =>
  n === 0 || month === ''
    ? String(n)
    : html`<a class="row-link" href="${boardPath}?month=${month}&amp;what=${want}">${n}</a>`

const sayReasons = ({ lang }: Ctx, { reasons }: Sum<ReasonKind>): string =>
  reasons.map(({ reason, days }) => boardWords(lang).reasonDays(kindWords(lang).reasons[reason], days)).join(' · ')

/** The days behind one number. */
const opened = (ctx: Ctx, { days }: Board, { month, want }: { month: string; want: Want }): Html => {
  const { lang, now } = ctx
  const w = boardWords(lang)
  const year: Day = month.slice(0, 4)
  const rows = wanted(days, want, now).filter((day) => dayOf(day.starts_at).startsWith(month))
  const title = w.rowsOf(`${w.year(year)} ${w.month(Number(month.slice(5)))}`, w.wants[want])
  const columns: Column<DayLine>[] = [
    {
      key: 'day',
      head: w.columns.day,
      cell: (day) => html`<a href="${listedDayPath(ctx, day)}">${sayDay(lang, day.starts_at, now)}</a>`,
      names: true,
    },
    { key: 'fate', head: w.columns.fate, cell: (day) => fateChip(ctx, day) },
    { key: 'why', head: w.columns.why, cell: (day) => sayWhy(ctx, day) },
    { key: 'served', head: w.served, cell: ({ served }) => served, number: true },
    { key: 'attendances', head: w.attendances, cell: ({ attendances }) => attendances, number: true },
  ]
  const back = linkButton({ text: w.allMonths, href: `${boardPath}?year=${year}`, kind: 'quiet' })
  return section({
    title,
    id: 'days',
    body: html`${dataTable({ lang, caption: title, captionUnseen: true, columns, rows, empty: html`<p>${w.noneYet}</p>` })}
    ${actions(back)}`,
  })
}
