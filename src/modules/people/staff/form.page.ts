import { givenRoles, roleWords } from '#platform/auth/auth.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  pageHead,
  selectField,
  textField,
  type FieldError,
  type Option,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Places } from './place.rules.ts'
import { colleagueHref, type StaffView } from './say-grant.ts'
import { staffWords } from './words.ts'

type Kept = { errors?: readonly FieldError[] | undefined; values?: Record<string, string> | undefined }

const placeOptions = (places: Places): Option[] =>
  places.flatMap(({ id, name, buildings }) => [
    { value: id, label: name },
    ...buildings.map((building) => ({ value: building.id, label: `${name} ${building.name}` })),
  ])

const roleFields = ({ lang }: View, places: Places, kept: Kept): Html => {
  const w = staffWords(lang)
  const { errors, values } = kept
  const each = { lang, errors, values }
  const roles = givenRoles.map((role) => ({ value: role, label: roleWords(lang)[role] }))
  return html`${selectField({ ...each, name: 'role', label: w.role, options: roles })}
  ${selectField({ ...each, name: 'place', label: w.place, options: placeOptions(places), empty: w.wholeArea })}`
}

/** The form that gives a colleague another role. */
export const giveForm = ({ view, places }: StaffView, asked: Kept & { id: string }): Html => {
  const w = staffWords(view.lang)
  return form({
    lang: view.lang,
    action: `${colleagueHref(asked.id)}/roles`,
    errors: asked.errors,
    body: html`${roleFields(view, places, asked)} ${actions(button({ text: w.giveNow }))}`,
  })
}

/** /desk/staff/new. The sheet comes back in the answer itself, so Turbo leaves this form alone. */
export const invitePage = ({ view, places }: StaffView, asked: Kept & { id: string }): Html => {
  const { lang } = view
  const w = staffWords(lang)
  const { errors, values } = asked
  const each = { lang, errors, values }
  return deskPage(
    { ...view, title: w.inviteTitle, crumbs: [{ href: '/desk/staff', label: w.title }] },
    html`${pageHead({ title: w.inviteTitle, lead: w.inviteLead })}
      <div data-turbo="false">
        ${form({
          lang,
          action: '/desk/staff',
          errors,
          body: html`${hiddenField('id', asked.id)}
          ${textField({ ...each, name: 'name', label: w.name, size: 'middle', autocomplete: 'off', maxLength: 40 })}
          ${textField({ ...each, name: 'username', label: w.username, hint: w.usernameHint, size: 'middle', autocomplete: 'off', maxLength: 40 })}
          ${roleFields(view, places, asked)} ${actions(button({ text: w.inviteNow, kind: 'go', icon: 'printer' }))}`,
        })}
      </div>`,
  )
}
