import type { Lang } from '#base/words.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import { fieldId, grouped, keptOne, type FieldBase } from '#platform/web/components/field/field.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import { icon } from '#platform/web/icons.ts'
import { categoryIcon } from './marks.ts'
import { categories, type Category } from './needs.rules.ts'
import type { PlaceChoices } from './places.ts'
import { needWords } from './words.ts'

/** What every field of a form needs to find its own value and error. */
export type FormState = { lang: Lang; errors?: readonly FieldError[]; values?: Kept }

type Tile = { value: string; label: string | Html; at: number; chosen: string | undefined }

const tile = ({ name }: FieldBase, { value, label, at, chosen }: Tile): Html => {
  const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${at}`
  return html`<div class="choice">
    <input ${attrs({ id, type: 'radio', name, value, checked: value === chosen })} />
    <label for="${id}">${label}</label>
  </div>`
}

/** What it is about: one tile a category, each with its picture. */
export const categoryTiles = (form: FormState, label: string, value?: string): Html => {
  const field: FieldBase = { ...form, name: 'category', label }
  const chosen = keptOne(field) ?? value
  const said = (category: Category) =>
    html`<span class="row-link">${icon(categoryIcon[category])} ${needWords(field.lang).category[category]}</span>`
  return grouped(
    field,
    html`<div class="choices tiles subjects">
      ${categories.map((category, at) => tile(field, { value: category, label: said(category), at, chosen }))}
    </div>`,
  )
}

type PlaceField = {
  places: PlaceChoices
  label: string
  hint?: string
  /** What stands for a compound without any of its buildings. */
  outdoors: string
  /** Compounds to unfold (the usual), or all chips at once where each tap counts. */
  as?: 'folds' | 'chips' | undefined
}

/** Where: a chip for every building and one for the open air, compound by compound. */
export const placeField = (
  form: FormState,
  { places, label, hint, outdoors, as = 'folds' }: PlaceField,
  value?: string,
): Html => {
  const field: FieldBase = { ...form, name: 'place', label, hint, optional: true }
  const rows = places.map((compound) => ({
    name: compound.name,
    spots: [...compound.buildings, { id: compound.id, name: outdoors }],
  }))
  const chosen = keptOne(field) ?? value
  let at = 0
  /** Chips of several compounds say their compound to those who hear them one by one. */
  const spoken = (compound: string, name: string): string | Html =>
    rows.length === 1 ? name : html`<span class="unseen">${compound} </span>${name}`
  const chips = ({ name: compound, spots }: (typeof rows)[number]) =>
    html`<div class="choices tiles">
      ${spots.map(({ id, name }) => tile(field, { value: id, label: spoken(compound, name), at: at++, chosen }))}
    </div>`
  const part = (row: (typeof rows)[number]): Html => {
    const { name, spots } = row
    if (rows.length === 1) return chips(row)
    if (as === 'chips')
      return html`<p class="small">${name}</p>
        ${chips(row)}`
    return html`<details ${attrs({ open: spots.some(({ id }) => id === chosen) })}>
      <summary>${name}</summary>
      ${chips(row)}
    </details>`
  }
  return grouped(field, html`${rows.map(part)}`)
}
