import {
  actions,
  button,
  dataTable,
  emptyState,
  form,
  hiddenField,
  pageHead,
  section,
  selectField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { BuildingLine, CompoundLine } from './ground.ts'
import { placeWords } from './words.ts'

/** A form that was sent back: which one of the page, what was wrong, what it held. */
export type Wrong<Which extends string> = { form: Which; errors: readonly FieldError[]; values: Kept }

/** The errors and values of one form of a page, where it is the one that came back. */
export const wrongIn = <Which extends string>(
  wrong: Wrong<Which> | undefined,
  which: Which,
): { errors?: readonly FieldError[]; values?: Kept } =>
  wrong?.form === which ? { errors: wrong.errors, values: wrong.values } : {}

/** /desk/places */
export const placesPage = (
  view: View,
  { compounds, newId, wrong }: { compounds: readonly CompoundLine[]; newId: string; wrong?: Wrong<'new'> },
): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const kept = wrongIn(wrong, 'new')
  const each = { lang, ...kept }
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${compounds.length ? compounds.map((compound) => compoundSection(view, compound)) : emptyState({ title: w.noneTitle, text: w.noneText, icon: 'building-2' })}
    ${section({
      title: w.addCompound,
      body: form({
        lang,
        action: '/desk/places',
        errors: kept.errors,
        columns: true,
        body: html`${hiddenField('id', newId)}
        ${textField({ ...each, name: 'name', label: w.compoundName, hint: w.compoundHint })}
        ${textField({ ...each, name: 'address', label: w.address, optional: true })}
        ${actions(button({ text: w.add, icon: 'plus', kind: compounds.length ? 'plain' : 'go' }))}`,
      }),
    })}`,
  )
}

/** The page of a compound. */
export const compoundHref = (id: string) => `/desk/places/compounds/${id}`

/** The page of a building. */
export const buildingHref = (id: string) => `/desk/places/buildings/${id}`

/** Buildings, homes and people of a compound, in one line. */
export const sums = (view: View, { buildings }: CompoundLine): string => {
  const w = placeWords(view.lang)
  const total = (of: (line: BuildingLine) => number) => buildings.reduce((sum, line) => sum + of(line), 0)
  return [w.buildings(buildings.length), w.homes(total((b) => b.homes)), w.people(total((b) => b.people))].join(' · ')
}

const compoundSection = (view: View, compound: CompoundLine): Html => {
  const w = placeWords(view.lang)
  return section({
    title: compound.name,
    note: [sums(view, compound), compound.address ?? ''].filter(Boolean).join(' · '),
    more: { href: compoundHref(compound.id), text: w.changeCompound },
    body: buildingTable(view, compound),
  })
}

/** The buildings of a compound, each with its ways. */
export const buildingTable = (view: View, { name, buildings }: CompoundLine): Html => {
  const { lang } = view
  const w = placeWords(lang)
  return dataTable({
    lang,
    caption: name,
    captionUnseen: true,
    rows: buildings,
    empty: html`<p class="small">${w.noBuildings}</p>`,
    columns: [
      {
        key: 'name',
        head: w.building,
        names: true,
        cell: (line) => html`<a href="${buildingHref(line.id)}">${line.name}</a>`,
      },
      { key: 'homes', head: w.homesHead, number: true, cell: (line) => line.homes },
      { key: 'people', head: w.peopleHead, number: true, cell: (line) => line.people },
      {
        key: 'pin',
        head: w.pinHead,
        cell: (line) => html`<a href="${buildingHref(line.id)}/pin">${line.pin ? w.pinned : w.notPinned}</a>`,
      },
      {
        key: 'notice',
        head: w.notice,
        cell: (line) => html`<a href="${buildingHref(line.id)}/notice">${w.printNotice}</a>`,
      },
    ],
  })
}

/** Behind which of the others something stands. */
export const afterField = (
  view: View,
  { id, all }: { id: string; all: readonly { id: string; name: string }[] },
): Html => {
  const w = placeWords(view.lang)
  const at = all.findIndex((one) => one.id === id)
  return selectField({
    lang: view.lang,
    name: 'after',
    label: w.after,
    empty: w.first,
    value: all[at - 1]?.id ?? '',
    options: all.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name })),
  })
}
