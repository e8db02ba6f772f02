/** What one part of a workbook asks of its reader. */
export interface Tally {
  tags: number
  cells: number
  /** Rows × columns up to the farthest cell: the reader's rows are dense. */
  box: number
  columns: number
  merges: number
  /** Sheets this part lists (only the workbook part lists any). */
  sheets: number
  isSheet: boolean
  /** A cell address we cannot read as the reader would. */
  odd: boolean
}

interface Place {
  row: number
  column: number
  lastRow: number
  lastColumn: number
}

const open = 0x3c

/**
 * Counts the tags of one part without building anything, following cell addresses exactly as the reader does (given, or
 * one further than the last). Tags inside comments are counted too; a part with so many of them is not a roster.
 */
export function tally(part: Buffer): Tally {
  const found: Tally = { tags: 0, cells: 0, box: 0, columns: 0, merges: 0, sheets: 0, isSheet: false, odd: false }
  const place: Place = { row: 0, column: 0, lastRow: 0, lastColumn: 0 }
  for (let at = part.indexOf(open); at >= 0; at = part.indexOf(open, at + 1)) {
    found.tags += 1
    countTag(found, place, tagAt(part, at + 1))
  }
  found.box = place.lastRow * place.lastColumn
  return found
}

interface Tag {
  name: string
  part: Buffer
  at: number
}

function tagAt(part: Buffer, at: number): Tag {
  let from = at
  let end = at
  while (end < part.length && !endsName(part[end] ?? 0)) {
    if (part[end] === 0x3a && from === at) from = end + 1
    end++
  }
  // No name we count is longer than ten letters.
  return { name: end - from > 12 ? '' : part.toString('latin1', from, end), part, at: end }
}

/** White space, `/` and `>` end the name of a tag. */
const endsName = (byte: number): boolean =>
  byte === 0x20 || byte === 0x2f || byte === 0x3e || byte === 0x0a || byte === 0x09 || byte === 0x0d

function countTag(found: Tally, place: Place, tag: Tag): void {
  if (tag.name === 'c') countCell(found, place, tag)
  else if (tag.name === 'row') countRow(found, place, tag)
  else if (tag.name === 'col') found.columns += 1
  else if (tag.name === 'mergeCell') found.merges += 1
  else if (tag.name === 'sheet') found.sheets += 1
  else if (tag.name === 'sheetData') found.isSheet = true
}

function countRow(found: Tally, place: Place, tag: Tag): void {
  const given = address(tag)
  if (given === 'odd') found.odd = true
  place.row = Number(given) || place.row + 1
  place.column = 0
}

function countCell(found: Tally, place: Place, tag: Tag): void {
  found.cells += 1
  const given = address(tag)
  const parts = /^([A-Z]{0,3})(\d{1,7})$/i.exec(given)
  if (given !== '' && !parts) found.odd = true
  place.column = parts ? columnNumber(parts[1] ?? '') : place.column + 1
  place.lastRow = Math.max(place.lastRow, parts ? Number(parts[2]) : place.row)
  place.lastColumn = Math.max(place.lastColumn, place.column)
}

/** The `r` attribute of a row or cell: '' when it has none, 'odd' when it is written in a way no office program writes. */
function address({ part, at }: Tag): string {
  const end = part.indexOf(0x3e, at)
  const inside = part.toString('latin1', at, Math.min(end < 0 ? part.length : end, at + 400))
  const found = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(inside)
  if (!found) return /\sr\s*=/.test(inside) ? 'odd' : ''
  const text = found[1] ?? found[2] ?? ''
  return text.includes('&') ? 'odd' : text
}

const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
