import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, factsList, linkButton, section } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { may } from '../access.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import type { Part } from '../parts.ts'
import { changeHref } from './change.page.ts'
import { daysWords } from './days.words.ts'
import { daysHref, home } from './new.page.ts'
import { sayRhythm } from './say.ts'
import { openSeries, type Opened, type Series } from './series.ts'
import { seriesWords } from './words.ts'

/** The series a gathering is of, the ones before and after it, and the ways to change one, the following, or all. */
export const seriesDeskPart: Part = async (view, ctx, gathering) => {
  const found = may.allows(ctx.actor, 'plan gatherings') ? await openSeries(ctx, gathering.series_id) : undefined
  return found ? part(view.lang, ctx, { gathering, ...found }) : null
}

type Shown = Opened & { gathering: Gathering }

const part = (lang: Lang, ctx: Ctx, { gathering, series, gatherings }: Shown): Html => {
  const w = seriesWords(lang)
  const at = gatherings.findIndex((one) => one.id === gathering.id)
  const neighbour = (term: string, one: Gathering | undefined) => (one ? [{ term, text: link(lang, ctx, one) }] : [])
  const changes = series.ended_at === null && isStanding(gathering.state) && gathering.starts_at > ctx.now
  return section({
    title: w.part,
    body: html`${factsList([
      { term: w.partOf, text: html`<a class="row-link" href="${home}/${series.id}">${series.title}</a>` },
      { term: w.often, text: sayRhythm(lang, series) },
      ...neighbour(w.previous, at > 0 ? gatherings[at - 1] : undefined),
      ...neighbour(w.nextOne, gatherings[at + 1]),
    ])}
    ${changes ? ways(lang, series, gathering) : nothing}`,
  })
}

const link = (lang: Lang, ctx: Ctx, one: Gathering): Html =>
  html`<a class="row-link" href="${deskHrefOf(one)}">${sayMoment(lang, one.starts_at, ctx.now)}</a>`

const ways = (lang: Lang, series: Series, at: Gathering): Html => {
  const w = seriesWords(lang)
  const way = (text: string, href: string) => linkButton({ text, kind: 'quiet', href })
  return actions(
    way(w.changeOne, `${deskHrefOf(at)}/edit`),
    way(w.changeFollowing, changeHref(series, { kind: 'following', at })),
    way(daysWords(lang).way, daysHref(series, at)),
    way(w.changeAll, changeHref(series, { kind: 'all' })),
  )
}
