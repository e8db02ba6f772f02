import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, chip, factsList, linkButton, pageHead, postButton, type ChipKind } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import { committee } from '../access.ts'
import { deskHrefOf, hrefOf, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { planningWords } from '../planning/words.ts'
import { showWords } from './words.ts'

const chips: Record<Gathering['state'], ChipKind> = {
  planned: 'waiting',
  published: 'going',
  held: 'done',
  evidenced: 'done',
  cancelled: 'off',
  postponed: 'off',
  paused: 'off',
}

/** 「10月24日 周四 上午9点 到 上午11点」. */
export const sayWhen = (lang: Lang, { starts_at, ends_at }: Pick<Gathering, 'starts_at' | 'ends_at'>, now: Date) =>
  showWords(lang).until(sayMoment(lang, starts_at, now), sayTime(lang, ends_at))

/** Where it is: its venue, or the place somebody wrote. */
export const sayWhere = (lang: Lang, { venue_name, elsewhere }: Pick<Gathering, 'venue_name' | 'elsewhere'>): string =>
  venue_name ?? elsewhere ?? showWords(lang).nowhere

type Shown = { ctx: Ctx; gathering: Gathering; leader: string | null; parts: readonly Html[] }

/** The page of one gathering at the front door: what, when, where, and what one can do. */
export const gatheringPage = (view: View, shown: Shown): Html =>
  frontPage(
    {
      ...view,
      title: shown.gathering.title,
      printable: true,
      crumbs: [{ href: '/gatherings', label: showWords(view.lang).list }],
    },
    body(view, shown),
  )

/** The same at the desk, for whoever plans or leads it. */
export const gatheringDeskPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const crumbs = [{ href: '/desk/gatherings', label: planningWords(lang).list }]
  return deskPage(
    { ...view, title: shown.gathering.title, printable: true, crumbs },
    html`${body(view, shown)} ${holds(shown.ctx.actor, committee) ? planningActs(lang, shown.gathering) : nothing}`,
  )
}

const body = ({ lang }: View, { ctx, gathering, leader, parts }: Shown): Html => {
  const w = showWords(lang)
  const k = kindWords(lang)
  const { reason_kind: why, reason, about } = gathering
  return html`${pageHead({
      title: gathering.title,
      kicker: k.kinds[gathering.kind],
      chip: chip(chips[gathering.state], k.states[gathering.state]),
    })}
    ${factsList([
      ...(why ? [{ term: w.why, text: [k.reasons[why], reason].filter(Boolean).join('：') }] : []),
      { term: w.when, text: sayWhen(lang, gathering, ctx.now) },
      { term: w.where, text: placeOf(lang, gathering) },
      { term: w.whom, text: k.audiences[gathering.audience] },
      ...(leader ? [{ term: w.leader, text: leader }] : []),
      ...(about ? [{ term: w.what, text: about }] : []),
      ...(gathering.instead_id ? [{ term: w.instead, text: insteadLink(lang, gathering.instead_id) }] : []),
    ])}
    <div class="stack">${parts}</div>`
}

const placeOf = (lang: Lang, gathering: Gathering): Html | string =>
  gathering.venue_id === null
    ? sayWhere(lang, gathering)
    : html`<a class="row-link" href="/venues/${gathering.venue_id}">${sayWhere(lang, gathering)}</a>`

const insteadLink = (lang: Lang, id: string): Html =>
  html`<a class="row-link" href="${hrefOf({ id })}">${showWords(lang).seeInstead}</a>`

/** What whoever plans can do with it now. */
const planningActs = (lang: Lang, gathering: Gathering): Html => {
  const w = planningWords(lang)
  const here = deskHrefOf(gathering)
  const fields = { version: String(gathering.version) }
  const isPlanned = gathering.state === 'planned'
  const standing = isStanding(gathering.state)
  return html`<div class="no-print">
    ${actions(
      isPlanned
        ? postButton({ text: w.publish, kind: 'go', icon: 'check', action: `${here}/publication`, fields })
        : nothing,
      standing ? linkButton({ text: w.edit, icon: 'pencil', href: `${here}/edit` }) : nothing,
      linkButton({ text: w.copy, icon: 'plus', kind: 'quiet', href: `/desk/gatherings/new?like=${gathering.id}` }),
      standing && !isPlanned ? linkButton({ text: w.off, kind: 'quiet', href: `${here}/off` }) : nothing,
      isPlanned && gathering.series_id === null
        ? postButton({ text: w.discard, kind: 'quiet', action: `${here}/removal`, fields })
        : nothing,
      gathering.published_at
        ? linkButton({ text: showWords(lang).onFront, kind: 'quiet', href: hrefOf(gathering) })
        : nothing,
    )}
  </div>`
}
