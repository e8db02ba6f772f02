import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  chip,
  dataTable,
  errorSummary,
  fileField,
  form,
  hiddenField,
  linkButton,
  pageHead,
  section,
  steps,
  textField,
  useNote,
  type ChipKind,
  type FieldError,
  type Kept,
  type Step,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { personWords } from '../residents/words.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { may } from '../access.ts'
import type { Import } from './import.ts'
import { pageWords } from './page.words.ts'

/** The page of one import. */
export const importHref = (id: string) => `/desk/people/import/${id}`

/** The four steps, the one at hand marked; 4 when all are done. */
export const importSteps = (view: View, now: 0 | 1 | 2 | 3 | 4): Html => {
  const marks = pageWords(view.lang).steps.map((text, at): Step => ({
    text,
    state: at < now ? 'done' : at === now ? 'now' : 'todo',
  }))
  return html`<div class="section">${steps(view.lang, marks)}</div>`
}

type Upload = { recent: readonly Import[]; newId: string; errors?: readonly FieldError[]; values?: Kept }

/** /desk/people/import */
export const uploadPage = (view: View, ctx: Ctx, { recent, newId, errors, values }: Upload): Html => {
  const { lang } = view
  const w = pageWords(lang)
  const uploadErrors = errors?.filter(({ field }) => field === 'file')
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/people', label: personWords(view.lang).title }] },
    html`${pageHead({ title: w.title, lead: w.lead })} ${importSteps(view, 0)}
    ${form({
      lang,
      action: '/desk/people/import',
      multipart: true,
      errors: uploadErrors,
      body: html`${hiddenField('id', newId)}
      ${fileField({ lang, errors, name: 'file', label: w.file, hint: w.fileHint, accept: '.xlsx,.csv,.txt' })}
      ${actions(
        button({ text: w.send, icon: 'upload', kind: 'go' }),
        linkButton({
          text: w.template,
          href: '/desk/people/import/template.xlsx',
          icon: 'download',
          kind: 'quiet',
          download: true,
        }),
      )}
      ${useNote([w.use, w.purpose, w.until])}`,
    })}
    ${section({ title: w.recent, body: recentTable(view, ctx, recent) })}
    ${may.allows(ctx.actor, 'export people') ? exportPart(view, { errors: errors?.filter(({ field }) => field === 'reason'), values }) : nothing}`,
  )
}

const colours: Record<Import['state'], ChipKind> = {
  read: 'waiting',
  mapped: 'waiting',
  confirmed: 'going',
  done: 'done',
  cancelled: 'off',
}

const recentTable = (view: View, ctx: Ctx, recent: readonly Import[]): Html => {
  const { lang } = view
  const w = pageWords(lang)
  return dataTable({
    lang,
    caption: w.recent,
    captionUnseen: true,
    rows: recent,
    empty: html`<p class="small">${w.noRecent}</p>`,
    columns: [
      {
        key: 'file',
        head: w.fileHead,
        names: true,
        cell: (one) => html`<a href="${importHref(one.id)}">${one.fileName}</a>`,
      },
      { key: 'state', head: w.state, cell: (one) => chip(colours[one.state], w.states[one.state]) },
      {
        key: 'counts',
        head: w.counts,
        number: true,
        cell: ({ counts }) => (counts ? `${counts.added} / ${counts.updated} / ${counts.refused}` : '—'),
      },
      { key: 'when', head: w.when, cell: (one) => sayMoment(lang, one.madeAt, ctx.now) },
    ],
  })
}

/** The answer is a file, so Turbo stays out of it. */
const exportPart = (
  view: View,
  again: { errors: readonly FieldError[] | undefined; values: Kept | undefined },
): Html => {
  const { lang } = view
  const w = pageWords(lang)
  return section({
    title: w.exportTitle,
    note: w.exportNote,
    body: html`${errorSummary(lang, again.errors ?? [])}
      <form class="form" method="post" action="/desk/people/export" data-turbo="false" novalidate>
        ${textField({ lang, ...again, name: 'reason', label: w.exportReason })}
        ${actions(
          button({ text: w.exportXlsx, icon: 'download', name: 'format', value: 'xlsx' }),
          button({ text: w.exportCsv, kind: 'quiet', name: 'format', value: 'csv' }),
        )}
      </form>`,
  })
}
