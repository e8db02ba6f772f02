import type { ReadRefusal } from './limits.ts'

const starts = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex

/** What the bytes are, whatever the file is called: a packed workbook, text that may be a CSV, or a reason not to read. */
export function sniff(bytes: Buffer): 'packed' | 'text' | ReadRefusal {
  if (starts(bytes, '504b0304')) return 'packed'
  if (starts(bytes, 'd0cf11e0a1b11ae1')) return inCompoundFile(bytes)
  if (starts(bytes, '0908') || starts(bytes, '0904')) return 'old-xls'
  if (starts(bytes, '25504446') || starts(bytes, '7b5c727466')) return 'not-a-spreadsheet'
  return 'text'
}

/** The container of the older office programs also holds encrypted workbooks of the newer ones. */
function inCompoundFile(bytes: Buffer): ReadRefusal {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return 'encrypted'
  return holds('Workbook') || holds('Book') ? 'old-xls' : 'not-a-spreadsheet'
}
