import { html, type Html } from '#platform/web/html.ts'

/** Whose look this is and when, all over the ground of a page, so that a picture of it says who took it. Not read out. */
export const watermark = (text: string): Html =>
  html`<svg class="watermark" aria-hidden="true" focusable="false" width="100%" height="100%">
    <defs>
      <pattern id="whose-look" width="260" height="120" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
        <text x="10" y="60">${text}</text>
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#whose-look)" />
  </svg>`
