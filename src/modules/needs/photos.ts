import type { Ctx } from '#platform/ctx.ts'
import { pictureUrl } from '#platform/files/files.ts'
import { checkField, hiddenField, notice, photoField, photoStrip, type Photo } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { KeptAgain } from './kept-photos.ts'
import { photoWords } from './photos.words.ts'
import { mostPictures, type NeedPicture } from './pictures.ts'
import type { FormState } from './tiles.ts'

const smallEdge = 480

/** A picture of a need as a page shows it: the small one, leading to the large one. */
export function photoOf(ctx: Ctx, picture: NeedPicture, alt: string): Photo {
  const scale = Math.min(1, smallEdge / Math.max(picture.width, picture.height))
  return {
    src: pictureUrl(ctx, picture.fileId, 'small'),
    href: pictureUrl(ctx, picture.fileId, 'large'),
    alt,
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  }
}

/** The pictures of one stage in a row; nothing where there are none. */
export const photosOf = (
  ctx: Ctx,
  pictures: readonly NeedPicture[],
  { stage, label }: { stage: NeedPicture['stage']; label: string },
): Html => {
  const photos = pictures
    .filter((picture) => picture.stage === stage)
    .map((picture, at) => photoOf(ctx, picture, `${label} ${at + 1}`))
  return photos.length ? photoStrip(label, photos) : nothing
}

/** Where a form takes photos: those kept from an earlier try, which may be left out, and new ones. */
export const photosAsked = (
  state: FormState,
  { label, kept }: { label: string; kept: KeptAgain | undefined },
): Html => {
  const w = photoWords(state.lang)
  const again = kept
    ? html`${notice({ kind: 'done', text: w.kept(kept.count) })} ${hiddenField('kept', kept.sealed)}
      ${checkField({ ...state, name: 'drop', label: w.drop })}`
    : nothing
  return html`${again} ${photoField({ ...state, name: 'photos', label, optional: true, most: mostPictures })}`
}
