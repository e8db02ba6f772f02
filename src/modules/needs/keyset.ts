import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import type { Paging } from '#base/keyset.ts'
import { readNumber } from './number.ts'

/** A way to order needs `n`: by a moment, up or down, and by number where moments are equal. */
export type Order = { column: 'n.submitted_at' | 'n.due_at'; descending: boolean }

/** At most `limit` needs `n` of a query, from where the page begins, in the order they are read. */
export async function pageRows<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  { column, descending }: Order,
  { limit, ...paging }: Paging & { limit: number },
) {
  const down = descending !== Boolean(paging.before)
  const way = down ? 'desc' : 'asc'
  const rows = await query
    .where(beyond(column, down ? '<' : '>', paging))
    .orderBy(sql.ref(column), way)
    .orderBy(sql.ref('n.year'), way)
    .orderBy(sql.ref('n.seq'), way)
    .limit(limit)
    .execute()
  return paging.before ? rows.reverse() : rows
}

/** Rows on the far side of the cursor; all of them without one. */
function beyond(column: Order['column'], side: '<' | '>', { after, before }: Paging): RawBuilder<boolean> {
  const cursor = before ?? after
  const number = readNumber(cursor?.key)
  if (!cursor || !number) return sql`true`
  return sql`(${sql.ref(column)}, n.year, n.seq) ${sql.raw(side)} (${cursor.at}, ${number.year}, ${number.seq})`
}
