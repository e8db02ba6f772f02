import { dayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { uuidv7 } from '#base/uuid.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskDayPath, type Day } from '../day.ts'
import { asksPath } from './asks.page.ts'
import { backToDay, planBody } from './plan.page.ts'
import type { PlanPage } from './plan-page.ts'
import { rosterWords } from './roster.words.ts'
import { shiftWords } from './words.ts'

export type DayShifts = PlanPage & {
  day: Day
  problem?: string | undefined
  /** A span that came back. */
  span?: { values: Kept; errors: readonly FieldError[] } | undefined
}

/** The shifts of one day. */
export const dayShiftsPage = (view: View, page: DayShifts): Html => {
  const { lang } = view
  const w = shiftWords(lang)
  const { day, problem, ctx } = page
  const title = w.title
  return deskPage(
    { ...view, title, printable: true, crumbs: [{ href: deskDayPath(day), label: day.title }] },
    html`${pageHead({
      title,
      kicker: `${day.title} · ${sayMoment(lang, day.starts_at, ctx.now)}`,
      lead: w.lead,
      actions: actions(linkButton({ text: w.toAsks, href: asksPath(day), icon: 'message-square-text' })),
    })}
    ${problem ? notice({ kind: 'problem', text: problem }) : nothing} ${rosterForm(lang, page)} ${planBody(lang, page)}
    ${backToDay(lang, deskDayPath(day))}`,
  )
}

/** Having a roster proposed, for this day or some more. */
const rosterForm = (lang: Lang, { day, ctx, span, plan }: DayShifts): Html => {
  const w = rosterWords(lang)
  if (!canBeMade(day, ctx.now) || plan.shifts.length === 0) return nothing
  const on = dayOf(day.starts_at)
  const fields = { lang, ...(span ?? {}) }
  const action = `${deskDayPath(day)}/roster`
  return html`<div class="no-print">
    ${form({
      lang,
      action,
      body: html`${hiddenField('id', uuidv7(ctx.now))}${hiddenField('from', on)}${hiddenField('to', on)}
      ${actions(button({ text: w.start, kind: 'go', icon: 'list-checks' }))}`,
    })}
    <p class="small">${w.startNote}</p>
    <details ${span ? 'open' : ''}>
      <summary>${w.span}</summary>
      ${form({
        lang,
        action,
        errors: span?.errors,
        body: html`${hiddenField('id', uuidv7(ctx.now))}
        ${dateField({ ...fields, name: 'from', label: w.from, value: on })}
        ${dateField({ ...fields, name: 'to', label: w.to, value: on })}
        ${actions(button({ text: w.start, icon: 'list-checks' }))}`,
      })}
    </details>
  </div>`
}

const canBeMade = ({ team_id, state, starts_at }: Day, now: Date): boolean =>
  team_id !== null && state === 'published' && starts_at > now
