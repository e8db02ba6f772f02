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
import { pinPictures, type PinPicture } from './place.rules.ts'
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
        linkButton({ text: w.peopleHere, href: `/desk/people?building=${building.id}`, icon: 'users', kind: 'quiet' }),
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

type Floor = { name: string; homes: Building['homes'] }

/** The homes floor by floor, as one reads them on a stairwell; doors that tell no floor stand together. */
function floorsOf(homes: Building['homes']): Floor[] {
  const floors = new Map<string, Building['homes']>()
  for (const home of homes) {
    const name = [home.unit, /^(\d{1,2})\d{2}\D?$/.exec(home.room)?.[1] ?? ''].join(' ')
    floors.set(name, [...(floors.get(name) ?? []), home])
  }
  return [...floors].map(([name, inside]) => ({ name, homes: inside }))
}

const homeTable = (view: View, { name, homes }: Building): Html => {
  const { lang } = view
  const w = placeWords(lang)
  return dataTable<Floor>({
    lang,
    caption: name,
    captionUnseen: true,
    rows: floorsOf(homes),
    empty: html`<p class="small">${w.noHomes}</p>`,
    columns: [
      { key: 'floor', head: w.floor, names: true, cell: (floor) => floorName(view, floor) },
      { key: 'homes', head: w.homeAndPeople, cell: (floor) => html`${floor.homes.map(door)}` },
    ],
  })
}

/** A door with how many live behind it. */
const door = ({ id, room, people }: Building['homes'][number]): Html =>
  html`${linkButton({ text: people ? `${room} · ${people}` : room, href: `/desk/homes/${id}`, kind: people ? 'plain' : 'quiet' })} `

const floorName = (view: View, { name }: Floor): string => {
  const [unit = '', floor = ''] = name.split(' ')
  const w = placeWords(view.lang)
  return [unit && sayDoor({ unit, room: '' }), floor ? w.floorNo(floor) : w.otherDoors].filter(Boolean).join(' ')
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

type PinForm = { building: Building; width: PinPicture; errors?: readonly FieldError[]; values?: Kept }

/**
 * /desk/places/buildings/:id/pin: a click on the picture fills in two numbers, which can be typed as well. The browser adds
 * where it was clicked to the address by itself, so Turbo stays out of it.
 */
export const pinPage = (view: View, { building, width, errors, values }: PinForm): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const href = `${buildingHref(building.id)}/pin`
  const kept = values ?? { x: pinPart(building.pin?.x), y: pinPart(building.pin?.y) }
  const version = hiddenField('version', building.version)
  const other = width === 280 ? 840 : 280
  return deskPage(
    {
      ...view,
      title: w.pinTitle(building.name),
      crumbs: [...buildingCrumbs(view, building), { href: buildingHref(building.id), label: building.name }],
    },
    html`${pageHead({ title: w.pinTitle(building.name), lead: w.pinLead })}
      <div class="stack">
        <p>
          <a href="${href}/${width}" data-turbo="false"
            ><img
              ${attrs({
                src: `/desk/places/compounds/${building.compoundId}/plan.svg`,
                alt: w.pinPicture(building.compound),
                width,
                height: pinPictures[width],
                ismap: true,
              })}
          /></a>
        </p>
        <p><a href="${href}?width=${other}">${other === 840 ? w.pinLarge : w.pinSmall}</a></p>
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
        ${
          building.pin
            ? postButton({
                text: w.pinRemove,
                action: `${href}/remove`,
                fields: { version: String(building.version) },
                kind: 'quiet',
              })
            : nothing
        }
      </div>`,
  )
}

const pinPart = (thousandths: number | undefined): string =>
  thousandths === undefined ? '' : String(Math.round(thousandths / 10))
