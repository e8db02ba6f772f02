/**
 * A row's place in a list that goes by time, newest first; the key decides between rows of one moment. The key is a name
 * everybody may know (「2024-0312」), never the id of a record.
 */
export type Cursor = { at: Date; key: string }

/** The cursor as it stands in an address. */
export const writeCursor = ({ at, key }: Cursor): string => `${at.getTime()}.${key}`

const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/** The cursor out of an address; null for anything else, which shows the first page. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, ms = '', key = ''] = /^(\d{12,13})\.([\w-]{1,40})$/.exec(text ?? '') ?? []
  const at = Number(ms)
  return at >= earliest && at <= latest ? { at: new Date(at), key } : null
}
