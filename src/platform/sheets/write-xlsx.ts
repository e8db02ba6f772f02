import { writeXlsx as writeBook, type CellStyle, type CellValue, type WriteSheet } from 'hucre'
import type { ColumnOut, RowOut, SheetOut } from '#base/sheet.ts'
import { offered, type Lists } from './offered.ts'
import { wellFormed } from './well-formed.ts'

/**
 * A workbook of the given sheets: an optional note, a bold header that stays in view, then the rows. Text columns are
 * formatted as text, rows to come included, so that the office program neither drops a zero nor makes 3-5 a date of what is
 * typed there. Nothing is written as a formula.
 */
export async function writeXlsx(sheets: readonly SheetOut[]): Promise<Buffer> {
  const lists: Lists = { columns: [] }
  const written = sheets.map((sheet) => writtenSheet(sheet, lists))
  const all = lists.columns.length > 0 ? [...written, listSheet(lists)] : written
  return Buffer.from(await writeBook({ sheets: all, defaultFont: { name: 'Microsoft YaHei', size: 11 } }))
}

/** Where the header stands: below the note, if there is one. */
const headerRow = (sheet: SheetOut): number => (sheet.note === undefined ? 0 : 1)

function writtenSheet(sheet: SheetOut, lists: Lists): WriteSheet {
  const top = headerRow(sheet)
  const wide = sheet.columns.length
  const note: CellValue[][] = sheet.note === undefined ? [] : [[wellFormed(sheet.note)]]
  const blank = Array.from({ length: sheet.blank ?? 0 }, () => sheet.columns.map(() => null))
  const rows = [...note, sheet.columns.map((column) => wellFormed(column.header)), ...body(sheet), ...blank]
  const merges = top > 0 && wide > 1 ? [{ startRow: 0, startCol: 0, endRow: 0, endCol: wide - 1 }] : []
  return {
    name: tabName(sheet.name),
    columns: sheet.columns.map((column) => ({ width: column.width, style: styles[column.kind] })),
    rows,
    cells: topCells(sheet, rows),
    merges,
    freezePane: { rows: top + 1 },
    dataValidations: offered(sheet, { from: top + 2, to: Math.max(rows.length, top + 501) }, lists),
  }
}

const body = (sheet: SheetOut): CellValue[][] =>
  sheet.rows.map((row) => sheet.columns.map((column) => value(row, column)))

function value(row: RowOut, column: ColumnOut): CellValue {
  const given = row[column.key]
  if (given === null || given === undefined || given === '') return null
  if (column.kind === 'text') return wellFormed(String(given))
  return column.kind === 'date' ? dateValue(String(given)) : given
}

/** A date is written as one; what is none stays a text. */
function dateValue(text: string): CellValue {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) ? date : wellFormed(text)
}

const styles: Record<ColumnOut['kind'], CellStyle> = {
  text: { numFmt: '@' },
  number: {},
  date: { numFmt: 'yyyy-mm-dd' },
}

/** The note and the header have looks of their own. */
function topCells(sheet: SheetOut, rows: readonly CellValue[][]): Map<string, { value: CellValue; style: CellStyle }> {
  const top = headerRow(sheet)
  const cells = new Map<string, { value: CellValue; style: CellStyle }>()
  if (top > 0)
    cells.set('0,0', { value: rows[0]?.[0] ?? null, style: { alignment: { wrapText: true, vertical: 'top' } } })
  sheet.columns.forEach((_, at) => {
    const style: CellStyle = { numFmt: '@', font: { bold: true }, alignment: { vertical: 'center' } }
    cells.set(`${top},${at}`, { value: rows[top]?.[at] ?? null, style })
  })
  return cells
}

/** The program allows 31 characters and none of these. */
const tabName = (name: string): string =>
  wellFormed(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || '1'

function listSheet(lists: Lists): WriteSheet {
  const deepest = lists.columns.reduce((most, list) => Math.max(most, list.length), 0)
  const rows = Array.from({ length: deepest }, (_, at) => lists.columns.map((list) => list[at] ?? null))
  return { name: 'lists', rows, hidden: true, columns: lists.columns.map(() => ({ style: styles.text })) }
}
