import type { Lang } from '#base/words.ts'
import {
  checkboxesField,
  checkField,
  formPart,
  radiosField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { kindWords } from '../kinds.words.ts'
import { childAges, mostOfChildren } from './children.rules.ts'
import { audiences, most, type Asked } from './party.rules.ts'
import type { Building } from './known.ts'
import type { Quota } from './seating.rules.ts'
import { signUpWords } from './words.ts'

/** What the fields of a sign-up know: what was asked for, and what came back. */
export type FieldsOf = Pick<Asked, 'way' | 'seats' | 'alone' | 'known' | 'buildingId'> & {
  lang: Lang
  forMinors: boolean
  quotas: readonly Quota[]
  buildings: readonly Building[]
  values?: Kept | undefined
  errors?: readonly FieldError[] | undefined
}

const stateOf = ({ lang, values, errors }: FieldsOf) => ({ lang, values, errors })

/** Whether one of these fields came back wrong, or holds something: then it is not folded away. */
const isOpen = ({ values, errors = [] }: FieldsOf, names: readonly string[]): boolean =>
  names.some(
    (name) => errors.some(({ field }) => field === name) || !['', '0', undefined].includes(values?.[name] as string),
  )

const folded = (
  fields: FieldsOf,
  { title, names, body }: { title: string; names: readonly string[]; body: Html },
): Html =>
  html`<details ${attrs({ open: isOpen(fields, names) })}>
    <summary>${title}</summary>
    <div class="form">${body}</div>
  </details>`

/** Who comes: ticks on a card, else a name and a telephone, then others and children where a family may come. */
export const partyFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const { way, alone } = fields
  return html`${way === 'card' ? cardFields(fields) : nameFields(fields)} ${alone ? nothing : childrenPart(fields)}
  ${keptFields(fields)} ${checkField({ ...state, name: 'photo', label: w.photo, hint: w.photoHint })}`
}

const cardFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const options = fields.known.map(({ id, name }) => ({ value: id, label: name }))
  const only = options.length === 1 && !fields.forMinors ? options.map(({ value }) => value) : []
  const more = { ...state, name: 'others', label: w.othersCard, hint: w.othersHint, rows: 2, optional: true }
  return html`${options.length ? checkboxesField({ ...state, name: 'who', label: w.who, hint: w.whoHint, options, tiles: true, value: only }) : nothing}
  ${options.length ? folded(fields, { title: w.othersCard, names: ['others'], body: textareaField(more) }) : textareaField(more)}`
}

const nameFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const desk = fields.way === 'desk'
  const person = desk && fields.known.length > 0
  const name = textField({
    ...state,
    name: 'name',
    label: fields.alone ? w.name : w.nameFamily,
    hint: w.nameHint,
    size: 'middle',
    maxLength: most.name,
    autocomplete: desk ? 'off' : 'name',
  })
  return html`${person ? nothing : name}
  ${textField({ ...state, name: 'phone', label: w.phone, hint: w.phoneHint, size: 'middle', type: 'tel', optional: desk, autocomplete: desk ? 'off' : 'tel' })}
  ${fields.alone ? nothing : alongFields(fields)}`
}

const alongFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  return html`${checkField({ ...state, name: 'self', label: w.self, hint: w.selfHint(fields.seats), checked: !fields.forMinors })}
  ${fields.seats > 1 ? folded(fields, { title: w.others, names: ['others'], body: textareaField({ ...state, name: 'others', label: w.others, hint: w.othersHint, rows: 2, optional: true }) }) : nothing}`
}

const childNames = [...childAges.map((age) => `kids-${age}`), 'kidNames', 'guardian', 'pickUp', 'informed']

const childrenPart = (fields: FieldsOf): Html => {
  const { children } = signUpWords(fields.lang)
  return fields.forMinors
    ? formPart(children, childFields(fields))
    : folded(fields, { title: children, names: childNames, body: childFields(fields) })
}

const childFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const options = Array.from({ length: fields.seats + 1 }, (_, at) => ({ value: String(at), label: String(at) }))
  return html`<p class="hint">${w.childrenHint}</p>
    ${childAges.map((age) => selectField({ ...state, name: `kids-${age}`, label: w.ages[age], options, value: '0', empty: false }))}
    ${textField({ ...state, name: 'kidNames', label: w.kidNames, hint: w.kidNamesHint, optional: true, maxLength: most.names })}
    ${checkField({ ...state, name: 'guardian', label: w.guardian })}
    ${textField({ ...state, name: 'pickUp', label: w.pickUp, hint: w.pickUpHint, size: 'middle', optional: true, maxLength: mostOfChildren.pickUp })}
    ${checkField({ ...state, name: 'informed', label: w.informed })}`
}

/** Asked only where places are kept for somebody. */
const keptFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const byPlace = fields.buildingId === null && fields.quotas.some(({ audience }) => audience === null)
  const groups = audiences.filter((one) => fields.quotas.some(({ audience }) => audience === one))
  const names = kindWords(fields.lang).audiences
  const options = fields.buildings.map(({ id, name, compound }) => ({ value: id, label: `${compound} ${name}` }))
  return html`${byPlace ? selectField({ ...state, name: 'building', label: w.building, hint: w.buildingHint, optional: true, empty: w.notSaid, options }) : nothing}
  ${groups.length ? radiosField({ ...state, name: 'audience', label: w.audience, tiles: true, value: '', options: [...groups.map((value) => ({ value, label: names[value] })), { value: '', label: w.notSaid }] }) : nothing}`
}

/** For somebody who cannot do it alone: who says it. */
export const forOtherFields = (fields: FieldsOf): Html => {
  const w = signUpWords(fields.lang)
  const state = stateOf(fields)
  const options = (['relative', 'neighbour'] as const).map((value) => ({ value, label: w.byWhoms[value] }))
  const body = html`${radiosField({ ...state, name: 'byWhom', label: w.byWhom, options, tiles: true, optional: true })}
  ${textField({ ...state, name: 'byName', label: w.byName, size: 'middle', optional: true, maxLength: most.name })}`
  return folded(fields, { title: w.forOther, names: ['byWhom', 'byName'], body })
}
