import type { MergeRange } from 'hucre'
import type { Cell } from '#base/sheet.ts'
import { blank } from './shown-text.ts'
import * as limits from './limits.ts'

/**
 * Writes the text of each merged range's first cell into the rest of the range, marked `merged`; cells that have a text of
 * their own keep it. Ranges are cut at the last written row. False when the ranges cover more than a roster could.
 */
export function fillMerged(rows: Cell[][], ranges: readonly MergeRange[]): boolean {
  let filled = 0
  for (const range of ranges) {
    const first = rows[range.startRow]?.[range.startCol]
    if (!first || first.text === '') continue
    filled += fillRange(rows, range, first)
    if (filled > limits.filledCells) return false
  }
  return true
}

function fillRange(rows: Cell[][], range: MergeRange, { text, kind }: Cell): number {
  const copy: Cell = kind ? { text, kind, merged: true } : { text, merged: true }
  const last = Math.min(range.endRow, rows.length - 1)
  const wide = Math.min(range.endCol, range.startCol + 500)
  for (let at = range.startRow; at <= last; at++) {
    for (let column = range.startCol; column <= wide; column++) fillCell(rows[at] ?? [], column, copy)
  }
  return (last - range.startRow + 1) * (wide - range.startCol + 1)
}

function fillCell(row: Cell[], column: number, copy: Cell): void {
  while (row.length <= column) row.push(blank)
  if (row[column]?.text === '') row[column] = copy
}
