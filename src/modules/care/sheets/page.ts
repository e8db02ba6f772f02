import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  chip,
  dataTable,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  printButton,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { keepsWholeArea } from '../access.ts'
import { careHref, sheetsHref } from '../address.ts'
import { careWords } from '../kinds.words.ts'
import { planWords } from '../plans/words.ts'
import { sayRhythm } from '../say.ts'
import type { Sheet, SheetLine } from './sheet.ts'
import { sheetWords } from './words.ts'

/** What came back of a form: of printing, or of one list's opening. */
export type SheetBack = { sheetId: string | null; values: Kept; errors: readonly FieldError[] }

type Shown = { ctx: Ctx; sheets: readonly Sheet[]; newId: string; reminder: Html | null; back?: SheetBack | undefined }

const crumbs = (lang: Lang) => [{ href: careHref, label: planWords(lang).title }]

/** The sealed lists: printing the next, and what became of those before. */
export const sheetsPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = sheetWords(lang)
  const { sheets } = shown
  return deskPage(
    { ...view, title: w.title, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.title, lead: w.lead })} ${shown.reminder ?? nothing}
    ${section({ title: w.print, id: 'print', body: printPart(lang, shown) })}
    ${section({
      title: w.list,
      id: 'list',
      body:
        sheets.length === 0
          ? html`<p>${w.none}</p>`
          : html`<ul class="card list">
              ${sheets.map((sheet) => sheetLine(lang, shown, sheet))}
            </ul>`,
    })}`,
  )
}

const printPart = (lang: Lang, { ctx, newId, back }: Shown): Html => {
  const w = sheetWords(lang)
  const own = back?.sheetId === null ? back : undefined
  if (!keepsWholeArea(ctx.actor)) return html`<p>${w.wholeArea}</p>`
  return html`<p>${w.what}</p>
    ${form({
      lang,
      action: sheetsHref,
      errors: own?.errors,
      body: html`${hiddenField('id', newId)}
      ${textField({ lang, name: 'liesAt', label: w.liesAt, hint: w.liesAtHint, errors: own?.errors, values: own?.values, maxLength: 60 })}
      ${actions(button({ text: w.print, kind: 'go', icon: 'printer' }))}`,
    })}`
}

const sheetLine = (lang: Lang, shown: Shown, sheet: Sheet): Html => {
  const w = sheetWords(lang)
  const state = sheet.destroyed_at ? 'destroyed' : sheet.opened_at ? 'opened' : 'sealed'
  const kind = state === 'destroyed' ? 'off' : state === 'opened' ? 'late' : 'done'
  return html`<li>
    <span class="row-title">${w.no(sheet.no)} · ${w.plans(sheet.plans)}</span> ${chip(kind, w.state[state])}
    <p class="small">
      ${sayMoment(lang, sheet.at, shown.ctx.now)} · ${sheet.lies_at}${sheet.opened_why ? ` · ${sheet.opened_why}` : ''}
    </p>
    ${state === 'destroyed' ? nothing : actsOf(lang, shown, sheet)}
  </li>`
}

const actsOf = (lang: Lang, { back }: Shown, sheet: Sheet): Html => {
  const w = sheetWords(lang)
  const own = back?.sheetId === sheet.id ? back : undefined
  const field = `why-${sheet.no}`
  const opening = html`<details ${own ? html`open` : nothing}>
    <summary>${w.opened}</summary>
    ${form({
      lang,
      action: `${sheetsHref}/${sheet.id}/opened`,
      errors: own?.errors,
      body: html`${textField({ lang, name: field, label: w.openedWhy, hint: w.openedWhyHint, errors: own?.errors, values: own?.values, maxLength: 200 })}
      ${actions(button({ text: w.opened }))}`,
    })}
  </details>`
  return html`${sheet.opened_at === null ? opening : nothing}
  ${postButton({ text: w.destroyed, kind: 'quiet', action: `${sheetsHref}/${sheet.id}/destroyed` })}`
}

type Printed = { ctx: Ctx; sheet: Sheet; lines: readonly SheetLine[]; by: string }

/** The list itself: for paper, and on the screen a quarter of an hour only. */
export const sheetPage = (view: View, { ctx, sheet, lines, by }: Printed): Html => {
  const { lang } = view
  const w = sheetWords(lang)
  return deskPage(
    { ...view, title: w.sheetTitle(sheet.no), crumbs: [...crumbs(lang), { href: sheetsHref, label: w.title }] },
    html`${pageHead({
        title: w.sheetTitle(sheet.no),
        kicker: w.printed(sayMoment(lang, sheet.at, ctx.now), by),
        lead: w.sheetNote,
        actions: printButton(lang),
      })}
      ${dataTable({
        lang,
        caption: w.sheetTitle(sheet.no),
        captionUnseen: true,
        rows: lines,
        columns: [
          { key: 'door', head: w.door, cell: ({ door }) => door, names: true },
          { key: 'family', head: w.family, cell: ({ family }) => family },
          {
            key: 'contact',
            head: w.contact,
            cell: ({ contact }) => (contact ? w.rings(contact.name, contact.phone) : '—'),
          },
          {
            key: 'rhythm',
            head: w.rhythm,
            cell: ({ plan }) => `${careWords(lang).means[plan.means]} · ${sayRhythm(lang, plan)}`,
          },
        ],
      })}
      <div class="no-print">${actions(linkButton({ text: w.back, href: sheetsHref, kind: 'quiet' }))}</div>`,
  )
}
