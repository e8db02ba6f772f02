import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import { workingMinutes } from '#base/workdays.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  emptyState,
  linkButton,
  listCard,
  pageHead,
  section,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { TodayItem } from '#platform/web/today.ts'
import { disputesToday } from '../disputes/page.ts'
import { sayDue, stateChip } from '../marks.ts'
import { sayNumber } from '../number.ts'
import type { PlaceChoices } from '../places.ts'
import { recordingForm } from '../recording/page.ts'
import { lineHand, lineTitle, numberedTitle } from './lines.ts'
import { dateOf, type Reason } from './today.rules.ts'
import type { ListLine } from './need-list.ts'
import type { TodayLine, TodayNeeds } from './today.ts'
import { deskWords } from './words.ts'

export type TodayData = {
  ctx: Ctx
  /** The needs of the day, as `todayNeeds` shows them. */
  needs: Html
  /** What waits besides needs, as `todayOthers` shows it. */
  others: Others
  places: PlaceChoices
  disputes: readonly ListLine[]
  newId: string
}

/** The desk in the morning: what wants a hand today, and the form to write down what comes in. */
export const todayPage = (view: View, { ctx, needs, others, places, disputes, newId }: TodayData): Html => {
  const { lang } = view
  const w = deskWords(lang)
  return deskPage(
    { ...view, title: w.todayTitle },
    html`${pageHead({
        title: sayDay(lang, ctx.now, ctx.now),
        lead: [view.person?.name, w.todayLead].filter(Boolean).join(' · '),
        actions: actions(
          linkButton({ text: w.record, href: '/desk/needs/new', icon: 'plus', kind: 'go' }),
          linkButton({ text: w.wholeList, href: '/desk/needs', icon: 'list-checks' }),
        ),
      })}
      <div class="two">
        <div>${others.first} ${disputesToday(lang, { ctx, lines: disputes })} ${needs} ${others.then}</div>
        <div>
          ${section({
            title: w.quick,
            id: 'quick',
            body: html`<div class="card">
              <div class="card-body">${recordingForm(lang, { id: newId, places, brief: true })}</div>
            </div>`,
          })}
        </div>
      </div>`,
  )
}

/** What other modules have waiting: what cannot wait for the needs of the day, and what comes after them. */
export type Others = { first: Html; then: Html }

/** The same in two lists; nothing where nothing waits. */
export function todayOthers(lang: Lang, items: readonly TodayItem[]): Others {
  const w = deskWords(lang)
  const list = (title: string, id: string, some: readonly TodayItem[]): Html =>
    some.length ? section({ title, id, body: listCard(some) }) : nothing
  return {
    first: list(
      w.first,
      'today-first',
      items.filter(({ urgent = false }) => urgent),
    ),
    then: list(
      w.others,
      'today-others',
      items.filter(({ urgent = false }) => !urgent),
    ),
  }
}

/** The part of Today that is about needs, for whichever page shows the day. */
export const todayNeeds = (ctx: Ctx, today: TodayNeeds): Html => {
  const { lang } = ctx
  const w = deskWords(lang)
  const more = today.more ? { href: '/desk/needs', text: w.todayMore } : undefined
  return html`${section({ title: w.todayCaption, id: 'today-needs', more, body: pressing(lang, ctx, today.lines) })}
  ${section({ title: w.tomorrow(sayDay(lang, startOfDay(today.next.day), ctx.now)), id: 'tomorrow-needs', body: tomorrow(lang, today.next.lines) })}`
}

const kinds: Record<Reason, ChipKind> = {
  danger: 'late',
  late: 'late',
  due: 'waiting',
  blocked: 'waiting',
  again: 'late',
  contact: 'waiting',
  unanswered: 'waiting',
  new: 'going',
}

const pressing = (lang: Lang, ctx: Ctx, lines: readonly TodayLine[]): Html => {
  const w = deskWords(lang)
  if (lines.length === 0) return emptyState({ title: w.todayEmptyTitle, text: w.todayEmpty, icon: 'sun' })
  return listCard(
    lines.map((line) => ({
      title: lineTitle(lang, line),
      href: `/desk/needs/${sayNumber(line)}`,
      chip: html`${chipped(line.reasons).map((reason) => html`${chip(kinds[reason], w.reasons[reason])} `)}`,
      note: html`<span class="num">${sayNumber(line)}</span> · ${lineHand(lang, line)} · ${left(lang, ctx, line)}`,
    })),
  )
}

/** The reasons worth a chip: that it is new goes without saying while first contact is due. */
const chipped = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter((reason) => reason !== 'new' || !reasons.includes('contact')).slice(0, 2)

/** How much time is left for the most pressing reason; for a first contact in office hours, because it is a matter of hours. */
function left(lang: Lang, ctx: Ctx, line: TodayLine): string {
  const w = deskWords(lang)
  const [first] = line.reasons
  const at = first ? dateOf(line, first) : line.due_at
  if ((first === 'danger' || first === 'contact' || first === 'new') && at > ctx.now) {
    const minutes = workingMinutes(ctx.calendar, ctx.now, at)
    return minutes < 60 ? w.minutesLeft(minutes) : w.hoursLeft(Math.floor(minutes / 60))
  }
  return sayDue(lang, ctx.calendar, { from: line.submitted_at, at, now: ctx.now })
}

const tomorrow = (lang: Lang, lines: TodayNeeds['next']['lines']): Html =>
  lines.length
    ? listCard(
        lines.map((line) => ({
          title: numberedTitle(lang, line),
          href: `/desk/needs/${sayNumber(line)}`,
          chip: stateChip(lang, line),
          note: lineHand(lang, line),
        })),
      )
    : html`<p class="small">${deskWords(lang).tomorrowNone}</p>`
