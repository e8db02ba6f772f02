import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  pageHead,
  radiosField,
  speakInto,
  textField,
  useNote,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { isFilled, privateField, problemNotice, replyFields, type IntakeForm } from '../intake/page.ts'
import { dangersSaid, urgentNotice, urgentWhileTyping } from '../intake/urgent.page.ts'
import { intakeWords } from '../intake/words.ts'
import { channels, most } from '../intake/wish.rules.ts'
import { paperWords } from '../paper/words.ts'
import { photosAsked } from '../photos.ts'
import { categoryTiles, placeField, type FormState } from '../tiles.ts'
import { fitsTiles, placeNames } from './where.rules.ts'
import { recordingWords } from './words.ts'

/** What the form of the desk shows. */
export type RecordingForm = IntakeForm & {
  /** Beside other things on a page: little room for tiles. */
  brief?: boolean
}

/** The page on which staff write down what somebody told them. */
export const recordingPage = (view: View, data: RecordingForm): Html => {
  const w = recordingWords(view.lang)
  return deskPage(
    { ...view, title: w.title },
    html`${urgentNotice(view.lang, { dangers: dangersSaid(data.values) })}
    ${pageHead({ title: w.title, lead: w.lead, actions: linkButton({ text: paperWords(view.lang).link, href: '/needs/paper', kind: 'quiet' }) })}
    ${problemNotice(view.lang, data, '/desk/needs/receipt')} ${recordingForm(view.lang, data)}`,
  )
}

/** The form by itself, as it also stands on top of Today: channel, subject, building, sentence, go. */
export const recordingForm = (lang: Lang, data: RecordingForm): Html => {
  const w = recordingWords(lang)
  const state: FormState = { lang, errors: data.errors ?? [], ...(data.values ? { values: data.values } : {}) }
  const options = channels.map((value) => ({ value, label: w.channels[value] }))
  const dangers = dangersSaid(data.values)
  const body = html`${hiddenField('id', data.id)} ${dangers.length ? nothing : urgentWhileTyping(lang)}
  ${radiosField({ ...state, name: 'channel', label: w.channel, options, tiles: true })} ${categoryTiles(state, w.what)}
  ${data.places.length ? where(state, data) : nothing}
  ${textField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, maxLength: most.words })}
  ${speakInto(lang, 'words')} ${more(state, data)}
  ${actions(button({ text: w.go, icon: 'check', kind: 'go', big: true }))}`
  return form({ lang, action: '/desk/needs/new', multipart: true, errors: data.errors, body })
}

/** Tiles for every building where they fit; otherwise a box that offers the places as they are typed. */
const where = (state: FormState, { places, brief }: RecordingForm): Html => {
  const w = recordingWords(state.lang)
  if (fitsTiles(places, brief))
    return placeField(state, { places, label: w.where, outdoors: intakeWords(state.lang).outdoors, as: 'chips' })
  const field = { ...state, name: 'place', label: w.where, hint: w.whereTyped, optional: true }
  return html`${textField({ ...field, list: 'places', autocomplete: 'off' })}
    <datalist id="places">${placeNames(places).map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`
}

const folded = ['dispute', 'spot', 'reply', 'name', 'phone', 'door', 'photos']

const more = (state: FormState, data: RecordingForm): Html => {
  const w = intakeWords(state.lang)
  const open =
    folded.some((name) => data.errors?.some(({ field }) => field === name) || isFilled(data, name)) ||
    data.kept !== undefined
  return html`<details ${attrs({ open })}>
    <summary>${recordingWords(state.lang).more}</summary>
    <div class="form">
      ${textField({ ...state, name: 'spot', label: w.spot, hint: w.spotHint, optional: true, maxLength: most.spot })}
      ${privateField(state)} ${replyFields(state)} ${photosAsked(state, { label: w.photos, kept: data.kept })}
      ${useNote(w.use)}
    </div>
  </details>`
}
