import { startOfDay } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  formPart,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  radiosField,
  tabs,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import { mostReason } from './choices.rules.ts'
import type { DaysPreview } from './days.ts'
import { daysWords } from './days.words.ts'
import { daysFields } from './fields.ts'
import { formWords } from './form.words.ts'
import { crumbs, daysHref, home } from './new.page.ts'
import { rhythms, type Rhythm } from './rule.rules.ts'
import type { Series } from './series.ts'
import { stopReasons } from './stop.rules.ts'

type Asking = {
  series: Series
  at: Gathering
  rhythm: Rhythm
  newId: string
  now: Date
  values: Kept
  errors: readonly FieldError[]
}

/** The form for other days; how often is chosen first, above it. */
export const daysPage = (view: View, { series, at, rhythm, newId, now, values, errors }: Asking): Html => {
  const { lang } = view
  const w = daysWords(lang)
  const href = daysHref(series, at)
  const ways = rhythms.map((each) => ({
    href: `${href}?rhythm=${each}`,
    text: formWords(lang).rhythms[each],
    current: each === rhythm,
  }))
  const from = sayDay(lang, startOfDay(at.series_on ?? ''), now)
  const back = `${home}/${series.id}`
  return deskPage(
    { ...view, title: w.title, crumbs: crumbs(lang, { href: back, label: series.title }) },
    html`${pageHead({ title: w.title, kicker: series.title, lead: w.lead(from) })} ${tabs(formWords(lang).rhythm, ways)}
    ${form({
      lang,
      action: href,
      errors,
      body: html`${hiddenField('id', newId)} ${hiddenField('rhythm', rhythm)}
      ${daysFields(lang, rhythm, { values, errors })} ${whyFields(lang, { values, errors })}
      ${actions(
        button({ text: w.toPreview, icon: 'calendar-days', kind: 'go' }),
        linkButton({ text: series.title, href: back, kind: 'quiet' }),
      )}`,
    })}`,
  )
}

const whyFields = (lang: Lang, typed: Pick<Asking, 'values' | 'errors'>): Html => {
  const w = daysWords(lang)
  const state = { lang, ...typed }
  const options = stopReasons.map((value) => ({ value, label: kindWords(lang).reasons[value] }))
  return formPart(
    w.told,
    html`${radiosField({ ...state, name: 'reasonKind', label: w.why, tiles: true, options })}
    ${textField({ ...state, name: 'reason', label: w.reason, hint: w.reasonHint, optional: true, maxLength: mostReason })}`,
  )
}

/** Before it is done: what will be called off, and how many have signed up for it. */
export const offsPart = (lang: Lang, { off }: Pick<DaysPreview, 'off'>, now: Date): Html => {
  const w = daysWords(lang)
  if (off.length === 0) return nothing
  const body = html`<ul>
    ${off.map(({ starts_at, taken }) => html`<li>${w.off(sayMoment(lang, starts_at, now), taken)}</li>`)}
  </ul>`
  return notice({ kind: 'problem', text: w.offs(off.length), body })
}
