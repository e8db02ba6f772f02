import {
  actions,
  button,
  dataTable,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  section,
  textareaField,
  textField,
} from '#platform/web/components.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Building } from './building.ts'
import { sayDoor } from './names.rules.ts'
import { afterField, buildingHref, wrongIn, type Wrong } from './page.ts'
import { pinPicture } from './place.rules.ts'
import { placeWords } from './words.ts'

/** The way back to a building's compound. */
export const buildingCrumbs = (view: View, building: Pick<Building, 'compound' | 'compoundId'>) => [
  { href: '/desk/places', label: placeWords(view.lang).title },
  { href: `/desk/places/compounds/${building.compoundId}`, label: building.compound },
]

type Siblings = readonly { id: string; name: string }[]

/** /desk/places/buildings/:id */
export const buildingPage = (
  view: View,
  { building, siblings, wrong }: { building: Building; siblings: Siblings; wrong?: Wrong<'homes' | 'change'> },
): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const href = buildingHref(building.id)
  const adding = wrongIn(wrong, 'homes')
  const people = building.homes.reduce((sum, home) => sum + home.people, 0)
  return deskPage(
    { ...view, title: `${building.compound} ${building.name}`, crumbs: buildingCrumbs(view, building) },
    html`${pageHead({
      title: building.name,
      kicker: building.compound,
      lead: `${w.homes(building.homes.length)} · ${w.people(people)}`,
      actions: actions(
        linkButton({ text: w.printNotice, href: `${href}/notice`, icon: 'qr-code' }),
        linkButton({ text: w.setPin, href: `${href}/pin`, icon: 'map-pin', kind: 'quiet' }),
      ),
    })}
    ${homeTable(view, building)}
    ${section({
      title: w.addHomes,
      body: form({
        lang,
        action: `${href}/homes`,
        errors: adding.errors,
        body: html`${textareaField({ lang, ...adding, name: 'homes', label: w.homesLabel, hint: w.homesHint, rows: 3 })}
        ${actions(button({ text: w.add, icon: 'plus', kind: building.homes.length ? 'plain' : 'go' }))}`,
      }),
    })}
    ${section({ title: w.changeBuilding, body: changeForm(view, { building, siblings, ...wrongIn(wrong, 'change') }) })}`,
  )
}

const homeTable = (view: View, { name, homes }: Building): Html => {
  const { lang } = view
  const w = placeWords(lang)
  return dataTable({
    lang,
    caption: name,
    captionUnseen: true,
    rows: homes,
    empty: html`<p class="small">${w.noHomes}</p>`,
    columns: [
      {
        key: 'door',
        head: w.home,
        names: true,
        cell: (home) => html`<a href="/desk/homes/${home.id}">${sayDoor(home)}</a>`,
      },
      { key: 'people', head: w.peopleHead, number: true, cell: (home) => (home.people ? home.people : w.nobody) },
    ],
  })
}

const changeForm = (
  view: View,
  props: { building: Building; siblings: Siblings; errors?: readonly FieldError[]; values?: Kept },
): Html => {
  const { lang } = view
  const { building, errors } = props
  const w = placeWords(lang)
  const href = buildingHref(building.id)
  const values = props.values ?? { name: building.name }
  return html`${form({
    lang,
    action: href,
    errors,
    columns: true,
    body: html`${hiddenField('version', building.version)}
    ${textField({ lang, errors, values, name: 'name', label: w.buildingName })}
    ${afterField(view, { id: building.id, all: props.siblings })} ${actions(button({ text: w.save }))}`,
  })}
  ${actions(linkButton({ text: w.remove, href: `${href}/remove`, kind: 'quiet', icon: 'trash-2' }))}`
}

/** /desk/places/buildings/:id/pin: one click on the picture is the whole task; two numbers do the same. */
export const pinPage = (
  view: View,
  { building, errors, values }: { building: Building; errors?: readonly FieldError[]; values?: Kept },
): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const href = `${buildingHref(building.id)}/pin`
  const kept = values ?? { x: pinPart(building.pin?.x), y: pinPart(building.pin?.y) }
  const version = hiddenField('version', building.version)
  return deskPage(
    {
      ...view,
      title: w.pinTitle(building.name),
      crumbs: [...buildingCrumbs(view, building), { href: buildingHref(building.id), label: building.name }],
    },
    html`${pageHead({ title: w.pinTitle(building.name), lead: w.pinLead })}
      <form class="form" method="post" action="${href}">
        ${version}
        <p>
          <input
            ${attrs({
              type: 'image',
              name: 'pin',
              src: `/desk/places/compounds/${building.compoundId}/plan.svg`,
              alt: w.pinPicture(building.compound),
              ...pinPicture,
            })}
          />
        </p>
      </form>
      ${form({
        lang,
        action: href,
        errors,
        columns: true,
        body: html`${version}
        ${textField({ lang, errors, values: kept, name: 'x', label: w.pinX, type: 'number', size: 'short' })}
        ${textField({ lang, errors, values: kept, name: 'y', label: w.pinY, type: 'number', size: 'short' })}
        ${actions(button({ text: w.save, kind: 'go' }))}`,
      })}
      ${building.pin ? postButton({ text: w.pinRemove, action: `${href}/remove`, fields: { version: String(building.version) }, kind: 'quiet' }) : nothing}`,
  )
}

const pinPart = (thousandths: number | undefined): string =>
  thousandths === undefined ? '' : String(Math.round(thousandths / 10))
