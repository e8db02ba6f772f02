import { cellName, type Cell } from '#base/sheet.ts'
import { readAddress, readBuilding } from './address.rules.ts'
import { labelOf, type Field } from './fields.rules.ts'
import type { Warned, Warning, Where } from './lines.rules.ts'
import type { RosterTable } from './tables.rules.ts'
import { readTelephones } from './telephones.rules.ts'
import { compact, short } from './text.rules.ts'
import { readTitle, type PlaceHint } from './titles.rules.ts'

/** A row that tells of a person; `section` is the line between rows that it stands under. */
export interface RosterRow {
  table: RosterTable
  /** Counted from 0. */
  at: number
  section?: PlaceHint
}

/** How many persons or homes a line of totals claims. */
export interface Stated {
  persons?: number
  homes?: number
  line: Warned
}

/** The rows below a header: those with a person, and a line for each of the others. */
export interface RowsRead {
  people: RosterRow[]
  others: Warned[]
  stated: Stated[]
}

const none: Cell = { text: '' }

/** The cell of a field. What was merged into it from the left belongs to the column on the left. */
export function cellOf({ table: { rows, header }, at }: RosterRow, field: Field): Cell {
  const cellAt = (row: number, column: number): Cell => rows[row]?.[column] ?? none
  const column = header.mapping[field] ?? -1
  const cell = cellAt(at, column)
  const fromLeft = cell.merged && cellAt(at, column - 1).text === cell.text && cellAt(at - 1, column).text !== cell.text
  return fromLeft ? none : cell
}

export const textOf = (row: RosterRow, field: Field): string => cellOf(row, field).text.trim()

/** Where the cell of a field stands; a field without a column is the row's first cell. */
export const whereIs = ({ table, at }: RosterRow, field: Field): Where => ({
  sheet: table.sheet,
  row: at + 1,
  cell: cellName(at, table.header.mapping[field] ?? 0),
})

/** Sorts the rows of a table. Nothing is passed over: each row is a person's or has a line saying what it is. */
export function readRows(table: RosterTable): RowsRead {
  const read: RowsRead = { people: [], others: [], stated: [] }
  let section: PlaceHint | undefined
  for (let at = table.header.last + 1; at < table.rows.length; at++) {
    const row: RosterRow = { table, at, ...(section && { section }) }
    const kind = kindOf(row)
    if (kind === undefined) {
      read.people.push(row)
      continue
    }
    if (kind.why === 'section-row') section = below(table.place, readTitle(kind.said))
    // Beside the first list, the same rows were told of already.
    if (table.part > 0) continue
    const line = { ...whereOf(row), ...kind }
    read.others.push(line)
    if (kind.why === 'total-row') read.stated.push(statedIn(table.rows[at] ?? [], line))
  }
  return read
}

/** A heading between rows stands under the title of the sheet. */
const below = (title: PlaceHint | undefined, heading: PlaceHint | undefined): PlaceHint => ({
  ...title,
  ...heading,
  from: [title?.from, heading?.from].filter(Boolean).join(' '),
})

const own = (row: RosterRow): Cell[] =>
  (row.table.rows[row.at] ?? []).filter((cell) => !cell.merged && cell.text.trim() !== '')

function whereOf(row: RosterRow): Where {
  const first = (row.table.rows[row.at] ?? []).findIndex((cell) => cell.text.trim() !== '')
  return { sheet: row.table.sheet, row: row.at + 1, cell: cellName(row.at, Math.max(first, 0)) }
}

const totals =
  /^(本[页楼幢栋])?(合计|总计|小计|共计|累计|总数|总人数|总户数|total|subtotal|sum)([:：\d].*)?$|^共\d+[人户]/i
const notes = /^(注|备注|说明|填表|制表|填报|审核|统计|填写|负责|打印)(人|日期|时间|单位|说明)?[:：]/
const empty = /^(空关|空置|空房|空户|空|无人|无人居住|无人住)$/

/** What a row is that holds no person; undefined when it holds one. The first that fits counts. */
function kindOf(row: RosterRow): { why: Warning; said: string } | undefined {
  const cells = own(row)
  const first = cells[0]?.text.trim() ?? ''
  const kinds: [Warning, boolean][] = [
    ['empty-row', cells.length === 0],
    ['total-row', isTotals(row, first)],
    ['header-again', isHeaderAgain(row)],
    ['note-row', notes.test(compact(first)) || (cells.length === 1 && isRemark(first))],
    ['section-row', cells.length === 1 && isSection(row, first)],
    ['empty-row', tellsNothing(row)],
    ['nobody-there', empty.test(compact(textOf(row, 'name')))],
  ]
  const why = kinds.find(([, fits]) => fits)?.[0]
  return why && { why, said: short(cells.map((cell) => cell.text).join(' ')) }
}

/** Nothing in the columns that matter; beside the first list, places that belong to it do not count. */
function tellsNothing(row: RosterRow): boolean {
  const own = row.table.part > 0 ? personal.slice(0, 3) : personal
  return own.every((field) => cellOf(row, field).merged || textOf(row, field) === '')
}

const personal: readonly Field[] = ['name', 'phone', 'phone2', 'building', 'unit', 'room', 'address']

/** The word of a total stands first, or where the name would. */
const isTotals = (row: RosterRow, first: string): boolean =>
  totals.test(compact(first)) || totals.test(compact(textOf(row, 'name')))

/** Headers are repeated where a page ends. */
function isHeaderAgain(row: RosterRow): boolean {
  const { mapping, labels } = row.table.header
  const columns = Object.values(mapping)
  const same = columns.filter(
    (column) => labelOf(row.table.rows[row.at]?.[column]?.text ?? '') === labelOf(labels[column] ?? ''),
  )
  return same.length >= 2 && same.length >= columns.length / 2
}

/** One text alone in its row, too long for a name, and neither a place nor a telephone. */
const isRemark = (text: string): boolean =>
  Array.from(text).length > 8 && readTelephones(text).phones.length === 0 && !readAddress(text) && !isPlaceTitle(text)

const isPlaceTitle = (text: string): boolean => readTitle(text)?.building !== undefined

/** 3号楼 alone in its row is a heading for the rows below. */
function isSection(row: RosterRow, text: string): boolean {
  const name = textOf(row, 'name')
  if (name !== '' && name !== text) return false
  return isPlaceTitle(text) && readBuilding(text).room === undefined
}

function statedIn(cells: readonly Cell[], line: Warned): Stated {
  const text = cells
    .filter((cell) => !cell.merged)
    .map((cell) => compact(short(cell.text)))
    .join(' ')
    .slice(0, 400)
  if (!/合计|总计|共计|共\d|total/i.test(text) || /小计|subtotal/i.test(text)) return { line }
  const persons = /(\d+)(?:人|位|名)/.exec(text)?.[1]
  const homes = /(\d+)户/.exec(text)?.[1]
  return { line, ...(persons && { persons: Number(persons) }), ...(homes && { homes: Number(homes) }) }
}
