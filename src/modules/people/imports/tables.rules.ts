import type { Cell, Sheet } from '#base/sheet.ts'
import { sideBySide } from './blocks.rules.ts'
import { findHeader, type Header } from './header.rules.ts'
import { placeOfSheet, type PlaceHint } from './titles.rules.ts'

/** A sheet that holds a roster: where its header is, what its columns are, and the place its title names. */
export interface RosterTable {
  sheet: string
  rows: readonly (readonly Cell[])[]
  header: Header
  place?: PlaceHint
  /** Which of several lists side by side this is; the rows of the first are the rows of all. */
  part: number
}

/** A sheet that is not read, and why. */
export interface SheetLeftOut {
  sheet: string
  why: 'hidden' | 'empty' | 'no-header'
}

/**
 * The rosters of a file; a person may then change `header.mapping`. Every sheet is in one of the two lists. The name of the file
 * may name a place too.
 */
export function readTables(
  sheets: readonly Sheet[],
  fileName = '',
): { tables: RosterTable[]; leftOut: SheetLeftOut[] } {
  const tables: RosterTable[] = []
  const leftOut: SheetLeftOut[] = []
  for (const sheet of sheets) {
    const header = sheet.hidden ? undefined : findHeader(sheet.rows)
    if (header) tables.push(...tablesOf(sheet, header, fileName))
    else
      leftOut.push({
        sheet: sheet.name,
        why: sheet.hidden ? 'hidden' : sheet.rows.length === 0 ? 'empty' : 'no-header',
      })
  }
  return { tables, leftOut }
}

/** The roster below a header, or several side by side; also below one that a person pointed at. */
export function tablesOf({ name, rows }: Sheet, header: Header, fileName = ''): RosterTable[] {
  const place = placeOfSheet([fileName.replace(/\.\w+$/, ''), name], rows.slice(0, header.first))
  return sideBySide(header).map((one, part) => ({ sheet: name, rows, header: one, part, ...(place && { place }) }))
}
