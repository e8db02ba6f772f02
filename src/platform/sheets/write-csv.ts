import type { ColumnOut, RowOut } from '#base/sheet.ts'
import { guarded } from './csv-guard.ts'

/**
 * A CSV the office programs open rightly: UTF-8 with its mark (without it Chinese is garbled), CRLF, quoted where needed.
 * Texts that would be taken for a formula are guarded; `readSheets` takes the guard off again.
 */
export function writeCsv(columns: readonly ColumnOut[], rows: readonly RowOut[]): Buffer {
  const header = columns.map((column) => quoted(guarded(column.header))).join(',')
  const lines = rows.map((row) => columns.map((column) => cell(row[column.key])).join(','))
  return Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`, 'utf8')
}

function cell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value)
  return quoted(guarded(value ?? ''))
}

const quoted = (text: string): string => (/[",;\r\n\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
