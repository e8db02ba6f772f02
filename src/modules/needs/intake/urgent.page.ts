import type { Lang } from '#base/words.ts'
import { linkButton, type Kept } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { dangers, dangersIn, urgentSigns, type Danger } from './urgent.rules.ts'
import { urgentWords } from './urgent.words.ts'
import { intakeWords } from './words.ts'

/** The dangers in a form that came back. */
export const dangersSaid = (values: Kept = {}): Danger[] =>
  dangersIn({ category: String(values['category'] ?? ''), words: String(values['words'] ?? '') })

type Urgent = { dangers: readonly Danger[]; recorded?: boolean }

/** What to do and whom to ring, before anything else; nothing where no danger is spoken of. */
export const urgentNotice = (lang: Lang, { dangers: found, recorded }: Urgent): Html =>
  found.length === 0
    ? nothing
    : html`<div class="urgent" role="status" id="urgent">
        ${inside(lang, found)}
        <p>${recorded ? urgentWords(lang).recorded : urgentWords(lang).still}</p>
      </div>`

/** The same, waiting out of sight for the words of a field; without scripts it stays there and the next page says it. */
export const urgentWhileTyping = (lang: Lang): Html =>
  html`<danger-words ${attrs({ role: 'status', 'data-signs': JSON.stringify(urgentSigns) })}>
    <div class="urgent" hidden>
      ${inside(lang, dangers)}
      <p>${urgentWords(lang).still}</p>
    </div>
  </danger-words>`

const inside = (lang: Lang, found: readonly Danger[]): Html => {
  const w = urgentWords(lang)
  const said = intakeWords(lang).dangerCalls
  const calls = [
    ['119', said.fire],
    ['120', said.ambulance],
    ['110', said.police],
    ['962777', said.gas],
  ] as const
  return html`<p class="urgent-first">${w.first}</p>
    ${found.map((danger) => html`<p ${attrs({ 'data-danger': danger })}>${w.help[danger]}</p>`)}
    <div class="calls">${calls.map(([number, text]) => linkButton({ text, href: `tel:${number}`, big: true }))}</div>`
}
