import { actions, confirmPage, linkButton, notice, pageHead, postButton, progress } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { importCrumbs } from './columns.page.ts'
import type { Import } from './import.ts'
import { pageWords } from './page.words.ts'
import { countList, refusedPart } from './preview.page.ts'
import type { RefusedRow } from './refused-rows.ts'
import { importHref, importSteps } from './upload.page.ts'

/** /desk/people/import/:id once it is confirmed: how far it is, or what it came to. */
export const resultPage = (
  view: View,
  { one, running, refused }: { one: Import; running: boolean; refused: readonly RefusedRow[] | null },
): Html => {
  const w = pageWords(view.lang)
  return deskPage(
    { ...view, title: w.resultTitle, crumbs: importCrumbs(view), refresh: running ? 2 : undefined },
    html`${pageHead({ title: one.state === 'done' ? w.done : w.resultTitle, kicker: one.fileName })}
    ${importSteps(view, 3)}
    ${one.state === 'confirmed' ? (running ? runningPart(view, one) : stoppedPart(view, one)) : nothing}
    ${one.state === 'cancelled' ? notice({ kind: 'note', text: w.gone }) : nothing}
    ${one.counts && one.state !== 'cancelled' ? countList(view, one.counts) : nothing}
    ${one.state === 'done' ? actions(linkButton({ text: w.toPeople, href: '/desk/people', icon: 'users', kind: 'go' })) : nothing}
    ${refused ? refusedRowsPart(view, one, refused) : nothing}`,
  )
}

const refusedRowsPart = (view: View, one: Import, refused: readonly RefusedRow[]): Html =>
  html`${refusedPart(view, { lines: refused.map(({ line }) => line), download: `${importHref(one.id)}/refused.xlsx` })}
  ${postButton({ text: pageWords(view.lang).refusedForget, action: `${importHref(one.id)}/forget`, kind: 'quiet', icon: 'trash-2' })}`

const runningPart = (view: View, one: Import): Html => {
  const w = pageWords(view.lang)
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
  const w = pageWords(view.lang)
  const href = importHref(one.id)
  return html`${notice({ kind: 'problem', text: w.stopped, body: w.stoppedNote(one.doneCount, one.stepCount) })}
  ${actions(
    postButton({ text: w.goOn, action: `${href}/go-on`, kind: 'go' }),
    linkButton({ text: w.giveUp, href: `${href}/give-up`, kind: 'quiet' }),
  )}`
}

/** /desk/people/import/:id/give-up */
export const giveUpPage = (view: View, one: Import): Html => {
  const w = pageWords(view.lang)
  const back = { href: importHref(one.id), text: w.back }
  const body = confirmPage({
    title: w.giveUp,
    lines: [one.fileName, w.until],
    action: `${back.href}/give-up`,
    yes: w.giveUp,
    no: back,
  })
  return deskPage({ ...view, title: w.giveUp, crumbs: importCrumbs(view) }, body)
}
