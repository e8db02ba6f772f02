import type { Lang } from '#base/words.ts'
import { attrs, html, nothing, type Html } from '../../html.ts'
import { words } from '../../words.ts'

/** A sentence about one field of a form that was sent back. */
export type FieldError = { field: string; text: string }

/** What a form that was sent back still knows, by field name. */
export type Kept = Readonly<Record<string, string | readonly string[] | undefined>>

/** What every field takes. Spread `{ lang, errors, values }` into each field of a form: each finds its own. */
export type FieldBase = {
  lang: Lang
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
  errors?: readonly FieldError[] | undefined
  values?: Kept | undefined
}

export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`

export const errorOf = ({ errors = [], name }: FieldBase): string | undefined =>
  errors.find((error) => error.field === name)?.text

/** The kept value of a field of one value. */
export const keptOne = ({ values, name }: FieldBase): string | undefined => {
  const kept = values?.[name]
  return typeof kept === 'string' ? kept : kept?.[0]
}

/** The kept values of a field of several. */
export const keptAll = ({ values, name }: FieldBase): readonly string[] => {
  const kept = values?.[name]
  return typeof kept === 'string' ? [kept] : (kept ?? [])
}

/** Attributes that tie a control to its hint and its error, so that a screen reader says both. */
export const ties = (field: FieldBase) => {
  const id = fieldId(field.name)
  const error = errorOf(field)
  const described = [field.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': described || undefined, 'aria-invalid': error ? 'true' : undefined }
}

const mayBeEmpty = ({ lang, optional }: FieldBase): Html =>
  optional ? html` <span class="optional">${words(lang).optional}</span>` : nothing

const below = (field: FieldBase): Html => {
  const id = fieldId(field.name)
  const error = errorOf(field)
  return html`${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing}
  ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}`
}

/** One control under its label, with hint and error between them. */
export const labelled = (field: FieldBase, control: Html): Html =>
  html`<div ${attrs({ class: errorOf(field) ? 'field wrong' : 'field' })}>
    <label for="${fieldId(field.name)}">${field.label}${mayBeEmpty(field)}</label>
    ${below(field)} ${control}
  </div>`

/** Several controls under one question. */
export const grouped = (field: FieldBase, controls: Html): Html =>
  html`<fieldset ${attrs({ class: errorOf(field) ? 'field wrong' : 'field', ...ties(field) })}>
    <legend>${field.label}${mayBeEmpty(field)}</legend>
    ${below(field)} ${controls}
  </fieldset>`
