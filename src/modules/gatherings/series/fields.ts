import type { Lang } from '#base/words.ts'
import {
  checkboxesField,
  dateField,
  formPart,
  radiosField,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import type { Choices } from '../planning/choices.ts'
import { clockFields, planFields } from '../planning/fields.ts'
import { clockSent, planSent } from '../planning/sent.ts'
import { formWords } from './form.words.ts'
import { onHolidays } from './recurrence.rules.ts'
import { nths, weekdays, type Rhythm } from './rule.rules.ts'
import type { Template } from './template.rules.ts'
import { seriesWords } from './words.ts'

type Typed = { values: Kept; errors: readonly FieldError[] }

/** What a form shows: what was typed or what is, what is wrong, and what can be chosen. */
export type Filled = Typed & { choices: Choices }

/** A template as its form would send it. */
export const sentOf = ({ plan, ...clock }: Template): Record<string, string> => ({
  ...planSent(plan),
  ...clockSent(clock),
})

/** What each gathering is, at what hour and where, and how one signs up: the fields of one alone, with the hours of the day. */
export const templateFields = (lang: Lang, filled: Filled): Html => {
  const { what, where, seats } = planFields(lang, filled)
  return html`${what} ${formPart(formWords(lang).parts.hours, clockFields({ lang, ...filled }))} ${where} ${seats}`
}

/** How often, from when until when, and what holidays do; the fields of one rhythm only. */
export const recurrenceFields = (lang: Lang, rhythm: Rhythm, { values, errors }: Typed): Html => {
  const w = formWords(lang)
  const state = { lang, values, errors }
  return formPart(
    w.parts.when,
    html`${rhythmFields(lang, rhythm, state)} ${dateField({ ...state, name: 'startsOn', label: w.startsOn })}
    ${dateField({ ...state, name: 'untilOn', label: w.untilOn, hint: w.untilHint, optional: true })}
    ${holidayField(lang, state)}`,
  )
}

/** The same of a series that goes on from one of its gatherings: how often, at what hours, and what holidays do. */
export const daysFields = (lang: Lang, rhythm: Rhythm, { values, errors }: Typed): Html => {
  const state = { lang, values, errors }
  return formPart(
    formWords(lang).parts.when,
    html`${rhythmFields(lang, rhythm, state)} ${clockFields(state)} ${holidayField(lang, state)}`,
  )
}

const holidayField = (lang: Lang, typed: Typed): Html => {
  const w = formWords(lang)
  const options = onHolidays.map((value) => ({ value, label: seriesWords(lang).onHoliday[value] }))
  return radiosField({ ...typed, lang, name: 'onHoliday', label: w.onHoliday, hint: w.holidayHint, options })
}

function rhythmFields(lang: Lang, rhythm: Rhythm, { values, errors }: Typed): Html {
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
