import type { Lang } from '#base/words.ts'
import { linkButton } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { helpWords } from './help.words.ts'

/** The lines to ring before anything else, in the colour of danger; the committee's own where it has one (domain F10). */
export const helpCalls = (lang: Lang, committee: string | null): Html => {
  const w = helpWords(lang)
  const lines = [
    ['119', w.fire],
    ['120', w.ambulance],
    ['110', w.police],
    ['962777', w.gas],
  ] as const
  const call = (number: string, text: string) =>
    linkButton({ text: `${text} ${number}`, href: `tel:${number}`, kind: 'danger', big: true, icon: 'phone' })
  return html`<div class="calls">
    ${lines.map(([number, text]) => call(number, text))} ${committee === null ? nothing : call(committee, w.committee)}
  </div>`
}
