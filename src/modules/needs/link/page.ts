import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { actWords } from '../handling/acts.words.ts'
import { handlingWords } from '../handling/words.ts'
import { dueChip, sayPlace, stateChip, titleOf } from '../marks.ts'
import { sayNumber } from '../number.ts'
import type { KeptAgain } from '../kept-photos.ts'
import { photosAsked, photosOf } from '../photos.ts'
import { dayAsked, sayPromised } from '../promising/page.ts'
import { promisedDay } from '../promising/promise.rules.ts'
import { promisingWords } from '../promising/words.ts'
import { mostResult, returnReasons } from '../work/work.rules.ts'
import type { LinkForm } from './acts.ts'
import type { Linked } from './link.ts'
import { linkWords } from './words.ts'

/** A form that came back: what was typed, what is wrong with it or with its moment. */
export type Back = {
  form: LinkForm
  values: Kept
  errors: readonly FieldError[]
  kept?: KeptAgain | undefined
  status: 409 | 422
  problem?: string
}

type LinkData = { ctx: Ctx; found: Linked; address: string; newId: () => string; back?: Back | undefined }

/** What was handed over, for whoever got the message: what, where, by when; accept, give back, or say that it is done. */
export const linkedPage = (view: View, data: LinkData): Html => {
  const { lang } = view
  const { ctx, back } = data
  const { need } = data.found
  const title = titleOf(lang, need)
  return frontPage(
    { ...view, title: `${sayNumber(need)} ${title}` },
    html`${pageHead({
      title,
      kicker: sayNumber(need),
      lead: html`${stateChip(lang, need)} ${dueChip(lang, ctx.calendar, { need, now: ctx.now })}`,
    })}
    ${back?.problem ? notice({ kind: 'problem', text: back.problem }) : nothing} ${facts(lang, data)}
    ${photosOf(ctx, need.pictures, { stage: 'before', label: handlingWords(lang).photosBefore })} ${answers(lang, data)}
    ${moreThere(lang, data)}`,
  )
}

/** What there is after signing in. A partner has no account: it rings. The lead of a team reads no more of the asker there. */
const moreThere = (lang: Lang, { found: { need, ally } }: LinkData): Html => {
  const w = linkWords(lang)
  if (need.assignee_role === 'partner') return html`<p class="small">${w.ring}</p>`
  const body = html`<p class="small">${ally === null ? w.signIn : w.signInLead}</p>
    ${actions(linkButton({ text: w.toSignIn, href: `/desk/work/${sayNumber(need)}`, kind: 'quiet' }))}`
  return section({ title: w.toSignIn, id: 'sign-in', body })
}

/** Where, by when, and what the committee says to it. The asker's own words may name people: they are read after signing in. */
const facts = (lang: Lang, { ctx, found: { need } }: LinkData): Html => {
  const w = handlingWords(lang)
  const note = need.steps.filter(({ act }) => act === 'assign' || act === 'reassign').at(-1)?.note ?? null
  const lines: [string, string | null][] = [
    [w.facts.place, sayPlace(need) || w.noPlace],
    [w.facts.spot, need.spot],
    [w.facts.due, sayDay(lang, need.due_at, ctx.now)],
    [promisingWords(lang).fact, sayPromised(lang, need, ctx.now)],
    [w.handedWith, note],
    [w.facts.result, need.result],
  ]
  return html`<div class="card">
    ${factsList(lines.flatMap(([term, text]) => (text === null ? [] : [{ term, text }])))}
  </div>`
}

const answers = (lang: Lang, data: LinkData): Html => {
  const w = linkWords(lang)
  const p = promisingWords(lang)
  const { need } = data.found
  if (need.state === 'resolved') return notice({ kind: 'done', text: w.isDone })
  if (need.state === 'waiting_external') return notice({ kind: 'note', text: w.waits })
  const asked = need.state === 'assigned' && need.taken_at === null
  return html`${asked ? takeOrReturn(lang, data) : nothing}
  ${section({ title: promisedDay(need.steps) === null ? p.question : p.again, id: 'day', body: dayPart(lang, data) })}
  ${section({ title: w.finish, id: 'done', body: resultForm(lang, data) })}
  ${need.state === 'assigned' && !asked ? returnPart(lang, data) : nothing}`
}

const dayPart = (lang: Lang, { ctx, found: { need }, address, newId, back }: LinkData): Html => {
  const state = back?.form === 'promise' ? { lang, errors: back.errors, values: back.values } : { lang }
  return dayAsked(lang, { ctx, need, action: `${address}/promised-day`, newId, state })
}

const fieldsOf = ({ newId, found }: LinkData) => ({ id: newId(), version: String(found.need.version) })

const takeOrReturn = (lang: Lang, data: LinkData): Html =>
  section({
    title: linkWords(lang).question,
    id: 'answer',
    body: html`<div class="stack">
      ${actions(
        postButton({
          text: actWords(lang).take,
          icon: 'check',
          kind: 'go',
          action: `${data.address}/taking`,
          fields: fieldsOf(data),
        }),
      )}
      ${returnPart(lang, data)}
    </div>`,
  })

/** One tap for each reason; another reason is said after signing in, or on the telephone. */
const returnPart = (lang: Lang, data: LinkData): Html => {
  const w = actWords(lang)
  const reasons = returnReasons.filter((reason) => reason !== 'other')
  return html`<p>${linkWords(lang).orReturn}</p>
    ${actions(
      ...reasons.map((reason) =>
        postButton({
          text: w.reasons[reason],
          icon: 'undo-2',
          action: `${data.address}/return`,
          fields: { ...fieldsOf(data), reason },
        }),
      ),
    )}`
}

const resultForm = (lang: Lang, data: LinkData): Html => {
  const w = actWords(lang).resolve
  const { back } = data
  const state = back?.form === 'resolve' ? { lang, errors: back.errors, values: back.values } : { lang }
  const { id, version } = fieldsOf(data)
  return form({
    lang,
    action: `${data.address}/result`,
    multipart: true,
    errors: back?.form === 'resolve' ? back.errors : [],
    body: html`${hiddenField('id', id)} ${hiddenField('version', version)}
    ${textareaField({ ...state, name: 'result', label: w.result, hint: w.resultHint, rows: 2, maxLength: mostResult })}
    ${photosAsked(state, { label: w.photos, kept: back?.form === 'resolve' ? back.kept : undefined })}
    ${actions(button({ text: w.button, icon: 'check', kind: 'go', big: true, wide: true }))}`,
  })
}

/** The link is good, but the need is in other hands now. */
export const notTheirsPage = (view: View): Html => {
  const w = linkWords(view.lang)
  return frontPage(
    { ...view, title: w.goneTitle },
    html`${pageHead({ title: w.goneTitle, lead: w.gone })}
    ${actions(linkButton({ text: w.toList, href: '/desk/work', kind: 'quiet' }))}`,
  )
}
