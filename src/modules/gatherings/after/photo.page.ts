import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { pictureUrl } from '#platform/files/files.ts'
import {
  actions,
  button,
  checkField,
  chip,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  photoField,
  picture,
  postButton,
  radiosField,
  section,
  textField,
  type FieldError,
  type Kept,
  type Photo,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { facesShown, mostAlt, mostPhotos } from './photo.rules.ts'
import type { GatheringPhoto } from './photo.ts'
import { photoWords } from './photo.words.ts'
import { afterWords } from './words.ts'

/** A form that came back, of photos or of sheets, with the pictures it brought as a sealed word. */
export type PhotoBack = {
  form: 'photos' | 'sheets'
  values: Kept
  errors: readonly FieldError[]
  kept: { count: number; sealed: string } | null
  problem?: string | undefined
}

type PhotoData = {
  ctx: Ctx
  gathering: Gathering
  photos: readonly GatheringPhoto[]
  /** How many of those signed up did not agree to photos. */
  refusals: number
  /** Whether the reader may open the sheets. */
  inside: boolean
  back?: PhotoBack | undefined
}

const smallEdge = 480

/** A photo as a page shows it: the small one, leading to the large one. */
export function shownPhoto(ctx: Ctx, { id, width, height }: GatheringPhoto, alt: string): Photo {
  const size = { width: width ?? 4, height: height ?? 3 }
  const scale = Math.min(1, smallEdge / Math.max(size.width, size.height))
  return {
    src: pictureUrl(ctx, id, 'small'),
    href: pictureUrl(ctx, id, 'large'),
    alt,
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }
}

/** Where photos are added and taken down. */
export const photosHref = (gathering: { id: string }): string => `${deskHrefOf(gathering)}/photos`

/** The photos and sheets of a gathering, and forms for more. */
export const photosPage = (view: View, data: PhotoData): Html => {
  const { lang } = view
  const { gathering, back } = data
  const w = photoWords(lang)
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: deskHrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title: w.title, kicker: gathering.title, lead: w.lead })}
    ${back?.problem ? notice({ kind: 'problem', text: back.problem }) : nothing}
    ${section({ title: w.photos, id: 'photos', note: w.toCommittee, body: photosPart(lang, data) })}
    ${section({ title: w.add, id: 'add', body: photoForm(lang, data) })}
    ${section({ title: w.sheets, id: 'sheets', note: w.sheetNote, body: sheetsPart(lang, data) })}
    ${actions(linkButton({ text: afterWords(lang).deskOf, href: deskHrefOf(gathering), kind: 'quiet' }))}`,
  )
}

const photosPart = (lang: Lang, data: PhotoData): Html => {
  const photos = data.photos.filter(({ kind }) => kind === 'photo')
  if (photos.length === 0) return html`<p>${afterWords(lang).noPhotos}</p>`
  return html`<ul class="photo-strip" role="list">
    ${photos.map((photo) => html`<li>${one(lang, data, photo)}</li>`)}
  </ul>`
}

const one = (lang: Lang, data: PhotoData, photo: GatheringPhoto): Html => {
  const w = photoWords(lang)
  const shown = shownPhoto(data.ctx, photo, photo.alt ?? '')
  const isShown = photo.is_public && !data.gathering.for_minors
  const action = `${photosHref(data.gathering)}/${photo.id}`
  const show = (faces: 'none' | 'agreed', text: string) =>
    postButton({ text, kind: 'quiet', action: `${action}/shown`, fields: { faces } })
  return html`<div class="stack">
    <a href="${shown.href}">${picture(shown)}</a>
    <p class="small">${photo.alt} ${chip(isShown ? 'going' : 'plain', isShown ? w.shownToAll : w.notShown)}</p>
    ${actions(
      linkButton({ text: w.changeText, href: action, icon: 'pencil', kind: 'quiet' }),
      ...(isShown || data.gathering.for_minors ? [] : [show('none', w.showNone), show('agreed', w.showAgreed)]),
      down(lang, action, photo.alt ?? ''),
    )}
  </div>`
}

const down = (lang: Lang, action: string, alt: string): Html =>
  postButton({ text: photoWords(lang).takeDownOf(alt), icon: 'trash-2', kind: 'quiet', action: `${action}/taken-down` })

const cameBack = (lang: Lang, { back }: PhotoData, which: PhotoBack['form']) => {
  const mine = back?.form === which ? back : undefined
  return { state: { lang, errors: mine?.errors, values: mine?.values }, kept: mine?.kept ?? null }
}

const keptLine = (lang: Lang, kept: PhotoBack['kept']): Html =>
  kept === null
    ? nothing
    : html`${notice({ kind: 'done', text: photoWords(lang).kept(kept.count) })} ${hiddenField('kept', kept.sealed)}`

type State = { lang: Lang; errors?: readonly FieldError[] | undefined; values?: Kept | undefined }

/** What is said of a photo: what can be seen, who can be recognised, who may see it. */
export const photoTextFields = (state: State, { for_minors }: Pick<Gathering, 'for_minors'>): Html => {
  const w = photoWords(state.lang)
  return html`${textField({ ...state, name: 'alt', label: w.alt, hint: w.altHint, maxLength: mostAlt })}
  ${radiosField({
    ...state,
    name: 'faces',
    label: w.facesAsked,
    options: facesShown.map((value) => ({ value, label: w.faces[value] })),
  })}
  ${for_minors ? nothing : checkField({ ...state, name: 'public', label: w.isPublic, hint: w.publicHint })}`
}

const photoForm = (lang: Lang, data: PhotoData): Html => {
  const w = photoWords(lang)
  const { state, kept } = cameBack(lang, data, 'photos')
  const forMinors = data.gathering.for_minors
  return form({
    lang,
    action: photosHref(data.gathering),
    multipart: true,
    errors: state.errors,
    body: html`${forMinors ? notice({ kind: 'note', text: w.childrenNote }) : nothing}
    ${!forMinors && data.refusals > 0 ? notice({ kind: 'note', text: w.refusedNo(data.refusals) }) : nothing}
    ${keptLine(lang, kept)} ${photoField({ ...state, name: 'photos', label: w.files, most: mostPhotos })}
    ${photoTextFields(state, data.gathering)} ${actions(button({ text: w.save, icon: 'check', kind: 'go' }))}`,
  })
}

const sheetsPart = (lang: Lang, data: PhotoData): Html => {
  const w = photoWords(lang)
  const sheets = data.photos.filter(({ kind }) => kind === 'sheet')
  const { state, kept } = cameBack(lang, data, 'sheets')
  const shown = sheets.map((sheet, at) => {
    const photo = shownPhoto(data.ctx, sheet, w.sheetAlt(at + 1))
    return html`<li>
      <a href="${photo.href}">${picture(photo)}</a>
      ${actions(down(lang, `${photosHref(data.gathering)}/${sheet.id}`, photo.alt))}
    </li>`
  })
  const list = html`<ul class="photo-strip" role="list">
    ${shown}
  </ul>`
  return html`${data.inside ? (sheets.length > 0 ? list : nothing) : html`<p>${w.sheetCount(sheets.length)}</p>`}
  ${form({
    lang,
    action: `${deskHrefOf(data.gathering)}/sheets`,
    multipart: true,
    errors: state.errors,
    body: html`${keptLine(lang, kept)}
    ${photoField({ ...state, name: 'sheets', label: w.sheetFiles, most: mostPhotos })}
    ${actions(button({ text: w.save, icon: 'check' }))}`,
  })}`
}
