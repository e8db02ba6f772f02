import type { Cell, Sheet } from '#base/sheet.ts'
import { labelOf, meaningOf, type Field, type LeftOutWhy, type Mapping } from './fields.rules.ts'
import { columnsLeftOut, headerAt, type Header, type LeftOut } from './header.rules.ts'
import { readTables, tablesOf, type RosterTable } from './tables.rules.ts'

/** What a column of a list may be used for. A remark is never taken: what does not belong in a record would come in by it. */
export type TakenField = Exclude<Field, 'note'>

/** How one sheet is read: whether at all, which rows are its header (counted from 0), which column (0 is A) holds what. */
export type SheetChoice = { sheet: string; take: boolean; first: number; last: number; mapping: Mapping }

/** What the person decided about a list. */
export type Choices = { sheets: SheetChoice[]; unknownPlaces: 'create' | 'refuse'; compound: string | null }

/** A column that stays out: B's reasons, and that it holds remarks. */
export type ColumnOut = Omit<LeftOut, 'why'> & { why: LeftOutWhy | 'remark' }

/** How the list looks to us, for the person to confirm. */
export function guessChoices(sheets: readonly Sheet[], fileName: string): Choices {
  const { tables } = readTables(sheets, fileName)
  const guessed = sheets.map(({ name }): SheetChoice => {
    const header = tables.find((table) => table.sheet === name && table.part === 0)?.header
    if (!header) return { sheet: name, take: false, first: 0, last: 0, mapping: {} }
    return { sheet: name, take: true, first: header.first, last: header.last, mapping: withoutRemark(header.mapping) }
  })
  return { sheets: guessed, unknownPlaces: 'create', compound: null }
}

/** The same header row pointed at by a person: its columns are guessed again. */
export function guessAt(sheet: Sheet, row: number): SheetChoice {
  const first = Math.max(0, Math.min(row, sheet.rows.length - 1))
  return {
    sheet: sheet.name,
    take: true,
    first,
    last: first,
    mapping: withoutRemark(headerAt(sheet.rows, first).mapping),
  }
}

const withoutRemark = (mapping: Mapping): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([field]) => field !== 'note'))

/** The header of a sheet as the person decided it. */
export function headerOf({ rows }: Sheet, { first, last, mapping }: SheetChoice): Header {
  const header = headerAt(rows, first, last)
  return { ...header, mapping, leftOut: columnsLeftOut(header.labels, mapping) }
}

/** The lists to be read, as decided. */
export const tablesFor = (sheets: readonly Sheet[], choices: Choices, fileName: string): RosterTable[] =>
  choices.sheets.flatMap((choice) => {
    const sheet = sheets.find(({ name }) => name === choice.sheet)
    return sheet && choice.take ? tablesOf(sheet, headerOf(sheet, choice), fileName) : []
  })

/** The columns of a header that stay out, remarks named as such. */
export const columnsOut = (header: Header): ColumnOut[] =>
  header.leftOut.map((column) => ({
    ...column,
    why: meaningOf(labelOf(column.header)) === 'note' ? 'remark' : column.why,
  }))

/** Columns of these kinds may still be chosen by hand. */
const harmless: readonly (LeftOutWhy | 'remark')[] = ['serial', 'count', 'date', 'second-of-its-kind', 'unknown']

/** Whether a column was emptied as soon as the list was read, because it is none of our business. */
export const isForbidden = ({ why }: ColumnOut): boolean => !harmless.includes(why)

/** The list without what it should not have brought: numbers of identity cards, birthdays, health, remarks. They are never stored. */
export function withoutForbidden(sheets: readonly Sheet[], choices: Choices): Sheet[] {
  return sheets.map((sheet) => {
    const choice = choices.sheets.find((one) => one.sheet === sheet.name && one.take)
    if (!choice) return sheet
    const out = columnsOut(headerOf(sheet, choice)).filter(isForbidden)
    const emptied = new Set(out.map(({ at }) => at))
    const rows = sheet.rows.map((row, at) =>
      at <= choice.last ? row : row.map((cell, column) => (emptied.has(column) ? empty : cell)),
    )
    return { ...sheet, rows }
  })
}

const empty: Cell = { text: '' }
