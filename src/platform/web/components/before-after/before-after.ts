import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { words } from '../../words.ts'
import { picture, type Photo } from '../photo-strip/photo-strip.ts'

type Pair = { lang: Lang; before: Photo; after: Photo }

const side = (photo: Photo, name: string, className: string): Html =>
  html`<figure class="${className}">
    ${picture(photo)}
    <figcaption><b>${name}</b> ${photo.caption ?? ''}</figcaption>
  </figure>`

/** The same place twice. Side by side without scripts; with them, one over the other under a slider. */
export const beforeAfter = ({ lang, before, after }: Pair): Html => {
  const w = words(lang)
  return html`<before-after class="pair" data-label="${w.slide}">
    ${side(before, w.before, 'before')} ${side(after, w.after, 'after')}
  </before-after>`
}
