import { sql, type RawBuilder } from 'kysely'

/** Where a page of a list begins or ends: a moment and a number. Never an id, which would open a receipt. */
export type Cursor = { at: Date; year: number; seq: number }

/** Which page: after or before a row, or the first. */
export type Paging = { after?: Cursor | undefined; before?: Cursor | undefined }

/** 「1729731600000-2024-312」, for an address. */
export const writeCursor = ({ at, year, seq }: Cursor): string => `${at.getTime()}-${year}-${seq}`

/** Reads what `writeCursor` wrote; undefined for anything else, which is the first page. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const match = /^(\d{12,14})-(\d{4})-(\d{1,7})$/.exec(text ?? '')
  return match ? { at: new Date(Number(match[1])), year: Number(match[2]), seq: Number(match[3]) } : undefined
}

/** A way to order a list: by a moment, up or down, and by number where moments are equal. */
export type Order = { column: 'n.submitted_at' | 'n.due_at'; descending: boolean }

/** The condition and order of one page. `limit` is one more than shown, to know whether there is another page. */
export function pageQuery({ column, descending }: Order, { after, before }: Paging, size: number) {
  const backwards = before !== undefined
  const down = descending !== backwards
  const cursor = before ?? after
  const direction = sql.raw(down ? 'desc' : 'asc')
  const beyond: RawBuilder<boolean> | undefined =
    cursor &&
    sql<boolean>`(${sql.ref(column)}, n.year, n.seq) ${sql.raw(down ? '<' : '>')} (${cursor.at}, ${cursor.year}, ${cursor.seq})`
  return {
    beyond,
    order: [sql`${sql.ref(column)} ${direction}`, sql`n.year ${direction}`, sql`n.seq ${direction}`] as const,
    limit: size + 1,
  }
}

export type Page<Row> = { rows: Row[]; next?: Cursor | undefined; previous?: Cursor | undefined }

/** The rows as a page shows them, with the cursors of its neighbours. */
export function pageOf<Row>(
  found: Row[],
  paging: Paging & { size: number },
  cursorOf: (row: Row) => Cursor,
): Page<Row> {
  const more = found.length > paging.size
  const shown = found.slice(0, paging.size)
  const rows = paging.before ? shown.reverse() : shown
  const [first, last] = [rows[0], rows.at(-1)]
  const hasPrevious = paging.before ? more : paging.after !== undefined
  const hasNext = paging.before ? true : more
  return {
    rows,
    previous: hasPrevious && first ? cursorOf(first) : undefined,
    next: hasNext && last ? cursorOf(last) : undefined,
  }
}

/** An address with its filters; empty ones are left out, a cursor only if there is one. */
export function listHref(path: string, filters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
