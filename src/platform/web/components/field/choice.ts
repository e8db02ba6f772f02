import { attrs, html, nothing, type Html } from '../../html.ts'
import { words } from '../../words.ts'
import { errorOf, fieldId, grouped, keptAll, keptOne, labelled, ties, type FieldBase } from './field.ts'

/** One answer a person may choose. */
export type Option = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }

/** One of many, in the browser's own list. Above about seven answers; below that, use radios. */
export const selectField = (
  field: FieldBase & { options: readonly Option[]; value?: string | undefined; empty?: string | false | undefined },
): Html => {
  const chosen = keptOne(field) ?? field.value ?? ''
  const empty = field.empty ?? words(field.lang).choose
  return labelled(
    field,
    html`<select ${attrs({ id: fieldId(field.name), name: field.name, ...ties(field) })}>
      ${empty === false ? nothing : html`<option value="">${empty}</option>`}
      ${field.options.map(
        ({ value, label, disabled }) =>
          html`<option ${attrs({ value, selected: value === chosen, disabled })}>${label}</option>`,
      )}
    </select>`,
  )
}

type Choices = FieldBase & {
  options: readonly Option[]
  /** Answers side by side as tiles. */ tiles?: boolean | undefined
}

const choice = (
  field: FieldBase,
  option: Option,
  more: { type: 'radio' | 'checkbox'; checked: boolean; at: number },
) => {
  const id = more.at === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${more.at}`
  const hint = option.hint ? `${id}-note` : undefined
  return html`<div class="choice">
    <input
      ${attrs({
        id,
        type: more.type,
        name: field.name,
        value: option.value,
        checked: more.checked,
        disabled: option.disabled,
        'aria-describedby': hint,
      })}
    />
    <label for="${id}">${option.label}</label>
    ${option.hint ? html`<p class="hint" id="${hint ?? ''}">${option.hint}</p>` : nothing}
  </div>`
}

/** One of a few, all in sight. */
export const radiosField = (field: Choices & { value?: string | undefined }): Html => {
  const chosen = keptOne(field) ?? field.value
  return grouped(
    field,
    html`<div class="${field.tiles ? 'choices tiles' : 'choices'}">
      ${field.options.map((option, at) => choice(field, option, { type: 'radio', checked: option.value === chosen, at }))}
    </div>`,
  )
}

/** Any of a few. */
export const checkboxesField = (field: Choices & { value?: readonly string[] | undefined }): Html => {
  const chosen = field.values ? keptAll(field) : (field.value ?? [])
  return grouped(
    field,
    html`<div class="${field.tiles ? 'choices tiles' : 'choices'}">
      ${field.options.map((option, at) =>
        choice(field, option, { type: 'checkbox', checked: chosen.includes(option.value), at }),
      )}
    </div>`,
  )
}

/** A single yes, such as a consent. Sends `value` (usually "yes") when ticked and nothing otherwise. */
export const checkField = (field: FieldBase & { value?: string | undefined; checked?: boolean | undefined }): Html => {
  const { value = 'yes' } = field
  const checked = field.values ? keptAll(field).includes(value) : (field.checked ?? false)
  const error = errorOf(field)
  const id = fieldId(field.name)
  return html`<div ${attrs({ class: error ? 'field wrong' : 'field' })}>
    ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}
    <div class="choice">
      <input ${attrs({ id, type: 'checkbox', name: field.name, value, checked, ...ties(field) })} />
      <label for="${id}">${field.label}</label>
      ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing}
    </div>
  </div>`
}
