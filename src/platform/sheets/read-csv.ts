import { parseCsv } from 'hucre/csv'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Cell, Sheet } from '#base/sheet.ts'
import { unguarded } from './csv-guard.ts'
import { decodeText } from './decode-text.ts'
import * as limits from './limits.ts'
import type { ReadRefusal } from './limits.ts'
import { legible } from './well-formed.ts'

/** One sheet from separated text in UTF-8, UTF-16 or GB18030; commas, semicolons, tabs and bars are told apart by themselves. */
export function readCsv(bytes: Buffer, name: string): Outcome<Sheet[], ReadRefusal> {
  const text = decodeText(bytes)
  if (text === undefined || text.trim() === '') return refused('not-a-spreadsheet')
  const markup = markupKind(text)
  if (markup) return refused(markup)
  const { body, delimiter } = separator(text.replace(/\u001a$/, ''))
  const rows = parseCsv(body, delimiter === undefined ? {} : { delimiter })
  if (rows.some((row) => row.some((value) => swallowed(String(value ?? ''))))) return refused('damaged')
  return done([{ name, rows: rows.map((row) => row.map((value) => csvCell(String(value ?? '')))) }])
}

/** Web pages and the XML workbooks of 2003 are often saved under a spreadsheet's name. */
function markupKind(text: string): ReadRefusal | undefined {
  if (!text.trimStart().startsWith('<')) return undefined
  return text.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'old-xls' : 'not-a-spreadsheet'
}

/** The first line may name the separator, as some office programs write it. */
function separator(text: string): { body: string; delimiter?: string } {
  const found = /^\ufeff?sep=(.)\r?\n/.exec(text)
  return found?.[1] === undefined ? { body: text } : { body: text.slice(found[0].length), delimiter: found[1] }
}

/** A quotation mark that is never closed swallows the rows after it: better no answer than half of one. */
const swallowed = (text: string): boolean => text.length > limits.cellText || text.split('\n').length > 30

/** `="021…"` is how some programs keep a number as text in a CSV. */
function csvCell(text: string): Cell {
  const kept = /^="(.*)"$/s.exec(text)
  return { text: legible(kept?.[1] ?? unguarded(text)) }
}
