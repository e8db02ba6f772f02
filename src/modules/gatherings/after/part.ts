import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea, look } from '#platform/db/in-area.ts'
import { actions, linkButton, photoStrip, section } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { Gathering } from '../gathering.ts'
import type { Part } from '../parts.ts'
import { feedbackState, hasBegun } from './after.rules.ts'
import { cardHref } from './card.page.ts'
import { evidenceIn } from './evidence.ts'
import { evidencePart } from './evidence.page.ts'
import { feedbackDeskHref } from './feedback.desk.page.ts'
import { countsShown, feedbackLink } from './feedback.page.ts'
import { shownOf, sumsOf } from './feedback.ts'
import { feedbackWords } from './feedback.words.ts'
import { newNoteHref, noteHref, paragraphs } from './note.page.ts'
import { notesOf, type Note } from './note.ts'
import { noteWords } from './note.words.ts'
import { photosHref, shownPhoto } from './photo.page.ts'
import { photosOf, type GatheringPhoto } from './photo.ts'
import { photoWords } from './photo.words.ts'
import { afterWords } from './words.ts'

/** What everybody sees of it on the page of a gathering: what was done, how it looked, how it was found. */
export const afterPart: Part = async ({ lang }, ctx, gathering) => {
  if (!hasBegun(gathering, ctx.now)) return null
  const { notes, photos, shown } = await seenByAll(ctx, gathering)
  const pieces = [
    ...notes.map((note) => noteShown(lang, ctx, note)),
    ...photoRow(lang, ctx, photos),
    ...(shown.n > 0 ? [countsShown(lang, shown)] : []),
    ...(feedbackState(gathering, ctx.now) === 'open' ? [feedbackLink(lang, gathering)] : []),
  ]
  if (pieces.length === 0) return null
  return section({ title: afterWords(lang).title, id: 'after', body: html`<div class="stack">${pieces}</div>` })
}

/** What may be shown to everybody, read in one packet. */
async function seenByAll(ctx: Ctx, { id, for_minors }: Gathering) {
  const [notes, photos, [sums]] = await look(ctx, (tx) => [
    notesOf(tx, ctx, id).where('is_public', '=', true),
    photosOf(tx, ctx, id).where('p.is_public', '=', true),
    sumsOf(tx, ctx, id),
  ])
  // Asked once more as they are shown: whom it was for may have been changed since.
  return { notes, photos: for_minors ? [] : photos, shown: shownOf(sums ?? none, { toAll: true }) }
}

const none = { good: 0, fair: 0, poor: 0 }

const photoRow = (lang: Lang, ctx: Ctx, photos: readonly GatheringPhoto[]): Html[] => {
  const strip = photos.map((photo) => shownPhoto(ctx, photo, photo.alt ?? ''))
  return strip.length > 0 ? [photoStrip(photoWords(lang).photos, strip)] : []
}

const noteShown = (lang: Lang, ctx: Ctx, note: Note): Html => {
  const w = noteWords(lang)
  const corrected = note.version > 1 ? w.wasCorrected(sayDay(lang, note.at, ctx.now)) : null
  return html`<div>
    <h3>${w.kinds[note.kind]}</h3>
    ${paragraphs(note.words)} ${corrected === null ? nothing : html`<p class="small">${corrected}</p>`}
  </div>`
}

/** What whoever leads a gathering sees of it at the desk: what shows it, and where the rest is written down. */
export const afterDeskPart: Part = async ({ lang }, ctx, gathering) => {
  const w = afterWords(lang)
  if (!hasBegun(gathering, ctx.now)) return ahead(lang, ctx, gathering)
  const found = await inArea(ctx, async (tx) => ({
    evidence: await evidenceIn(tx, ctx, gathering),
    notes: await notesOf(tx, ctx, gathering.id).execute(),
    photos: await photosOf(tx, ctx, gathering.id).execute(),
    sums: await sumsOf(tx, ctx, gathering.id).executeTakeFirst(),
  }))
  const sheets = found.photos.filter(({ kind }) => kind === 'sheet').length
  const shown = shownOf(found.sums ?? none, { toAll: false })
  return section({
    title: w.deskTitle,
    id: 'after',
    body: html`<div class="stack">
      ${evidencePart(lang, gathering, found.evidence)} ${notesList(lang, found.notes)}
      <p>${w.photos(found.photos.length - sheets, sheets)}</p>
      ${countsShown(lang, shown)}
      ${actions(
        linkButton({ text: w.writeNote, href: newNoteHref(gathering), icon: 'pencil' }),
        linkButton({ text: w.toPhotos, href: photosHref(gathering), icon: 'camera' }),
        linkButton({ text: w.toFeedback, href: feedbackDeskHref(gathering), icon: 'smile' }),
      )}
    </div>`,
  })
}

/** Before it begins: the paper that will lie on the tables. */
function ahead(lang: Lang, ctx: Ctx, gathering: Gathering): Html | null {
  if (feedbackState(gathering, ctx.now) !== 'early') return null
  const card = linkButton({ text: afterWords(lang).cards, href: cardHref(gathering), icon: 'printer', kind: 'quiet' })
  return section({ title: feedbackWords(lang).deskTitle, id: 'after', body: actions(card) })
}

const notesList = (lang: Lang, notes: readonly Note[]): Html => {
  const w = noteWords(lang)
  if (notes.length === 0) return html`<p>${afterWords(lang).noNotes}</p>`
  return html`<ul>
    ${notes.map(
      (note) =>
        html`<li>
          <a class="row-link" href="${noteHref(note)}"
            >${w.kinds[note.kind]} · ${note.is_public ? w.forAll : w.forUs}</a
          >
          <p class="small">${note.words.split('\n')[0]}</p>
        </li>`,
    )}
  </ul>`
}
