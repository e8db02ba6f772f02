import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  emptyState,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { careWords } from '../kinds.words.ts'
import { sayVisitHours } from '../say.ts'
import type { Visit } from '../visit.ts'
import type { OwnPairing, OwnVisits } from './goer.ts'
import { keptPart, type KeptFor } from './kept.page.ts'
import type { Goer } from './reporting.ts'
import { windowOf } from './window.rules.ts'
import type { OwnRoom } from './room.ts'
import { visitWords } from './words.ts'

/** The frame of a room: the desk for an account, the front door for a private address. */
export const ownFrame = ({ signedIn }: OwnRoom): typeof deskPage => (signedIn ? deskPage : frontPage)

type Shown = OwnVisits & { ctx: Ctx; room: OwnRoom; goer: Goer }

/** One's own visits: what to go to now, what lies ahead, and whom one is asked to go to. Nobody's name is on it. */
export const ownVisitsPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = visitWords(lang)
  const { open, ahead, asked, paired } = shown
  const isEmpty = open.length + ahead.length + asked.length === 0
  return ownFrame(shown.room)(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${keptPart(view, shown, html``)}
    ${asked.map((one) => askedPart(lang, shown.room, one))}
    ${open.length === 0 ? nothing : section({ title: w.now, id: 'now', body: html`${open.map((visit) => openCard(lang, shown, visit))}` })}
    ${ahead.length === 0 ? nothing : section({ title: w.ahead, id: 'ahead', body: aheadList(lang, shown) })}
    ${paired.length === 0 ? nothing : section({ title: w.paired, id: 'paired', body: pairedList(lang, shown) })}
    ${isEmpty ? emptyState({ title: w.none, text: w.noneText, icon: 'heart-handshake' }) : nothing}`,
  )
}

const askedPart = (lang: Lang, { base }: OwnRoom, { id, means }: OwnPairing): Html => {
  const w = visitWords(lang)
  const answer = (yes: boolean) =>
    postButton({
      text: yes ? w.yes : w.no,
      kind: yes ? 'go' : 'plain',
      action: `${base}/pairings/${id}`,
      fields: { yes: yes ? 'yes' : 'no' },
    })
  return notice({
    kind: 'note',
    text: w.asked,
    body: html`<p>${w.askedText(careWords(lang).means[means])}</p>
      ${actions(answer(true), answer(false))}`,
  })
}

const openCard = (lang: Lang, { ctx, room, goer }: Shown, visit: Visit): Html => {
  const w = visitWords(lang)
  const c = careWords(lang)
  return html`<div class="card">
    <div class="card-body">
      <p>
        <b>${sayVisitHours(lang, visit, ctx.now)}</b>
        ${visit.state === 'no-answer' ? chip('late', c.visits[visit.state]) : nothing}
      </p>
      <p>${c.means[visit.means]}</p>
      ${actions(linkButton({ text: w.open, href: `${room.base}/${visit.id}`, kind: 'go', big: true, wide: true }))}
      ${visit.state === 'assigned' ? cannotPart(lang, { room, goer }, visit) : nothing}
    </div>
  </div>`
}

const aheadList = (lang: Lang, { ctx, room, goer, ahead }: Shown): Html => {
  const w = visitWords(lang)
  return html`<ul class="card list">
    ${ahead.map(
      (visit) =>
        html`<li>
          <span class="row-title">${sayVisitHours(lang, visit, ctx.now)}</span>
          <p class="small">
            ${careWords(lang).means[visit.means]} · ${w.opensAt(sayMoment(lang, windowOf(visit).from, ctx.now))}
          </p>
          ${cannotPart(lang, { room, goer }, visit)}
        </li>`,
    )}
  </ul>`
}

/** Two taps, no reason: somebody else goes this once. Only for a volunteer; the committee gives theirs away at the desk. */
const cannotPart = (lang: Lang, { room, goer }: Pick<Shown, 'room' | 'goer'>, visit: Visit): Html => {
  const w = visitWords(lang)
  if (goer.volunteerId === null || visit.volunteer_id !== goer.volunteerId) return nothing
  return html`<details>
    <summary>${w.cannot}</summary>
    <p class="small">${w.cannotText}</p>
    ${postButton({ text: w.cannotGo, action: `${room.base}/${visit.id}/cannot` })}
  </details>`
}

const pairedList = (lang: Lang, { room, paired }: Shown): Html => {
  const w = visitWords(lang)
  return html`<ul class="card list">
    ${paired.map(
      ({ id, part, means }) =>
        html`<li>
          <span class="row-title">${w.pairedParts[part]}</span>
          <p class="small">${careWords(lang).means[means]}</p>
          <details>
            <summary>${w.noMore}</summary>
            <p class="small">${w.noMoreText}</p>
            ${postButton({ text: w.noMoreGo, action: `${room.base}/pairings/${id}`, fields: { yes: 'no' } })}
          </details>
        </li>`,
    )}
  </ul>`
}

/** 404 with a calm sentence: it was theirs, and its hours are over or have not come. */
export const overPage = (view: View, kept: KeptFor): Html => {
  const w = visitWords(view.lang)
  return ownFrame(kept.room)(
    { ...view, title: w.over },
    html`${pageHead({ title: w.over, lead: w.overText })} ${keptPart(view, kept, html``)}
    ${actions(linkButton({ text: w.back, href: kept.room.base }))}`,
  )
}

/** Something is wanted: told as a need, by choice. */
export const helpPage = (view: View, room: OwnRoom, needHref: string): Html => {
  const w = visitWords(view.lang)
  return ownFrame(room)(
    { ...view, title: w.help },
    html`${pageHead({ title: w.help, lead: w.helpText })}
    ${actions(
      linkButton({ text: w.recordNeed, href: needHref, kind: 'go', icon: 'message-square-text' }),
      linkButton({ text: w.noNeed, href: room.base, kind: 'quiet' }),
    )}`,
  )
}

/** The two lines nobody should have to look for. */
export const emergencyPart = (lang: Lang): Html => {
  const w = visitWords(lang)
  return html`<p class="small">${w.emergency}</p>
    ${actions(
      linkButton({ text: w.call120, href: 'tel:120', kind: 'danger', icon: 'phone' }),
      linkButton({ text: w.call110, href: 'tel:110', kind: 'danger', icon: 'phone' }),
    )}`
}
