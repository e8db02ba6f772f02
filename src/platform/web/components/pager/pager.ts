import type { Lang } from '#base/words.ts'
import { html, nothing, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'

type Pager = { lang: Lang; previous?: string | undefined; next?: string | undefined; note?: string | undefined }

/** Earlier and later pages of a long list, by key. Nothing when all of it is in sight. */
export const pager = ({ lang, previous, next, note }: Pager): Html => {
  const w = words(lang)
  if (!previous && !next) return nothing
  return html`<nav class="pager" aria-label="${w.pages}">
    ${previous ? html`<a class="button plain" rel="prev" href="${previous}">${icon('chevron-left')} ${w.previous}</a>` : html`<span></span>`}
    ${note ? html`<span class="small">${note}</span>` : html`<span></span>`}
    ${next ? html`<a class="button plain" rel="next" href="${next}">${w.next} ${icon('chevron-right')}</a>` : html`<span></span>`}
  </nav>`
}
