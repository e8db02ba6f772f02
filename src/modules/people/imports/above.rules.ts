import { readAddress } from './address.rules.ts'
import type { Warned } from './lines.rules.ts'
import { textOf, whereIs, type RosterRow } from './rows.rules.ts'
import { saysAbove, saysNothing, short } from './text.rules.ts'

export const placeFields = ['compound', 'building', 'unit', 'room', 'address'] as const
export type PlaceField = (typeof placeFields)[number]

/** What the place columns of a row say, with what was taken from the row above. */
export interface PlaceTexts {
  row: RosterRow
  texts: Partial<Record<PlaceField, string>>
  lines: Warned[]
}

/**
 * Completes the place columns from above: where a cell says 同上 or 〃, and where it is blank as lists leave it that write a
 * building once for all its rows. A blank room means the same home only when the building is blank as well. Each gets a line.
 */
export function withAbove(rows: readonly RosterRow[]): PlaceTexts[] {
  let above: PlaceTexts | undefined
  return rows.map((row) => {
    const known = above && above.row.section === row.section && above.row.table === row.table ? above.texts : {}
    above = complete(row, known)
    return above
  })
}

function complete(row: RosterRow, above: PlaceTexts['texts']): PlaceTexts {
  const place: PlaceTexts = { row, texts: {}, lines: [] }
  for (const field of placeFields) {
    const text = textOf(row, field)
    if (saysAbove(text) || (text === '' && blankIsAbove(row, field))) takeAbove(place, field, above[field])
    else if (text !== '' && !saysNothing(text)) place.texts[field] = text
  }
  return place
}

function takeAbove(place: PlaceTexts, field: PlaceField, value: string | undefined): void {
  if (value === undefined) return
  place.texts[field] = value
  place.lines.push({ ...whereIs(place.row, field), why: 'as-above', said: short(value) })
}

const mapped = (row: RosterRow, field: PlaceField): boolean => row.table.header.mapping[field] !== undefined

/** Blank, or not written in this list at all. */
const isBlank = (row: RosterRow, field: PlaceField): boolean => textOf(row, field) === ''

function blankIsAbove(row: RosterRow, field: PlaceField): boolean {
  if (!mapped(row, field)) return false
  if (field === 'building') return !namesBuilding(row)
  if (field === 'unit') return isBlank(row, 'building') && !namesBuilding(row)
  return field !== 'room' || isBlank(row, 'building')
}

/** The room or address is written with its building: 3号楼502. */
function namesBuilding(row: RosterRow): boolean {
  const text = textOf(row, 'room') || textOf(row, 'address')
  return text !== '' && readAddress(text)?.building !== undefined
}
