import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
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
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { uuidv7 } from '#base/uuid.ts'
import { serviceWords } from '../services.words.ts'
import type { Day } from '../day.ts'
import { filled, publicationOf, seenOf, type Plan } from './plan.ts'
import type { PlanPage } from './plan-page.ts'
import { placeLine } from './place.part.ts'
import type { Shift } from './rows.ts'
import { whoLacks } from './lacks.ts'
import { whyNotPlaced } from './placing.ts'
import { publishWords } from './publish.words.ts'
import { shiftWords } from './words.ts'

/** All shifts of some days with who stands in them, what is missing and why, and what can be done about it. */
export const planBody = (lang: Lang, page: PlanPage): Html => {
  const w = shiftWords(lang)
  const { days, shifts } = page.plan
  if (shifts.length === 0) return emptyState({ title: w.noShifts, text: w.noShiftsText })
  return html`<div class="stack">${publishPart(lang, page)} ${days.map((day) => daySection(lang, page, day))}</div>`
}

/** One day: what waits there to be published, and its shifts. */
const daySection = (lang: Lang, page: PlanPage, day: Day): Html => {
  const shifts = page.plan.shifts.filter((shift) => shift.gathering_id === day.id)
  return section({
    title: `${sayMoment(lang, day.starts_at, page.ctx.now)} · ${day.title}`,
    body: html`${day.team_id === null ? notice({ kind: 'problem', text: shiftWords(lang).noTeam }) : nothing}
      <div class="stack">
        ${page.plan.days.length > 1 ? publishDay(lang, page, day) : nothing}
        ${shifts.map((shift) => shiftCard(lang, page, shift))}
      </div>`,
  })
}

/** Of several days each can be published by itself, and says whether it was. */
const publishDay = (lang: Lang, { ctx, plan, base }: PlanPage, day: Day): Html => {
  const w = publishWords(lang)
  const { places, waits, published } = publicationOf(plan, day.id)
  if (published) return html`<p>${w.dayPublished}</p>`
  if (waits === 0) return nothing
  const fields = { day: day.id, seen: seenOf(ctx, places) }
  return actions(postButton({ text: w.publishDay(waits), action: `${base}/publishing`, icon: 'check', fields }))
}

const publishPart = (lang: Lang, { plan, base }: PlanPage): Html => {
  const w = publishWords(lang)
  const count = plan.places.filter(({ state }) => state === 'proposed').length
  if (count === 0) return html`<p class="small no-print">${w.nothingProposed}</p>`
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
  const lack = missing > 0 ? w.missing(missing) : w.unskilled(skillOf(lang, shift))
  return card({
    level: 3,
    title: shift.title,
    chip: whole ? chip('done', w.enough) : chip('late', lack),
    body: html`<div class="stack">
      <p class="small">${aboutShift(lang, shift, there.length).join(' · ')}</p>
      ${
        there.length
          ? html`<ul>
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

/** Why nobody is there yet, in words; somebody to put in; and whom to ask. */
const lackPart = (lang: Lang, page: PlanPage, shift: Shift): Html => {
  const w = shiftWords(lang)
  const { counts, nobodyHas } = whoLacks(page.plan, shift)
  const sayWhy = counts.map(({ why, count }) => w.why[why](count))
  return html`<p>${nobodyHas ? w.nobodyHas : sayWhy.join(lang === 'zh' ? '；' : '; ')}</p>
    <div class="no-print">${addForm(lang, page, shift)}</div>
    ${actions(
      postButton({ text: w.alert, action: `${page.base}/shifts/${shift.id}/alert`, kind: 'quiet', icon: 'bell' }),
    )}`
}

/** Everybody who could be put in, those who said yes first. */
const addForm = (lang: Lang, { ctx, plan, base, back }: PlanPage, shift: Shift): Html => {
  const w = shiftWords(lang)
  const { errors, values } = back?.shiftId === shift.id ? back : { errors: undefined, values: undefined }
  const can = plan.helpers.filter(({ id }) => whyNotPlaced(plan, shift, { volunteerId: id, now: ctx.now }) === null)
  const yes = can.filter(({ id }) => saidYes(plan, shift, id))
  const options = [
    ...yes.map(({ id, name }) => ({ value: id, label: `${name}（${w.saidYes}）` })),
    ...can.filter((one) => !yes.includes(one)).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return form({
    lang,
    action: `${base}/shifts/${shift.id}/places`,
    errors,
    body: html`${hiddenField('id', uuidv7(ctx.now))}
    ${selectField({ lang, name: `who-${shift.id}`, label: w.who, errors, values, options })}
    ${actions(button({ text: w.add, icon: 'plus' }))}`,
  })
}

const saidYes = ({ said }: Plan, shift: Shift, id: string): boolean =>
  said.some((one) => one.volunteer_id === id && one.gathering_id === shift.gathering_id && one.answer === 'yes')

/** The way back to the board of a day. */
export const backToDay = (lang: Lang, href: string): Html =>
  actions(linkButton({ text: shiftWords(lang).back, href, icon: 'arrow-left', kind: 'quiet' }))
