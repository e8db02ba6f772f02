import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { opensAt } from './ticket.rules.ts'
import { countingWords } from './words.ts'

type Timed = { from: Date; now: Date }

/**
 * What can be done only from a moment on. Before it there is something else in its place, and what comes waits in the page: the
 * script puts it there when it is time, also in a copy that is kept on a device without a network.
 */
export function fromThen({ from, now }: Timed, { before, then }: { before: Html; then: Html }): Html {
  if (now >= from) return then
  const moment = from.toISOString()
  return html`${before === nothing ? nothing : html`<div ${attrs({ 'data-until': moment })}>${before}</div>`}
    <template ${attrs({ 'data-from': moment })}>${then}</template>`
}

/** When something that begins then can be counted, said instead of its buttons; nothing once it can be. */
export const sayOpens = (lang: Lang, { startsAt, now }: { startsAt: Date; now: Date }): Html => {
  const opens = opensAt(startsAt)
  return now >= opens ? nothing : html`<p>${countingWords(lang).opens(sayMoment(lang, opens, now))}</p>`
}
