import type { PlaceChoices } from '#modules/people/public.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkField,
  form,
  formPart,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  radiosField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { spotValue } from '../spot.rules.ts'
import { spotOptions, spotsOf } from '../spots.ts'
import { sayWhen } from './say-when.ts'
import { sayHours, typedDay, weekdays, type Hours } from './hours.rules.ts'
import type { Touched } from './venue.ts'
import { hoursField, most, rains, venueKinds, type VenueText } from './venue.rules.ts'
import type { Venue } from './venues.ts'
import { venueWords } from './words.ts'

/** The form as it came back: what was typed, what is wrong, and which coming gatherings would suffer. */
export type VenueBack = { values: Kept; errors: readonly FieldError[]; touched?: readonly Touched[] }

export const venueDeskHref = ({ id }: { id: string }): string => `/desk/venues/${id}`
export const venueCrumbs = ({ lang }: View, venue?: Pick<Venue, 'id' | 'name'>) => [
  { href: '/desk/venues', label: venueWords(lang).title },
  ...(venue ? [{ href: venueDeskHref(venue), label: venue.name }] : []),
]

type Shown = { venue: Venue | null; newId: string; places: PlaceChoices; back?: VenueBack | undefined; now: Date }

/** The form of a venue: a new one, or one to be changed. */
export const venueFormPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { venue, back } = shown
  const w = venueWords(lang)
  const title = venue ? `${w.edit} · ${venue.name}` : w.add
  const home = venue ? venueDeskHref(venue) : '/desk/venues'
  return deskPage(
    { ...view, title, crumbs: venueCrumbs(view, venue ?? undefined) },
    html`${pageHead({ title })}
    ${form({
      lang,
      action: home,
      errors: back?.errors,
      body: html`${venue ? hiddenField('version', venue.version) : hiddenField('id', shown.newId)}
      ${touchedPart(lang, shown)} ${fields(lang, shown)}
      ${actions(
        button({ text: venue ? w.change : w.save, icon: venue ? 'check' : 'plus', kind: 'go' }),
        linkButton({ text: w.cancel, href: home, kind: 'quiet' }),
      )}`,
    })}`,
  )
}

const touchedPart = (lang: Lang, { back, now }: Shown): Html => {
  const w = venueWords(lang)
  if (!back?.touched?.length) return nothing
  return html`<div class="stack">
    ${notice({ kind: 'problem', text: w.touches })}
    ${listCard(
      back.touched.map((one) => ({
        title: one.title ?? '',
        href: deskHrefOf(one),
        note: `${sayWhen(lang, one, now)} · ${one.how === 'seats' ? w.touchedSeats(one.taken) : w.touchedHours}`,
      })),
    )}
    ${checkField({ lang, name: 'sure', label: w.sure, errors: back.errors })}
  </div>`
}

const fields = (lang: Lang, { venue, places, back }: Shown): Html => {
  const w = venueWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  const now: Partial<Record<string, string>> = venue ? sentOf(venue) : {}
  const text = (name: string, label: string, more: { hint?: string; maxLength: number; optional?: boolean }) =>
    textField({ ...state, name, label, value: now[name], ...more })
  return html`${text('venueName', w.name, { hint: w.nameHint, maxLength: most.name })}
  ${radiosField({
    ...state,
    name: 'kind',
    label: w.kind,
    tiles: true,
    value: now['kind'],
    options: venueKinds.map((value) => ({ value, label: w.kinds[value] })),
  })}
  ${selectField({ ...state, name: 'spot', label: w.spot, optional: true, empty: w.noSpot, value: now['spot'], options: spotOptions(spotsOf(places)) })}
  ${text('whereabouts', w.whereabouts, { hint: w.whereaboutsHint, maxLength: most.whereabouts, optional: true })}
  ${textField({ ...state, name: 'capacity', label: w.capacity, type: 'number', size: 'short', value: now['capacity'] })}
  ${radiosField({
    ...state,
    name: 'stepFree',
    label: w.stepFree,
    value: now['stepFree'],
    options: [
      { value: 'yes', label: w.stepFreeYes },
      { value: 'no', label: w.stepFreeNo },
    ],
  })}
  ${radiosField({ ...state, name: 'rain', label: w.rain, value: now['rain'], options: rains.map((value) => ({ value, label: w.rains[value] })) })}
  ${formPart(
    w.hours,
    html`<p class="hint">${w.hoursHint}</p>
      ${weekdays.map((day) => textField({ ...state, name: hoursField(day), label: w.weekdays[day] ?? '', optional: true, size: 'middle', value: now[hoursField(day)], maxLength: 80 }))}`,
  )}
  ${text('equipment', w.equipment, { hint: w.equipmentHint, maxLength: most.equipment, optional: true })}
  ${textareaField({ ...state, name: 'about', label: w.about, optional: true, rows: 3, value: now['about'], maxLength: most.about })}`
}

/** A venue as its form would send it. */
const sentOf = (venue: Venue): Record<string, string> => ({
  venueName: venue.name,
  kind: venue.kind,
  spot: venue.compound_id ? spotValue({ compoundId: venue.compound_id, buildingId: venue.building_id }) : '',
  whereabouts: venue.whereabouts ?? '',
  capacity: String(venue.capacity),
  stepFree: venue.step_free ? 'yes' : 'no',
  rain: venue.rain,
  equipment: venue.equipment ?? '',
  about: venue.about ?? '',
  ...Object.fromEntries(weekdays.map((day) => [hoursField(day), typedDay(venue.hours[day])])),
})

type Both = { mine: VenueText; sent: Record<string, string>; now: Venue }

/** 409: a colleague changed the same one meanwhile. */
export const venueConflict = (view: View, { mine, sent, now }: Both): Html => {
  const w = venueWords(view.lang)
  const said = (name: string, capacity: number, hours: Hours): Html =>
    html`<p><b>${name}</b></p>
      <p>${w.seats(capacity)}</p>
      <p>${sayHours(view.lang, hours)}</p>`
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(mine.name, mine.capacity, mine.hours) },
      theirs: { body: said(now.name, now.capacity, now.hours) },
      theirsHref: `${venueDeskHref(now)}/edit`,
      keepMine: postButton({
        text: w.keepMine,
        action: venueDeskHref(now),
        fields: { ...sent, version: String(now.version) },
      }),
    },
  )
}
