import { actions, linkButton, listCard, section } from '#platform/web/components.ts'
import { html, nothing } from '#platform/web/html.ts'
import { may } from '../access.ts'
import { mayLeadDay } from '../day.ts'
import type { DayPart, OwnPart } from '../parts.ts'
import { hoursHref } from './list.page.ts'
import { ownHoursPath, ownItems, saySum } from './own.page.ts'
import { ownHoursWords } from './own.words.ts'
import { linesOf, linesOfDay } from './shown.ts'
import { hoursWords } from './words.ts'

/** So many of one's latest lines stand on one's own page; the rest are a tap away. */
const RECENT = 5

/** One's own hours: the latest lines, what was confirmed in all, and the way to all of them. */
export const hoursPart: OwnPart = async ({ lang }, ctx, own) => {
  const w = ownHoursWords(lang)
  const lines = await linesOf(ctx, own.volunteer.id)
  return section({
    title: w.title,
    id: 'hours',
    body: html`<div class="stack">
        <p class="num">${lines.length ? saySum(lang, lines) : w.none}</p>
        ${lines.length ? listCard(ownItems(ctx, own, lines.slice(0, RECENT))) : nothing}
      </div>
      ${actions(
        linkButton({ text: w.all, href: ownHoursPath(own), icon: 'list-checks' }),
        linkButton({ text: w.certificates, href: `${own.path}/certificates`, icon: 'file-text', kind: 'quiet' }),
      )}`,
  })
}

/** What the board of a day says of its hours, to whoever confirms them. */
export const hoursDayPart: DayPart = async ({ lang }, ctx, day) => {
  if (!may.allows(ctx.actor, 'confirm hours') || !mayLeadDay(ctx.actor, day)) return null
  const { lines, proposed, confirmed } = await linesOfDay(ctx, day.id)
  if (lines === 0) return null
  const w = hoursWords(lang)
  return section({
    title: w.board,
    id: 'hours',
    body: html`<p class="num">${w.boardCounts(proposed, confirmed)}</p>
      ${actions(linkButton({ text: w.open, href: hoursHref, icon: 'list-checks' }))}`,
  })
}
