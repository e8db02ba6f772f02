import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  card,
  chip,
  emptyState,
  form,
  hiddenField,
  linkButton,
  notice,
  postButton,
  section,
  selectField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { uuidv7 } from '#base/uuid.ts'
import { serviceWords } from '../services.words.ts'
import { filled, type Plan } from './plan.ts'
import { isUnfit } from './publishing.ts'
import type { Place, Shift } from './rows.ts'
import { whoLacks } from './lacks.ts'
import { whyNotPlaced } from './placing.ts'
import { shiftWords } from './words.ts'

/** Where the acts on these shifts are sent, and what a form that came back says. `swaps`: places somebody looks a substitute for. */
export type PlanPage = {
  ctx: Ctx
  plan: Plan
  base: string
  swaps: ReadonlySet<string>
  back?: { shiftId: string; values: Kept; errors: readonly FieldError[] } | undefined
}

/** All shifts of some days with who stands in them, what is missing and why, and what can be done about it. */
export const planBody = (lang: Lang, page: PlanPage): Html => {
  const w = shiftWords(lang)
  const { days, shifts } = page.plan
  if (shifts.length === 0) return emptyState({ title: w.noShifts, text: w.noShiftsText })
  return html`<div class="stack">
    ${publishPart(lang, page)}
    ${days.map((day) =>
      section({
        title: `${sayMoment(lang, day.starts_at, page.ctx.now)} · ${day.title}`,
        body: html`${day.team_id === null ? notice({ kind: 'problem', text: w.noTeam }) : nothing}
          <div class="stack">
            ${shifts.filter((shift) => shift.gathering_id === day.id).map((shift) => shiftCard(lang, page, shift))}
          </div>`,
      }),
    )}
  </div>`
}

const publishPart = (lang: Lang, { plan, base }: PlanPage): Html => {
  const w = shiftWords(lang)
  const count = plan.places.filter(({ state }) => state === 'proposed').length
  if (count === 0) return html`<p class="small">${w.nothingProposed}</p>`
  return html`<div>
    ${actions(
      postButton({
        text: w.publish(count),
        action: `${base}/publishing`,
        kind: 'go',
        icon: 'check',
        fields: { seen: plan.seen },
      }),
    )}
    <p class="small">${w.publishNote}</p>
  </div>`
}

const shiftCard = (lang: Lang, page: PlanPage, shift: Shift): Html => {
  const w = shiftWords(lang)
  const { there, missing, unskilled } = filled(page.plan, shift)
  const whole = missing === 0 && !unskilled
  return card({
    level: 3,
    title: shift.title,
    chip: whole
      ? chip('done', w.enough)
      : chip('late', missing > 0 ? w.missing(missing) : w.unskilled(skillOf(lang, shift))),
    body: html`<div class="stack">
      <p class="small">${aboutShift(lang, shift, there.length).join(' · ')}</p>
      ${
        there.length
          ? html`<ul class="plain">
              ${there.map((place) => placeLine(lang, page, { shift, place }))}
            </ul>`
          : nothing
      }
      ${whole || shift.starts_at <= page.ctx.now ? nothing : lackPart(lang, page, shift)}
    </div>`,
  })
}

const skillOf = (lang: Lang, { skill }: Shift): string => (skill === null ? '' : serviceWords(lang).skills[skill])

function aboutShift(lang: Lang, shift: Shift, come: number): string[] {
  const w = shiftWords(lang)
  return [
    w.when(sayTime(lang, shift.starts_at), sayTime(lang, shift.ends_at)),
    w.need(come, shift.need),
    ...(shift.skill === null ? [] : [w.skilled(skillOf(lang, shift))]),
    ...(shift.needs_insurance ? [w.insured] : []),
    ...(shift.briefing === null ? [] : [`${w.briefing}：${shift.briefing}`]),
  ]
}

type Line = { shift: Shift; place: Place }

const placeLine = (lang: Lang, page: PlanPage, { shift, place }: Line): Html => {
  const w = shiftWords(lang)
  const { ctx, plan, base, swaps } = page
  const name = plan.names.get(place.volunteer_id) ?? w.someone
  const state = place.state as keyof typeof w.states
  const unfit = state === 'proposed' && isUnfit(ctx, plan, place)
  const fields = { version: String(place.version) }
  const action = `${base}/places/${place.id}`
  return html`<li>
    <p>
      <strong>${name}</strong>
      ${chip(state === 'accepted' ? 'done' : state === 'given' ? 'waiting' : 'plain', w.states[state])}
      ${swaps.has(place.id) ? chip('waiting', w.offered) : nothing} ${unfit ? chip('late', w.unfit) : nothing}
      ${shift.briefing === null ? nothing : chip(place.briefed_at ? 'done' : 'waiting', place.briefed_at ? w.briefed : w.notBriefed)}
    </p>
    ${
      shift.starts_at <= ctx.now
        ? nothing
        : html`<details>
            <summary>${w.takeOutSure(name)} / ${w.move}</summary>
            <div class="stack">
              ${movePart(lang, page, { shift, place })}
              ${actions(
                postButton({ text: w.takeOut, action: `${action}/out`, kind: 'quiet', fields }),
                shift.briefing !== null && place.briefed_at === null
                  ? postButton({ text: w.brief, action: `${action}/briefed`, kind: 'quiet', fields })
                  : nothing,
              )}
            </div>
          </details>`
    }
  </li>`
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

/** Why nobody is there yet, in words; somebody to put in; and whom to ask. */
const lackPart = (lang: Lang, page: PlanPage, shift: Shift): Html => {
  const w = shiftWords(lang)
  const { ctx, plan, base, back } = page
  const { counts, nobodyHas } = whoLacks(plan, shift)
  const sayWhy = counts.map(({ why, count }) => w.why[why](count))
  const kept = back?.shiftId === shift.id ? back : undefined
  const can = plan.helpers.filter(({ id }) => whyNotPlaced(plan, shift, { volunteerId: id, now: ctx.now }) === null)
  const yes = (id: string) =>
    plan.said.some((one) => one.volunteer_id === id && one.gathering_id === shift.gathering_id && one.answer === 'yes')
  return html`<p>${nobodyHas ? w.nobodyHas : sayWhy.join(lang === 'zh' ? '；' : '; ')}</p>
    ${form({
      lang,
      action: `${base}/shifts/${shift.id}/places`,
      errors: kept?.errors,
      body: html`${hiddenField('id', kept?.values['id']?.toString() ?? uuidv7(ctx.now))}
      ${selectField({
        lang,
        name: `who-${shift.id}`,
        label: w.who,
        errors: kept?.errors,
        values: kept?.values,
        options: [...can.filter(({ id }) => yes(id)), ...can.filter(({ id }) => !yes(id))].map(({ id, name }) => ({
          value: id,
          label: yes(id) ? `${name}（${w.saidYes}）` : name,
        })),
      })}
      ${actions(button({ text: w.add, icon: 'plus' }))}`,
    })}
    ${actions(postButton({ text: w.alert, action: `${base}/shifts/${shift.id}/alert`, kind: 'quiet', icon: 'bell' }))}`
}

/** The way back to the board of a day. */
export const backToDay = (lang: Lang, href: string): Html =>
  actions(linkButton({ text: shiftWords(lang).back, href, icon: 'arrow-left', kind: 'quiet' }))
