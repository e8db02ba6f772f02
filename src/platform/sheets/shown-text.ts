import { formatValue, type Cell as BookCell, type CellValue } from 'hucre'
import type { Cell } from '#base/sheet.ts'
import { legible } from './well-formed.ts'

/** All empty cells are this one. */
export const blank: Cell = Object.freeze({ text: '' })

/**
 * A value of the reader as a person sees it in the office program, except that long numbers keep all their digits.
 * `detail` is given where there is more to know than the value.
 */
export function shownCell(value: CellValue, detail?: BookCell): Cell {
  const cell = cellOf(value, detail)
  const text = legible(cell.text)
  return text === cell.text ? cell : { ...cell, text }
}

function cellOf(value: CellValue, detail: BookCell | undefined): Cell {
  if (detail?.type === 'error') return { text: String(value), kind: 'error' }
  if (value === null) return detail?.formula === undefined ? blank : { text: '', kind: 'formula' }
  return typeof value === 'number' ? shownNumber(value, detail) : shownText(value)
}

function shownText(value: string | boolean | Date): Cell {
  if (value instanceof Date) return { text: shownDate(value), kind: 'date' }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  return { text: value.replaceAll('\r\n', '\n').replaceAll('\r', '\n') }
}

/** '2024-10-08', with the time when there is one; a time alone is '13:30'. */
function shownDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  const time = iso.slice(11, 16)
  if (date.getUTCFullYear() < 1900) return time
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/**
 * A whole number is shown plainly (13800000000 even where the column shows 1.38E+10), unless its format adds something
 * that is read with it: leading zeros (0502), strokes (138-0000-0000) or words (3号楼).
 */
function shownNumber(value: number, detail?: BookCell): Cell {
  const mask = plainMask(detail?.style?.numFmt ?? '')
  return { text: Number.isInteger(value) ? shownInteger(value, mask) : shownFraction(value, mask), kind: 'number' }
}

const shownInteger = (value: number, mask: string): string =>
  addsSomething(mask) ? formatValue(value, mask) : value.toFixed(0)

const shownFraction = (value: number, mask: string): string =>
  /^[0#,.% ]+$/.test(mask) ? formatValue(value, mask) : String(Number(value.toPrecision(15)))

/** The first section without colours, conditions and languages; `General` is written as a plain digit. */
const plainMask = (format: string): string =>
  (format.split(';')[0] ?? '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
    .replace(/general/gi, '0')

function addsSomething(mask: string): boolean {
  if (/[eE%,.]/.test(mask.replace(/"[^"]*"/g, ''))) return false
  return /^0{2,}$/.test(mask.trim()) || /["\\\-\u4e00-\u9fff]/.test(mask)
}
