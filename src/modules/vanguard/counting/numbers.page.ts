import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, chip, emptyState, linkButton, pageHead } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { Day } from '../day.ts'
import { numbersPath } from './address.ts'
import type { Morning, Stall } from './morning.ts'
import type { OwnNumber } from './numbers.ts'
import { labelOf, ticketsAt } from './say.ts'
import { numbersWords } from './numbers.words.ts'

/** Seconds after which the display asks again, with scripts or without. */
const EVERY = 10
/** So many numbers can be read from a few steps away. */
const [SERVING, NEXT] = [3, 6]

/** The large display: who is served and who comes next at each stall, and no names. */
export const numbersPage = (view: View, { day, morning, now }: { day: Day; morning: Morning; now: Date }): Html => {
  const w = numbersWords(view.lang)
  const lead = day.starts_at > now ? w.begins(sayMoment(view.lang, day.starts_at, now)) : undefined
  return frontPage(
    { ...view, title: w.title, refresh: EVERY },
    html`${pageHead({ title: w.title, kicker: day.title, lead })}
    ${
      morning.stalls.length === 0
        ? emptyState({
            title: w.empty,
            text: w.emptyText,
            action: linkButton({ text: w.back, href: `/gatherings/${day.id}` }),
          })
        : html`<div class="display">${morning.stalls.map((stall) => onDisplay(view.lang, morning, stall))}</div>`
    }
    ${actions(
      linkButton({ text: w.again, href: numbersPath(day), kind: 'quiet' }),
      linkButton({ text: w.back, href: `/gatherings/${day.id}`, kind: 'quiet' }),
    )}`,
  )
}

const onDisplay = (lang: Lang, morning: Morning, stall: Stall): Html => {
  const w = numbersWords(lang)
  const { called, waiting } = ticketsAt(morning, stall)
  const now = called.slice(-SERVING).map((ticket) => labelOf(lang, ticket))
  const next = waiting.slice(0, NEXT).map((ticket) => labelOf(lang, ticket))
  const rest = waiting.length - next.length
  return html`<section class="card display-stall">
    <h2>${stall.title} ${stall.state === 'closed' ? chip('off', w.closed) : nothing}</h2>
    ${stall.spot ? html`<p class="small">${stall.spot}</p>` : nothing}
    <p class="small">${w.serving}</p>
    <p class="display-now num">${now.length > 0 ? now.join(' ') : html`<span class="small">${w.nobody}</span>`}</p>
    <p class="small">${w.next}</p>
    <p class="display-next num">${next.length > 0 ? next.join(' · ') : w.nobodyWaits}</p>
    ${rest > 0 ? html`<p class="small">${w.more(rest)}</p>` : nothing}
  </section>`
}

/** One number: for the pocket of whoever holds it, on a screen or printed. */
export const ownNumberPage = (view: View, { day, stall, ticket, before }: OwnNumber): Html => {
  const w = numbersWords(view.lang)
  const label = labelOf(view.lang, ticket)
  const isWaiting = ticket.state === 'waiting'
  return frontPage(
    { ...view, title: `${w.own} ${label}`, printable: true, refresh: isWaiting ? EVERY * 2 : undefined },
    html`<div class="slip">
      ${pageHead({ title: label, kicker: w.own, lead: [stall.title, stall.spot].filter(Boolean).join(' · ') })}
      <p class="slip-before">${isWaiting ? w.before(before) : w.states[ticket.state]}</p>
      <p>${day.title}</p>
      <p class="small">${w.keep}</p>
      ${actions(linkButton({ text: w.all, href: numbersPath(day), kind: 'quiet' }))}
    </div>`,
  )
}
