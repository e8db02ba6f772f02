import type { Cell } from '#base/sheet.ts'
import type { PlaceTexts } from './above.rules.ts'
import { findHome } from './find-home.rules.ts'
import type { PlaceBook } from './known.rules.ts'
import type { Found, Refused, Refusal, Warned, Warning, Where } from './lines.rules.ts'
import type { Field } from './fields.rules.ts'
import type { Home } from './homes.rules.ts'
import { readName, type NameRead } from './names.rules.ts'
import { readNote } from './notes.rules.ts'
import { withoutPrefix, type PrefixMeaning } from './prefixes.rules.ts'
import { readPlace, type Place } from './places.rules.ts'
import { cellOf, textOf, whereIs, type RosterRow } from './rows.rules.ts'
import { readTelephones } from './telephones.rules.ts'
import { saysNothing, short } from './text.rules.ts'

/** The person of one row. */
export interface Draft {
  name: string
  phones: string[]
  home: Home
  note?: string
  at: Where
  warned: Warned[]
}

/** A row whose place columns were put together. */
export interface PlacedRow {
  texts: PlaceTexts
  read: ReturnType<typeof readPlace>
}

export const placed = (texts: PlaceTexts): PlacedRow => ({ texts, read: readPlace(texts) })

/** Reads the person of a row, or says why it is refused: a name, a home it can be found in, whatever telephones are legible. */
export function readPerson(placed: PlacedRow, meaning: PrefixMeaning, book: PlaceBook): Draft | Refused {
  const { row, lines } = placed.texts
  const name = nameOf(row)
  if ('why' in name) return name
  const home = homeOf(placed, meaning, book)
  if ('why' in home) return home
  const phones = telephonesOf(row)
  const note = noteOf(row)
  const at = whereIs(row, 'name')
  const warned = [...lines, ...linesAt(row, 'name', name.problems), ...home.warned, ...phones.warned, ...note.warned]
  return { name: name.name, phones: phones.phones, home: home.home, ...(note.kept && { note: note.kept }), at, warned }
}

const linesAt = (row: RosterRow, field: Field, found: readonly Found<Warning>[]): Warned[] =>
  found.map((one) => ({ ...whereIs(row, field), ...one }))

function refusal(row: RosterRow, field: Field, why: Refusal): Refused {
  const said = short(textOf(row, field))
  return { ...whereIs(row, field), why, ...(said !== '' && { said }) }
}

function nameOf(row: RosterRow): NameRead | Refused {
  const broken = brokenKind(cellOf(row, 'name'))
  const read = broken ? undefined : readName(textOf(row, 'name'))
  if (read?.done) return read.value
  return refusal(row, 'name', broken ?? read?.why ?? 'name-missing')
}

function brokenKind({ kind }: Cell): Refusal | undefined {
  if (kind === 'error') return 'cell-error'
  return kind === 'formula' ? 'formula-without-result' : undefined
}

function homeOf(
  { texts, read }: PlacedRow,
  meaning: PrefixMeaning,
  book: PlaceBook,
): { home: Home; warned: Warned[] } | Refused {
  const { row } = texts
  if ('trouble' in read) return refusal(row, read.trouble.field, read.trouble.why)
  const plain = withoutPrefix(hinted(read.place, row), meaning)
  if (!plain) return refusal(row, roomField(row), 'room-unclear')
  if (plain.place.room === undefined && roomExpected(row)) return refusal(row, roomField(row), 'room-missing')
  const found = findHome(plain.place, row.section ?? row.table.place, book)
  if ('why' in found) return refusal(row, columnFor(row, found.field), found.why)
  const beside = besidePlace(row, plain.warned, plain.place.beside)
  return {
    home: found.home,
    warned: [
      ...found.warned.map(({ field, ...line }) => ({ ...whereIs(row, columnFor(row, field)), ...line })),
      ...beside,
    ],
  }
}

function besidePlace(row: RosterRow, prefix: Warning | undefined, words: string | undefined): Warned[] {
  const found: Found<Warning>[] = []
  if (prefix) found.push({ why: prefix, said: short(textOf(row, roomField(row))) })
  if (words !== undefined) found.push({ why: 'words-beside-place', said: short(words) })
  return linesAt(row, roomField(row), found)
}

/** The column a trouble is shown in: its own, or the one the place is written in. */
const columnFor = (row: RosterRow, field: Field): Field =>
  row.table.header.mapping[field] === undefined ? roomField(row) : field

/** A heading names the building of the rows below it: 7-701 under 1号楼 is then no building 7. */
function hinted(place: Place, row: RosterRow): Place {
  const building = (row.section ?? row.table.place)?.building
  return place.prefix === undefined || place.building !== undefined || building === undefined
    ? place
    : { ...place, building }
}

const roomField = (row: RosterRow): Field => (row.table.header.mapping.room === undefined ? 'address' : 'room')

/** A list with doors has one in every row, unless a row says that it has none (无): then the building is all that is known. */
const roomExpected = (row: RosterRow): boolean =>
  row.table.header.mapping[roomField(row)] !== undefined && !saysNothing(textOf(row, roomField(row)))

function telephonesOf(row: RosterRow): { phones: string[]; warned: Warned[] } {
  const phones: string[] = []
  const warned: Warned[] = []
  for (const field of ['phone', 'phone2'] as const) {
    const cell = cellOf(row, field)
    const read = brokenKind(cell)
      ? { phones: [], problems: [{ why: 'telephone-unreadable' as const, said: cell.text }] }
      : readTelephones(cell.text)
    phones.push(...read.phones)
    warned.push(...linesAt(row, field, read.problems))
  }
  return { phones: [...new Set(phones)], warned }
}

/** The remark without what may not come in by a list. */
function noteOf(row: RosterRow): { kept?: string; warned: Warned[] } {
  const { kept, leftOut, tooLong } = readNote(textOf(row, 'note'))
  const found = leftOut.map((said): Found<Warning> => ({ why: 'note-sensitive', said: short(said) }))
  if (tooLong) found.push({ why: 'note-too-long' })
  return { ...(kept !== undefined && { kept }), warned: linesAt(row, 'note', found) }
}
