import type { Lang } from '#base/words.ts'
import { html, nothing, type Html } from '../../html.ts'
import { words } from '../../words.ts'

type Progress = {
  lang: Lang
  label: string
  done: number
  total: number
  /** What is being done at this moment. */
  text?: string | undefined
  /** A `postButton` that stops it, where stopping makes sense. */
  cancel?: Html | undefined
}

/** How far a long job is. The page that shows it sets `frame.refresh`, so that it moves without scripts. */
export const progress = ({ lang, label, done, total, text, cancel }: Progress): Html =>
  html`<div class="progress">
    <p><span>${label}</span><span class="num">${words(lang).of(done, total)}</span></p>
    <progress max="${total}" value="${done}" aria-label="${label}">${words(lang).of(done, total)}</progress>
    ${text ? html`<p class="small" role="status">${text}</p>` : nothing} ${cancel ?? nothing}
  </div>`
