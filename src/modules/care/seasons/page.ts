import { dayOf, startOfDay, type Day } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  pageHead,
  postButton,
  radiosField,
  section,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { keepsWholeArea } from '../access.ts'
import { careHref, seasonsHref } from '../address.ts'
import { seasonKinds } from '../kinds.rules.ts'
import { careWords } from '../kinds.words.ts'
import { planWords } from '../plans/words.ts'
import { usualSeason } from './season.rules.ts'
import type { seasonsHere } from './season.ts'
import { seasonWords } from './words.ts'

type Season = Awaited<ReturnType<typeof seasonsHere>>[number]
type Shown = {
  ctx: Ctx
  seasons: readonly Season[]
  newId: string
  back?: { values: Kept; errors: readonly FieldError[] } | undefined
}

/** Weeks of heat, cold or storm: declaring them, and those there were. */
export const seasonsPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = seasonWords(lang)
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: careHref, label: planWords(lang).title }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${keepsWholeArea(shown.ctx.actor) ? section({ title: w.declare, id: 'declare', body: declareForm(lang, shown) }) : nothing}
    ${section({ title: w.list, id: 'list', body: seasonList(lang, shown) })}`,
  )
}

const declareForm = (lang: Lang, { ctx, newId, back }: Shown): Html => {
  const w = seasonWords(lang)
  const usual = usualSeason(dayOf(ctx.now))
  const state = { lang, errors: back?.errors, values: back?.values }
  return form({
    lang,
    action: seasonsHref,
    errors: back?.errors,
    body: html`${hiddenField('id', newId)}
      ${radiosField({ ...state, name: 'kind', label: w.kind, tiles: true, options: seasonKinds.map((value) => ({ value, label: careWords(lang).seasons[value] })) })}
      <div class="two even">
        ${dateField({ ...state, name: 'from', label: w.from, value: usual.from })}
        ${dateField({ ...state, name: 'to', label: w.to, value: usual.to })}
      </div>
      ${actions(button({ text: w.save, kind: 'go' }))}`,
  })
}

const seasonList = (lang: Lang, { ctx, seasons }: Shown): Html => {
  const w = seasonWords(lang)
  if (seasons.length === 0) return html`<p>${w.none}</p>`
  const day = (text: Day) => sayDay(lang, startOfDay(text), ctx.now)
  return html`<ul class="card list">
    ${seasons.map(
      (one) =>
        html`<li>
          <span class="row-title"
            >${careWords(lang).seasons[one.kind]} · ${w.span(day(one.from_on), day(one.to_on))}</span
          >
          ${endPart(lang, ctx, one)}
        </li>`,
    )}
  </ul>`
}

const endPart = (lang: Lang, ctx: Ctx, one: Season): Html => {
  const w = seasonWords(lang)
  if (one.ended_at !== null) return html`<p class="small">${w.ended}</p>`
  if (one.to_on < dayOf(ctx.now) || !keepsWholeArea(ctx.actor)) return nothing
  return postButton({ text: w.end, kind: 'quiet', action: `${seasonsHref}/${one.id}/end` })
}
