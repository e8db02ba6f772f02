import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { printButton, readAloud } from './read-aloud.ts'

/** Both stay hidden where they cannot work. */
export const show = (lang: Lang): Html => html`<div class="actions">${readAloud(lang)} ${printButton(lang)}</div>`
