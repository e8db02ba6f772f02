import { dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  hiddenField,
  radiosField,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { Addressed } from '../channels.rules.ts'
import { takenDown } from '../consent/consent.rules.ts'
import { childFields, inputTypes, type Fields } from '../consent/parts.ts'
import { consentWords } from '../consent/words.ts'
import type { PersonWays } from './person-ways.ts'
import { personWords } from './words.ts'

export type FormKey = Addressed | `home-${Addressed}`

export type PersonPage = {
  person: PersonWays
  offered: readonly Addressed[]
  now: Date
  newId: () => string
  base: string
  /** A channel whose form is open although they said no before. */
  still?: Addressed | undefined
  /** A form that was sent back: one's own by its channel, the household's by `home-` and its channel. */
  back?: { form: FormKey; values: Kept; errors: readonly FieldError[] } | undefined
}

/** How it was said: asked with every answer. */
export const howField = (fields: Fields, channel: string): Html =>
  radiosField({
    ...fields,
    name: `how-${channel}`,
    label: personWords(fields.lang).how,
    tiles: true,
    options: takenDown.map((value) => ({ value, label: consentWords(fields.lang).how[value] })),
  })

/** Yes or no to one channel: how it was said, where it leads, and for a child who speaks. */
export const answerForm = ({ lang }: View, page: PersonPage, channel: Addressed): Html => {
  const w = personWords(lang)
  const last = page.person.own.find((one) => one.channel === channel)
  const fields = fieldsOf(lang, page, channel)
  return html`${useNote(consentWords(lang).lines[channel])}
    <form class="form" method="post" action="${page.base}/${channel}" novalidate>
      ${hiddenField('id', page.newId())} ${hiddenField('seen', last?.id ?? '')} ${howField(fields, channel)}
      ${addressFields(fields, page, channel)} ${childFields(fields, channel)}
      ${actions(
        button({ text: w.yes, kind: 'go', icon: 'check', name: 'answer', value: 'yes' }),
        button({ text: w.no, name: 'answer', value: 'no' }),
      )}
    </form>`
}

/** As it was sent, if it comes back; for somebody known to be a child, the place for a guardian is open. */
function fieldsOf(lang: Lang, { back, person, now }: PersonPage, channel: Addressed): Fields {
  if (back?.form === channel) return { lang, errors: back.errors, values: back.values }
  const isChild = person.own.some(({ fourteen_on }) => fourteen_on !== null && fourteen_on > dayOf(now))
  return isChild ? { lang, values: { [`child-${channel}`]: 'yes' } } : { lang }
}

/** For a text message the roster's mobiles, closed, the first of them chosen; and always a place to write another. */
const addressFields = (fields: Fields, { person }: PersonPage, channel: Addressed): Html => {
  const w = personWords(fields.lang)
  const asked = consentWords(fields.lang)
  const numbers = channel === 'sms' ? person.numbers : []
  const options = [
    ...numbers.map(({ mark, shown }) => ({ value: mark, label: shown })),
    { value: 'other', label: w.other },
  ]
  return html`${
    numbers.length
      ? radiosField({ ...fields, name: `to-${channel}`, label: w.where, value: numbers[0]?.mark, options })
      : nothing
  }
  ${textField({
    ...fields,
    name: `address-${channel}`,
    label: asked.address[channel],
    hint: asked.hint[channel],
    type: inputTypes[channel],
    maxLength: 254,
    optional: numbers.length > 0,
    autocomplete: 'off',
  })}`
}
