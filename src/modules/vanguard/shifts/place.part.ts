import { sayMoment } from '#base/say-date.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  chip,
  form,
  hiddenField,
  postButton,
  selectField,
  type ChipKind,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { PlanPage } from './plan-page.ts'
import { isUnfit } from './publishing.ts'
import type { Place, Shift } from './rows.ts'
import { shiftWords } from './words.ts'

type Line = { shift: Shift; place: Place }

/** Somebody in a shift: how they stand, and what can be done about it before it begins. */
export const placeLine = (lang: Lang, page: PlanPage, { shift, place }: Line): Html => {
  const w = shiftWords(lang)
  const name = page.plan.names.get(place.volunteer_id) ?? w.someone
  return html`<li>
    <p><strong>${name}</strong> ${chipsOf(lang, page, { shift, place })}</p>
    ${
      shift.starts_at <= page.ctx.now
        ? nothing
        : html`<details class="no-print">
            <summary>${w.takeOutSure(name)} / ${w.move}</summary>
            <div class="stack">${movePart(lang, page, { shift, place })} ${actsOf(lang, page, { shift, place })}</div>
          </details>`
    }
  </li>`
}

const kinds = { proposed: 'plain', given: 'waiting', accepted: 'done' } as const satisfies Record<string, ChipKind>

const chipsOf = (lang: Lang, { ctx, plan, swaps }: PlanPage, { shift, place }: Line): Html[] => {
  const w = shiftWords(lang)
  const state = place.state as keyof typeof kinds
  const isTold = place.briefed_at !== null
  return [
    chip(kinds[state], w.states[state]),
    ...(swaps.has(place.id) ? [chip('waiting', w.offered)] : []),
    ...(state === 'proposed' && isUnfit(ctx, plan, place) ? [chip('late', w.unfit)] : []),
    ...(shift.briefing === null ? [] : [chip(isTold ? 'done' : 'waiting', isTold ? w.briefed : w.notBriefed)]),
  ]
}

const actsOf = (lang: Lang, { base }: PlanPage, { shift, place }: Line): Html => {
  const w = shiftWords(lang)
  const fields = { version: String(place.version) }
  const action = `${base}/places/${place.id}`
  return actions(
    postButton({ text: w.takeOut, action: `${action}/out`, kind: 'quiet', fields }),
    shift.briefing !== null && place.briefed_at === null
      ? postButton({ text: w.brief, action: `${action}/briefed`, kind: 'quiet', fields })
      : nothing,
  )
}

const movePart = (lang: Lang, { plan, base, ctx }: PlanPage, { shift, place }: Line): Html => {
  const w = shiftWords(lang)
  const others = plan.shifts.filter(({ id, starts_at }) => id !== shift.id && starts_at > ctx.now)
  if (others.length === 0) return nothing
  return form({
    lang,
    action: `${base}/places/${place.id}/move`,
    body: html`${hiddenField('id', uuidv7(ctx.now))}${hiddenField('version', place.version)}
    ${selectField({
      lang,
      name: `to-${place.id}`,
      label: w.moveTo,
      options: others.map((one) => ({
        value: one.id,
        label: `${sayMoment(lang, one.starts_at, ctx.now)} ${one.title}`,
      })),
    })}
    ${actions(button({ text: w.move, kind: 'quiet' }))}`,
  })
}
