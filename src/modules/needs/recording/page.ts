import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  pageHead,
  radiosField,
  textField,
  useNote,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { photos, problemNotice, replyFields, type IntakeForm } from '../intake/page.ts'
import { intakeWords } from '../intake/words.ts'
import { channels, most } from '../intake/wish.rules.ts'
import { categoryTiles, placeField, type FormState } from '../tiles.ts'
import { recordingWords } from './words.ts'

/** What the form of the desk shows. */
export type RecordingForm = IntakeForm & {
  /** Beside other things on a page: buildings in a list instead of chips. */
  brief?: boolean
}

/** The page on which staff write down what somebody told them. */
export const recordingPage = (view: View, data: RecordingForm): Html => {
  const w = recordingWords(view.lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${problemNotice(view.lang, data, '/desk/needs/receipt')}
    ${recordingForm(view.lang, data)}`,
  )
}

/** The form by itself, as it also stands on top of Today: channel, subject, building, sentence, go. */
export const recordingForm = (lang: Lang, data: RecordingForm): Html => {
  const w = recordingWords(lang)
  const state: FormState = { lang, errors: data.errors ?? [], ...(data.values ? { values: data.values } : {}) }
  const options = channels.map((value) => ({ value, label: w.channels[value] }))
  const place = {
    places: data.places,
    label: w.where,
    outdoors: intakeWords(lang).outdoors,
    as: data.brief ? ('list' as const) : ('chips' as const),
  }
  const body = html`${hiddenField('id', data.id)}
  ${radiosField({ ...state, name: 'channel', label: w.channel, options, tiles: true })} ${categoryTiles(state, w.what)}
  ${data.places.length ? placeField(state, place) : nothing}
  ${textField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, maxLength: most.words })}
  ${more(state, data)} ${actions(button({ text: w.go, icon: 'check', kind: 'go', big: true }))}`
  return form({ lang, action: '/desk/needs/new', multipart: true, errors: data.errors, body })
}

const folded = ['spot', 'reply', 'name', 'phone', 'door', 'photos']

const more = (state: FormState, data: RecordingForm): Html => {
  const w = intakeWords(state.lang)
  const open =
    folded.some((name) => data.errors?.some(({ field }) => field === name) || Boolean(data.values?.[name])) ||
    data.kept !== undefined
  return html`<details ${attrs({ open })}>
    <summary>${recordingWords(state.lang).more}</summary>
    <div class="form">
      ${textField({ ...state, name: 'spot', label: w.spot, hint: w.spotHint, optional: true, maxLength: most.spot })}
      ${replyFields(state)} ${photos(state, data.kept)} ${useNote(w.use)}
    </div>
  </details>`
}
