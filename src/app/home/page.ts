import { dayOf } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { NextGathering } from '#modules/gatherings/public.ts'
import { figureNames, figureTile, type Answered } from '#modules/reports/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  doors,
  elderHome,
  factsList,
  linkButton,
  listCard,
  pageHead,
  searchBox,
  section,
  statRow,
  type Door,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { places, type Effort } from '#platform/web/frame.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { thisYear, type Recent } from './front.ts'
import { recentList } from './recent-list.ts'
import { homeWords } from './words.ts'

type Front = { overview: readonly Answered[]; recent: readonly Recent[]; next: readonly NextGathering[] }

/** Where the front door's own links lead. */
export const ways = {
  report: '/needs/new',
  board: '/needs',
  events: '/gatherings',
  figures: '/figures',
  help: '/volunteer',
  vanguard: '/vanguard',
} as const

/** / for everybody: what the reader most likely came for first, then what the area did this year. */
export const homePage = (view: View, ctx: Ctx, front: Front): Html => {
  const { lang } = view
  const w = homeWords(lang)
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.motto, kicker: w.today(sayDay(lang, ctx.now, ctx.now)) })}
      <div class="stack">${doors(doorsOf(view))} ${findBox(view)}</div>
      ${nextSection(view, ctx, front.next)} ${overview(view, ctx, front.overview)}
      <div class="two">
        ${section({
          title: w.recent,
          id: 'recent',
          more: front.recent.length ? { href: ways.board, text: w.all } : undefined,
          body: recentList(view, front.recent, ctx.now),
        })}
        ${reach(view, ctx)}
      </div>`,
  )
}

/** The next few gatherings, and the way to all of them. */
const nextSection = ({ lang }: View, { now }: Ctx, next: readonly NextGathering[]): Html => {
  const w = homeWords(lang)
  const where = ({ venue_name, elsewhere }: NextGathering) => venue_name ?? elsewhere ?? ''
  const items = next.map((one) => ({
    title: one.title,
    href: one.kind === 'vanguard' ? ways.vanguard : `${ways.events}/${one.id}`,
    note: [sayMoment(lang, one.starts_at, now), where(one)].filter(Boolean).join(' · '),
  }))
  return section({
    title: w.events,
    id: 'events',
    more: { href: ways.events, text: w.allEvents },
    body: html`${items.length ? listCard(items) : html`<p>${w.noEvents}</p>`}
    ${actions(linkButton({ text: w.wantToHelp, href: ways.help, icon: 'hand-heart', kind: 'quiet' }))}`,
  })
}

const findBox = ({ lang }: View): Html => {
  const w = homeWords(lang)
  return searchBox({ lang, action: places.search, label: w.find, hint: w.findHint, id: 'find' })
}

const doorsOf = ({ lang, area }: View): Door[] => {
  const { report, board, mine, call } = homeWords(lang).doors
  const ring = area?.phone
    ? [{ title: call.title, note: call.note(area.hours ?? ''), href: telephone(area.phone), icon: 'phone' as const }]
    : []
  return [
    { ...report, href: ways.report, icon: 'message-square-text' },
    { ...board, href: ways.board, icon: 'map-pin' },
    { ...mine, href: places.mine, icon: 'user-round' },
    ...ring,
  ]
}

const telephone = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`

/** The efforts that have records this year, each number a link to them. An effort without is simply not there. */
const overview = ({ lang }: View, ctx: Ctx, answers: readonly Answered[]): Html => {
  const w = homeWords(lang)
  if (answers.length === 0) return nothing
  const span = thisYear(ctx)
  const groups = [...new Set(answers.map(({ figure }) => figure.effort))]
  return section({
    title: w.year(dayOf(ctx.now).slice(0, 4)),
    more: { href: ways.figures, text: w.allFigures },
    body: html`${groups.map((effort) => {
      const inGroup = answers.filter(({ figure }) => figure.effort === effort)
      return html`<div class="stack">
        <h3>${effortName(lang, effort, inGroup)}</h3>
        ${statRow(inGroup.map((answer) => figureTile(lang, answer, { span, actor: ctx.actor })))}
      </div>`
    })}`,
  })
}

const effortName = (lang: View['lang'], effort: Effort | undefined, [first]: readonly Answered[]): string => {
  const names = figureNames(lang)
  const about = first?.figure.words(lang).about ?? ''
  return names.effort(effort ? names.efforts[effort].name : names.noEffort, about)
}

const reach = ({ lang, area }: View, ctx: Ctx): Html => {
  const w = homeWords(lang)
  const lines = [
    { term: w.hours, text: area?.hours ?? '' },
    { term: w.address, text: ctx.area.address ?? '' },
  ].filter(({ text }) => text !== '')
  return section({
    title: w.reach,
    id: 'reach',
    body: html`<div class="stack">
      ${lines.length ? factsList(lines) : nothing}
      <p>${w.paper}</p>
    </div>`,
  })
}

/** / in the elder view: four big buttons and nothing else. */
export const elderPage = (view: View, { now }: Ctx, [next]: readonly NextGathering[]): Html => {
  const { lang, area } = view
  return frontPage(
    { ...view, title: homeWords(lang).title },
    html`<h1 class="unseen">${area?.name ?? homeWords(lang).title}</h1>
      <div class="stack">
        ${elderHome({
          lang,
          phone: area?.phone ?? null,
          reportHref: ways.report,
          eventsHref: ways.events,
          notes: {
            phone: area?.hours ?? '',
            report: homeWords(lang).doors.report.note,
            events: next ? `${sayMoment(lang, next.starts_at, now)} ${next.title}` : '',
          },
        })}
        ${findBox(view)}
      </div>`,
  )
}
