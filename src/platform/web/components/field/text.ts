import { attrs, html, type Html } from '../../html.ts'
import { fieldId, keptOne, labelled, ties, type FieldBase } from './field.ts'

type TextKind = 'text' | 'tel' | 'email' | 'number' | 'search' | 'password' | 'url' | 'time'

type TextField = FieldBase & {
  type?: TextKind | undefined
  value?: string | undefined
  autocomplete?: string | undefined
  /** How many characters it is meant for; sets its width, not a limit. */
  size?: 'short' | 'middle' | undefined
  maxLength?: number | undefined
  min?: number | string | undefined
  max?: number | string | undefined
  step?: number | string | undefined
  /** The id of a datalist with what may be meant. */
  list?: string | undefined
}

const keyboards: Partial<Record<TextKind, string>> = { tel: 'tel', email: 'email', number: 'decimal', url: 'url' }

/** One line of text. A number is typed with the digits' keyboard but stays a text box: no spinning by a scroll wheel. */
export const textField = (field: TextField): Html => {
  const { type = 'text', size } = field
  return labelled(
    field,
    html`<input
      ${attrs({
        id: fieldId(field.name),
        name: field.name,
        type: type === 'number' ? 'text' : type,
        inputmode: keyboards[type],
        class: size,
        value: type === 'password' ? undefined : (keptOne(field) ?? field.value),
        autocomplete: field.autocomplete,
        maxlength: field.maxLength,
        list: field.list,
        ...(type === 'time' ? { min: field.min, max: field.max, step: field.step } : {}),
        'aria-required': field.optional ? undefined : 'true',
        ...ties(field),
      })}
    />`,
  )
}

/** Several lines of text. `rows` is its first height; it grows by hand. */
export const textareaField = (
  field: FieldBase & { value?: string | undefined; rows?: number | undefined; maxLength?: number | undefined },
): Html =>
  labelled(
    field,
    html`<textarea
      ${attrs({
        id: fieldId(field.name),
        name: field.name,
        rows: field.rows ?? 4,
        maxlength: field.maxLength,
        'aria-required': field.optional ? undefined : 'true',
        ...ties(field),
      })}
    >
${keptOne(field) ?? field.value ?? ''}</textarea>`,
  )

/** A day, as YYYY-MM-DD. The browser's own calendar where it has one. */
export const dateField = (
  field: FieldBase & {
    value?: string | undefined
    min?: string | undefined
    max?: string | undefined
    withTime?: boolean | undefined
  },
): Html =>
  labelled(
    field,
    html`<input
      ${attrs({
        id: fieldId(field.name),
        name: field.name,
        type: field.withTime ? 'datetime-local' : 'date',
        class: 'middle',
        value: keptOne(field) ?? field.value,
        min: field.min,
        max: field.max,
        'aria-required': field.optional ? undefined : 'true',
        ...ties(field),
      })}
    />`,
  )
