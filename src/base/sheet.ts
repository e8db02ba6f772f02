/** What is special about a cell besides its text: a number, a date, a mistake of the program, a formula that was never worked out. */
export type CellKind = 'number' | 'date' | 'error' | 'formula'

/** One cell as a person sees it. `merged` says that the text was taken from the first cell of a merged range. */
export interface Cell {
  text: string
  kind?: CellKind
  merged?: true
}

/** A sheet that was read. Rows end at their last written cell, the sheet at its last written row; row 0 is row 1 on paper. */
export interface Sheet {
  name: string
  rows: Cell[][]
  hidden?: true
}

/** A column of a sheet to be written. `text` keeps leading zeros and long numbers; `date` takes 'YYYY-MM-DD'. */
export interface ColumnOut {
  key: string
  header: string
  /** In characters of half width. */
  width: number
  kind: 'text' | 'number' | 'date'
  /** Offered to whoever types; another value may still be written. */
  list?: readonly string[]
}

/** A row of a sheet to be written, by column key. */
export type RowOut = Readonly<Record<string, string | number | null | undefined>>

/** A sheet to be written. `note` stands in a row above the header; `blank` rows below are left ready to type into. */
export interface SheetOut {
  name: string
  columns: readonly ColumnOut[]
  rows: readonly RowOut[]
  note?: string
  blank?: number
}

/** The letters over a column: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** The address of a cell as the office programs write it: row 6, column 1 is B7. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`
