import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  pageHead,
  plan,
  section,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, trusted, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { CompoundLine } from './ground.ts'
import { afterField, buildingHref, buildingTable, compoundHref, sums, wrongIn, type Wrong } from './page.ts'
import { drawnPlan, spotsOf } from './plan.ts'
import { placeWords } from './words.ts'

/** /desk/places/compounds/:id */
export const compoundPage = (
  view: View,
  {
    compound,
    others,
    wrong,
  }: { compound: CompoundLine; others: readonly CompoundLine[]; wrong?: Wrong<'buildings' | 'change'> },
): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const adding = wrongIn(wrong, 'buildings')
  return deskPage(
    { ...view, title: compound.name, crumbs: [{ href: '/desk/places', label: w.title }] },
    html`${pageHead({ title: compound.name, kicker: sums(view, compound), ...(compound.address ? { lead: compound.address } : {}) })}
      <div class="stack">${compoundPlan(view, compound)} ${buildingTable(view, compound)}</div>
      ${section({
        title: w.addBuildings,
        body: form({
          lang,
          action: `${compoundHref(compound.id)}/buildings`,
          errors: adding.errors,
          body: html`${textareaField({ lang, ...adding, name: 'names', label: w.buildingsLabel, hint: w.buildingsHint, rows: 3 })}
          ${actions(button({ text: w.add, icon: 'plus', kind: 'go' }))}`,
        }),
      })}
      ${section({ title: w.changeCompound, body: changeForm(view, { compound, others, ...wrongIn(wrong, 'change') }) })}`,
  )
}

const changeForm = (
  view: View,
  props: { compound: CompoundLine; others: readonly CompoundLine[]; errors?: readonly FieldError[]; values?: Kept },
): Html => {
  const { lang } = view
  const { compound, errors } = props
  const w = placeWords(lang)
  const values = props.values ?? { name: compound.name, address: compound.address ?? '' }
  const each = { lang, errors, values }
  return html`${form({
    lang,
    action: compoundHref(compound.id),
    errors,
    columns: true,
    body: html`${hiddenField('version', compound.version)}
    ${textField({ ...each, name: 'name', label: w.compoundName })}
    ${textField({ ...each, name: 'address', label: w.address, optional: true })}
    ${afterField(view, { id: compound.id, all: props.others })} ${actions(button({ text: w.save }))}`,
  })}
  ${actions(linkButton({ text: w.remove, href: `${compoundHref(compound.id)}/remove`, kind: 'quiet', icon: 'trash-2' }))}`
}

const compoundPlan = (view: View, compound: CompoundLine): Html => {
  const w = placeWords(view.lang)
  const spots = spotsOf(compound.buildings)
  if (!spots.length) return nothing
  return html`${plan({
    lang: view.lang,
    title: w.planTitle(compound.name),
    drawing: compound.plan === null ? drawnPlan(spots) : trusted(compound.plan),
    pins: spots.map((spot) => ({
      x: spot.x,
      y: spot.y,
      label: spot.name,
      href: buildingHref(spot.id),
      note: spot.guessed ? w.notPinned : '',
    })),
  })}
  ${spots.some((spot) => spot.guessed) ? html`<p class="small">${w.planNote}</p>` : nothing}`
}
