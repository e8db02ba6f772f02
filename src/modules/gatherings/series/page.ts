import { dayOf } from '#base/days.ts'
import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  emptyState,
  factsList,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { isStanding, wasHeld } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { momentsOn } from '../planning/when.rules.ts'
import { changeWords } from './change.words.ts'
import { daysWords } from './days.words.ts'
import type { Kept } from './kept.ts'
import { crumbs, daysHref, home } from './new.page.ts'
import { saySpan } from './preview.page.ts'
import { unknownYears, isHoliday } from './recurrence.rules.ts'
import { sayRhythm } from './say.ts'
import { horizonOf, nextOf, recurrenceOf, type Listed, type Opened } from './series.ts'
import { seriesWords } from './words.ts'

/** All series, each with its next gathering. */
export const listPage = (view: View, { series, now }: { series: readonly Listed[]; now: Date }): Html => {
  const { lang } = view
  const w = seriesWords(lang)
  const going = series.filter((one) => one.series.ended_at === null)
  const over = series.filter((one) => one.series.ended_at !== null)
  const add = linkButton({ text: w.add, icon: 'plus', kind: 'go', href: `${home}/new` })
  return deskPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, lead: w.lead, actions: going.length ? add : undefined })}
    ${going.length ? listCard(going.map((one) => line(lang, one, now))) : emptyState({ title: w.title, text: w.empty, action: add })}
    ${
      over.length
        ? html`<details>
            <summary>${w.ended(over.length)}</summary>
            ${listCard(over.map(({ series: { id, title } }) => ({ title, href: `${home}/${id}` })))}
          </details>`
        : nothing
    }`,
  )
}

const line = (lang: Lang, { series, venueName, next, homeless }: Listed, now: Date) => {
  const w = seriesWords(lang)
  const where = venueName ?? series.plan.elsewhere ?? w.nowhere
  return {
    title: series.title,
    href: `${home}/${series.id}`,
    chip: homeless > 0 ? chip('late', w.homeless(homeless)) : undefined,
    note: `${sayRhythm(lang, series)} · ${where} · ${next === null ? w.noNext : w.next(sayMoment(lang, next, now))}`,
  }
}

type Shown = Opened & { ctx: Ctx; kept: readonly Kept[] }

/** One series: when and where, what was held and left out, what is ahead. */
export const seriesPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = seriesWords(lang)
  const { series, gatherings, ctx } = shown
  const ahead = gatherings.filter(({ ends_at }) => ends_at > ctx.now)
  const past = gatherings.filter(({ ends_at }) => ends_at <= ctx.now).reverse()
  const rows = (all: readonly Gathering[]) => listCard(all.map((one) => row(lang, one, ctx.now)))
  return deskPage(
    { ...view, title: series.title, printable: true, crumbs: crumbs(lang) },
    html`${pageHead({ title: series.title, kicker: w.part, actions: series.ended_at === null ? ways(lang, shown) : undefined })}
    ${series.ended_at === null ? notices(lang, shown) : notice({ kind: 'note', text: w.isEnded })}
    ${keptNotice(lang, shown)} ${factsList(facts(lang, shown))}
    ${section({ title: w.coming, body: ahead.length ? rows(ahead) : html`<p>${w.noneComing}</p>` })}
    ${
      past.length
        ? html`<details>
            <summary>${w.past(past.length)}</summary>
            ${rows(past)}
          </details>`
        : nothing
    }`,
  )
}

const ways = (lang: Lang, { series: { id }, gatherings, ctx }: Shown): Html => {
  const w = seriesWords(lang)
  const next = nextOf(gatherings, ctx.now)
  return actions(
    linkButton({ text: w.changeAll, icon: 'pencil', href: `${home}/${id}/change` }),
    next ? linkButton({ text: daysWords(lang).way, kind: 'quiet', href: daysHref({ id }, next) }) : nothing,
    linkButton({ text: w.pause, kind: 'quiet', href: `${home}/${id}/pause` }),
    linkButton({ text: w.end, kind: 'quiet', href: `${home}/${id}/end` }),
  )
}

function facts(lang: Lang, { series, gatherings, venueName, ctx }: Shown) {
  const w = seriesWords(lang)
  const { startsAt, endsAt } = momentsOn(series.starts_on, series)
  const count = (is: (one: Gathering) => boolean) => gatherings.filter(is).length
  const counts = {
    held: count(({ state }) => wasHeld(state)),
    paused: count(({ state }) => state === 'paused'),
    off: count(({ state }) => state === 'cancelled' || state === 'postponed'),
    ahead: count(({ state, starts_at }) => isStanding(state) && starts_at > ctx.now),
  }
  return [
    { term: w.often, text: sayRhythm(lang, series) },
    { term: w.hour, text: w.fromTo(sayTime(lang, startsAt), sayTime(lang, endsAt)) },
    { term: w.where, text: venueName ?? series.plan.elsewhere ?? w.nowhere },
    { term: w.holidays, text: w.onHoliday[series.on_holiday] },
    { term: w.span, text: saySpan(lang, recurrenceOf(series), ctx.now) },
    { term: w.soFar, text: w.count(counts) },
  ]
}

const chips: Record<Gathering['state'], ChipKind> = {
  planned: 'waiting',
  published: 'going',
  held: 'done',
  evidenced: 'done',
  cancelled: 'off',
  postponed: 'off',
  paused: 'off',
}

const isHomeless = ({ venue_id, elsewhere, state }: Gathering): boolean =>
  venue_id === null && elsewhere === null && isStanding(state)

const row = (lang: Lang, one: Gathering, now: Date) => {
  const w = seriesWords(lang)
  const notes = [whyOrWhere(lang, one), one.own ? w.own : '']
  return {
    title: sayMoment(lang, one.starts_at, now),
    href: deskHrefOf(one),
    chip: isHomeless(one) ? chip('late', w.noPlace) : chip(chips[one.state], kindWords(lang).states[one.state]),
    note: notes.filter(Boolean).join(' · '),
  }
}

const whyOrWhere = (lang: Lang, { reason_kind, reason, venue_name, elsewhere }: Gathering): string =>
  reason_kind === null ? (venue_name ?? elsewhere ?? '') : (reason ?? kindWords(lang).reasons[reason_kind])

/** What somebody should look at: years without an announcement, holidays that came after the laying out, places missing. */
const notices = (lang: Lang, shown: Shown): Html => {
  const w = seriesWords(lang)
  const { series, gatherings, ctx } = shown
  const years = unknownYears(ctx.calendar, { from: dayOf(ctx.now), to: horizonOf(ctx) })
  const coming = gatherings.filter(({ state, starts_at }) => isStanding(state) && starts_at > ctx.now)
  const homeless = coming.filter(isHomeless).length
  const minds = series.on_holiday !== 'keep'
  const late = minds ? coming.filter((one) => !one.own && onHoliday(ctx, one)) : []
  return html`${minds && years.length ? notice({ kind: 'note', text: w.unknown(years.join(' · ')) }) : nothing}
  ${late.length ? notice({ kind: 'problem', text: w.announced(late.length), body: pauseLinks(lang, shown, late) }) : nothing}
  ${homeless ? notice({ kind: 'problem', text: w.wantPlace(homeless) }) : nothing}`
}

const pauseLinks = (lang: Lang, { series, ctx }: Shown, late: readonly Gathering[]): Html =>
  html`<ul>
    ${late.map(({ starts_at, series_on }) => {
      const href = `${home}/${series.id}/pause?from=${series_on ?? ''}&to=${series_on ?? ''}`
      return html`<li>
        ${sayMoment(lang, starts_at, ctx.now)} <a class="row-link" href="${href}">${seriesWords(lang).pauseThis}</a>
      </li>`
    })}
  </ul>`

const onHoliday = (ctx: Ctx, { starts_at }: Gathering): boolean => isHoliday(ctx.calendar, dayOf(starts_at))

/** After a change: those that were left as they were, and why. */
const keptNotice = (lang: Lang, { gatherings, kept, ctx }: Shown): Html => {
  const w = changeWords(lang)
  const lines = kept.flatMap(({ id, why }) => {
    const one = gatherings.find((gathering) => gathering.id === id)
    return one ? [{ one, why: w.why[why] }] : []
  })
  if (lines.length === 0) return nothing
  const body = html`<ul>
    ${lines.map(({ one, why }) => html`<li><a class="row-link" href="${deskHrefOf(one)}">${sayMoment(lang, one.starts_at, ctx.now)}</a> ${why}</li>`)}
  </ul>`
  return notice({ kind: 'problem', text: w.kept(lines.length), body })
}
