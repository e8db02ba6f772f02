import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  errorSummary,
  form,
  hiddenField,
  linkButton,
  pageHead,
  radiosField,
  selectField,
  textField,
  type FieldError,
  type Kept,
  type Option,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { PlaceChoices } from '#modules/people/public.ts'
import { deskDayPath, type Day } from '../day.ts'
import { hazardPath, morningPath } from './address.ts'
import { hazardKinds, mostDoor } from './hazard.rules.ts'
import { hazardWords } from './hazard.words.ts'
import { helpCalls } from './help.page.ts'
import type { Stall } from './morning.ts'
import { countingWords } from './words.ts'

/** What the form of the page brought when it was refused. */
export type HazardBack = { values: Kept; errors: FieldError[] }

type Shown = {
  day: Day
  stalls: readonly Stall[]
  places: PlaceChoices
  id: string
  stallId: string | null
  back?: HazardBack | undefined
}

/** A danger was found: the lines to ring above everything, then a form of four answers. */
export const hazardPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = hazardWords(lang)
  const { day, stalls, back } = shown
  const crumbs = [
    { href: deskDayPath(day), label: day.title },
    { href: morningPath(day), label: countingWords(lang).title },
  ]
  return deskPage(
    { ...view, title: w.title, crumbs },
    html`<div class="urgent">
        <p class="urgent-first">${w.first}</p>
        <p>${w.gas}</p>
        <p>${w.others}</p>
        ${helpCalls(lang, view.area?.phone ?? null)}
      </div>
      ${pageHead({ title: w.title, kicker: day.title, lead: stalls.length === 0 ? w.noStalls : w.lead })}
      ${errorSummary(lang, back?.errors ?? [])}
      ${stalls.length === 0 ? actions(linkButton({ text: w.back, href: morningPath(day) })) : hazardForm(lang, shown)}`,
  )
}

const hazardForm = (lang: Lang, { day, stalls, places, id, stallId, back }: Shown): Html => {
  const w = hazardWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  const kinds = hazardKinds.map((value) => ({ value, label: w.kinds[value] }))
  const named = stalls.map((stall) => ({ value: stall.id, label: stall.title }))
  const chosen = stallId ?? stalls[0]?.id
  return form({
    ...state,
    action: hazardPath(day),
    body: html`${hiddenField('id', id)}
    ${radiosField({ ...state, name: 'kind', label: w.kind, tiles: true, options: kinds })}
    ${selectField({ ...state, name: 'stall', label: w.stall, options: named, value: chosen, empty: false })}
    ${selectField({ ...state, name: 'place', label: w.place, hint: w.placeHint, optional: true, options: spots(lang, places), empty: w.nowhere })}
    ${textField({ ...state, name: 'door', label: w.door, hint: w.doorHint, optional: true, maxLength: mostDoor, autocomplete: 'off' })}
    ${actions(button({ text: w.go, kind: 'go', big: true }), linkButton({ text: w.back, href: morningPath(day), kind: 'quiet' }))}`,
  })
}

const spots = (lang: Lang, places: PlaceChoices): Option[] =>
  places.flatMap((compound) => [
    ...compound.buildings.map(({ id, name }) => ({ value: id, label: `${compound.name} ${name}` })),
    { value: compound.id, label: hazardWords(lang).outdoors(compound.name) },
  ])
