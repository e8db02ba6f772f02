import { addDays, dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  dateField,
  form,
  linkButton,
  pageHead,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { pauseWords } from './pause.words.ts'
import { rests } from './pause.rules.ts'

type Pause = {
  title: string
  action: string
  back: string
  now: Date
  errors?: readonly FieldError[]
  values?: Kept
}

/** The second of two taps: for how long. Nobody asks why. */
export const pauseBody = (lang: Lang, { title, action, back, now, errors, values }: Pause): Html => {
  const w = pauseWords(lang)
  const taps = rests.filter((rest) => rest !== 'day')
  const tomorrow = addDays(dayOf(now), 1)
  return html`${pageHead({ title, lead: w.lead })}
  ${form({
    lang,
    action,
    errors,
    body: html`${actions(...taps.map((rest) => button({ text: w.rests[rest], name: 'rest', value: rest, big: rest === 'two-weeks' })))}
    ${dateField({ lang, errors, values, name: 'until', label: w.until, optional: true, min: tomorrow })}
    ${actions(
      button({ text: w.untilGo, name: 'rest', value: 'day', kind: 'quiet' }),
      linkButton({ text: w.back, href: back, kind: 'quiet' }),
    )}`,
  })}`
}
