import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { chip, factsList, pageHead, type ChipKind } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
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

type Shown = { ctx: Ctx; gathering: Gathering; parts: readonly Html[] }

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
export const gatheringDeskPage = (view: View, shown: Shown): Html =>
  deskPage({ ...view, title: shown.gathering.title, printable: true }, body(view, shown))

const body = ({ lang }: View, { ctx, gathering, parts }: Shown): Html => {
  const w = showWords(lang)
  const k = kindWords(lang)
  return html`${pageHead({
      title: gathering.title,
      kicker: k.kinds[gathering.kind],
      chip: chip(chips[gathering.state], k.states[gathering.state]),
    })}
    ${factsList([
      { term: w.when, text: sayWhen(lang, gathering, ctx.now) },
      { term: w.where, text: sayWhere(lang, gathering) },
      { term: w.whom, text: k.audiences[gathering.audience] },
      ...(gathering.reason_kind ? [{ term: w.why, text: gathering.reason ?? k.reasons[gathering.reason_kind] }] : []),
      ...(gathering.about ? [{ term: w.what, text: gathering.about }] : []),
    ])}
    <div class="stack">${parts}</div>`
}
