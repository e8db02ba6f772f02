import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Sheet } from '#base/sheet.ts'
import * as limits from './limits.ts'
import type { ReadRefusal } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { sniff } from './sniff.ts'
import { legible } from './well-formed.ts'

/**
 * The sheets of a file somebody sent: XLSX, or separated text in UTF-8, UTF-16 or GB18030. What it is, is told from its
 * bytes; its name only names the sheet of a CSV. Texts are as shown (dates as 'YYYY-MM-DD', long numbers with all their
 * digits), merged ranges are filled from their first cell. Hidden sheets are read and marked.
 */
export async function readSheets(bytes: Buffer, fileName: string): Promise<Outcome<Sheet[], ReadRefusal>> {
  if (bytes.length > limits.fileBytes) return refused('too-big')
  const kind = sniff(bytes)
  if (kind !== 'packed' && kind !== 'text') return refused(kind)
  const read = kind === 'packed' ? await readXlsx(bytes) : readCsv(bytes, sheetName(fileName))
  if (!read.done) return read
  const rows = read.value.reduce((total, sheet) => total + sheet.rows.length, 0)
  return rows > limits.rowCount ? refused('too-many-rows') : done(read.value)
}

const sheetName = (fileName: string): string =>
  legible(fileName)
    .replace(/^.*[\\/]/s, '')
    .replace(/\.[^.]{1,5}$/, '')
