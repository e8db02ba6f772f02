import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  picture,
  postButton,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { photosHref, photoTextFields, shownPhoto } from './photo.page.ts'
import type { PhotoText } from './photo.rules.ts'
import type { GatheringPhoto } from './photo.ts'
import { photoWords } from './photo.words.ts'

type PhotoData = {
  ctx: Ctx
  gathering: Gathering
  photo: GatheringPhoto
  back?: { values: Kept; errors: readonly FieldError[] } | undefined
}

const hrefOfPhoto = (gathering: Gathering, { id }: Pick<GatheringPhoto, 'id'>): string =>
  `${photosHref(gathering)}/${id}`

/** One photo with what is said of it, to be put right. */
export const photoTextPage = (view: View, { ctx, gathering, photo, back }: PhotoData): Html => {
  const { lang } = view
  const w = photoWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values ?? valuesOf(photo) }
  const crumbs = [
    { href: deskHrefOf(gathering), label: gathering.title },
    { href: photosHref(gathering), label: w.title },
  ]
  return deskPage(
    { ...view, title: w.textTitle, crumbs },
    html`${pageHead({ title: w.textTitle, kicker: gathering.title })}
      <div class="stack">
        ${picture(shownPhoto(ctx, photo, photo.alt ?? ''))}
        ${gathering.for_minors ? notice({ kind: 'note', text: w.childrenNote }) : nothing}
        ${form({
          lang,
          action: hrefOfPhoto(gathering, photo),
          errors: state.errors,
          body: html`${hiddenField('version', photo.version)} ${photoTextFields(state, gathering)}
          ${actions(button({ text: w.save, icon: 'check', kind: 'go' }))}`,
        })}
        ${actions(linkButton({ text: w.title, href: photosHref(gathering), icon: 'arrow-left', kind: 'quiet' }))}
      </div>`,
  )
}

const valuesOf = ({ alt, faces, is_public }: GatheringPhoto): Kept => ({
  alt: alt ?? '',
  faces,
  ...(is_public ? { public: 'yes' } : {}),
})

const said = (lang: Lang, { alt, faces, isPublic }: PhotoText): Html => {
  const w = photoWords(lang)
  return html`<p>${alt}</p>
    <p class="small">${w.faces[faces]} · ${isPublic ? w.shownToAll : w.notShown}</p>`
}

type Both = { gathering: Gathering; photo: GatheringPhoto; mine: PhotoText }

/** Somebody else put the same photo's words right meanwhile: both, side by side. */
export const photoConflict = (view: View, { gathering, photo, mine }: Both): Html => {
  const { lang } = view
  const href = hrefOfPhoto(gathering, photo)
  const theirs = { alt: photo.alt ?? '', faces: photo.faces, isPublic: photo.is_public }
  const fields = { version: String(photo.version), alt: mine.alt, faces: mine.faces }
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(lang, mine) },
      theirs: { body: said(lang, theirs) },
      theirsHref: href,
      keepMine: postButton({
        text: photoWords(lang).keepMine,
        action: href,
        fields: mine.isPublic ? { ...fields, public: 'yes' } : fields,
      }),
    },
  )
}
