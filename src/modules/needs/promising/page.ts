import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, button, dateField, form, hiddenField, notice, postButton } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { State } from '../moves.rules.ts'
import type { FormState } from '../tiles.ts'
import type { Step } from '../timeline/timeline.ts'
import { daysOffered, lastDay, promisedDay } from './promise.rules.ts'
import { promisingWords } from './words.ts'

/** The day somebody promised, for everybody; null where there is none. One that has passed says so. */
export function sayPromised(lang: Lang, { steps }: { steps: readonly Step[] }, now: Date): string | null {
  const day = promisedDay(steps)
  if (day === null) return null
  const said = sayDay(lang, startOfDay(day), now)
  return day < dayOf(now) ? promisingWords(lang).late(said) : said
}

/** The same as a note on the asker's own page. */
export const promisedPart = (lang: Lang, need: { steps: readonly Step[] }, now: Date): Html => {
  const day = sayPromised(lang, need, now)
  return day ? notice({ kind: 'note', text: `${promisingWords(lang).fact}: ${day}` }) : nothing
}

type Asked = {
  ctx: Ctx
  need: { state: State; due_at: Date; version: number }
  action: string
  newId: () => string
  state: FormState
}

/** The next days on a button each, so that one tap is enough, and any other day in a field. */
export const dayAsked = (lang: Lang, { ctx, need, action, newId, state }: Asked): Html => {
  const w = promisingWords(lang)
  const when = { dueAt: need.due_at, now: ctx.now }
  const last = lastDay(when)
  const days = daysOffered(when).map((day) =>
    postButton({
      text: sayOffered(lang, day, ctx.now),
      action,
      fields: { id: newId(), version: String(need.version), promisedOn: day },
    }),
  )
  const field = dateField({
    ...state,
    name: 'promisedOn',
    label: w.field,
    hint: w.last(sayDay(lang, startOfDay(last), ctx.now)),
    min: dayOf(ctx.now),
    max: last,
  })
  return html`<p class="small">${w.lead}</p>
    ${actions(...days)}
    <details ${attrs({ open: Boolean(state.errors?.length) })}>
      <summary>${w.other}</summary>
      ${form({
        lang,
        action,
        errors: state.errors,
        body: html`${hiddenField('id', newId())} ${hiddenField('version', need.version)} ${field}
        ${actions(button({ text: w.button }))}`,
      })}
    </details>`
}

function sayOffered(lang: Lang, day: Day, now: Date): string {
  const w = promisingWords(lang)
  const said = sayDay(lang, startOfDay(day), now)
  if (day === dayOf(now)) return w.today(said)
  return day === addDays(dayOf(now), 1) ? w.tomorrow(said) : said
}
