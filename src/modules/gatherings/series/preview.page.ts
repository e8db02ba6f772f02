import { startOfDay, type Day } from '#base/days.ts'
import { sayDay, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  chip,
  factsList,
  form,
  formPart,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { fieldsOf, mostReason } from './choices.rules.ts'
import type { Foreseen, Taken } from './clashes.ts'
import type { Preview } from './make-series.ts'
import { crumbs, home } from './new.page.ts'
import { previewWords } from './preview.words.ts'
import { sayRhythm } from './say.ts'
import { momentsOn } from './series.ts'
import type { SeriesInput } from './template.ts'
import { seriesWords } from './words.ts'

/** What the page shows: the series, what it would come to, what was chosen, what is wrong. `packed`: the form, as it travels. */
export type PreviewData = {
  id: string
  input: SeriesInput
  preview: Preview
  packed: string
  until: Day
  now: Date
  values: Kept
  errors: readonly FieldError[]
}

/** Every date before anything is made, with what the holidays make of it; where a place is taken, a choice. */
export const previewPage = (view: View, data: PreviewData): Html => {
  const { lang } = view
  const w = previewWords(lang)
  const { preview, now } = data
  const day = (on: Day) => sayDay(lang, startOfDay(on), now)
  const count = preview.dates.filter((date) => date.day !== null).length
  const lines = preview.dates.map((date) => ({ title: day(date.on), ...fate(lang, date, now) }))
  const later = preview.later.map((date) => day(date.day ?? date.on)).join(' · ')
  return deskPage(
    { ...view, title: w.previewTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: data.input.plan.title, kicker: w.previewTitle, lead: w.previewLead(count, day(data.until)) })}
    ${factsList(facts(lang, data))}
    ${preview.unknown.length ? notice({ kind: 'note', text: seriesWords(lang).unknown(preview.unknown.join(' · ')) }) : nothing}
    ${form({
      lang,
      action: home,
      errors: data.errors,
      body: html`${hiddenField('id', data.id)} ${hiddenField('with', data.packed)}
      ${hiddenField('seen', preview.clashing.join(','))} ${preview.clashing.length ? decisions(lang, data) : nothing}
      ${actions(
        button({ text: w.confirm, icon: 'check', kind: 'go' }),
        linkButton({ text: w.back, href: `${home}/new?with=${data.packed}`, kind: 'quiet' }),
      )}`,
    })}
    ${section({
      title: w.seenDates,
      body: html`${lines.length ? listCard(lines) : html`<p>${w.noDates}</p>`}
      ${later ? html`<p class="small">${w.later(later)}</p>` : nothing}`,
    })}`,
  )
}

function facts(lang: Lang, { input, preview, now }: PreviewData) {
  const w = seriesWords(lang)
  const { startsAt, endsAt } = momentsOn(input.startsOn, input)
  const venue = preview.venues.find(({ id }) => id === input.plan.venueId)?.name
  return [
    { term: w.often, text: sayRhythm(lang, input) },
    { term: w.hour, text: w.fromTo(sayTime(lang, startsAt), sayTime(lang, endsAt)) },
    { term: w.where, text: venue ?? input.plan.elsewhere ?? w.nowhere },
    { term: w.holidays, text: w.onHoliday[input.onHoliday] },
    { term: w.span, text: saySpan(lang, input, now) },
  ]
}

/** 「10月24日 周四 起」, or from one day to another. */
export function saySpan(lang: Lang, { startsOn, untilOn }: { startsOn: Day; untilOn: Day | null }, now: Date): string {
  const w = seriesWords(lang)
  const from = sayDay(lang, startOfDay(startsOn), now)
  return untilOn === null ? w.from(from) : w.fromTo(from, sayDay(lang, startOfDay(untilOn), now))
}

type Fate = { chip: Html; note?: string }

/** What becomes of a date, as a sign and a line under it. */
function fate(lang: Lang, date: Foreseen, now: Date): Fate {
  const w = previewWords(lang)
  if (date.day === null) return { chip: chip('off', w.leftOut), note: w.holidayOut }
  if (date.choice?.kind === 'skip') return { chip: chip('off', w.leftOut), note: date.choice.reason ?? '' }
  if (date.inTheWay.length > 0) return { chip: chip('late', w.taken), note: others(lang, date.inTheWay) }
  const sign = date.choice === null ? chip('done', w.free) : chip('waiting', w.atOther)
  return { chip: sign, note: date.disturbed ? movedTo(lang, { on: date.on, day: date.day }, now) : '' }
}

const movedTo = (lang: Lang, { on, day }: { on: Day; day: Day }, now: Date): string =>
  on === day ? previewWords(lang).holidayKept : previewWords(lang).holidayMoved(sayDay(lang, startOfDay(day), now))

const others = (lang: Lang, taken: readonly Taken[]): string =>
  taken
    .map(({ what, startsAt, endsAt }) =>
      previewWords(lang).inTheWay(what, sayTime(lang, startsAt), sayTime(lang, endsAt)),
    )
    .join(' · ')

const decisions = (lang: Lang, data: PreviewData): Html => {
  const { preview, values, errors, now } = data
  const w = previewWords(lang)
  const state = { lang, values, errors }
  const options = [
    { value: 'skip', label: w.choices.skip },
    ...preview.venues.map(({ id, name }) => ({ value: `venue:${id}`, label: w.choices.venue(name) })),
    { value: 'nowhere', label: w.choices.nowhere },
  ]
  const pair = (names: { choice: string; reason: string }, label: string, hint?: string) =>
    html`<div class="two even">
      ${selectField({ ...state, name: names.choice, label, hint, options })}
      ${textField({ ...state, name: names.reason, label: w.choiceReason, optional: true, maxLength: mostReason })}
    </div>`
  const rest = pair({ choice: 'at-rest', reason: 'why-rest' }, w.rest, w.restHint)
  const each = preview.clashing.map((on) => {
    const date = preview.dates.find((one) => one.on === on)
    const label = `${sayDay(lang, startOfDay(date?.day ?? on), now)} · ${w.choice}`
    return pair(fieldsOf(on), label, date?.inTheWay.length ? others(lang, date.inTheWay) : undefined)
  })
  return formPart(
    w.decide(preview.clashing.length),
    html`<p class="small">${w.decideLead}</p>
      ${preview.clashing.length > 1 ? rest : nothing} ${each}`,
  )
}
