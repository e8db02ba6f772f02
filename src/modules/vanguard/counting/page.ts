import type { Ctx } from '#platform/ctx.ts'
import { actions, emptyState, linkButton, notice, pageHead, qrBlock, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { sayMoment } from '#base/say-date.ts'
import { deskDayPath, type Day } from '../day.ts'
import { anchorOf, morningPath, numbersPath, tapsPath } from './address.ts'
import type { Call } from './calls.ts'
import { fromThen } from './early.page.ts'
import { askForHelp, callsPart, linesToRing } from './help.page.ts'
import { helpWords } from './help.words.ts'
import type { Morning } from './morning.ts'
import { rollPart } from './roll.page.ts'
import type { OnShift } from './roll.ts'
import { labelOf, sayTotal, seenOf, ticketsAt } from './say.ts'
import { stallPart, ticketRow } from './stall.page.ts'
import { tapWords } from './tap.words.ts'
import { opensAt } from './ticket.rules.ts'
import { countingWords } from './words.ts'

export type Shown = {
  ctx: Ctx
  day: Day
  morning: Morning
  /** For whoever leads only. */
  roll: readonly OnShift[] | null
  /** My own last tap at each stall. */
  last: readonly { stall_id: string; id: string; ticket_id: string }[]
  visit: string | null
  calls: readonly Call[]
  takes: boolean
  newId: () => string
  feedback: { url: string; tablet: string } | null
  problem?: string | undefined
}

/** The morning of a vanguard day on one page: every stall with its buttons, and whoever was to come. */
export const morningPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = countingWords(lang)
  const { ctx, day, takes, problem } = shown
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: deskDayPath(day), label: day.title }] },
    html`${pageHead({ title: w.title, kicker: day.title, lead: `${sayMoment(lang, day.starts_at, ctx.now)} · ${w.lead}` })}
    ${takes ? nothing : notice({ kind: 'note', text: w.calledOff })}
    ${problem === undefined ? nothing : notice({ kind: 'problem', text: problem })} ${again(view, shown)}
    ${counting(view, shown)} ${actions(linkButton({ text: w.big, href: numbersPath(day), icon: 'volume-2' }))}
    ${feedbackPart(view, shown)}`,
  )
}

/** Somebody goes on to another stall: whoever taps there says that it is the same person. */
const again = ({ lang }: View, { day, morning, visit }: Shown): Html => {
  const ticket = morning.tickets.find(({ id }) => id === visit)
  const w = countingWords(lang)
  return html`<div ${attrs({ id: 'again', hidden: !ticket })}>
    ${notice({
      kind: 'note',
      text: w.againFor(ticket ? labelOf(lang, ticket) : '{label}'),
      body: html`<a data-not-again href="${morningPath(day)}">${w.notAgain}</a>`,
    })}
  </div>`
}

/** What the script of this page needs to know. It stands on the page so that it is there without a network too. */
const forScript = ({ lang }: View, { ctx, day, morning, roll, calls }: Shown) => {
  const [w, t, h] = [countingWords(lang), tapWords(lang), helpWords(lang)]
  const who = ctx.secrets.hash(ctx.area.id, 'vanguard morning who', ctx.actor.id ?? '').toString('base64url')
  return {
    'data-address': tapsPath(day),
    'data-book': day.id,
    'data-who': who,
    'data-seen': JSON.stringify(seenOf(lang, { at: ctx.now, morning, counters: [], roll, calls })),
    'data-words': JSON.stringify({
      ...t,
      refused: undefined,
      total: w.total('{served}', '{waiting}'),
      nobody: w.nobody,
      againFor: w.againFor('{label}'),
      helpKept: h.kept,
      thereKept: h.keptThere,
    }),
  }
}

const counting = (view: View, shown: Shown): Html => {
  const { lang, assets } = view
  const { ctx, day, morning, roll, takes, newId } = shown
  const now = ctx.now
  const blank = { letter: null, no: null, id: '', stall_id: '', visit_id: null, conflict: false } as const
  const row = { day, stall: { id: '' }, newId }
  return html`<stall-morning ${attrs(forScript(view, shown))}>
      <div class="roll-top">
        <div class="morning-top">
          <p class="roll-count num" data-total role="status">${sayTotal(lang, morning)}</p>
          ${fromThen({ from: opensAt(day.starts_at), now }, { before: nothing, then: askForHelp(lang, { day, newId }) })}
        </div>
        <p class="roll-line" data-line role="status" hidden></p>
        <div data-refused hidden></div>
        ${stallNav(lang, morning)}
      </div>
      ${callsPart(lang, { day, calls: shown.calls, newId, committee: phoneOf(view) })}
      ${takes ? early(lang, shown) : nothing} ${morning.stalls.length === 0 ? empty(lang, day) : nothing}
      ${morning.stalls.map((stall) =>
        stallPart(lang, {
          ...{ day, morning, stall, newId, visit: shown.visit, shut: !takes, now },
          mine: shown.last.find(({ stall_id: at }) => at === stall.id),
        }),
      )}
      ${(['called', 'waiting', 'served'] as const).map(
        (state) => html`<template data-row="${state}">${ticketRow(lang, row, { ...blank, state })}</template>`,
      )}
      ${roll ? rollSection(lang, { ...shown, roll }) : nothing} ${linesToRing(lang, phoneOf(view))}
    </stall-morning>
    ${assets.stallMorning ? html`<script type="module" src="${assets.stallMorning}"></script>` : nothing}`
}

/** The committee's own number, where it has one. */
const phoneOf = ({ area }: View): string | null => area?.phone ?? null

/** Too early for all of it: when counting begins, and that a device may be made ready now. */
const early = (lang: View['lang'], { ctx, day, morning }: Shown): Html => {
  const starts = [...morning.stalls, day].map(({ starts_at }) => starts_at.getTime())
  const from = opensAt(new Date(Math.min(...starts)))
  const text = countingWords(lang).early(sayMoment(lang, from, ctx.now))
  return fromThen({ from, now: ctx.now }, { before: notice({ kind: 'note', text }), then: nothing })
}

const rollSection = (
  lang: View['lang'],
  { ctx: { now }, day, roll, takes, newId }: Shown & { roll: readonly OnShift[] },
): Html => {
  const w = countingWords(lang)
  const from = opensAt(day.starts_at)
  const opens = html`<p>${w.rollOpens(sayMoment(lang, from, now))}</p>`
  return section({
    title: w.roll,
    note: w.rollHow,
    body: html`${takes ? fromThen({ from, now }, { before: opens, then: nothing }) : nothing}
    ${rollPart(lang, { day, roll, newId, shut: !takes, now })}`,
  })
}

const empty = (lang: View['lang'], day: Day): Html => {
  const w = countingWords(lang)
  const action = linkButton({ text: w.toDay, href: deskDayPath(day), kind: 'go' })
  return emptyState({ title: w.noStalls, text: w.noStallsText, action })
}

/** The way from one stall to another, with how many wait there. */
const stallNav = (lang: View['lang'], morning: Morning): Html =>
  morning.stalls.length < 2
    ? nothing
    : html`<nav class="tabs" aria-label="${countingWords(lang).stalls}">
        ${morning.stalls.map(
          (stall) =>
            html`<a href="#${anchorOf(stall)}" data-nav="${stall.id}"
              >${stall.title} <b class="count">${ticketsAt(morning, stall).waiting.length}</b></a
            >`,
        )}
      </nav>`

const feedbackPart = ({ lang }: View, { feedback }: Shown): Html => {
  const w = countingWords(lang)
  if (!feedback) return nothing
  return section({
    title: w.feedback,
    body: html`${qrBlock({ url: feedback.url, title: w.feedback, note: w.feedbackNote, open: true })}
    ${actions(linkButton({ text: w.tablet, href: feedback.tablet }))}`,
  })
}
