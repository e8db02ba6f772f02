import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkField,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import type { Note, NoteBefore } from './note.ts'
import { mostWords, noteKinds, type NoteKind, type NoteText } from './note.rules.ts'
import { noteWords } from './note.words.ts'
import { afterWords } from './words.ts'

/** A form that came back: what was typed, and what is wrong with it or with its moment. */
export type NoteBack = { values: Kept; errors: readonly FieldError[]; problem?: string }

type NoteData = {
  gathering: Gathering
  /** The one to be corrected; null for a new one. */
  note: Note | null
  before: readonly NoteBefore[]
  id: string
  now: Date
  back?: NoteBack | undefined
}

/** Where a note is corrected. */
export const noteHref = ({ id, gathering_id }: Pick<Note, 'id' | 'gathering_id'>): string =>
  `${deskHrefOf({ id: gathering_id })}/notes/${id}`

/** Where a new one is written. */
export const newNoteHref = (gathering: { id: string }): string => `${deskHrefOf(gathering)}/note`

/** A note to be written or corrected, with what it said before. */
export const notePage = (view: View, data: NoteData): Html => {
  const { lang } = view
  const { gathering, note, back } = data
  const title = note ? noteWords(lang).correctTitle : noteWords(lang).write
  return deskPage(
    { ...view, title, crumbs: [{ href: deskHrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title, kicker: gathering.title })}
    ${back?.problem ? notice({ kind: 'problem', text: back.problem }) : nothing} ${noteForm(lang, data)}
    ${past(lang, data)}
    ${actions(linkButton({ text: afterWords(lang).deskOf, href: deskHrefOf(gathering), kind: 'quiet' }))}`,
  )
}

const noteForm = (lang: Lang, { gathering, note, id, back }: NoteData): Html => {
  const w = noteWords(lang)
  const state = { lang, ...came(back) }
  return form({
    lang,
    action: note ? noteHref(note) : newNoteHref(gathering),
    errors: state.errors,
    draft: note ? undefined : `note-${gathering.id}`,
    body: html`${note ? hiddenField('version', note.version) : hiddenField('id', id)}
    ${radiosField({
      ...state,
      name: 'kind',
      label: w.kind,
      value: kindOf(note, gathering),
      options: noteKinds.map((value) => ({ value, label: w.kinds[value] })),
      tiles: true,
    })}
    ${textareaField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, rows: 8, value: note?.words, maxLength: mostWords })}
    ${checkField({ ...state, name: 'public', label: w.isPublic, hint: w.publicHint, checked: note?.is_public })}
    ${actions(button({ text: note ? w.correct : w.save, icon: 'check', kind: 'go' }))}`,
  })
}

const came = (back: NoteBack | undefined) => (back ? { errors: back.errors, values: back.values } : {})

/** Where people deliberate, minutes are what one writes. */
const kindOf = (note: Note | null, { purpose }: Gathering): NoteKind => {
  if (note) return note.kind
  return purpose === 'deliberation' ? 'minutes' : 'note'
}

const past = (lang: Lang, { before, now }: NoteData): Html => {
  const w = noteWords(lang)
  if (before.length === 0) return nothing
  return section({
    title: w.before,
    id: 'before',
    body: html`${before.map(
      (one) =>
        html`<details>
          <summary>${w.beforeLine(one.version, sayDay(lang, one.corrected_at, now), one.by ?? '')}</summary>
          ${paragraphs(one.words)}
        </details>`,
    )}`,
  })
}

/** The lines of a note as they were written. */
export const paragraphs = (words: string): Html => html`${words.split('\n').map((line) => html`<p>${line}</p>`)}`

/** Somebody else corrected the same note meanwhile: both, side by side. */
export const noteConflict = (view: View, { note, mine }: { note: Note; mine: NoteText }): Html => {
  const w = noteWords(view.lang)
  const body = ({ words, isPublic }: Pick<NoteText, 'words' | 'isPublic'>): Html =>
    html`<p class="small">${isPublic ? w.forAll : w.forUs}</p>
      ${paragraphs(words)}`
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: body(mine) },
      theirs: { body: body({ words: note.words, isPublic: note.is_public }) },
      theirsHref: noteHref(note),
      keepMine: postButton({
        text: w.keepMine,
        action: noteHref(note),
        fields: {
          version: String(note.version),
          kind: mine.kind,
          words: mine.words,
          ...(mine.isPublic ? { public: 'yes' } : {}),
        },
      }),
    },
  )
}
