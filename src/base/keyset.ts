/**
 * A row's place in a list that goes by time; the key decides between rows of one moment. The key is a name everybody may
 * know (「2024-0312」), and the id only of a record that is called nothing else and has its public page under it.
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

/** Which page of a list: the one behind a row, the one before it, or the first. */
export type Paging<At = Cursor> = { after?: At | null; before?: At | null }

/** The page an address asks for with `after` or `before`. */
export const readPaging = (query: Record<string, string>): Paging => ({
  after: readCursor(query['after']),
  before: readCursor(query['before']),
})

/** A page of a list, with the cursors of its neighbours where there are any. */
export type Page<Row, At = Cursor> = { rows: Row[]; previous: At | null; next: At | null }

/** The page in rows that were found for it: in the order they are read, and one more than `size` if there are more. */
export function pageOf<Row, At = Cursor>(
  found: readonly Row[],
  { after, before, size }: Paging<At> & { size: number },
  cursorOf: (row: Row) => At,
): Page<Row, At> {
  const more = found.length > size
  const rows = before ? found.slice(-size) : found.slice(0, size)
  const cursor = (row: Row | undefined): At | null => (row === undefined ? null : cursorOf(row))
  const hasPrevious = before ? more : Boolean(after)
  const hasNext = before ? true : more
  return { rows, previous: hasPrevious ? cursor(rows[0]) : null, next: hasNext ? cursor(rows.at(-1)) : null }
}
