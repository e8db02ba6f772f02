import type { Lang } from '#base/words.ts'
import { button, chip, hiddenField, linkButton, postButton } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { Day } from '../day.ts'
import { anchorOf, hazardPath, morningPath, stallStatePath, numbersPath, ticketPath } from './address.ts'
import { fromThen, sayOpens } from './early.page.ts'
import type { Morning, Stall, TicketLine } from './morning.ts'
import { askForHelp } from './help.page.ts'
import { labelOf, sayHands, ticketsAt } from './say.ts'
import { tapWords } from './tap.words.ts'
import { opensAt } from './ticket.rules.ts'
import { countingWords } from './words.ts'

/** What a stall is drawn with. `visit`: the ticket of somebody who goes on to another stall. `mine`: the last tap here that can be taken back. */
export type AtStall = {
  day: Day
  morning: Morning
  stall: Stall
  newId: () => string
  visit: string | null
  mine: { id: string; ticket_id: string } | undefined
  shut: boolean
  now: Date
}

type Does = 'give' | 'next' | 'walk-in' | 'undo' | 'move'
type Form = { day: Day; does: Does; fields: Record<string, string>; body: Html; off?: boolean }

/** One tap as a form: it works without scripts, and the script takes it over. */
const tapForm = ({ day, does, fields, body, off = false }: Form): Html =>
  html`<form ${attrs({ method: 'post', action: morningPath(day), 'data-do': does, hidden: off })}>
    ${Object.entries(fields).map(([name, value]) => hiddenField(name, value))} ${body}
  </form>`

/** The empty row leads to all numbers until the script gives it one. */
const slipPath = (day: Day, id: string): string => (id === '' ? numbersPath(day) : ticketPath(day, { id }))

type Row = { day: Day; stall: { id: string }; newId: () => string }

/** A number in one of the lists, with what can be done about it. */
export function ticketRow(lang: Lang, { day, stall, newId }: Row, ticket: TicketLine): Html {
  const w = countingWords(lang)
  const t = tapWords(lang)
  const { id, state, conflict } = ticket
  const said = html`<b class="num" data-label>${id === '' ? '' : labelOf(lang, ticket)}</b
    ><span data-said>${state === 'called' || state === 'waiting' ? '' : t.stateOf[state]}</span>`
  const tap = (what: string, text: string, kind: 'go' | 'plain') => button({ text, kind, name: 'what', value: what })
  const fields = { id: newId(), stall: stall.id, ticket: id }
  const taps =
    state === 'called'
      ? html`${tap('served', w.serve, 'go')} ${tap('gone', w.gone, 'plain')}`
      : html`${tap('called', w.call, 'plain')} ${tap('served', w.serve, 'plain')} ${tap('gone', w.gone, 'plain')}`
  const body =
    state === 'called' || state === 'waiting'
      ? html`${tapForm({ day, does: 'move', fields, body: taps })}
          <a class="roll-more" data-slip href="${slipPath(day, id)}">${w.slip}</a>`
      : html`<a class="roll-more" data-again href="${morningPath(day)}?visit=${id}">${w.again}</a>`
  return html`<li ${attrs({ 'data-ticket': id, 'data-state': state })}>
    <p class="ticket-said">${said} ${conflict ? html`<span class="roll-dispute">${t.conflict}</span>` : nothing}</p>
    ${body}
  </li>`
}

const list = (lang: Lang, at: AtStall, { name, title, lines }: { name: string; title: string; lines: TicketLine[] }) =>
  html`<h3>${title}</h3>
    <ul class="tickets" data-list="${name}">
      ${lines.map((ticket) => ticketRow(lang, at, ticket))}
    </ul>`

const numbers = (lang: Lang, { morning, stall }: AtStall): Html => {
  const w = countingWords(lang)
  const { called, waiting } = ticketsAt(morning, stall)
  const now = called.map((ticket) => labelOf(lang, ticket)).join(' ')
  const one = (name: string, label: string, value: string | number) =>
    html`<p><span class="small">${label}</span><b class="num" data-${name}>${value}</b></p>`
  return html`<div class="stall-now">
    ${one('serving', w.serving, now || w.nobody)} ${one('waiting', w.waiting, waiting.length)}
    ${one('served', w.served, stall.served)}
  </div>`
}

const buttons = (lang: Lang, at: AtStall): Html => {
  const w = countingWords(lang)
  const { day, stall, newId, visit, mine } = at
  const { waiting } = ticketsAt(at.morning, stall)
  const fresh = (what: string) => ({ id: newId(), stall: stall.id, ticket: newId(), what, visit: visit ?? '' })
  const next = { id: newId(), stall: stall.id, ticket: waiting[0]?.id ?? '', what: 'called' }
  const undo = { id: newId(), stall: stall.id, ticket: mine?.ticket_id ?? '', undoes: mine?.id ?? '', what: 'undone' }
  const wide = (text: string, kind: 'go' | 'plain', disabled = false) =>
    button({ text, kind, wide: true, big: true, disabled })
  return html`<div class="stall-taps">
    ${tapForm({ day, does: 'give', fields: fresh('given'), body: wide(w.give, 'go') })}
    ${tapForm({ day, does: 'next', fields: next, body: wide(w.next, 'plain', waiting.length === 0) })}
    ${tapForm({ day, does: 'walk-in', fields: fresh('served'), body: wide(w.walkIn, 'plain') })}
    ${tapForm({ day, does: 'undo', fields: undo, body: button({ text: w.undo, kind: 'quiet', wide: true }), off: mine === undefined })}
  </div>`
}

/** One stall: how it stands, its buttons, who waits, and how many each device noted. */
export function stallPart(lang: Lang, at: AtStall): Html {
  const w = countingWords(lang)
  const { morning, stall, shut } = at
  const { called, waiting, done } = ticketsAt(morning, stall)
  const closed = stall.state === 'closed'
  const hands = sayHands(lang, morning.hands, stall)
  const title = `${anchorOf(stall)}-t`
  return html`<section class="stall" id="${anchorOf(stall)}" data-stall="${stall.id}" aria-labelledby="${title}">
    <h2 id="${title}">${stall.title} ${stateChip(lang, stall)}</h2>
    ${stall.spot ? html`<p class="small">${stall.spot}</p>` : nothing} ${numbers(lang, at)}
    ${
      shut || closed
        ? nothing
        : whenOpen(at, {
            before: sayOpens(lang, { startsAt: stall.starts_at, now: at.now }),
            then: html`<p class="roll-line" data-no-letter hidden>${tapWords(lang).noLetter}</p>
              ${buttons(lang, at)}`,
          })
    }
    ${list(lang, at, { name: 'called', title: w.called, lines: called })}
    ${list(lang, at, { name: 'waiting', title: w.queue, lines: waiting })}
    ${list(lang, at, { name: 'done', title: w.recent, lines: done })}
    <details class="hands">
      <summary>${w.hands}</summary>
      <ul data-hands>
        ${hands.map((said) => html`<li>${said}</li>`)}
      </ul>
      <p class="small">${w.handsNote}</p>
    </details>
    ${foot(lang, at)}
  </section>`
}

const whenOpen = ({ stall, now }: AtStall, what: { before: Html; then: Html }): Html =>
  fromThen({ from: opensAt(stall.starts_at), now }, what)

/** Beside the buttons: help, a danger that was found, and the end of the stall or its beginning. */
const foot = (lang: Lang, at: AtStall): Html => {
  const { day, stall, shut, newId } = at
  const w = countingWords(lang)
  const closed = stall.state === 'closed'
  const state = postButton({
    text: closed ? w.openStall : w.closeStall,
    action: stallStatePath(day, stall),
    fields: { state: closed ? 'open' : 'closed' },
    kind: 'quiet',
  })
  const href = `${hazardPath(day)}?stall=${stall.id}`
  return html`<div class="actions">
    ${linkButton({ text: w.hazard, href, kind: 'danger', icon: 'circle-alert' })}
    ${shut ? nothing : whenOpen(at, { before: nothing, then: html`${askForHelp(lang, { day, newId, stallId: stall.id })} ${state}` })}
  </div>`
}

const stateChip = (lang: Lang, { state }: Stall): Html => {
  const w = countingWords(lang)
  if (state === 'planned') return nothing
  return state === 'open' ? chip('going', w.states.open) : chip('off', w.states.closed)
}
