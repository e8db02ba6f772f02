import { clockText } from '#base/clock.rules.ts'
import type { Lang } from '#base/words.ts'
import {
  checkField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import type { Hours } from '../days/hours.rules.ts'
import { services, skills } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { most, type StallInput } from './stall.rules.ts'
import { stallWords } from './words.ts'

/** What the fields of a stall show: what was typed, and what is wrong with it. */
export type Filled = { values: Kept; errors?: readonly FieldError[] | undefined }

const named = <T extends string>(all: readonly T[], names: Record<T, string>) =>
  all.map((value) => ({ value, label: names[value] }))

/** The fields of a stall: of a usual one, and of one for one day. */
export const stallFields = (lang: Lang, { values, errors }: Filled): Html => {
  const w = stallWords(lang)
  const names = serviceWords(lang)
  const state = { lang, values, errors }
  return html`${selectField({ ...state, name: 'service', label: w.service, options: named(services, names.services) })}
    ${textField({ ...state, name: 'title', label: w.title, hint: w.titleHint, maxLength: most.title })}
    ${textField({ ...state, name: 'spot', label: w.spot, hint: w.spotHint, optional: true, maxLength: most.spot })}
    <div class="two even">
      ${textField({ ...state, name: 'from', label: w.from, type: 'time', size: 'short' })}
      ${textField({ ...state, name: 'to', label: w.to, type: 'time', size: 'short' })}
    </div>
    ${textField({ ...state, name: 'need', label: w.need, hint: w.needHint, type: 'number', size: 'short' })}
    ${selectField({ ...state, name: 'skill', label: w.skill, optional: true, empty: w.noSkill, options: named(skills, names.skills) })}
    ${checkField({ ...state, name: 'needsInsurance', label: w.needsInsurance, checked: values['needsInsurance'] === 'yes' })}
    ${textareaField({ ...state, name: 'briefing', label: w.briefing, hint: w.briefingHint, optional: true, rows: 2, maxLength: most.briefing })}`
}

/** What a form nobody filled in says: as long as its day, for one volunteer. */
export const freshStall = (day: Hours): Record<string, string> => ({
  from: clockText(day.minute),
  to: clockText(day.minute + day.lasts),
  need: '1',
})

/** A stall as its form would send it. */
export const stallSent = (stall: StallInput, day: Hours): Record<string, string> => ({
  service: stall.service,
  title: stall.title,
  spot: stall.spot ?? '',
  from: clockText(day.minute + stall.fromMinute),
  to: clockText(day.minute + stall.fromMinute + stall.lasts),
  need: String(stall.need),
  skill: stall.skill ?? '',
  needsInsurance: stall.needsInsurance ? 'yes' : '',
  briefing: stall.briefing ?? '',
})
