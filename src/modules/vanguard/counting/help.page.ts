import type { Lang } from '#base/words.ts'
import { actions, button, hiddenField, linkButton, section } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { Day } from '../day.ts'
import { callsAnchor, helpAnchor, morningPath } from './address.ts'
import type { Call } from './calls.ts'
import { helpWords } from './help.words.ts'
import { callState, sayCall, type CallState } from './say-call.ts'
import { countingWords } from './words.ts'

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
  const near = committee === null ? nothing : html`<div class="near">${call(w.committee, committee)}</div>`
  return html`<div class="calls">
    ${nearFirst ? near : nothing} ${lines.map(([number, text]) => call(text, number))} ${nearFirst ? nothing : near}
  </div>`
}

const call = (text: string, number: string, big = true): Html =>
  linkButton({ text: `${text} ${number}`, href: `tel:${number}`, kind: 'danger', big, icon: 'phone' })

/** All lines to ring, at the foot of the page. */
export const linesToRing = (lang: Lang, committee: string | null): Html => {
  const w = countingWords(lang)
  return section({ title: w.help, id: helpAnchor, note: w.helpText, body: helpCalls(lang, committee, true) })
}

type Ask = { day: Day; newId: () => string; stallId?: string }

/** One tap tells whoever leads and the committee (domain E3). Without a stall it is the asker's own. */
export const askForHelp = (lang: Lang, { day, newId, stallId = '' }: Ask): Html =>
  html`<form method="post" action="${morningPath(day)}" data-do="help">
    ${hiddenField('id', newId())} ${hiddenField('help', 'asked')} ${hiddenField('stall', stallId)}
    ${button({ text: helpWords(lang).ask, kind: 'danger', icon: 'circle-alert' })}
  </form>`

type Calls = { day: Day; calls: readonly Call[]; newId: () => string; committee: string | null }

/** Who asked for help and whether somebody came; with an empty one of each kind for the script. */
export const callsPart = (lang: Lang, shown: Calls): Html =>
  html`<div role="status" id="${callsAnchor}" class="help-anchor">
      <ul class="help-calls" data-calls aria-label="${helpWords(lang).calls}">
        ${shown.calls.map((one) => callRow(lang, shown, { id: one.id, state: callState(one), said: sayCall(lang, one) }))}
      </ul>
    </div>
    ${(['mine', 'open', 'done', 'kept', 'came'] as const).map(
      (state) =>
        html`<template data-row="call-${state}">${callRow(lang, shown, { id: '', state, said: '' })}</template>`,
    )}`

type Row = { id: string; state: CallState | 'kept' | 'came'; said: string }

const callRow = (lang: Lang, { day, newId, committee }: Calls, { id, state, said }: Row): Html => {
  const w = helpWords(lang)
  const there = html`<form method="post" action="${morningPath(day)}" data-do="there">
    ${hiddenField('id', newId())} ${hiddenField('help', 'there')} ${hiddenField('call', id)}
    ${state === 'mine' ? button({ text: w.fine }) : button({ text: w.there, kind: 'go' })}
  </form>`
  const ring = committee === null ? [] : [call(w.committee, committee, false)]
  const others = linkButton({ text: w.others, href: `#${helpAnchor}`, kind: 'quiet' })
  const buttons = { mine: [...ring, there, others], open: [there], kept: [...ring, others], came: [], done: [] }[state]
  return html`<li ${attrs({ 'data-call': id, 'data-state': state })}>
    <p data-said>${said}</p>
    ${buttons.length > 0 ? actions(...buttons) : nothing}
  </li>`
}
