import type { Lang } from '#base/words.ts'
import { linkButton } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { helpWords } from './help.words.ts'

/**
 * The lines to ring before anything else, in the colour of danger; the committee's own where it has one (domain F10). `nearFirst`:
 * whoever asks for help wants somebody who is there: the committee, which knows who leads the day, stands on top.
 */
export const helpCalls = (lang: Lang, committee: string | null, nearFirst = false): Html => {
  const w = helpWords(lang)
  const lines = [
    ['119', w.fire],
    ['120', w.ambulance],
    ['110', w.police],
    ['962777', w.gas],
  ] as const
  const call = (number: string, text: string) =>
    linkButton({ text: `${text} ${number}`, href: `tel:${number}`, kind: 'danger', big: true, icon: 'phone' })
  const near = committee === null ? nothing : call(committee, w.committee)
  return html`<div class="calls">
    ${nearFirst ? near : nothing} ${lines.map(([number, text]) => call(number, text))} ${nearFirst ? nothing : near}
  </div>`
}
