import { sayMoment } from '#base/say-date.ts'
import { actions, chip, linkButton, listCard, section } from '#platform/web/components.ts'
import { html, nothing } from '#platform/web/html.ts'
import { may } from '../access.ts'
import { deskDayPath, mayLeadDay } from '../day.ts'
import type { DayPart, OwnPart } from '../parts.ts'
import { askWords } from './ask.words.ts'
import { asksPath } from './asks.page.ts'
import { ownWords } from './own.words.ts'
import { ownAhead } from './mine.ts'
import { askPath, placePath, questionOf } from './own.page.ts'
import { takenOn } from './taken.ts'
import { shiftWords } from './words.ts'

/** What the board of a day says of its people, to whoever leads it: how many places are taken, and the ways on. */
export const shiftsPart: DayPart = async ({ lang }, ctx, day) => {
  if (!may.allows(ctx.actor, 'make the roster of a day') || !mayLeadDay(ctx.actor, day)) return null
  const w = shiftWords(lang)
  const { need, taken } = await takenOn(ctx, day.id)
  return section({
    title: w.part,
    body: html`<p class="num">${w.counts(taken, need)}</p>
      ${actions(
        linkButton({ text: w.open, href: `${deskDayPath(day)}/shifts`, icon: 'list-checks' }),
        linkButton({ text: w.toAsks, href: asksPath(day), icon: 'message-square-text', kind: 'quiet' }),
        may.allows(ctx.actor, 'plan vanguard days')
          ? linkButton({ text: askWords(lang).told, href: `${deskDayPath(day)}/told`, kind: 'quiet' })
          : nothing,
      )}`,
  })
}

/** What lies ahead of a volunteer, on their own page: questions first, then their shifts. */
export const ownShiftsPart: OwnPart = async ({ lang }, ctx, own) => {
  const w = ownWords(lang)
  const { asks, places } = await ownAhead(ctx, own.volunteer.id)
  const questions = asks.map((one) => ({
    title: questionOf(lang, one, ctx.now),
    href: askPath(own, one.ask.id),
    chip: chip('waiting', w.askedNow),
  }))
  const shifts = places.map(({ place, shift, offer }) => ({
    title: `${sayMoment(lang, shift.starts_at, ctx.now)} · ${shift.title}`,
    href: placePath(own, place.id),
    chip: chip(
      place.state === 'accepted' ? 'done' : 'waiting',
      offer ? w.offer : w.answeredState[place.state as 'given' | 'accepted'],
    ),
  }))
  const all = [...questions, ...shifts]
  return section({ title: w.mine, body: all.length ? listCard(all) : html`<p>${w.noneMine}</p>` })
}
