import { startOfDay } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { checkField, dateField, radiosField, textField, type FieldError, type Kept } from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import type { Addressed } from '../channels.rules.ts'
import { lapseOf, type How } from './consent.rules.ts'
import { relations, type Relation } from './guardian.rules.ts'
import { consentWords } from './words.ts'

export type Fields = { lang: Lang; errors?: readonly FieldError[] | undefined; values?: Kept | undefined }

/** How an address is typed in. */
export const inputTypes = { mail: 'email', sms: 'tel', wechat: 'text' } as const satisfies Record<Addressed, string>

/** What is asked where a child uses an address; folded, because nobody else has to look at it. */
export const childFields = (fields: Fields, channel: Addressed): Html => {
  const w = consentWords(fields.lang)
  const names = ['child', 'born', 'guardian', 'relation'].map((name) => `${name}-${channel}`)
  const isOpen = names.some((name) => fields.values?.[name] || fields.errors?.some(({ field }) => field === name))
  return html`<details ${isOpen ? 'open' : ''}>
    <summary>${w.child}</summary>
    <div class="stack">
      ${checkField({ ...fields, name: `child-${channel}`, label: w.childTick, hint: w.childHint })}
      ${dateField({ ...fields, name: `born-${channel}`, label: w.born })}
      ${textField({ ...fields, name: `guardian-${channel}`, label: w.guardian, size: 'middle', autocomplete: 'off' })}
      ${radiosField({
        ...fields,
        name: `relation-${channel}`,
        label: w.relation,
        tiles: true,
        options: relations.map((value) => ({ value, label: w.relations[value] })),
      })}
    </div>
  </details>`
}

/** An answer as it is told: what was said last, since when and until when, how, and by whom for a child. */
export type SaidAnswer = {
  answer: 'given' | 'refused' | 'withdrawn'
  at: Date
  text_version: number
  until_on: string | null
  fourteen_on: string | null
  how: How
  /** The account that took it down, by name; null where the receiver said it with their own card or account. */
  notedBy: string | null
  guardian: { name: string | null; relation: Relation } | null
}

/** An answer in sentences, the answer itself first. `today` is the day it is judged on. */
export function sayAnswer(lang: Lang, said: SaidAnswer, { today, now }: { today: string; now: Date }) {
  const w = consentWords(lang)
  const how = said.notedBy === null ? w.how[said.how] : w.noted(w.how[said.how], said.notedBy)
  return {
    state: [w.answer[said.answer], ...endOf(lang, said, { today, now })].join(lang === 'zh' ? '，' : ', '),
    how: `${how} · ${sayMoment(lang, said.at, now)}`,
    guardian: said.guardian && w.spoke(said.guardian.name ?? '—', w.relations[said.guardian.relation]),
  }
}

/** Until when a yes holds, or why it is over. */
function endOf(lang: Lang, said: SaidAnswer, { today, now }: { today: string; now: Date }): string[] {
  const w = consentWords(lang)
  const lapse = lapseOf(said, today)
  if (lapse) return [w.lapse[lapse]]
  const isYes = said.answer === 'given' && said.until_on !== null
  return isYes ? [w.until(sayDay(lang, startOfDay(said.until_on ?? today), now))] : []
}
