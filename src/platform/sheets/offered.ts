import type { DataValidation } from 'hucre'
import { columnName, type SheetOut } from '#base/sheet.ts'
import { wellFormed } from './well-formed.ts'

/** The lists that are offered while typing, each a column of one hidden sheet. */
export interface Lists {
  columns: string[][]
}

/**
 * What the columns offer in the rows `from`…`to` (as on paper). The lists stand on a hidden sheet, because a list inside the
 * rule may hold neither a comma nor more than 255 characters. Another value is asked about, not forbidden.
 */
export function offered(sheet: SheetOut, rows: { from: number; to: number }, lists: Lists): DataValidation[] {
  const rules: DataValidation[] = []
  sheet.columns.forEach((column, at) => {
    if (!column.list || column.list.length === 0) return
    lists.columns.push(column.list.map(wellFormed))
    const listed = columnName(lists.columns.length - 1)
    rules.push({
      type: 'list',
      formula1: `lists!$${listed}$1:$${listed}$${column.list.length}`,
      range: `${columnName(at)}${rows.from}:${columnName(at)}${rows.to}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
    })
  })
  return rules
}
