import type { Lang } from '#base/words.ts'
import {
  checkboxesField,
  checkField,
  dateField,
  formPart,
  radiosField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { audiences, kinds, purposes, signUpModes } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { formWords } from './form.words.ts'
import { onHolidays } from './recurrence.rules.ts'
import { nths, weekdays, type Rhythm } from './rule.rules.ts'
import type { VenueChoice } from './series.ts'
import { efforts, most, type Template } from './template.ts'
import { seriesWords } from './words.ts'

/** What a form shows: what was typed or what is, what is wrong, and the venues to choose from. */
export type Filled = { values: Kept; errors: readonly FieldError[]; venues: readonly VenueChoice[] }

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A template as its form would send it. */
export const sentOf = ({ plan, minute, lasts }: Template): Record<string, string> => ({
  title: plan.title,
  kind: plan.kind,
  purpose: plan.purpose,
  audience: plan.audience,
  effort: plan.effort ?? '',
  about: plan.about ?? '',
  begins: clock(minute),
  ends: clock(minute + lasts),
  venue: plan.venueId ?? '',
  elsewhere: plan.elsewhere ?? '',
  signUp: plan.signUp,
  capacity: plan.capacity === null ? '' : String(plan.capacity),
  partyMost: String(plan.partyMost),
  closesHours: String(plan.closesHours),
  replyHours: String(plan.replyHours),
  walkIns: plan.walkIns ? 'yes' : '',
  forMinors: plan.forMinors ? 'yes' : '',
})

/** What each gathering is, at what hour and where, and how one signs up. */
export const templateFields = (lang: Lang, filled: Filled): Html =>
  html`${whatFields(lang, filled)} ${placeFields(lang, filled)} ${signUpFields(lang, filled)}`

const whatFields = (lang: Lang, { values, errors }: Filled): Html => {
  const w = formWords(lang)
  const k = kindWords(lang)
  const state = { lang, values, errors }
  const of = <T extends string>(all: readonly T[], names: Record<T, string>) =>
    all.map((value) => ({ value, label: names[value] }))
  return formPart(
    w.parts.what,
    html`${textField({ ...state, name: 'title', label: w.title, maxLength: most.title })}
    ${selectField({ ...state, name: 'kind', label: w.kind, options: of(kinds, k.kinds) })}
    ${radiosField({ ...state, name: 'purpose', label: w.purpose, tiles: true, options: of(purposes, k.purposes) })}
    ${selectField({ ...state, name: 'audience', label: w.audience, options: of(audiences, k.audiences), empty: false })}
    ${selectField({ ...state, name: 'effort', label: w.effort, optional: true, empty: w.noEffort, options: of(efforts, w.efforts) })}
    ${textareaField({ ...state, name: 'about', label: w.about, optional: true, rows: 3, maxLength: most.about })}`,
  )
}

const placeFields = (lang: Lang, { values, errors, venues }: Filled): Html => {
  const w = formWords(lang)
  const state = { lang, values, errors }
  const options = venues.map(({ id, name, capacity }) => ({ value: id, label: w.venueOf(name, capacity) }))
  return formPart(
    w.parts.place,
    html`${textField({ ...state, name: 'begins', label: w.begins, hint: w.clockHint, type: 'time', size: 'short' })}
    ${textField({ ...state, name: 'ends', label: w.ends, type: 'time', size: 'short' })}
    ${selectField({ ...state, name: 'venue', label: w.venue, optional: true, empty: w.noVenue, options })}
    ${textField({ ...state, name: 'elsewhere', label: w.elsewhere, hint: w.elsewhereHint, optional: true, maxLength: most.elsewhere })}`,
  )
}

const signUpFields = (lang: Lang, { values, errors }: Filled): Html => {
  const w = formWords(lang)
  const state = { lang, values, errors }
  const number = (name: 'capacity' | 'partyMost' | 'closesHours' | 'replyHours') =>
    textField({ ...state, name, label: w[name], type: 'number', size: 'short', optional: true })
  return formPart(
    w.parts.signUp,
    html`${radiosField({
      ...state,
      name: 'signUp',
      label: w.signUp,
      options: signUpModes.map((value) => ({ value, label: w.signUps[value] })),
    })}
    ${number('capacity')} ${number('partyMost')} ${number('closesHours')} ${number('replyHours')}
    ${checkField({ ...state, name: 'walkIns', label: w.walkIns })}
    ${checkField({ ...state, name: 'forMinors', label: w.forMinors })}`,
  )
}

/** How often, from when until when, and what holidays do; the fields of one rhythm only. */
export const recurrenceFields = (lang: Lang, rhythm: Rhythm, { values, errors }: Filled): Html => {
  const w = formWords(lang)
  const state = { lang, values, errors }
  return formPart(
    w.parts.when,
    html`${rhythmFields(lang, rhythm, { values, errors })}
    ${dateField({ ...state, name: 'startsOn', label: w.startsOn })}
    ${dateField({ ...state, name: 'untilOn', label: w.untilOn, hint: w.untilHint, optional: true })}
    ${radiosField({
      ...state,
      name: 'onHoliday',
      label: w.onHoliday,
      hint: w.holidayHint,
      options: onHolidays.map((value) => ({ value, label: seriesWords(lang).onHoliday[value] })),
    })}`,
  )
}

function rhythmFields(lang: Lang, rhythm: Rhythm, { values, errors }: Pick<Filled, 'values' | 'errors'>): Html {
  const w = formWords(lang)
  const state = { lang, values, errors }
  const days = weekdays.map((value) => ({ value, label: w.weekdays[value] }))
  const short = { type: 'number', size: 'short' } as const
  const fields: Record<Rhythm, () => Html> = {
    weekly: () =>
      html`${checkboxesField({ ...state, name: 'days', label: w.days, options: days, tiles: true })}
      ${textField({ ...state, ...short, name: 'every', label: w.every, hint: w.everyHint })}`,
    weekday: () =>
      html`${selectField({ ...state, name: 'nth', label: w.nth, options: nths.map((value) => ({ value, label: w.nths[value] })) })}
      ${selectField({ ...state, name: 'weekday', label: w.weekday, options: days })}`,
    date: () => textField({ ...state, ...short, name: 'date', label: w.date, hint: w.dateHint }),
    lunar: () =>
      html`${textField({ ...state, ...short, name: 'lunarMonth', label: w.lunarMonth, hint: w.lunarHint })}
      ${textField({ ...state, ...short, name: 'lunarDay', label: w.lunarDay })}`,
    own: () => textField({ ...state, name: 'rrule', label: w.rrule, hint: w.rruleHint, maxLength: 200 }),
  }
  return fields[rhythm]()
}
