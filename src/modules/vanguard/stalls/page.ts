import { sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  card,
  chip,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  postButton,
  textField,
  type ChipKind,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { committee } from '../access.ts'
import { deskDayPath } from '../day.ts'
import type { OneDay, ShiftOfDay, StallOfDay } from '../days/one-day.ts'
import { serviceWords } from '../services.words.ts'
import { stallFields } from './fields.ts'
import { most } from './stall.rules.ts'
import type { Wish } from './wishes.ts'
import { stallWords } from './words.ts'

const chips: Record<StallOfDay['state'], ChipKind> = {
  planned: 'waiting',
  open: 'going',
  closed: 'done',
  dropped: 'off',
}

/** A form that came back: of the stall that is dropped (null for a new one), with what was typed and what is wrong. */
export type StallBack = { stallId: string | null; values: Kept; errors: readonly FieldError[]; status?: 409 }

export type StallsShown = {
  one: OneDay
  wishes: readonly Wish[]
  /** Whether stalls can still be changed, and by this reader. */
  changes: boolean
  /** The form for another is open. */
  adding: boolean
  fresh: Kept
  newId: () => string
  back?: StallBack | undefined
}

/** The stalls of a day: each with its state and who comes; another one; and small wishes that wait. */
export const stallsPart = (ctx: Ctx, shown: StallsShown): Html => {
  const { lang } = ctx
  const w = stallWords(lang)
  const { stalls } = shown.one
  return html`<div class="stack">
    ${stalls.length ? html`<div class="card-grid">${stalls.map((stall) => stallCard(ctx, stall, shown))}</div>` : html`<p>${w.none}</p>`}
    ${shown.changes || shown.back?.stallId === null ? html`<div class="no-print">${addingPart(lang, shown)}</div>` : nothing}
    ${shown.changes && shown.wishes.length > 0 ? wishesPart(lang, shown) : nothing}
  </div>`
}

const stallCard = (ctx: Ctx, stall: StallOfDay, shown: StallsShown): Html => {
  const { lang } = ctx
  const w = stallWords(lang)
  // What came back is shown with its sentence, whatever became of the stall meanwhile.
  const drops = (shown.changes && mayDrop(stall)) || shown.back?.stallId === stall.id
  return card({
    level: 3,
    kicker: serviceWords(lang).services[stall.service],
    title: stall.title,
    chip: chip(chips[stall.state], w.states[stall.state]),
    body: html`${factsList(factsOf(lang, stall))} ${stall.need ? wishLink(ctx, stall.need) : nothing}
    ${drops ? dropForm(lang, stall, shown) : nothing}`,
  })
}

const mayDrop = ({ state, served }: StallOfDay): boolean => (state === 'planned' || state === 'open') && served === 0

const factsOf = (lang: Lang, stall: StallOfDay): { term: string; text: string | Html }[] => {
  const w = stallWords(lang)
  return [
    { term: w.when, text: w.until(sayTime(lang, stall.startsAt), sayTime(lang, stall.endsAt)) },
    ...(stall.spot ? [{ term: w.where, text: stall.spot }] : []),
    ...(stall.reason ? [{ term: w.why, text: stall.reason }] : []),
    ...stall.shifts.map((shift) => ({ term: w.who, text: sayComers(lang, shift) })),
    ...(stall.served > 0 ? [{ term: w.served, text: w.servedCount(stall.served) }] : []),
  ]
}

/** Where whoever has the wish in hand says what came of it. */
const wishLink = ({ lang, actor }: Ctx, { year, seq }: { year: number; seq: number }): Html => {
  const number = `${year}-${String(seq).padStart(4, '0')}`
  const room = holds(actor, committee) ? '/desk/needs' : '/desk/work'
  return html`<p><a class="row-link" href="${room}/${number}">${stallWords(lang).wish(number)}</a></p>`
}

/** Who comes: names for whoever leads, else how many; and how many are missing. */
function sayComers(lang: Lang, { come, need, skill }: ShiftOfDay): Html {
  const w = stallWords(lang)
  const missing = need - come.length
  return html`${sayPeople(lang, come)} ${missing > 0 ? html`<br />${chip('waiting', w.missing(missing))}` : nothing}
  ${skill ? html`<br /><span class="small">${w.needs(serviceWords(lang).skills[skill])}</span>` : nothing}`
}

function sayPeople(lang: Lang, come: ShiftOfDay['come']): string {
  const w = stallWords(lang)
  if (come.length === 0) return w.nobody
  const names = come.flatMap(({ name, accepted }) => (name === null ? [] : [accepted ? name : w.asked(name)]))
  return names.length > 0 ? names.join('、') : w.come(come.length)
}

const dropForm = (lang: Lang, stall: StallOfDay, { one, back }: StallsShown): Html => {
  const w = stallWords(lang)
  const came = back?.stallId === stall.id ? back : undefined
  // Each card has its own field: errors and labels must not meet on one id.
  const name = `reason-${stall.id}`
  const errors = came?.errors.map(({ text }) => ({ field: name, text }))
  return html`<details class="no-print" ${attrs({ open: came !== undefined })}>
    <summary>${w.drop}</summary>
    ${form({
      lang,
      action: `${deskDayPath(one.day)}/stalls/${stall.id}/drop`,
      errors,
      body: html`${hiddenField('version', stall.version)}
      ${textField({ lang, name, errors, label: w.reason, hint: w.dropHint, maxLength: most.reason, value: textOf(came?.values['reason']) })}
      ${actions(button({ text: w.dropIt(stall.title), kind: 'danger' }))}`,
    })}
  </details>`
}

/** The form for another, or the way to it. */
const addingPart = (lang: Lang, shown: StallsShown): Html => {
  const w = stallWords(lang)
  const { one, adding, fresh, newId, back } = shown
  if (back?.stallId === null) return newForm(lang, one, { ...back, id: textOf(back.values['id']) })
  if (adding) return newForm(lang, one, { values: fresh, id: newId() })
  const href = `${deskDayPath(one.day)}?open=stall#stall`
  return actions(linkButton({ text: w.add, icon: 'plus', kind: 'quiet', href }))
}

const textOf = (value: Kept[string]): string => (typeof value === 'string' ? value : '')

type Adding = { id: string; values: Kept; errors?: readonly FieldError[] }

const newForm = (lang: Lang, { day }: OneDay, { id, values, errors }: Adding): Html => {
  const w = stallWords(lang)
  const here = deskDayPath(day)
  return html`<div class="card" id="stall">
    <div class="card-body">
      ${form({
        lang,
        action: `${here}/stalls`,
        errors,
        body: html`${hiddenField('id', id)} ${stallFields(lang, { values, errors })}
        ${actions(button({ text: w.save, icon: 'plus', kind: 'go' }), linkButton({ text: w.close, kind: 'quiet', href: here }))}`,
      })}
    </div>
  </div>`
}

const wishesPart = (lang: Lang, { one, wishes, newId }: StallsShown): Html => {
  const w = stallWords(lang)
  const offer = ({ number }: Wish) =>
    postButton({
      text: w.offer,
      kind: 'quiet',
      action: `${deskDayPath(one.day)}/wishes`,
      fields: { id: newId(), number },
    })
  return html`<div class="no-print stack">
    <h3>${w.wishes}</h3>
    <p class="small">${w.wishesLead}</p>
    ${listCard(wishes.map((wish) => ({ title: wish.title, end: wish.number, chip: offer(wish) })))}
  </div>`
}
