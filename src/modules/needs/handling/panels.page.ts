import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { card, checkboxesField, checkField, chip, factsList, radiosField, textField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { extendingWords } from '../extending/words.ts'
import { sayHand, sayPlace } from '../marks.ts'
import { isAlly } from '../moves.rules.ts'
import { satisfactionWords } from '../followup/words.ts'
import { lineageFacts } from '../merging/page.ts'
import { photosOf } from '../photos.ts'
import { sayNumber } from '../number.ts'
import { sayPromised } from '../promising/page.ts'
import { promisingWords } from '../promising/words.ts'
import { sayWaiting } from '../waiting/page.ts'
import { waitingWords } from '../waiting/words.ts'
import { needWords } from '../words.ts'
import { actWords } from './acts.words.ts'
import { contactOwed, mostTitle } from './acceptance.rules.ts'
import { openingReasons } from './asker-contact.rules.ts'
import { actForm, stateOf, type CasePage } from './case-page.ts'
import { foldedAct } from './committee-acts.page.ts'
import { handlingWords } from './words.ts'

/** What the asker said, in their words and pictures. */
export const theirWords = (lang: Lang, { need, ctx, base }: CasePage): Html => {
  const w = handlingWords(lang)
  const before = photosOf(ctx, need.pictures, { stage: 'before', label: w.photosBefore })
  const after = photosOf(ctx, need.pictures, { stage: 'after', label: w.photosAfter })
  const part = (kicker: string, text: string, photos: Html) =>
    card({
      kicker,
      body: html`<p>${text}</p>
        ${photos}`,
    })
  const handedWith = need.steps.filter(({ act }) => act === 'assign' || act === 'reassign').at(-1)?.note
  // A team's lead gets the need, not the person: the asker's own words may name people (domain.md C3, F13).
  const told = base === '/desk/needs' || !isAlly(need.assignee_role)
  return html`${told ? part(w.theirWords, need.words ?? w.onlyPhoto, before) : before}
  ${base === '/desk/work' && handedWith ? part(w.handedWith, handedWith, nothing) : nothing}
  ${need.result ? part(w.facts.result, need.result, after) : nothing}`
}

/** Where, how it came, by when, in whose hands. */
export const needFacts = (lang: Lang, page: CasePage): Html => {
  const { need, ctx } = page
  const w = handlingWords(lang)
  const n = needWords(lang)
  const lines: [string, string | Html | null][] = [
    [w.facts.place, sayPlace(need) || w.noPlace],
    [w.facts.spot, need.spot],
    [w.facts.channel, n.channel[need.channel]],
    [w.facts.takenBy, need.taken_by ? (need.steps[0]?.byName ?? null) : null],
    [w.facts.reply, n.replyBy[need.reply_by]],
    [w.facts.contact, contactLine(lang, page)],
    [w.facts.due, `${sayDay(lang, need.due_at, ctx.now)} · ${n.term[need.term]}`],
    ...sideFacts(lang, page),
    ...lineageFacts(lang, page),
    [w.facts.hand, handLine(lang, page)],
    [w.facts.reopenings, need.reopenings ? w.reopenings(need.reopenings) : null],
    [w.facts.satisfaction, need.satisfaction ? satisfactionWords(lang)[need.satisfaction] : null],
  ]
  return html`<div class="card">
    ${factsList(lines.flatMap(([term, text]) => (text === null ? [] : [{ term, text }])))}
  </div>`
}

/** What stands beside the main path: more time taken, whom it waits for, the hotline's number at the committee's desk. */
const sideFacts = (lang: Lang, { need, ctx, base }: CasePage): [string, string | null][] => [
  [extendingWords(lang).fact, need.extensions ? extendingWords(lang).times(need.extensions) : null],
  [promisingWords(lang).fact, sayPromised(lang, need, ctx.now)],
  [waitingWords(lang).fact, sayWaiting(lang, need, ctx.now)],
  [actWords(lang).hotline.open, base === '/desk/needs' ? need.hotline_ref : null],
]

const contactLine = (lang: Lang, { need, ctx }: CasePage): string | Html | null => {
  const w = handlingWords(lang)
  if (contactOwed(need)) {
    const late = need.contact_due_at < ctx.now
    return html`${chip(late ? 'late' : 'waiting', w.contactOwed)} ${w.by(sayMoment(lang, need.contact_due_at, ctx.now))}`
  }
  if (need.contact_minutes === null) return null
  return need.channel === 'telephone' || need.channel === 'door'
    ? w.contactedAtOnce
    : w.contactedAfter(need.contact_minutes)
}

const handLine = (lang: Lang, { need, ctx }: CasePage): string | Html => {
  const w = handlingWords(lang)
  if (need.assignee_role === null) return w.nobody
  const role = sayHand(lang, need.assignee_role, need.allyName)
  if (need.state !== 'assigned' || !need.answer_due_at) return role
  if (need.taken_at) return w.handTaken(role)
  const late = need.answer_due_at < ctx.now
  return html`${role} ${chip(late ? 'late' : 'waiting', w.handUnanswered)}
  ${w.by(sayMoment(lang, need.answer_due_at, ctx.now))}`
}

/** The asker's name and telephone: closed, until somebody who may says why they open it. */
export const askerPanel = (lang: Lang, page: CasePage): Html => {
  const w = handlingWords(lang)
  if (!page.mayOpen) return nothing
  const inside = page.asker
    ? html`${factsList(askerLines(lang, page.asker))}
        <p class="small">${w.asker.opened}</p>`
    : page.need.asker_sealed
      ? openForm(lang, page)
      : html`<p class="small">${w.asker.none}</p>`
  return card({ title: w.asker.title, icon: 'lock', body: inside, level: 2 })
}

const askerLines = (lang: Lang, asker: NonNullable<CasePage['asker']>) => {
  const w = handlingWords(lang).asker
  const phone = asker.phone ? html`<a class="row-link num" href="tel:${asker.phone}">${asker.phone}</a>` : null
  return [
    { term: w.name, text: asker.name },
    { term: w.phone, text: phone },
    { term: w.door, text: asker.door },
  ].flatMap(({ term, text }) => (text === null ? [] : [{ term, text }]))
}

const openForm = (lang: Lang, page: CasePage): Html => {
  const w = handlingWords(lang)
  const options = openingReasons.map((value) => ({ value, label: w.purposes[value] }))
  const state = stateOf(lang, page, 'open')
  return html`<p class="small">${w.asker.sealed}</p>
    ${foldedAct(page, 'open', {
      title: w.asker.button,
      body: actForm(lang, page, {
        name: 'open',
        body: radiosField({ ...state, name: 'purpose', label: w.asker.purpose, tiles: true, options }),
        go: { text: w.asker.button, icon: 'eye', quiet: true },
      }),
    })}`
}

/** What everybody sees of it, and the form to change that. */
export const boardPanel = (lang: Lang, page: CasePage): Html => {
  const w = handlingWords(lang)
  const { need } = page
  const see = need.on_board ? html`<a class="row-link" href="/needs/${sayNumber(need)}">${w.board.see}</a>` : nothing
  const state = chip(need.on_board ? 'done' : 'off', need.on_board ? w.board.onBoard : w.board.offBoard)
  const body = html`${state} ${see}
  ${page.acts.includes('show') && need.state !== 'submitted' ? showForm(lang, page) : nothing}`
  return card({ title: w.board.title, icon: 'eye', body, level: 2 })
}

const showForm = (lang: Lang, page: CasePage): Html => {
  const w = handlingWords(lang)
  const { need } = page
  const state = stateOf(lang, page, 'show')
  const pictures = need.pictures.map(({ fileId }, at) => ({ value: fileId, label: w.photoOf(at + 1) }))
  const shown = need.pictures.filter(({ isPublic }) => isPublic).map(({ fileId }) => fileId)
  const body = html`${textField({ ...state, name: 'shownTitle', label: w.board.shownTitle, value: need.title ?? '', maxLength: mostTitle })}
  ${need.dispute ? nothing : checkField({ ...state, name: 'shown', label: w.board.shown, checked: need.on_board })}
  ${need.result && !need.dispute ? checkField({ ...state, name: 'resultShown', label: w.board.resultShown, hint: w.board.resultHint, checked: need.result_on_board }) : nothing}
  ${pictures.length && !need.dispute ? checkboxesField({ ...state, name: 'shownPictures', label: w.board.pictures, options: pictures, value: shown }) : nothing}`
  return foldedAct(page, 'show', {
    title: w.board.edit,
    body: actForm(lang, page, { name: 'show', body, go: { text: w.board.button, quiet: true } }),
  })
}
