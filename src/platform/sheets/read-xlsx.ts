import { HucreError, readXlsx as readBook, type Cell as BookCell, type CellValue, type Sheet as BookSheet } from 'hucre'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Cell, Sheet } from '#base/sheet.ts'
import { guard } from './guard.ts'
import type { ReadRefusal } from './limits.ts'
import { fillMerged } from './merged.ts'
import { blank, shownCell } from './shown-text.ts'
import { legible } from './well-formed.ts'

/** The sheets of a packed workbook, after `guard` let it pass. */
export async function readXlsx(bytes: Buffer): Promise<Outcome<Sheet[], ReadRefusal>> {
  const safe = await guard(bytes)
  if (!safe.done) return safe
  const book = await openBook(bytes)
  if (!book) return refused('damaged')
  const sheets: Sheet[] = []
  for (const read of book) {
    const rows = cellsOf(read)
    if (!fillMerged(rows, read.merges ?? [])) return refused('damaged')
    const hidden = read.hidden === true || read.veryHidden === true
    const name = legible(read.name)
    sheets.push(hidden ? { name, rows, hidden } : { name, rows })
  }
  return done(sheets)
}

/** Everything the reader throws is about the file; a mistake of ours is no `HucreError` and goes on up. */
async function openBook(bytes: Buffer): Promise<BookSheet[] | undefined> {
  try {
    return (await readBook(bytes, { readStyles: true })).sheets
  } catch (error) {
    if (error instanceof HucreError) return undefined
    throw error
  }
}

/**
 * Rows end at their last written cell and sheets at their last written row, so that a grid that was only coloured costs
 * nothing. Number formats, mistakes and formulas without a result stand in the reader's details, not in its rows.
 */
function cellsOf(sheet: BookSheet): Cell[][] {
  const rows = sheet.rows.map((row) => row.slice(0, 1 + row.findLastIndex(isWritten)).map((value) => shownCell(value)))
  for (const [key, detail] of sheet.cells ?? []) {
    const [row = -1, column = -1] = key.split(',').map(Number)
    if (isTelling(detail)) putAt(rows, { row, column }, shownCell(detail.value, detail))
  }
  rows.length = 1 + rows.findLastIndex((row) => row.length > 0)
  return rows
}

const isWritten = (value: CellValue): boolean => value !== null && value !== ''

const isTelling = ({ type, value, style, formula }: BookCell): boolean =>
  type === 'error' ||
  (value === null && formula !== undefined) ||
  (typeof value === 'number' && style?.numFmt !== undefined)

function putAt(rows: Cell[][], at: { row: number; column: number }, cell: Cell): void {
  const row = rows[at.row]
  if (!row) return
  while (row.length <= at.column) row.push(blank)
  row[at.column] = cell
}
