import { sayMoment, sayTime } from '#base/say-date.ts'
import { mayPlanAt, type ReasonKind } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, factsList, linkButton, notice, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { serviceWords } from '../services.words.ts'
import { lacksOf, type Lack } from '../stalls/stall.rules.ts'
import { isArranged } from '../stalls/stall.ts'
import { fateOf, type DayState } from './board.rules.ts'
import { boardPath, rulesPath } from './board.page.ts'
import { dayWords } from './day.words.ts'
import { fateChip, sayWhy } from './fate.part.ts'
import type { OneDay } from './one-day.ts'

/** The board of one day as it is shown: its title, and what stands under it. */
export type Shown = { title: string; body: Html }

/** The board of one day: when and where, what is missing, the stalls, and what the other slices have to say. */
export const dayBoard = (ctx: Ctx, shown: { one: OneDay; stalls: Html; parts: readonly Html[] }): Shown => {
  const { one, stalls, parts } = shown
  const { lang } = ctx
  const w = dayWords(lang)
  const title = sayMoment(lang, one.day.starts_at, ctx.now)
  const of = { state: one.day.state as DayState, ends_at: one.day.ends_at }
  const fate = fateOf(of, ctx.now)
  const served = one.stalls.reduce((sum, stall) => sum + stall.served, 0)
  const body = html`${pageHead({ title, kicker: one.day.title, chip: fateChip(ctx, of) })}
    <div class="stack">
      ${facts(ctx, one)}
      ${served > 0 || fate === 'held' ? html`<p>${w.numbers(served, one.day.attendances)}</p>` : nothing}
      ${ways(ctx, one)} ${fate === 'ahead' ? lacksPart(ctx, one) : nothing}
    </div>
    ${parts} ${section({ title: w.stalls, id: 'stalls', body: stalls })}`
  return { title, body }
}

/** The same on its page. */
export const dayPage = (view: View, { title, body }: Shown): Html =>
  deskPage({ ...view, title, printable: true, crumbs: [{ href: boardPath, label: dayWords(view.lang).back }] }, body)

function facts(ctx: Ctx, { day, place, team, weather }: OneDay): Html {
  const { lang, now } = ctx
  const w = dayWords(lang)
  const why = sayWhy(ctx, { reason_kind: day.reason_kind as ReasonKind | null, reason: day.reason })
  return factsList([
    ...(why ? [{ term: w.why, text: why }] : []),
    { term: w.when, text: w.until(sayMoment(lang, day.starts_at, now), sayTime(lang, day.ends_at)) },
    { term: w.where, text: place ?? w.nowhere },
    ...(team ? [{ term: w.team, text: team }] : []),
    ...(weather ? [{ term: w.weather, text: weather }] : []),
  ])
}

/** What the committee can do with the day itself: that is the gathering's business. */
const ways = ({ lang, actor, now }: Ctx, { day, leads }: OneDay): Html => {
  const w = dayWords(lang)
  const plans = mayPlanAt(actor, day)
  const gathering = `/desk/gatherings/${day.id}`
  const pauses = plans && day.state === 'published' && isArranged(day, now)
  if (!leads) return nothing
  return html`<div class="no-print stack">
    ${actions(
      linkButton({ text: w.gathering, href: gathering, icon: 'calendar-days' }),
      pauses ? linkButton({ text: w.pause, href: `${gathering}/off`, icon: 'circle-alert', kind: 'quiet' }) : nothing,
      plans && day.team_id !== null
        ? linkButton({ text: w.rule, href: `${rulesPath}/${day.programme_id}`, icon: 'settings', kind: 'quiet' })
        : nothing,
    )}
    ${pauses ? html`<p class="small">${w.pauseHint}</p>` : nothing}
  </div>`
}

const lacksPart = ({ lang }: Ctx, one: OneDay): Html => {
  const w = dayWords(lang)
  const day = { startsAt: one.day.starts_at, endsAt: one.day.ends_at, hasPlace: one.place !== null }
  const standing = one.stalls.filter(({ state }) => state !== 'dropped')
  const lacks = lacksOf(day, [...standing, ...one.others.map((shift) => ({ ...shift, shifts: [shift] }))])
  if (lacks.length === 0) return notice({ kind: 'done', text: w.complete })
  return notice({
    kind: 'note',
    text: w.lacks,
    body: html`<ul>
      ${lacks.map((lack) => html`<li>${sayLack(lang, lack)}</li>`)}
    </ul>`,
  })
}

function sayLack(lang: Ctx['lang'], lack: Lack): string {
  const { lack: w } = dayWords(lang)
  if (lack.what === 'stalls') return w.stalls
  if (lack.what === 'place') return w.place
  if (lack.what === 'people') return w.people(lack.title, lack.missing)
  if (lack.what === 'skill') return w.skill(lack.title, serviceWords(lang).skills[lack.skill])
  return w.hours(lack.title)
}
