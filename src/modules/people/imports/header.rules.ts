import { columnName, type Cell } from '#base/sheet.ts'
import {
  isDoorplate,
  isField,
  isHouseholder,
  labelOf,
  meaningOf,
  type Field,
  type LeftOutWhy,
  type Mapping,
} from './fields.rules.ts'
import { readAddress, readBuilding } from './address.rules.ts'
import { readName } from './names.rules.ts'
import { short } from './text.rules.ts'

type Rows = readonly (readonly Cell[])[]

/** A column that is not taken, with its letter, what stands over it, and why. */
export interface LeftOut {
  /** Counted from 0. */
  at: number
  column: string
  header: string
  why: LeftOutWhy
}

/** Where the header was found and what its columns are; a person confirms or changes it. `confidence` is 0…1. */
export interface Header {
  /** First and last row of the header, counted from 0. */
  first: number
  last: number
  labels: string[]
  mapping: Mapping
  leftOut: LeftOut[]
  confidence: number
}

/** The header of a sheet, looked for in its first 40 rows, in one row or in two; undefined when none looks like one. */
export function findHeader(rows: Rows): Header | undefined {
  let best: { score: number; header: Header } | undefined
  for (let first = 0; first < Math.min(rows.length, 40); first++) {
    for (const last of isHeaderToo(rows, first) ? [first, first + 1] : [first]) {
      const header = headerAt(rows, first, last)
      const score = scoreOf(header)
      if (score > (best?.score ?? 0)) best = { score, header }
    }
  }
  return best && { ...best.header, confidence: confidenceOf(rows, best.header) }
}

/** The header made of these rows, whatever they say: for a person who points at it. */
export function headerAt(rows: Rows, first: number, last = first): Header {
  const labels = labelsOf(rows, first, last)
  const mapping = mappingOf(labels)
  return { first, last, labels, mapping, leftOut: columnsLeftOut(labels, mapping), confidence: 0 }
}

/** A header in two rows: both hold header words of their own, and the lower one nothing else but what was merged into it. */
function isHeaderToo(rows: Rows, first: number): boolean {
  const upper = wordsOf(rows[first] ?? [])
  const lower = wordsOf(rows[first + 1] ?? [])
  return upper.known >= 1 && upper.own >= 2 && lower.known >= 2 && lower.known === lower.own
}

function wordsOf(row: readonly Cell[]): { own: number; known: number } {
  const own = row.filter((cell) => !cell.merged && cell.text.trim() !== '')
  return { own: own.length, known: own.filter((cell) => meaningOf(labelOf(cell.text)) !== undefined).length }
}

/** The lower word if it says something, else the upper one: 住址 over 楼 and 室 gives 楼 and 室. */
function labelsOf(rows: Rows, first: number, last: number): string[] {
  const upper = rows[first] ?? []
  const lower = rows[last] ?? []
  const wide = Math.max(upper.length, lower.length)
  return Array.from({ length: wide }, (_, at) => {
    const low = lower[at]?.text.trim() ?? ''
    const high = upper[at]?.text.trim() ?? ''
    return low === '' || (meaningOf(labelOf(low)) === undefined && meaningOf(labelOf(high)) !== undefined) ? high : low
  })
}

function mappingOf(texts: readonly string[]): Mapping {
  const labels = texts.map(labelOf)
  const mapping: Mapping = {}
  const plainName = labels.some((label) => meaningOf(label) === 'name' && !isHouseholder(label))
  const otherRoom = labels.some((label) => meaningOf(label) === 'room' && !isDoorplate(label))
  let others = false
  labels.forEach((label, at) => {
    const field = roleOf(label, plainName, otherRoom)
    others = field === 'name' ? mapping.name !== undefined : others || isOtherPerson(label)
    if (field && !(others && (field === 'phone' || field === 'phone2'))) claim(mapping, field, at)
  })
  return mapping
}

function roleOf(label: string, plainName: boolean, otherRoom: boolean): Field | undefined {
  if (plainName && isHouseholder(label)) return undefined
  if (otherRoom && isDoorplate(label)) return 'building'
  const meaning = meaningOf(label)
  return isField(meaning) ? meaning : undefined
}

/** The first column of a kind has it; a second telephone is the second telephone. */
function claim(mapping: Mapping, field: Field, at: number): void {
  if (mapping[field] === undefined) mapping[field] = at
  else if (field === 'phone') mapping.phone2 ??= at
}

/** Whose telephone follows: 配偶姓名 电话, 紧急联系人 电话 are not the resident's. */
const isOtherPerson = (label: string): boolean =>
  /^(配偶|子女|家属|监护人|紧急联系人|家庭成员|房东|联系人)(姓名|名)?$/.test(label)

/** The columns that a mapping does not take, each with the reason. Empty columns without a header are not mentioned. */
export function columnsLeftOut(texts: readonly string[], mapping: Mapping): LeftOut[] {
  const taken = new Set(Object.values(mapping))
  return texts.flatMap((text, at) => {
    if (taken.has(at) || text.trim() === '') return []
    return [{ at, column: columnName(at), header: short(text), why: reason(labelOf(text)) }]
  })
}

function reason(label: string): LeftOutWhy {
  if (isHouseholder(label)) return 'family'
  const meaning = meaningOf(label)
  if (isField(meaning)) return 'second-of-its-kind'
  return meaning ?? 'unknown'
}

/** Fields count double; without a name and something to find the person by it is no header. */
function scoreOf({ mapping, leftOut, labels }: Header): number {
  const texts = new Set(labels.filter((label) => label !== ''))
  const found = Object.keys(mapping).length
  const reachable = ['phone', 'building', 'room', 'address', 'compound'].some((field) => field in mapping)
  if (mapping.name === undefined || !reachable || texts.size < 2) return 0
  const known = leftOut.filter((column) => column.why !== 'unknown').length
  return found * 2 + known - (leftOut.length - known) / 2
}

/** How much of the first rows below looks like what the header promises: names half, places half. */
function confidenceOf(rows: Rows, header: Header): number {
  const below = rows
    .slice(header.last + 1, header.last + 51)
    .filter((row) => row.some((cell) => cell.text.trim() !== ''))
  const { name, room, address, building } = header.mapping
  const names = share(below, name, (text) => readName(text).done)
  const place = room ?? address
  const places =
    place === undefined
      ? share(below, building, (text) => readBuilding(text).building !== undefined) / 2
      : share(below, place, (text) => readAddress(text) !== undefined)
  return Math.round((0.2 + 0.4 * names + 0.4 * places) * 100) / 100
}

function share(rows: Rows, column: number | undefined, fits: (text: string) => boolean): number {
  const texts =
    column === undefined ? [] : rows.map((row) => row[column]?.text ?? '').filter((text) => text.trim() !== '')
  return texts.length === 0 ? 0 : texts.filter(fits).length / texts.length
}
