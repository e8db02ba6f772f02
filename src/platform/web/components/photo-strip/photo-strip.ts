import { attrs, html, nothing, type Html } from '../../html.ts'

/** A picture with what a person who cannot see it needs to know. */
export type Photo = {
  src: string
  alt: string
  width: number
  height: number
  href?: string | undefined
  caption?: string | undefined
}

/** A photo that loads late and keeps its place free meanwhile. */
export const picture = ({ src, alt, width, height }: Photo): Html =>
  html`<img ${attrs({ src, alt, width, height, loading: 'lazy', decoding: 'async' })} />`

/** Photos in a row, each leading to the large one. */
export const photoStrip = (label: string, photos: readonly Photo[]): Html =>
  html`<ul class="photo-strip" role="list" aria-label="${label}">
    ${photos.map(
      (photo) =>
        html`<li>
          ${photo.href ? html`<a href="${photo.href}">${picture(photo)}</a>` : picture(photo)}
          ${photo.caption ? html`<span class="small">${photo.caption}</span>` : nothing}
        </li>`,
    )}
  </ul>`
