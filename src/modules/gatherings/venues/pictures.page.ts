import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  form,
  linkButton,
  pageHead,
  photoField,
  picture,
  postButton,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { venueCrumbs, venueDeskHref } from './form.page.ts'
import { mostPictures, photoOf, type VenuePicture } from './pictures.ts'
import { venuePictureWords } from './pictures.words.ts'
import { most } from './venue.rules.ts'
import type { Venue } from './venues.ts'
import { venueWords } from './words.ts'

/** A form that came back: of which picture (null for a new one), what was typed, what is wrong. */
export type PictureBack = { id: string | null; values: Kept; errors: readonly FieldError[] }

type Shown = { ctx: Ctx; venue: Venue; pictures: readonly VenuePicture[]; back?: PictureBack | undefined }

/** The pictures of a venue: what is on each, their order, and another. */
export const picturesPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const { venue, pictures } = shown
  const w = venuePictureWords(lang)
  return deskPage(
    { ...view, title: `${w.title} · ${venue.name}`, crumbs: venueCrumbs(view, venue) },
    html`${pageHead({ title: w.title, kicker: venue.name, lead: w.lead })}
    ${pictures.length ? html`<div class="card-grid">${pictures.map((one, at) => oneCard(lang, one, { ...shown, at }))}</div>` : html`<p>${w.none}</p>`}
    ${section({ title: w.add, id: 'add', body: pictures.length < mostPictures ? addForm(lang, shown) : html`<p>${w.full}</p>` })}
    ${actions(linkButton({ text: venueWords(lang).back, href: venueDeskHref(venue), kind: 'quiet' }))}`,
  )
}

/** The field of what is on one picture: each card of the page has its own. */
export const altField = (pictureId: string): string => `alt-${pictureId}`

const oneCard = (lang: Lang, one: VenuePicture, { ctx, venue, back, at }: Shown & { at: number }): Html => {
  const w = venuePictureWords(lang)
  const action = `${venueDeskHref(venue)}/pictures/${one.id}`
  const came = back?.id === one.id ? back : undefined
  return html`<article class="card with-media">
    ${picture(photoOf(ctx, one))}
    <div class="card-body stack">
      ${form({
        lang,
        action,
        errors: came?.errors,
        body: html`${textField({ lang, name: altField(one.id), label: w.alt, value: one.alt, maxLength: most.alt, errors: came?.errors, values: came?.values })}
        ${actions(button({ text: w.save, kind: 'quiet' }))}`,
      })}
      ${actions(
        ...(at > 0 ? [postButton({ text: w.first, kind: 'quiet', action: `${action}/first` })] : []),
        postButton({ text: w.takeDown, kind: 'quiet', action: `${action}/end` }),
      )}
    </div>
  </article>`
}

const addForm = (lang: Lang, { venue, back }: Shown): Html => {
  const w = venuePictureWords(lang)
  const came = back?.id === null ? back : undefined
  const state = { lang, errors: came?.errors, values: came?.values }
  return form({
    lang,
    action: `${venueDeskHref(venue)}/pictures`,
    errors: came?.errors,
    multipart: true,
    body: html`${photoField({ ...state, name: 'photo', label: w.file, most: 1 })}
    ${textField({ ...state, name: 'newAlt', label: w.alt, hint: w.altHint, maxLength: most.alt })}
    ${actions(button({ text: w.add, icon: 'plus', kind: 'go' }))}`,
  })
}
