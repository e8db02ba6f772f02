import {
  actions,
  button,
  chip,
  emptyState,
  form,
  hiddenField,
  linkButton,
  listCard,
  pageHead,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayDoor, sayHome } from '../places/names.rules.ts'
import { placeWords } from '../places/words.ts'
import type { Household } from './household.ts'
import { personHref } from './page.ts'
import type { PersonFound } from './search.ts'
import { personWords } from './words.ts'

/** The page of a home. */
export const homeHref = (id: string) => `/desk/homes/${id}`

/** /desk/homes/:id */
export const homePage = (
  view: View,
  { home, persons, errors, values }: Household & { errors?: readonly FieldError[]; values?: Kept },
): Html => {
  const { lang } = view
  const w = personWords(lang)
  return deskPage(
    {
      ...view,
      title: sayHome(home),
      crumbs: [
        { href: '/desk/places', label: placeWords(lang).title },
        { href: `/desk/places/compounds/${home.compoundId}`, label: home.compound },
        { href: `/desk/places/buildings/${home.buildingId}`, label: home.building },
      ],
    },
    html`${pageHead({
      title: sayDoor(home),
      kicker: `${home.compound} ${home.building}`,
      actions: actions(
        linkButton({ text: w.addHere, href: `/desk/people/new?home=${home.id}`, icon: 'plus', kind: 'go' }),
        linkButton({ text: w.card, href: `${homeHref(home.id)}/card`, icon: 'door-open' }),
      ),
    })}
    ${section({
      title: w.homePeople,
      body: persons.length ? nameList(view, persons) : emptyState({ title: w.homeNobody, text: w.lead, icon: 'house' }),
    })}
    ${section({ title: w.doorTitle, body: doorForm(view, { home, errors, values }) })}`,
  )
}

/** Everybody here lives here, so the home is not said again. */
const nameList = ({ lang }: View, persons: readonly PersonFound[]): Html =>
  listCard(
    persons.map(({ id, name, state }) => ({
      title: name,
      href: personHref(id),
      ...(state === 'left' ? { chip: chip('off', personWords(lang).left) } : {}),
    })),
  )

const doorForm = (
  view: View,
  {
    home,
    errors,
    values,
  }: { home: Household['home']; errors: readonly FieldError[] | undefined; values: Kept | undefined },
): Html => {
  const { lang } = view
  const w = placeWords(lang)
  const each = { lang, errors, values: values ?? { unit: home.unit, room: home.room } }
  return html`${form({
    lang,
    action: homeHref(home.id),
    errors,
    columns: true,
    body: html`${hiddenField('version', home.version)}
    ${textField({ ...each, name: 'unit', label: w.unit, hint: w.unitHint, size: 'short', optional: true })}
    ${textField({ ...each, name: 'room', label: w.room, size: 'short' })} ${actions(button({ text: w.save }))}`,
  })}
  ${actions(linkButton({ text: personWords(lang).removeHome, href: `${homeHref(home.id)}/remove`, kind: 'quiet', icon: 'trash-2' }))}`
}
