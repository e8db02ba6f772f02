import { writeCursor, type Cursor, type Page } from '#base/keyset.ts'
import { sayDay, sayMoment, sayTime } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import { isSmall } from '#platform/figures/small-cells.ts'
import {
  actions,
  emptyState,
  factsList,
  linkButton,
  listCard,
  pageHead,
  pager,
  poster,
  printButton,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { listHref } from '#platform/web/list-href.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { fateOf } from './board.rules.ts'
import { fateChip, sayWhy } from './fate.part.ts'
import type { DayLine } from './board.ts'
import type { NextDay } from './front.ts'
import { frontWords } from './front.words.ts'

export const frontPath = '/vanguard'

/** What everybody reads: the next day with its stalls, and what came of earlier ones. */
export const frontBody = (ctx: Ctx, { next, past }: { next: NextDay | null; past: Page<DayLine> }): Html => {
  const w = frontWords(ctx.lang)
  return html`${pageHead({ title: w.title, lead: w.lead })}
  ${section({ title: w.next, id: 'next', body: next ? nextPart(ctx, next) : noNext(ctx) })}
  ${section({ title: w.past, id: 'past', body: pastPart(ctx, past), more: { href: '/figures/vanguard.sessions', text: w.numbers } })}`
}

/** Days that were, further back: every one there ever was can be turned to. */
export const earlierBody = (ctx: Ctx, past: Page<DayLine>): Html =>
  html`${pageHead({ title: frontWords(ctx.lang).earlier })} ${pastPart(ctx, past)}`

/** One of the two on its page. */
export const vanguardPage = (view: View, { earlier, body }: { earlier: boolean; body: Html }): Html => {
  const w = frontWords(view.lang)
  const crumbs = earlier ? { crumbs: [{ href: frontPath, label: w.title }] } : {}
  return frontPage({ ...view, title: earlier ? w.earlier : w.title, printable: true, ...crumbs }, body)
}

const noNext = ({ lang }: Ctx): Html => {
  const w = frontWords(lang)
  const action = linkButton({ text: w.calendar, href: '/gatherings', icon: 'calendar-days' })
  return emptyState({ title: w.none, text: w.noneText, icon: 'calendar-days', action })
}

type Fact = { term: string; text: string }

/** When, where and what happens in bad weather: on the page and on paper alike. */
const factsOf = ({ lang, now }: Ctx, { day, place, weather }: NextDay): Fact[] => {
  const w = frontWords(lang)
  return [
    { term: w.when, text: w.until(sayMoment(lang, day.starts_at, now), sayTime(lang, day.ends_at)) },
    { term: w.where, text: place ?? w.nowhere },
    ...(weather ? [{ term: w.weather, text: weather }] : []),
  ]
}

const nextPart = (ctx: Ctx, next: NextDay): Html => {
  const w = frontWords(ctx.lang)
  const stalls = next.stalls.map((stall) => ({
    title: stall.title,
    note: [w.until(sayTime(ctx.lang, stall.starts_at), sayTime(ctx.lang, stall.ends_at)), stall.spot]
      .filter(Boolean)
      .join(' · '),
  }))
  return html`<div class="stack">
    <div class="card">${factsList(factsOf(ctx, next))}</div>
    ${
      stalls.length
        ? html`<h3>${w.stalls}</h3>
            ${listCard(stalls)}`
        : html`<p>${w.noStalls}</p>`
    }
    <div class="no-print">
      ${actions(
        linkButton({ text: w.page, href: `/gatherings/${next.day.id}`, icon: 'calendar-days' }),
        linkButton({ text: w.notice, href: `${frontPath}/notice`, icon: 'printer', kind: 'quiet' }),
      )}
    </div>
  </div>`
}

const pastPart = (ctx: Ctx, { rows, previous, next }: Page<DayLine>): Html => {
  const w = frontWords(ctx.lang)
  const turned = (name: string, at: Cursor | null) =>
    at ? listHref(frontPath, { [name]: writeCursor(at) }) : undefined
  if (rows.length === 0) return html`<p>${w.noPast}</p>`
  return html`${listCard(
    rows.map((day) => ({
      title: sayDay(ctx.lang, day.starts_at, ctx.now),
      href: `/gatherings/${day.id}`,
      chip: fateChip(ctx, day),
      note: fateOf(day, ctx.now) === 'held' ? w.served(sayFew(ctx, day.served)) : sayWhy(ctx, day),
    })),
  )}
  ${pager({ lang: ctx.lang, previous: turned('before', previous), next: turned('after', next) })}`
}

/** One to four are not told: with so few, neighbours know who is meant. */
const sayFew = ({ lang }: Ctx, n: number): string => (isSmall(n) ? frontWords(lang).few : String(n))

/** One sheet for the stairwell. `url` leads to the page. */
export const noticePage = (view: View, ctx: Ctx, { next, url }: { next: NextDay | null; url: string }): Html => {
  const { lang } = view
  const w = frontWords(lang)
  return frontPage(
    { ...view, title: w.notice, crumbs: [{ href: frontPath, label: w.title }] },
    html`<div class="no-print stack">
        ${actions(printButton(lang), linkButton({ text: w.back, href: frontPath, kind: 'quiet' }))}
        <p class="small">${w.paper}</p>
      </div>
      <div class="section">
        ${poster({
          kicker: view.area?.name,
          title: next?.day.title ?? w.title,
          text: w.noticeLead,
          facts: next ? paperFacts(ctx, next) : [{ term: w.next, text: w.none }],
          qr: { url, title: w.noticeQr },
          foot: footOf(view),
        })}
      </div>`,
  )
}

const paperFacts = (ctx: Ctx, next: NextDay): Fact[] => {
  const stalls = next.stalls.map(({ title }) => title).join(' · ')
  return [...factsOf(ctx, next), ...(stalls ? [{ term: frontWords(ctx.lang).stalls, text: stalls }] : [])]
}

const footOf = ({ area, lang }: View): string =>
  area?.phone ? frontWords(lang).phone(area.phone, area.hours ?? '') : ''
