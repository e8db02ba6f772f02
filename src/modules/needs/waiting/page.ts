import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { dateField, notice, textareaField, textField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { nextWorkday } from '../needs.rules.ts'
import type { State } from '../moves.rules.ts'
import { mostBody, mostCameBack, mostWaitNote } from './waiting.rules.ts'
import { waitingWords } from './words.ts'

type Waiting = { state: State; external_body: string | null; asked_on: Day | null; next_check_on: Day | null }

/** Whom a need waits for, since when and until the next look, for everybody; null when it waits for nobody outside. */
export function sayWaiting(lang: Lang, need: Waiting, now: Date): string | null {
  if (need.state !== 'waiting_external' || !need.external_body || !need.asked_on || !need.next_check_on) return null
  const day = (on: Day) => sayDay(lang, startOfDay(on), now)
  return waitingWords(lang).says(need.external_body, day(need.asked_on), day(need.next_check_on))
}

/** The same as a note on the asker's own page. */
export const waitingPart = (lang: Lang, need: Waiting, now: Date): Html => {
  const waits = sayWaiting(lang, need, now)
  return waits ? notice({ kind: 'note', text: `${waitingWords(lang).fact}: ${waits}` }) : nothing
}

/** Noting whom it waits for, or a later look while it waits. */
export const waitForm = (lang: Lang, page: CasePage): Html => {
  const w = waitingWords(lang)
  const { need, ctx } = page
  const state = stateOf(lang, page, 'wait')
  const today = dayOf(ctx.now)
  const waits = need.state === 'waiting_external'
  const before = waits ? need : null
  const body = html`${textField({ ...state, name: 'externalBody', label: w.body, hint: w.bodyHint, value: before?.external_body ?? '', maxLength: mostBody })}
  ${dateField({ ...state, name: 'askedOn', label: w.askedOn, value: before?.asked_on ?? today, max: today })}
  ${dateField({ ...state, name: 'nextCheckOn', label: w.nextCheckOn, value: nextWorkday(ctx.calendar, startOfDay(addDays(today, 6))), min: addDays(today, 1) })}
  ${textField({ ...state, name: 'waitWords', label: w.words, optional: true, maxLength: mostWaitNote })}`
  return foldedAct(page, 'wait', {
    title: waits ? w.openAgain : w.open,
    body: actForm(lang, page, { name: 'wait', body, go: { text: w.wait, quiet: true } }),
  })
}

/** What came back, and on with the work. */
export const resumeForm = (lang: Lang, page: CasePage): Html => {
  const w = waitingWords(lang)
  const state = stateOf(lang, page, 'resume')
  const body = textareaField({ ...state, name: 'cameBack', label: w.cameBack, rows: 2, maxLength: mostCameBack })
  return actForm(lang, page, { name: 'resume', body, go: { text: w.resume, icon: 'arrow-right', big: true } })
}
