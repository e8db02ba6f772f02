import { startOfDay, type Day } from '#base/days.ts'
import { sayDay, sayMoment, sayTime } from '#base/say-date.ts'
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
import { momentsOn } from '../planning/when.rules.ts'
import { sayHours } from '../venues/hours.rules.ts'
import { fieldsOf, mostReason } from './choices.rules.ts'
import { isOpen, type Foreseen, type Taken } from './clashes.ts'
import type { Preview } from './make-series.ts'
import { crumbs } from './new.page.ts'
import { previewWords } from './preview.words.ts'
import { sayRhythm } from './say.ts'
import type { SeriesInput } from './template.rules.ts'
import { seriesWords } from './words.ts'

/** What the page shows: the series, what it would come to, what was chosen, what is wrong. */
export type PreviewData = {
  input: SeriesInput
  preview: Preview
  until: Day
  now: Date
  values: Kept
  errors: readonly FieldError[]
  /** Where its form goes, with what, and where it leads back to. */
  way: { action: string; back: string; carries: Readonly<Record<string, string>> }
  /** What else is to be known before it is set. */
  more?: Html
}

/** Every date before anything is made, with what the holidays make of it; where a place cannot be had, a choice. */
export const previewPage = (view: View, data: PreviewData): Html => {
  const { lang } = view
  const w = previewWords(lang)
  const { preview, now, way } = data
  const day = (on: Day) => sayDay(lang, startOfDay(on), now)
  const count = preview.dates.filter((date) => date.day !== null).length
  const lines = preview.dates.map((date) => ({ title: day(date.on), ...fate(lang, date, now) }))
  const later = preview.later.map((date) => day(date.day ?? date.on)).join(' · ')
  return deskPage(
    { ...view, title: w.previewTitle, crumbs: crumbs(lang) },
    html`${pageHead({ title: data.input.plan.title, kicker: w.previewTitle, lead: w.previewLead(count, day(data.until)) })}
    ${factsList(facts(lang, data))}
    ${preview.unknown.length ? notice({ kind: 'note', text: seriesWords(lang).unknown(preview.unknown.join(' · ')) }) : nothing}
    ${data.more ?? nothing}
    ${form({
      lang,
      action: way.action,
      errors: data.errors,
      body: html`${Object.entries(way.carries).map(([name, value]) => hiddenField(name, value))}
      ${hiddenField('seen', preview.clashing.join(','))} ${preview.clashing.length ? decisions(lang, data) : nothing}
      ${actions(
        button({ text: w.confirm, icon: 'check', kind: 'go' }),
        linkButton({ text: w.back, href: way.back, kind: 'quiet' }),
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
  const shift = date.disturbed ? movedTo(lang, { on: date.on, day: date.day }, now) : ''
  const from = date.moved ? w.movedFrom(sayMoment(lang, date.moved, now)) : ''
  return { chip: signOf(lang, date), note: [whyNot(lang, date, now), from, shift].filter(Boolean).join(' · ') }
}

function signOf(lang: Lang, date: Foreseen): Html {
  const w = previewWords(lang)
  if (date.inTheWay.length > 0) return chip('late', w.taken)
  if (date.closed) return chip('late', w.closed)
  if (isOpen(date)) return chip('waiting', w.twice)
  const isAsUsual = date.choice === null || date.choice.kind === 'usual'
  return isAsUsual ? chip('done', w.free) : chip('waiting', w.atOther)
}

/** Why a date wants a decision: what stands there, the hours of a place that is closed then, another of the same week. */
function whyNot(lang: Lang, { inTheWay, closed, besides }: Foreseen, now: Date): string {
  const w = previewWords(lang)
  const taken = inTheWay.map(({ what, startsAt, endsAt }: Taken) =>
    w.inTheWay(what, sayTime(lang, startsAt), sayTime(lang, endsAt)),
  )
  return [
    ...taken,
    ...(closed ? [w.openThen(sayHours(lang, closed))] : []),
    ...(besides ? [w.besides(sayMoment(lang, besides, now))] : []),
  ].join(' · ')
}

const movedTo = (lang: Lang, { on, day }: { on: Day; day: Day }, now: Date): string =>
  on === day ? previewWords(lang).holidayKept : previewWords(lang).holidayMoved(sayDay(lang, startOfDay(day), now))

const decisions = (lang: Lang, data: PreviewData): Html => {
  const { preview, values, errors, now } = data
  const w = previewWords(lang)
  const state = { lang, values, errors }
  const venues = preview.venues.map(({ id, name }) => ({ value: `venue:${id}`, label: w.choices.venue(name) }))
  const pair = (names: { choice: string; reason: string }, label: string, more: { hint: string; both: boolean }) => {
    const options = [
      { value: 'skip', label: w.choices.skip },
      ...(more.both ? [{ value: 'usual', label: w.choices.usual }] : []),
      ...venues,
      { value: 'nowhere', label: w.choices.nowhere },
    ]
    return html`<div class="two even">
      ${selectField({ ...state, name: names.choice, label, hint: more.hint, options })}
      ${textField({ ...state, name: names.reason, label: w.choiceReason, optional: true, maxLength: mostReason })}
    </div>`
  }
  const open = preview.dates.filter(({ on }) => preview.clashing.includes(on))
  const both = open.some(({ besides }) => besides !== null)
  const each = open.map((date) => {
    const label = `${sayDay(lang, startOfDay(date.day ?? date.on), now)} · ${w.choice}`
    return pair(fieldsOf(date.on), label, { hint: whyNot(lang, date, now), both: date.besides !== null })
  })
  const rest = pair({ choice: 'at-rest', reason: 'why-rest' }, w.rest, { hint: w.restHint, both })
  return formPart(
    w.decide(open.length),
    html`<p class="small">${w.decideLead}</p>
      ${open.length > 1 ? rest : nothing} ${each}`,
  )
}
