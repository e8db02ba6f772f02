import { columnName, type Sheet } from '#base/sheet.ts'
import {
  actions,
  button,
  checkField,
  dataTable,
  form,
  linkButton,
  pageHead,
  radiosField,
  selectField,
  textField,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { columnsOut, headerOf, isForbidden, type Choices, type ColumnOut, type SheetChoice } from './choices.ts'
import { controls, mostColumns, takenFields } from './choices.form.ts'
import type { Import } from './import.ts'
import { pageWords } from './page.words.ts'
import { importHref, importSteps } from './upload.page.ts'
import { importWords } from './words.ts'

type Decide = {
  one: Import
  sheets: readonly Sheet[]
  choices: Choices
  compounds: readonly string[]
  errors?: readonly FieldError[]
}

/** The way back to all imports. */
export const importCrumbs = (view: View) => [{ href: '/desk/people/import', label: pageWords(view.lang).title }]

/** /desk/people/import/:id while the list waits for its columns to be confirmed. */
export const columnsPage = (view: View, { one, sheets, choices, compounds, errors }: Decide): Html => {
  const { lang } = view
  const w = pageWords(lang)
  return deskPage(
    { ...view, title: w.columnsTitle, crumbs: importCrumbs(view) },
    html`${pageHead({ title: w.columnsTitle, kicker: one.fileName, lead: w.columnsLead })} ${importSteps(view, 1)}
    ${form({
      lang,
      action: importHref(one.id),
      errors,
      body: html`${sheets.map((sheet, at) => sheetPart(view, { sheet, at, choice: choices.sheets[at], errors }))}
      ${radiosField({
        lang,
        name: 'unknown',
        label: w.unknownTitle,
        value: choices.unknownPlaces,
        options: [
          { value: 'create', label: w.unknownCreate },
          { value: 'refuse', label: w.unknownRefuse },
        ],
      })}
      ${selectField({
        lang,
        name: 'compound',
        label: w.compound,
        hint: w.compoundHint,
        empty: w.compoundNone,
        value: choices.compound ?? '',
        options: compounds.map((name) => ({ value: name, label: name })),
      })}
      ${actions(
        button({ text: w.toPreview, kind: 'go', name: 'go', value: 'preview' }),
        button({ text: w.again, name: 'go', value: 'again' }),
        linkButton({ text: w.giveUp, href: `${importHref(one.id)}/give-up`, kind: 'quiet' }),
      )}`,
    })}`,
  )
}

type Part = { sheet: Sheet; at: number; choice: SheetChoice | undefined; errors: readonly FieldError[] | undefined }

/** One sheet, folded away where it is not imported. */
const sheetPart = (view: View, { sheet, at, choice, errors }: Part): Html => {
  const { lang } = view
  const w = pageWords(lang)
  const decided = choice ?? { sheet: sheet.name, take: false, first: 0, last: 0, mapping: {} }
  const inside = html`${checkField({ lang, name: controls.take(at), label: w.take, checked: decided.take })}
  ${textField({ lang, name: controls.head(at), label: w.headRow, hint: w.headHint, type: 'number', size: 'short', value: String(decided.last + 1) })}
  ${columnTable(view, { sheet, at, choice: decided, errors })}`
  return html`<details ${decided.take ? html`open` : ''} class="stack">
    <summary>${sheet.name}</summary>
    ${inside}
  </details>`
}

type Line = { at: number; header: string; samples: string; out: ColumnOut | undefined }

const columnTable = (view: View, { sheet, at, choice, errors }: Part & { choice: SheetChoice }): Html => {
  const { lang } = view
  const w = pageWords(lang)
  const { field: fieldWords } = importWords(lang)
  const used = new Map(Object.entries(choice.mapping).map(([field, column]) => [column, field]))
  return dataTable({
    lang,
    caption: sheet.name,
    captionUnseen: true,
    rows: linesOf(sheet, choice),
    columns: [
      { key: 'column', head: w.column, cell: (line) => columnName(line.at) },
      { key: 'header', head: w.header, names: true, cell: (line) => line.header || '—' },
      {
        key: 'samples',
        head: w.samples,
        cell: (line) =>
          html`<span class="small">${line.out && isForbidden(line.out) ? w.dropped : line.samples}</span>`,
      },
      {
        key: 'use',
        head: w.isWhat,
        cell: (line) =>
          line.out && isForbidden(line.out)
            ? outSentence(view, line.out)
            : selectField({
                lang,
                errors,
                name: controls.column(at, line.at),
                label: `${w.isWhat} ${columnName(line.at)}`,
                hint: line.out && outSentence(view, line.out),
                empty: w.leaveOut,
                value: used.get(line.at) ?? '',
                options: takenFields.map((field) => ({ value: field, label: fieldWords[field] })),
              }),
      },
    ],
  })
}

/** Why a column stays out, as a sentence. */
export const outSentence = (view: View, { why }: ColumnOut): string =>
  why === 'remark' ? pageWords(view.lang).remark : importWords(view.lang).leftOut[why]

function linesOf(sheet: Sheet, choice: SheetChoice): Line[] {
  const header = headerOf(sheet, choice)
  const out = new Map(columnsOut(header).map((column) => [column.at, column]))
  const below = sheet.rows.slice(choice.last + 1, choice.last + 30)
  const wide = Math.min(mostColumns, Math.max(header.labels.length, ...below.map((row) => row.length)))
  return Array.from({ length: wide }, (_, at) => ({
    at,
    header: header.labels[at] ?? '',
    samples: samplesOf(below.map((row) => row[at]?.text ?? '')),
    out: out.get(at),
  }))
}

const samplesOf = (texts: readonly string[]): string =>
  [...new Set(texts.map((text) => text.trim()).filter(Boolean))]
    .slice(0, 3)
    .map((text) => Array.from(text).slice(0, 20).join(''))
    .join('、')
