import { sayDay } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  beforeAfter,
  card,
  factsList,
  linkButton,
  notice,
  pageHead,
  qrBlock,
  readAloud,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { dueChip, sayPlace, stateChip, titleOf } from '../marks.ts'
import { mergingWords } from '../merging/words.ts'
import { isPaused, openStates } from '../moves.rules.ts'
import { sayNumber } from '../number.ts'
import { photoOf, photosOf } from '../photos.ts'
import { sayPromised } from '../promising/page.ts'
import { promisingWords } from '../promising/words.ts'
import { needTimeline } from '../timeline/page.ts'
import { sayWaiting } from '../waiting/page.ts'
import { waitingWords } from '../waiting/words.ts'
import type { BoardNeed } from './board-need.ts'
import { inHandOf, lineNote } from './page.ts'
import { boardWords } from './words.ts'

export type BoardNeedData = { ctx: Ctx; need: BoardNeed; url: string }

/** One need as everybody may see it: what and where, how far, what was done; no person and no raw words. */
export const boardNeedPage = (view: View, { ctx, need, url }: BoardNeedData): Html => {
  const { lang } = view
  const w = boardWords(lang)
  const title = titleOf(lang, need)
  const chips = html`${stateChip(lang, need)} ${dueChip(lang, ctx.calendar, { need, now: ctx.now })}`
  return frontPage(
    { ...view, title, description: lineNote(lang, ctx, need), crumbs: [{ href: '/needs', label: w.title }] },
    html`${pageHead({ title, kicker: sayNumber(need), lead: chips, actions: readAloud(lang) })}
      ${mergedNotice(view, need)}
      <div class="two">
        <div class="stack">
          ${pictures(view, ctx, need)} ${needTimeline(lang, need.steps, { reader: 'everybody', now: ctx.now })}
        </div>
        <div class="stack">
          <div class="card">${factsList(facts(view, ctx, need))}</div>
          ${card({
            title: w.mine,
            body: html`<p>${w.mineText}</p>
              ${linkButton({ text: w.follow, href: `/needs/follow?number=${sayNumber(need)}`, icon: 'eye' })}`,
            level: 2,
          })}
          <div id="me-too">
            ${card({
              title: w.meToo,
              body: html`<p>${need.closed_at && need.state !== 'merged' ? w.meTooClosed : w.meTooText}</p>
                ${linkButton({ text: w.report, href: `/needs/new?category=${need.category}`, kind: 'quiet' })}`,
              level: 2,
            })}
          </div>
          <div class="print-only">${qrBlock({ url, title: w.scan, open: true })}</div>
        </div>
      </div>`,
  )
}

const facts = ({ lang }: View, ctx: Ctx, need: BoardNeed): { term: string; text: string }[] => {
  const w = boardWords(lang)
  const m = mergingWords(lang)
  const isDated = openStates.includes(need.state) && !isPaused(need.state)
  const lines: [string, string | null][] = [
    [w.place, sayPlace(need) || null],
    [w.receivedOn, sayDay(lang, need.submitted_at, ctx.now)],
    [promisingWords(lang).fact, sayPromised(lang, need, ctx.now)],
    [waitingWords(lang).fact, sayWaiting(lang, need, ctx.now)],
    [w.due, isDated ? sayDay(lang, need.due_at, ctx.now) : null],
    [w.hands, inHandOf(lang, need)],
    [w.result, need.result],
    [m.also, need.voices ? m.voices(need.voices) : null],
  ]
  return lines.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]))
}

/** A need that goes on under another number says so, and leads there where everybody may go. */
const mergedNotice = ({ lang }: View, { state, into }: BoardNeed): Html => {
  const w = mergingWords(lang)
  if (state !== 'merged') return nothing
  const other = into
    ? linkButton({ text: `${w.seeOther} ${sayNumber(into)}`, href: `/needs/${sayNumber(into)}` })
    : nothing
  return html`${notice({ kind: 'note', text: w.boardInto })} ${other}`
}

/** A pair where there is one of each; otherwise what there is, in a row. */
const pictures = ({ lang }: View, ctx: Ctx, need: BoardNeed): Html => {
  const w = boardWords(lang)
  const [before, after] = (['before', 'after'] as const).map((stage) =>
    need.pictures.filter((picture) => picture.stage === stage),
  )
  const [was, is] = [before?.[0], after?.[0]]
  if (was && is && need.pictures.length === 2)
    return beforeAfter({ lang, before: photoOf(ctx, was, w.photos.before), after: photoOf(ctx, is, w.photos.after) })
  if (need.pictures.length === 0) return nothing
  const strip = (stage: 'before' | 'after') => photosOf(ctx, need.pictures, { stage, label: w.photos[stage] })
  return section({ title: w.photos.before, body: html`${strip('before')} ${strip('after')}` })
}
