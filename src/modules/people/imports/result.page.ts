import { actions, confirmPage, linkButton, notice, pageHead, postButton, progress } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { importCrumbs } from './columns.page.ts'
import type { Import } from './import.ts'
import { pageWords } from './page.words.ts'
import { resultWords } from './result.words.ts'
import { refusedPart } from './lines.page.ts'
import { countList } from './preview.page.ts'
import type { RefusedRow } from './refused-rows.ts'
import { undoPart, type UndoState } from './undo.page.ts'
import { importHref, importSteps } from './upload.page.ts'

type Result = { one: Import; running: boolean; refused: readonly RefusedRow[] | null; undo: UndoState; now: Date }

/** /desk/people/import/:id once it is confirmed: how far it is, or what it came to. */
export const resultPage = (view: View, { one, running, refused, undo, now }: Result): Html => {
  const w = resultWords(view.lang)
  const title = one.state === 'done' ? w.done : w.resultTitle
  return deskPage(
    { ...view, title: w.resultTitle, crumbs: importCrumbs(view), refresh: running ? 2 : undefined },
    html`${pageHead({ title, kicker: one.fileName })} ${importSteps(view, one.state === 'done' ? 4 : 3)}
    ${statePart(view, one, running)} ${refused ? refusedRowsPart(view, one, refused) : nothing}
    ${one.state === 'done' ? undoPart(view, { one, undo, now }) : nothing}`,
  )
}

const statePart = (view: View, one: Import, running: boolean): Html => {
  const w = resultWords(view.lang)
  if (one.state === 'cancelled') return notice({ kind: 'note', text: w.gone })
  const counts = one.counts ? countList(view, one.counts) : nothing
  if (one.state === 'confirmed') return html`${running ? runningPart(view, one) : stoppedPart(view, one)} ${counts}`
  return html`${counts} ${actions(linkButton({ text: w.toPeople, href: '/desk/people', icon: 'users', kind: 'go' }))}`
}

const refusedRowsPart = (view: View, one: Import, refused: readonly RefusedRow[]): Html =>
  html`${refusedPart(view, { lines: refused.map(({ line }) => line), download: `${importHref(one.id)}/refused.xlsx` })}
  ${postButton({ text: resultWords(view.lang).refusedForget, action: `${importHref(one.id)}/forget`, kind: 'quiet', icon: 'trash-2' })}`

const runningPart = (view: View, one: Import): Html => {
  const w = resultWords(view.lang)
  return progress({
    lang: view.lang,
    label: w.running,
    done: one.doneCount,
    total: one.stepCount,
    text: w.runningNote,
    cancel:
      one.jobId === null ? undefined : linkButton({ text: w.jobPage, href: `/desk/jobs/${one.jobId}`, kind: 'quiet' }),
  })
}

const stoppedPart = (view: View, one: Import): Html => {
  const w = resultWords(view.lang)
  const href = importHref(one.id)
  return html`${notice({ kind: 'problem', text: w.stopped, body: w.stoppedNote(one.doneCount, one.stepCount) })}
  ${actions(
    postButton({ text: w.goOn, action: `${href}/go-on`, kind: 'go' }),
    linkButton({ text: pageWords(view.lang).giveUp, href: `${href}/give-up`, kind: 'quiet' }),
  )}`
}

/** /desk/people/import/:id/give-up */
export const giveUpPage = (view: View, one: Import): Html => {
  const back = { href: importHref(one.id), text: pageWords(view.lang).back }
  const body = confirmPage({
    title: pageWords(view.lang).giveUp,
    lines: [one.fileName, pageWords(view.lang).until],
    action: `${back.href}/give-up`,
    yes: pageWords(view.lang).giveUp,
    no: back,
  })
  return deskPage({ ...view, title: pageWords(view.lang).giveUp, crumbs: importCrumbs(view) }, body)
}
