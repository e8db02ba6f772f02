import type { Lang } from '#base/words.ts'
import { attrs, html, nothing, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'

export type Step = { text: string; state: 'done' | 'now' | 'todo'; note?: string | undefined }

/** The stages of something that takes weeks, and the one it is at. */
export const steps = (lang: Lang, items: readonly Step[]): Html => {
  const w = words(lang)
  const said = { done: w.stepDone, now: w.stepNow, todo: w.stepTodo }
  return html`<ol class="steps">
    ${items.map(
      ({ text, state, note }) =>
        html`<li ${attrs({ class: state, 'aria-current': state === 'now' ? 'step' : false })}>
          <span class="step-mark">${state === 'done' ? icon('check') : nothing}</span>
          <span>${text}<span class="unseen">（${said[state]}）</span></span>
          ${note ? html`<span class="small">${note}</span>` : nothing}
        </li>`,
    )}
  </ol>`
}
