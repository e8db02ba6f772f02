import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  checkField,
  errorSummary,
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { careWords } from '../kinds.words.ts'
import { callButton } from '../on-screen.ts'
import { sayVisitHours } from '../say.ts'
import type { VisitAtHand } from './at-hand.ts'
import { keptPart } from './kept.page.ts'
import { emergencyPart, ownFrame } from './own.page.ts'
import type { OwnRoom } from './room.ts'
import { mostNote, type Press } from './report.rules.ts'
import type { Goer } from './reporting.ts'
import { secondAfterMs, secondIsDue, secondUntilMs, windowOf } from './window.rules.ts'
import { visitWords } from './words.ts'
import { watermark } from './watermark.ts'

/** What came back of a form that was refused. */
export type ReportBack = { values: Kept; errors: readonly FieldError[] }

type Shown = {
  ctx: Ctx
  room: OwnRoom
  hand: VisitAtHand
  /** Who opened it: their name stands on the ground of the page. */
  goer: Goer
  newId: () => string
  back?: ReportBack | undefined
}

/** One visit for whoever goes there, while they go: where, what to know, and two taps to say how it was. */
export const handPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = visitWords(lang)
  const { visit, isFirst } = shown.hand
  const about = {
    'data-visit': visit.id,
    'data-until': windowOf(visit).to.toISOString(),
    'data-second': String(secondUntilMs),
  }
  return ownFrame(shown.room)(
    { ...view, title: w.title, crumbs: [{ href: shown.room.base, label: w.title }] },
    html`${pageHead({ title: careWords(lang).means[visit.means], kicker: sayVisitHours(lang, visit, shown.ctx.now) })}
    ${errorSummary(lang, shown.back?.errors ?? [])}
    ${keptPart(
      view,
      { ...shown, visit: about },
      html`${isFirst ? notice({ kind: 'note', text: w.first }) : nothing} ${wherePart(lang, shown)}
      ${pressPart(lang, shown)}`,
    )}
    ${emergencyPart(lang)}`,
  )
}

const wherePart = (lang: Lang, { ctx, hand, goer }: Shown): Html => {
  const w = visitWords(lang)
  const { visit, elder, words, numbers } = hand
  return html`<div class="at-hand">
    ${watermark(w.watermark(goer.name, sayMoment(lang, ctx.now, ctx.now)))}
    <p class="care-door">${elder.name} · ${elder.address}</p>
    ${factsList([
      ...(numbers.length ? [{ term: w.call, text: actions(...numbers.map(callButton)) }] : []),
      ...(words.advice === null ? [] : [{ term: w.advice, text: words.advice }]),
      ...(words.contact === null
        ? []
        : [{ term: w.contact, text: html`${words.contact.name} ${actions(callButton(words.contact.phone))}` }]),
    ])}
    <p class="small">${w.until(sayTime(lang, windowOf(visit).to))} ${w.looked}</p>
  </div>`
}

const pressPart = (lang: Lang, shown: Shown): Html => {
  const w = visitWords(lang)
  const { visit } = shown.hand
  const second = visit.state === 'no-answer'
  return html`<div class="care-presses">
      ${second ? notice({ kind: 'problem', text: saySecond(lang, shown) }) : nothing}
      ${press(shown, 'well', { text: visit.means === 'telephone' ? w.wellPhone : w.well, kind: 'go', big: true, wide: true, icon: 'check' })}
      ${press(shown, 'no-answer', { text: second ? w.secondNo : w.noAnswer, wide: true })}
      ${second ? nothing : html`<p class="small">${w.noAnswerNote}</p>`}
      ${press(shown, 'worried', { text: w.worried, kind: 'danger', wide: true, icon: 'triangle-alert' })}
      <p class="small">${w.worriedNote}</p>
      ${press(shown, 'declined', { text: w.declined, kind: 'quiet', wide: true })}
    </div>
    ${moreForm(lang, shown)}`
}

function saySecond(lang: Lang, { ctx, hand: { visit } }: Shown): string {
  const w = visitWords(lang)
  const at = new Date((visit.first_try_at ?? ctx.now).getTime() + secondAfterMs)
  return secondIsDue(visit, ctx.now) ? w.secondNow : w.secondAt(sayTime(lang, at))
}

const action = ({ room, hand: { visit } }: Shown): string => `${room.base}/${visit.id}`

/** A form of one button: the press is all it says. Its id is the report's, so that a second press is the same. */
const press = (shown: Shown, what: Press, look: Parameters<typeof button>[0]): Html =>
  html`<form class="one-button" method="post" action="${action(shown)}">
    ${hiddenField('id', shown.newId())} ${hiddenField('press', what)} ${button(look)}
  </form>`

const moreForm = (lang: Lang, shown: Shown): Html => {
  const w = visitWords(lang)
  const { back } = shown
  const state = { lang, errors: back?.errors, values: back?.values }
  return html`<details ${back ? html`open` : nothing}>
    <summary>${w.more}</summary>
    ${form({
      lang,
      action: action(shown),
      body: html`${hiddenField('id', shown.newId())} ${hiddenField('press', 'ticks')}
      ${checkField({ ...state, name: 'met', label: w.met })}
      ${checkField({ ...state, name: 'well', label: w.wellTick })}
      ${checkField({ ...state, name: 'content', label: w.content })}
      ${textField({ ...state, name: 'note', label: w.note, hint: w.noteHint, optional: true, maxLength: mostNote })}
      ${actions(button({ text: w.saveTicks }), linkButton({ text: w.back, href: shown.room.base, kind: 'quiet' }))}`,
    })}
  </details>`
}
