import { idFrom } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  button,
  checkField,
  hiddenField,
  notice,
  pageHead,
  radiosField,
  readAloud,
  speakInto,
  textareaField,
  textField,
  useNote,
  form,
  actions,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { formId, type Form } from '#platform/web/read-form.ts'
import { disputeWords } from '../disputes/words.ts'
import { keptAgain, type KeptAgain } from '../kept-photos.ts'
import { photosAsked } from '../photos.ts'
import type { PlaceChoices } from '../places.ts'
import { lookButton, similarPart } from '../similar/page.ts'
import type { SimilarFound } from '../similar/similar.ts'
import { categoryTiles, placeField, type FormState } from '../tiles.ts'
import type { Earlier, NotTaken } from './reception.ts'
import { dangersSaid, urgentNotice, urgentWhileTyping } from './urgent.page.ts'
import { intakeWords } from './words.ts'
import { most, replies } from './wish.rules.ts'

/** Everything the form shows: what may be chosen, what is laid ready, and what came back. */
export type IntakeForm = Omit<FormState, 'lang'> & {
  id: string
  places: PlaceChoices
  preset?: { category?: string | undefined; place?: string | undefined }
  kept?: KeptAgain | undefined
  problem?: string | undefined
  earlier?: Earlier | undefined
  /** Building of the code that was scanned: a draft about another building is not laid over it. */
  scanned?: string | undefined
  /** What neighbours said before, once somebody asked. */
  similar?: SimilarFound | undefined
}

/** A form that was not taken, with everything typed and every photo that could be read. A form that grew too old gets a new id. */
export const formAgain = (
  ctx: Ctx,
  form: Form,
  { kept, places, errors, problem, sameNeed, earlier }: NotTaken,
): IntakeForm => ({
  id: problem && !sameNeed ? uuidv7(ctx.now) : formId(form.sent, ctx.now),
  places,
  values: { ...form.sent, drop: undefined },
  kept: keptAgain(ctx, kept),
  errors,
  problem,
  earlier,
})

/** The form anybody can fill in. In the elder view only three things are in sight: what about, the sentence or photo, send. */
export const intakePage = (view: View, data: IntakeForm): Html => {
  const { lang, elder } = view
  const w = intakeWords(lang)
  const state: FormState = { lang, errors: data.errors ?? [], ...(data.values ? { values: data.values } : {}) }
  const scanned = scannedOf(data)
  const danger = dangerPart(lang, data)
  const body = html`${hiddenField('id', data.id)} ${scanned ? hiddenField('scanned', scanned) : nothing}
  ${categoryTiles(state, w.what, data.preset?.category)} ${danger.whileTyping}
  ${textareaField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, rows: 3, maxLength: most.words })}
  ${speakInto(lang, 'words')} ${photosAsked(state, { label: w.photos, kept: data.kept })}
  ${elder ? nothing : where(state, data)} ${more(state, data, elder)}
  ${data.similar ? similarPart(lang, data.similar, !danger.said) : nothing}
  ${actions(button({ text: w.send, icon: 'check', kind: 'go', big: true, wide: true }), lookButton(lang))}
  ${useNote(w.use)}`
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead, actions: readAloud(lang) })} ${danger.onTop}
    ${problemNotice(lang, data, '/needs/receipt')}
    ${form({ lang, action: '/needs/new', multipart: true, draft: scanned ? `need ${scanned}` : 'need', errors: data.errors, body })}`,
  )
}

const scannedOf = ({ values, scanned }: IntakeForm): string | undefined =>
  idFrom(String(values?.['scanned'] ?? '')) ?? scanned

/** Whom to ring: a line for everybody; large on top where the words that came back speak of danger, else as they are typed. */
const dangerPart = (lang: Lang, { values }: IntakeForm): { said: boolean; onTop: Html; whileTyping: Html } => {
  const dangers = dangersSaid(values)
  return dangers.length
    ? { said: true, onTop: urgentNotice(lang, { dangers }), whileTyping: nothing }
    : { said: false, onTop: dangerLine(lang), whileTyping: urgentWhileTyping(lang) }
}

/** Why a form came back that has no mistakes in it. */
export const problemNotice = (lang: Lang, { problem, earlier }: IntakeForm, receipts: string): Html => {
  if (!problem) return nothing
  const see =
    earlier && html`<a class="row-link" href="${receipts}/${earlier.pass}">${intakeWords(lang).seeEarlier}</a>`
  return notice({ kind: 'problem', text: problem, body: see })
}

const where = (state: FormState, { places, preset }: IntakeForm): Html => {
  const w = intakeWords(state.lang)
  const field = { places, label: w.where, hint: w.whereHint, outdoors: w.outdoors }
  return html`${places.length ? placeField(state, field, preset?.place) : nothing}
  ${textField({ ...state, name: 'spot', label: w.spot, hint: w.spotHint, optional: true, maxLength: most.spot })}`
}

const folded = ['dispute', 'place', 'spot', 'reply', 'name', 'phone', 'door']

/** Whether somebody filled a field in; the answer that stands there from the start does not count. */
export const isFilled = ({ values }: IntakeForm, name: string): boolean =>
  Boolean(values?.[name]) && !(name === 'reply' && values?.[name] === 'page')

/** What most people skip; unfolded when something in it is wrong or was filled in. */
const more = (state: FormState, data: IntakeForm, elder: boolean): Html => {
  const w = intakeWords(state.lang)
  const open = folded.some((name) => data.errors?.some(({ field }) => field === name) || isFilled(data, name))
  return html`<details ${attrs({ open })}>
    <summary>${elder ? w.moreWhere : w.moreIfYouLike}</summary>
    <div class="form">${elder ? where(state, data) : nothing} ${privateField(state)} ${replyFields(state)}</div>
  </details>`
}

/** Between neighbours and not for everybody's eyes. */
export const privateField = (state: FormState): Html =>
  checkField({ ...state, name: 'dispute', label: disputeWords(state.lang).ask, hint: disputeWords(state.lang).askHint })

/** How to hear back, and whom to ask for. */
export const replyFields = (state: FormState): Html => {
  const w = intakeWords(state.lang)
  const options = replies.map((value) => ({ value, label: w.replies[value] }))
  return html`${radiosField({ ...state, name: 'reply', label: w.reply, options, value: 'page', tiles: true })}
  ${textField({ ...state, name: 'name', label: w.name, optional: true, size: 'middle', maxLength: most.name, autocomplete: 'name' })}
  ${textField({ ...state, name: 'phone', label: w.phone, hint: w.phoneHint, type: 'tel', optional: true, size: 'middle', autocomplete: 'tel' })}
  ${textField({ ...state, name: 'door', label: w.door, hint: w.doorHint, optional: true, size: 'middle', maxLength: most.door })}`
}

/** The numbers to ring before anything else. */
export const dangerLine = (lang: Lang): Html => {
  const w = intakeWords(lang)
  const calls = [
    ['110', w.dangerCalls.police],
    ['119', w.dangerCalls.fire],
    ['120', w.dangerCalls.ambulance],
    ['962777', w.dangerCalls.gas],
  ] as const
  return notice({
    kind: 'note',
    text: w.danger,
    body: html`${calls.map(([number, text]) => html`<a class="row-link" href="tel:${number}">${text}</a> `)}`,
  })
}
