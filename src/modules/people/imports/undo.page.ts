import { sayMoment } from '#base/say-date.ts'
import { confirmPage, linkButton, notice, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { importCrumbs } from './columns.page.ts'
import type { Import } from './import.ts'
import { pageWords } from './page.words.ts'
import type { undoState } from './undo.ts'
import { undoWords } from './undo.words.ts'
import { importHref } from './upload.page.ts'

export type UndoState = Awaited<ReturnType<typeof undoState>>

/** Under the result of an import: the way back, or that it was taken, and who was left because somebody edited them. */
export const undoPart = (view: View, { one, undo, now }: { one: Import; undo: UndoState; now: Date }): Html => {
  const w = undoWords(view.lang)
  if (!undo.undoneAt)
    return undo.traced
      ? linkButton({ text: w.undo, href: `${importHref(one.id)}/undo`, icon: 'undo-2', kind: 'quiet' })
      : nothing
  return html`${notice({ kind: 'note', text: w.undone(sayMoment(view.lang, undo.undoneAt, now)) })}
  ${editedPart(view, undo)}`
}

const editedPart = (view: View, { edited }: UndoState): Html => {
  const w = undoWords(view.lang)
  if (edited.length === 0) return nothing
  return section({
    title: w.edited(edited.length),
    body: html`<p>${w.editedNote}</p>
      <ul>
        ${edited.map(({ id, name, kind }) => html`<li><a href="/desk/people/${id}">${name}</a> ${w.kind[kind]}</li>`)}
      </ul>`,
  })
}

/** /desk/people/import/:id/undo */
export const undoPage = (view: View, { one, undo }: { one: Import; undo: UndoState }): Html => {
  const w = undoWords(view.lang)
  const back = { href: importHref(one.id), text: pageWords(view.lang).back }
  const body = html`${confirmPage({
    title: w.undo,
    lines: [one.fileName, w.whole(undo.traced - undo.edited.length), w.stays],
    action: `${back.href}/undo`,
    yes: w.yes,
    no: back,
  })}
  ${editedPart(view, undo)}`
  return deskPage({ ...view, title: w.undo, crumbs: importCrumbs(view) }, body)
}
